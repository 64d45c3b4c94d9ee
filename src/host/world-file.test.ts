import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openWorldFile, worldPath, type WorldFile } from './world-file.ts'

let folder = ''
let path = ''
let open: WorldFile[] = []
let said: string[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'world-file-'))
  path = worldPath(join(folder, 'data'), 'DEMOACCESSKEY0000001', 'believable')
  said = []
})
afterEach(() => {
  for (const file of open) file.close()
  open = []
  rmSync(folder, { recursive: true, force: true })
})

function opened(): WorldFile {
  const file = openWorldFile(path, (sentence) => void said.push(sentence))
  open.push(file)
  return file
}

/** As a process that has ended. */
function closed(): void {
  for (const file of open) file.close()
  open = []
}

const asides = () => readdirSync(join(folder, 'data')).filter((name) => name.includes('.aside-') && name.endsWith('.db'))

test('what was kept is there the next time, in its order', () => {
  const first = opened()
  expect(first.lines()).toEqual([])
  for (const line of ['one', '한 줄', '"three"\n']) first.append(line)
  closed()
  const second = opened()
  expect(second.lines()).toEqual(['one', '한 줄', '"three"\n'])
  second.append('four')
  expect(second.lines()).toHaveLength(4)
  expect(said).toEqual([])
})

test('file and folder are for this user alone', () => {
  opened().append('one')
  expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700)
  for (const name of readdirSync(join(folder, 'data')))
    expect([name, statSync(join(folder, 'data', name)).mode & 0o777]).toEqual([name, 0o600])
})

test('another key and another fleet have files of their own, and no key is in a name', () => {
  const paths = [
    path,
    worldPath(join(folder, 'data'), 'ANOTHERKEY', 'believable'),
    worldPath(join(folder, 'data'), 'DEMOACCESSKEY0000001', 5),
  ]
  expect(new Set(paths).size).toBe(3)
  expect(paths.join()).not.toContain('KEY')
})

test('a second process is told, and nothing is set aside', () => {
  opened().append('one')
  expect(() => opened()).toThrow(
    `The demo cloud in ${path} is in use by another process: end it, or give this one a folder of its own with DATA_DIR.`,
  )
  expect(asides()).toEqual([])
  closed()
  expect(opened().lines()).toEqual(['one'])
})

test('a file in place of the folder is told', () => {
  writeFileSync(join(folder, 'data'), '')
  expect(() => opened()).toThrow(`${join(folder, 'data')} is no folder: choose another one with DATA_DIR.`)
})

test.each([
  ['no database at all', () => writeFileSync(path, 'x'.repeat(5000)), 'file is not a database'],
  ['a damaged one', () => damage(path), 'It is damaged.'],
  [
    'one of another program',
    () => {
      rmSync(path)
      const other = new DatabaseSync(path)
      other.exec('CREATE TABLE notes (text TEXT)')
      other.close()
    },
    'layout 0, this one has 1',
  ],
])('%s is set aside as it is, and a fresh one begins', (_, spoil, why) => {
  const file = opened()
  for (let index = 0; index < 200; index += 1) file.append(`line ${index} ${'x'.repeat(200)}`)
  closed()
  spoil()
  const spoilt = readFileSync(path)
  const fresh = opened()
  expect(fresh.lines()).toEqual([])
  fresh.append('fresh')
  const [aside = ''] = asides()
  expect(readFileSync(join(folder, 'data', aside)).equals(spoilt)).toBe(true)
  expect(said).toHaveLength(1)
  expect(said[0]).toContain(why)
  expect(said[0]).toContain(aside)
})

/** Noise in the middle of the file, behind its first page. */
function damage(file: string): void {
  const bytes = readFileSync(file)
  bytes.fill(0xa5, 4096 + 100)
  writeFileSync(file, bytes)
}

test('what its reader does not understand is set aside as well', () => {
  const file = opened()
  file.append('one')
  file.setAside('Line 1 is broken.')
  expect(file.lines()).toEqual([])
  file.append('two')
  expect(said).toEqual([
    expect.stringMatching(/could not be brought back\. Line 1 is broken\. It is now .*\.aside-.*\.db, and a fresh one begins\.$/),
  ])
  const old = new DatabaseSync(join(folder, 'data', asides()[0]!))
  expect(old.prepare('SELECT line FROM entries').all()).toEqual([{ line: 'one' }])
  old.close()
  closed()
  expect(opened().lines()).toEqual(['two'])
})

test('a file that cannot be written to throws for each line, and says so once', () => {
  const file = opened()
  file.append('one')
  file.close()
  open = []
  expect(() => file.append('two')).toThrow('not open')
  expect(() => file.append('three')).toThrow('not open')
  expect(said).toEqual([expect.stringContaining(`The demo cloud cannot write to ${path}`)])
  expect(opened().lines()).toEqual(['one'])
})

test('a file half of whose commit was written has not got it', () => {
  const whole = opened()
  whole.append('one')
  // A copy of the files as they are now, without an orderly end: what a kill leaves, with the last commit torn.
  const torn = join(folder, 'torn.db')
  writeFileSync(torn, readFileSync(path))
  const log = readFileSync(`${path}-wal`)
  whole.append('two')
  const longer = readFileSync(`${path}-wal`)
  expect(longer.length).toBeGreaterThan(log.length)
  writeFileSync(`${torn}-wal`, longer.subarray(0, longer.length - 100))
  const file = openWorldFile(torn, (sentence) => void said.push(sentence))
  open.push(file)
  expect(file.lines()).toEqual(['one'])
  expect(said).toEqual([])
})
