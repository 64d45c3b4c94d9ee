import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toCsv } from './csv.ts'

/** A reader of its own, by the grammar of RFC 4180. */
function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 1
  while (at < text.length) {
    const quoted = /"((?:[^"]|"")*)"/y
    const plain = /[^",\r\n]*/y
    quoted.lastIndex = at
    plain.lastIndex = at
    const found = text[at] === '"' ? quoted.exec(text) : plain.exec(text)
    if (found === null) throw new Error(`No cell at ${at}.`)
    at += found[0].length
    row.push(found[1] === undefined ? found[0] : found[1].replaceAll('""', '"'))
    if (text[at] === ',') at += 1
    else if (text.startsWith('\r\n', at)) {
      at += 2
      rows.push(row)
      row = []
    } else throw new Error(`Neither a comma nor an end of line at ${at}.`)
    if (row.length > 0 && at === text.length) throw new Error('The last line has no end.')
  }
  return rows
}

const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', "'", ';', '|', '＝', '한', 'a') }),
)

test('whatever stands in a cell is read again as it was, but that nothing begins as a formula does', () => {
  fc.assert(
    fc.property(fc.array(fc.array(nasty, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 }), (rows) => {
      const read = readCsv(toCsv(rows))
      expect(read.map((row) => row.length)).toEqual(rows.map((row) => row.length))
      read.flat().forEach((text, index) => {
        const given = rows.flat()[index] ?? ''
        expect(text).not.toMatch(/^[=+\-@＝＋－＠\t\r\n]/)
        expect([given, `'${given}`]).toContain(text)
        expect(text === given).toBe(!/^[=+\-@＝＋－＠\t\r\n]/.test(given))
      })
    }),
  )
})

test.each([
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['+1', "'+1"],
  ['-2', "'-2"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'\tx"],
  ['\rx', `"'\rx"`],
  ['orders', 'orders'],
  ['a,b', '"a,b"'],
])('%j becomes %j', (given, written) => {
  expect(toCsv([[given]])).toBe(`\uFEFF${written}\r\n`)
})
