import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Fault } from '#emulator/faults.ts'
import { usualQuirks } from '#emulator/quirks.ts'
import { readSources, root } from './sources.ts'

const readme = readFileSync(join(root, 'README.md'), 'utf8')
const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** Text between backticks, outside code blocks. */
const quoted = [...readme.replaceAll(/```[\s\S]*?```/g, '').matchAll(/`([^`\n]+)`/g)].map(([, text = '']) => text)

const rowsOf = (heading: string) =>
  (readme.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| threat') && !line.startsWith('|---'))

test('every path that the README names exists', () => {
  const paths = quoted.filter((text) => /^(?:src|e2e|public|\.github)\b/.test(text))
  const pictures = [...readme.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, path = '']) => path)
  expect(paths.length).toBeGreaterThan(20)
  expect([...paths, ...pictures].filter((path) => !existsSync(join(root, path)))).toEqual([])
})

test('every command that the README names exists, and each command is named', () => {
  const named = new Set(
    [...readme.matchAll(/npm (?:run )?(start|test|[\w:]+)/g)]
      .map(([, name = '']) => name)
      .filter((name) => name !== 'ci' && name !== 'run'),
  )
  expect([...named].filter((name) => scripts[name] === undefined)).toEqual([])
  expect(Object.keys(scripts).filter((name) => !name.includes(':') && !named.has(name))).toEqual([])
})

test('every variable that the host reads is in the README', () => {
  const read = readSources('src/host').flatMap(({ path, text }) =>
    path.endsWith('.test.ts')
      ? []
      : [...text.matchAll(/'((?:SCP|EMULATOR|FLEET|LOG|PUBLIC|TRUSTED|DATA|DATABASE|SEAL|PW)_[A-Z_]+|PORT|HOST)'/g)].map(
          ([, name = '']) => name,
        ),
  )
  expect(read.length).toBeGreaterThan(10)
  expect([...new Set(read)].filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
})

test('the README of the emulator knows every fault, every quirk and every route of the admin side, and its files exist', () => {
  const emulator = readFileSync(join(root, 'src/emulator/README.md'), 'utf8')
  const faults = Fault.options.map(({ shape }) => `| \`${shape.kind.value}\` |`)
  const quirks = Object.entries(usualQuirks).map(([name, usual]) => `| \`${name}\` | \`${usual}\` |`)
  const routes = [...readFileSync(join(root, 'src/emulator/admin.ts'), 'utf8').matchAll(/\/admin\/accounts\/:key\/(\w+)/g)].map(
    ([, part = '']) => `/${part}`,
  )
  expect(routes.length).toBeGreaterThan(3)
  expect([...faults, ...quirks, ...routes].filter((text) => !emulator.includes(text))).toEqual([])
  const files = [...emulator.matchAll(/`((?:[\w-]+\/)*[\w-]+\.ts)`/g)].map(([, path = '']) =>
    path.startsWith('src/') ? path : `src/emulator/${path}`,
  )
  expect(files.length).toBeGreaterThan(8)
  expect(files.filter((path) => !existsSync(join(root, path)))).toEqual([])
})

test('every threat has a test by name, and each named test exists', () => {
  const rows = rowsOf('Security')
  expect(rows.length).toBeGreaterThanOrEqual(15)
  const missing = rows.flatMap((row) => {
    const proofs = [...row.matchAll(/`((?:src|e2e)\/[^`]+)`((?: "[^"]+",?)+)/g)]
    if (proofs.length === 0) return [`no proof: ${row}`]
    return proofs.flatMap(([, file = '', names = '']) => {
      const text = existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : ''
      return [...names.matchAll(/"([^"]+)"/g)]
        .map(([, name = '']) => name)
        .filter((name) => !text.includes(name))
        .map((name) => `${file}: ${name}`)
    })
  })
  expect(missing).toEqual([])
})
