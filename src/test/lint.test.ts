import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from './sources.ts'

/** Code that must not get through, in files of a tree that is linted with our rules: path, code, words of the finding. */
const forbidden: readonly (readonly [string, string, string])[] = [
  // The walls.
  ['src/contract/a.ts', `import '#bff/sign.ts'`, 'contract imports zod and contract, nothing else'],
  ['src/contract/postgresql/a.ts', `import '#emulator/world.ts'`, 'contract imports zod and contract, nothing else'],
  ['src/contract/b.ts', `import 'node:fs'`, 'contract imports zod and contract, nothing else'],
  ['src/bff/routes/a.ts', `import '#emulator/world.ts'`, 'bff → contract alone'],
  ['src/bff/a.ts', `import '#console/paths.ts'`, 'bff → contract alone'],
  ['src/emulator/postgresql/a.ts', `import '#bff/sign.ts'`, 'emulator → contract alone'],
  ['src/emulator/a.ts', `import '#host/listen.ts'`, 'Nobody imports host'],
  ['src/host/a.ts', `import '#test/harness.ts'`, 'Nobody but tests imports test'],
  ['src/console/api/a.ts', `import '#bff/sign.ts'`, 'console → contract alone'],
  ['src/console/api/b.ts', `import '#console/components/X.tsx'`, 'Inside console imports go'],
  ['src/console/pages/clusters/new/a.tsx', `import 'node:fs'`, 'The browser has no server library'],
  ['src/console/pages/clusters/b.tsx', `import '#host/listen.ts'`, 'Nobody imports host'],
  ['src/console/components/a.tsx', `import '#console/routes.tsx'`, 'top of the house'],
  ['src/console/layout/a.tsx', `import '#console/pages/clusters/X.tsx'`, 'Inside console imports go'],
  ['src/console/components/b.tsx', `import '#console/layout/X.tsx'`, 'Inside console imports go'],
  ['src/console/ui/a.tsx', `import '#console/components/X.tsx'`, 'Inside console imports go'],
  ['src/console/ui/b.tsx', `import '#contract/operations.ts'`, 'ui knows no cloud noun'],
  ['src/console/ui/c.tsx', `import { Link } from 'react-router'\nexport const L = Link`, 'ui knows no router and no query library'],
  [
    'src/console/ui/d.tsx',
    `import { useQuery } from '@tanstack/react-query'\nexport const q = useQuery`,
    'ui knows no router and no query library',
  ],
  ['src/console/lib/a.ts', `import '#console/ui/X.tsx'`, 'Inside console imports go'],
  ['src/console/lib/b.ts', `import '../paths.ts'`, 'instead of climbing'],
  ['src/console/lib/c.ts', `import './format'`, 'with its extension'],
  ['e2e/a.e2e.ts', `import '#console/paths.ts'`, 'A journey sees what a person sees'],
  ['e2e/b.e2e.ts', `import { test } from '@playwright/test'\nexport const t = test`, "from './fixtures.ts'"],
  // One way for each thing.
  ['src/console/pages/fetch.tsx', `export const x = () => fetch('/api')`, 'Only console/api fetches'],
  ['src/bff/env.ts', `export const x = process.env`, 'Only src/host reads the environment'],
  ['src/emulator/clock.ts', `export const x = () => Date.now()`, 'Take the time from the clock'],
  ['src/bff/log.ts', `console.log(1)`, 'no-console'],
  ['src/bff/any.ts', `export const x = (y: any) => String(y)`, 'no-explicit-any'],
  ['src/console/lib/default.ts', `export default 1`, 'no-default-export'],
  ['src/console/lib/barrel.ts', `export * from './format.ts'`, 'no-barrel-file'],
  ['src/bff/todo.ts', `// TODO later\nexport const x = 1`, 'no-warning-comments'],
  ['src/bff/long.ts', '// line\n'.repeat(401), 'max-lines'],
  ['src/bff/function.ts', `export function x() {\n${'  void 0\n'.repeat(101)}}`, 'max-lines-per-function'],
  // Data of the cloud is text.
  [
    'src/console/components/html.tsx',
    `export const X = ({ y }: { y: string }) => <p dangerouslySetInnerHTML={{ __html: y }} />`,
    'no-danger',
  ],
  ['src/console/lib/html.ts', `export const x = (e: Element, y: string) => { e.innerHTML = y }`, 'Cloud data is text'],
  ['src/console/lib/insert.ts', `export const x = (e: Element, y: string) => e.insertAdjacentHTML('afterend', y)`, 'Cloud data is text'],
  ['src/console/components/url.tsx', `export const X = () => <a href="javascript:alert(1)">x</a>`, 'no-script-url'],
  ['src/console/lib/eval.ts', `export const x = (y: string) => eval(y)`, 'no-eval'],
  // Promises are awaited, in journeys too.
  ['src/bff/floating.ts', `export function x(y: () => Promise<void>) {\n  y()\n}`, 'no-floating-promises'],
  ['e2e/c.e2e.ts', `export function x(y: { click(): Promise<void> }) {\n  y.click()\n}`, 'no-floating-promises'],
  [
    'e2e/d.e2e.ts',
    `export const x = (page: { waitForTimeout(ms: number): Promise<void> }) => page.waitForTimeout(5)`,
    'Wait for what a person would see',
  ],
  ['e2e/e.e2e.ts', `export const x = (page: { route(url: string): Promise<void> }) => page.route('/api')`, 'admin side of the emulator'],
]

let folder: string
let findings: Map<string, Finding[]>

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lint-'))
  copyFileSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'))
  // Ours without its types: they are packages, and there are none here.
  const types = readFileSync(join(root, 'tsconfig.json'), 'utf8').replace(/"types": \[[^\]]*\]/, '"types": []')
  writeFileSync(join(folder, 'tsconfig.json'), types)
  for (const [path, code] of forbidden) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), `${code}\n`)
  }
  findings = Map.groupBy(lint(folder), ({ filename }) => filename)
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Finding = { readonly filename: string; readonly code: string; readonly message: string; readonly help?: string }

/** All findings in a folder. The linter ends with an error where there are any. */
function lint(cwd: string): Finding[] {
  let output: string
  try {
    output = execFileSync(join(root, 'node_modules', '.bin', 'oxlint'), ['--type-aware', '--format=json'], {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  } catch (error) {
    if (!(error instanceof Error && 'stdout' in error)) throw error
    output = String(error.stdout)
  }
  const report: { diagnostics: Finding[] } = JSON.parse(output)
  return report.diagnostics
}

test.each(forbidden)('%s is refused: %s', (path, _, words) => {
  const said = (findings.get(path) ?? []).map(({ code, message, help }) => `${code} ${message} ${help ?? ''}`)
  expect(said.join('\n')).toContain(words)
})
