import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { root } from './guard.mjs'
import { whyInstall } from './install.mjs'

let folder: string
const packages = {
  '': { name: 'console' },
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/a/node_modules/@b/c': { version: '2.0.0', integrity: 'sha512-c' },
  'node_modules/for-another-machine': { version: '3.0.0', integrity: 'sha512-o', optional: true },
}

const write = (path: string, value: unknown) => {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), JSON.stringify(value))
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'install-'))
  write('package-lock.json', { packages })
})

afterEach(() => rmSync(folder, { recursive: true }))

function install(changes: Record<string, unknown> = {}): void {
  const { 'node_modules/for-another-machine': _, '': __, ...rest } = packages
  const installed = { ...rest, ...changes }
  write('node_modules/.package-lock.json', { packages: installed })
  for (const path of Object.keys(installed)) write(join(path, 'package.json'), {})
}

test('nothing installed, or an install that was cut off', () => {
  expect(whyInstall(folder)).toBe('no dependencies are installed yet')
  mkdirSync(join(folder, 'node_modules', 'a'), { recursive: true })
  expect(whyInstall(folder)).toBe('no dependencies are installed yet')
})

test('everything as locked; what is for another machine may be absent', () => {
  install()
  expect(whyInstall(folder)).toBeUndefined()
})

const here = { os: 'linux', cpu: 'x64', libc: 'glibc' }

test.each<[string, object, string | undefined]>([
  ['names no machine', {}, undefined],
  ['is for this one', { os: ['linux'], cpu: ['x64'], libc: ['glibc'] }, 'for-another-machine is missing'],
  ['is for this one, as a word', { os: 'linux', cpu: 'x64' }, 'for-another-machine is missing'],
  ['is for all but another one', { os: ['!win32'] }, 'for-another-machine is missing'],
  ['is for another system', { os: ['darwin'], cpu: ['x64'] }, undefined],
  ['is for all but this system', { os: ['!linux'] }, undefined],
  ['is for another processor', { os: ['linux'], cpu: ['arm64'] }, undefined],
  ['is for another C library', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }, undefined],
])('an optional package that is absent and %s', (_, machine, why) => {
  install()
  const optional = { ...packages['node_modules/for-another-machine'], ...machine }
  write('package-lock.json', { packages: { ...packages, 'node_modules/for-another-machine': optional } })
  expect(whyInstall(folder, here)).toBe(why)
})

test('the packages of this repository are complete on the machine that runs the tests', () => {
  expect(whyInstall(root)).toBeUndefined()
})

test('another version or other contents than the locked ones', () => {
  install({ 'node_modules/a': { version: '0.9.0', integrity: 'sha512-a' } })
  expect(whyInstall(folder)).toBe('a is not the locked one')
  install({ 'node_modules/a/node_modules/@b/c': { version: '2.0.0', integrity: 'sha512-x' } })
  expect(whyInstall(folder)).toBe('@b/c is not the locked one')
})

test('an optional package counts once it is there', () => {
  install({ 'node_modules/for-another-machine': { version: '2.9.0', integrity: 'sha512-o', optional: true } })
  expect(whyInstall(folder)).toBe('for-another-machine is not the locked one')
})

test('a package that was deleted by hand', () => {
  install()
  rmSync(join(folder, 'node_modules', 'a'), { recursive: true })
  expect(whyInstall(folder)).toBe('a is missing')
})

test('without a lock file it says how to get it back', () => {
  rmSync(join(folder, 'package-lock.json'))
  expect(() => whyInstall(folder)).toThrow('git checkout package-lock.json')
})
