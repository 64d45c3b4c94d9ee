import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { operationNames } from '#contract/operations.ts'
import { isTest, readSources, root } from './sources.ts'

type Line = { readonly operation: string; readonly page: string; readonly file: string; readonly journey: string; readonly title: string }

const table = readFileSync(join(root, 'e2e/operations.md'), 'utf8')
const lines: readonly Line[] = [...table.matchAll(/^\| `(\w+)` \| `([^`]+)` \| `([^`]+)` \| `([^`]+)` "(.+)" \|$/gm)].map(
  ([, operation = '', page = '', file = '', journey = '', title = '']) => ({
    operation,
    page,
    file: `src/console/${file}`,
    journey,
    title,
  }),
)
const sources = new Map(readSources('src/console').map((source) => [source.path, source]))
const journeys = new Map(readSources('e2e').map(({ path, text }) => [path, text]))
const routes = readFileSync(join(root, 'src/console/routes.tsx'), 'utf8')

/** The operation as a word of its own, quoted or imported: `stopCluster` and not `stopClusterSoon`. */
const names = (operation: string) => new RegExp(`\\b${operation}\\b`)

/** The page files of a URL, which is the map: `/clusters/:clusterId/logs` lives in `pages/clusters/cluster/logs`. */
function pagesOf(url: string): string[] {
  const folder = url.slice(1).replace(':clusterId', 'cluster').replace(':groupId', 'group')
  const inside = (path: string) => path.slice(0, path.lastIndexOf('/'))
  // A cluster's overview is the index of its page.
  const folders = [`src/console/pages/${folder}`, ...(url === '/clusters/:clusterId' ? [`src/console/pages/${folder}/overview`] : [])]
  return [...sources.keys()].filter((path) => path.endsWith('Page.tsx') && folders.includes(inside(path)))
}

/** Every file that a page is made of, whether it comes at once or later. */
function filesOf(pages: readonly string[]): Set<string> {
  const found = new Set<string>()
  const visit = (path: string) => {
    if (found.has(path)) return
    found.add(path)
    for (const { to, own, typeOnly } of sources.get(path)?.imports ?? []) if (own && !typeOnly) visit(to)
  }
  pages.forEach(visit)
  return found
}

/** The text of one journey, from its title to the next. */
function textOf(journey: string, title: string): string | undefined {
  const parts = journeys.get(`e2e/${journey}`)?.split(/^(?=\s*test(?:\.\w+)?\()/m) ?? []
  return parts.find((part) => part.trimStart().startsWith(`test('${title}'`))
}

test('every operation of the API has its line, and each line reads as one', () => {
  expect(lines.map(({ operation }) => operation)).toEqual(operationNames)
  expect(table.split('\n').filter((line) => line.startsWith('| `'))).toHaveLength(operationNames.length)
})

test.each(lines)('$operation is called from $page', ({ operation, page, file }) => {
  expect(routes).toMatch(new RegExp(`path: '/?${page.slice(1)}'`))
  const pages = pagesOf(page)
  expect(pages).not.toEqual([])
  expect([...filesOf(pages)]).toContain(file)
  expect(isTest(file)).toBe(false)
  // What a comment says is no call.
  expect(sources.get(file)?.text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')).toMatch(names(operation))
})

test.each(lines)('$operation is driven by $journey', ({ operation, journey, title }) => {
  expect(textOf(journey, title), `e2e/${journey} has no journey "${title}"`).toBeDefined()
  expect(textOf(journey, title)).toMatch(names(operation))
})
