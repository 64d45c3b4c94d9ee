import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hashInputs, whyBuild } from './build.mjs'

let folder: string

const write = (path: string, text: string) => {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), text)
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'build-'))
  write('src/console/main.tsx', 'main')
  write('src/contract/errors.ts', 'errors')
  write('index.html', 'page')
})

afterEach(() => rmSync(folder, { recursive: true }))

function built(): void {
  write('dist/index.html', 'page')
  write('dist/.stamp', hashInputs(folder))
}

test('built once, it stays built, also in a fresh checkout with other times', () => {
  expect(whyBuild(folder)).toBe('it is not built yet')
  built()
  utimesSync(join(folder, 'src/console/main.tsx'), 0, 0)
  expect(whyBuild(folder)).toBeUndefined()
})

test.each([
  'src/console/pages/new.tsx',
  'src/contract/errors.ts',
  'index.html',
  'public/icon.svg',
  'package-lock.json',
  'vite.config.ts',
  'tsconfig.json',
])('a change of %s is built', (path) => {
  built()
  write(path, 'changed')
  expect(whyBuild(folder)).toBe('its sources have changed')
})

test('moving a file is a change; a test beside the code is none', () => {
  built()
  write('src/console/main.test.tsx', 'test')
  write('src/bff/bff.ts', 'server')
  expect(whyBuild(folder)).toBeUndefined()
  rmSync(join(folder, 'src/console/main.tsx'))
  write('src/console/moved.tsx', 'main')
  expect(whyBuild(folder)).toBe('its sources have changed')
})

test('a build that was cut off is done again', () => {
  write('dist/index.html', 'page')
  expect(whyBuild(folder)).toBe('it is not built yet')
})
