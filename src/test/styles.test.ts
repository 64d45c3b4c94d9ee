import { readFileSync } from 'node:fs'
import { join, matchesGlob } from 'node:path'
import { expect, test } from 'vitest'
import { readSources, root } from './sources.ts'

const folder = 'src/console'
const css = readFileSync(join(root, folder, 'styles.css'), 'utf8')
const named = [...css.matchAll(/^@source (not )?'\.\/([^']+)';$/gm)].map(([, not, path = '']) => ({ not: not !== undefined, path }))
const sources = new Map(readSources(folder).map((source) => [source.path, source]))

/** Whether the first page's styles are made from a file: a folder stands for all below it. */
function isNamed(path: string): boolean {
  const inside = path.slice(folder.length + 1)
  return (
    named.some(({ not, path: place }) => !not && isIn(inside, place)) && !named.some(({ not, path: place }) => not && isIn(inside, place))
  )
}

const isIn = (path: string, place: string) => matchesGlob(path, place) || matchesGlob(path, `${place}/**`)

/** Every file that the console shows before another page is opened: what `main.tsx` imports, at once or later, but for the pages of the routes. */
function firstFiles(): string[] {
  const found = new Set<string>()
  const visit = (path: string) => {
    const source = sources.get(path)
    if (source === undefined || found.has(path)) return
    found.add(path)
    for (const { to, typeOnly, lazy } of source.imports) if (!typeOnly && !(lazy && path === `${folder}/routes.tsx`)) visit(to)
  }
  visit(`${folder}/main.tsx`)
  return [...found]
}

test('the first page’s styles are made from every file that it shows', () => {
  const shown = firstFiles().filter((path) => sources.get(path)?.text.includes('className') === true || path.endsWith('class.ts'))
  expect(shown.length).toBeGreaterThan(40)
  expect(shown.filter((path) => !isNamed(path))).toEqual([])
})

test('each place that is named there holds files', () => {
  const empty = named.filter(({ path }) => ![...sources.keys()].some((file) => isIn(file.slice(folder.length + 1), path)))
  expect(empty).toEqual([])
})
