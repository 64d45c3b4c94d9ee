import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseConf, printConf, printValue } from './postgresql-conf.ts'

const valueOf = (line: string) => parseConf(line).settings[0]?.value

test.each([
  ['max_connections = 200', '200'],
  ['max_connections=200# as agreed', '200'],
  ['  max_connections   200  ', '200'],
  ['search_path \'"$user", public\'', '"$user", public'],
  ["search_path'a'", 'a'],
  ["log_line_prefix = '%m [%p] '\t# with a blank at the end", '%m [%p] '],
  ["application_name = 'it''s \\'quoted\\' \\\\ \\101\\t.'", "it's 'quoted' \\ A\t."],
  ["cluster_name = '# no remark'", '# no remark'],
  ['shared_buffers = 128MB', '128MB'],
  ['seed = -0.5', '-0.5'],
  ['random_page_cost = .5e1', '.5e1'],
  ['file_mode = 0x1F', '0x1F'],
  ['TimeZone = Asia/Seoul', 'Asia/Seoul'],
  ['auto_explain.log_min_duration = 2s', '2s'],
  ['work_mem = 4MB\r', '4MB'],
  ['\uFEFFwork_mem = 4MB', '4MB'],
])('%s', (line, value) => {
  expect(parseConf(line)).toMatchObject({ settings: [{ line: 1, value }], untaken: [] })
})

test('remarks and empty lines are passed over; lines are counted as an editor counts them', () => {
  const conf = parseConf("# head\n\n   \t\n#work_mem = 1MB\nwork_mem = 4MB\nWORK_MEM = '8MB'\n")
  expect(conf.settings).toEqual([
    { line: 5, name: 'work_mem', value: '4MB' },
    { line: 6, name: 'WORK_MEM', value: '8MB' },
  ])
  expect(conf.untaken).toEqual([])
})

test.each([
  ["include 'more.conf'", 'include'],
  ["include_if_exists = 'more.conf'", 'include'],
  ['INCLUDE_DIR conf.d', 'include'],
  ['work_mem', 'syntax'],
  ['work_mem =', 'syntax'],
  ['work_mem = 4 MB', 'syntax'],
  // PostgreSQL takes a fraction with a unit in quotes only.
  ['work_mem = 1.5GB', 'syntax'],
  ["work_mem = '4MB", 'syntax'],
  ['= 4', 'syntax'],
  ['a.b.c = 4', 'syntax'],
  ['log_line_prefix = %m', 'syntax'],
  ['seed = .', 'syntax'],
  ['<html>', 'syntax'],
])('%s is not taken: %s', (text, why) => {
  expect(parseConf(`\n${text}`)).toEqual({ settings: [], untaken: [{ line: 2, text, why }] })
})

test('endless lines cost no time', () => {
  const started = performance.now()
  for (const filler of ['a', "''", '\\', ' ', '1', '=', "'", '.', '#'])
    parseConf(`x = ${filler.repeat(200_000)}!\nx = '${filler.repeat(4_000)}!`)
  expect(performance.now() - started).toBeLessThan(5_000)
})

test('is printed with as few quotes as PostgreSQL needs', () => {
  expect(['on', '200', '-1', '0.9', '1e+300', '128MB', 'read committed', '', "it's", '2 s'].map(printValue)).toEqual([
    'on',
    '200',
    '-1',
    '0.9',
    "'1e+300'",
    '128MB',
    "'read committed'",
    "''",
    "'it''s'",
    "'2 s'",
  ])
  expect(
    printConf(
      ['orders,\nnot default'],
      [
        { name: 'a', value: '1', remark: 'waits for a\nrestart' },
        { name: 'b', value: 'x y', off: true },
      ],
    ),
  ).toBe("# orders, not default\n\na = 1\t# waits for a restart\n#b = 'x y'\n")
})

test('a name that is none begins no line of its own', () => {
  const lines = ["x\narchive_command = 'rm'", 'include', 'a b', ''].map((name) => ({ name, value: "'\n" }))
  const text = printConf([], [...lines, ...lines.map((line) => ({ ...line, off: true }))])
  expect(parseConf(text)).toEqual({ settings: [], untaken: [] })
})

const names = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,20}(?:\.[A-Za-z_][A-Za-z0-9_]{0,20})?$/).filter((name) => !/^include/i.test(name))
// A value with a control character cannot be set, so that it never comes to be printed.
const values = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string(),
  fc.constantFrom('on', '1e300', "'", '\\', "\\'", '#', ' ', '.', '-', '\u2028', '\r\n'),
)

test('what is printed is read back as it was, whatever the values', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ name: names, value: values, remark: fc.string() })), fc.string(), (lines, head) => {
      const { settings, untaken } = parseConf(printConf([head], lines))
      expect(untaken).toEqual([])
      expect(settings.map(({ name, value }) => ({ name, value }))).toEqual(lines.map(({ name, value }) => ({ name, value })))
    }),
  )
})

test('any text is read without complaint, and each line of it is something or nothing', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const { settings, untaken } = parseConf(text)
      expect(settings.length + untaken.length).toBeLessThanOrEqual(text.split('\n').length)
      expect(valueOf(`x = ${printValue(text)}`)).toBe(text)
    }),
  )
})
