import { basename, dirname } from 'node:path'
import type { Import, Source } from './sources.ts'

/** Which rooms each room may import from, itself apart. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  contract: [],
  bff: ['contract'],
  emulator: ['contract'],
  console: ['contract'],
  host: ['contract', 'bff', 'emulator', 'console'],
  test: ['contract', 'bff', 'emulator', 'console', 'host'],
}

/** Inside the console: pages → layout → components → ui → messages, lib; and pages, layout, components → api. */
const consoleRooms: Readonly<Record<string, readonly string[]>> = {
  pages: ['layout', 'components', 'ui', 'messages', 'lib', 'api'],
  layout: ['components', 'ui', 'messages', 'lib', 'api'],
  components: ['ui', 'messages', 'lib', 'api'],
  ui: ['messages', 'lib'],
  api: ['messages', 'lib'],
  messages: ['lib'],
  lib: ['messages'],
}

/** Files at the top of the console that put it together; nothing below imports them. */
const tops = ['src/console/main.tsx', 'src/console/App.tsx', 'src/console/routes.tsx']

/** Packages a room must do without, and why. */
const packages: readonly { readonly room: RegExp; readonly banned: RegExp; readonly why: string }[] = [
  { room: /^src\/contract\//, banned: /^(?!zod(?:\/|$))/, why: 'contract imports zod and nothing else' },
  { room: /^src\/console\//, banned: /^(?:node:|undici|hono|@hono\/|pino)/, why: 'the browser has no server library' },
  { room: /^src\/console\/ui\//, banned: /^(?:react-router|@tanstack\/react-query)/, why: 'ui knows no router and no query library' },
  { room: /^src\/(?:bff|emulator)\//, banned: /^(?:react|react-dom|use-intl|vite)(?:\/|$)/, why: 'a server has no screen' },
]

/** Why an import breaks a wall of the house, or undefined where it does not. `pages` are all page folders. */
export function wallTrouble(from: string, to: Pick<Import, 'to' | 'own' | 'specifier'>, pages: readonly string[]): string | undefined {
  if (to.specifier.includes('..')) return 'imports never climb with ".."'
  if (!to.own) return packages.find(({ room, banned }) => room.test(from) && banned.test(to.to))?.why
  const [, room = '', inner = ''] = from.split('/')
  const [, otherRoom = '', otherInner = ''] = to.to.split('/')
  if (room !== otherRoom && rooms[room]?.includes(otherRoom) !== true) return `${room} does not import ${otherRoom}`
  if (room === 'console' && otherRoom === 'console') return consoleTrouble(from, to.to, inner, otherInner, pages)
  if (room === 'console' && inner === 'ui' && otherRoom === 'contract') return 'ui knows no cloud noun'
  return undefined
}

function consoleTrouble(from: string, to: string, inner: string, otherInner: string, pages: readonly string[]): string | undefined {
  if (tops.includes(from)) return undefined
  if (tops.includes(to)) return 'main, App and routes are the top: nothing imports them'
  const allowed = consoleRooms[inner]
  const isRoom = consoleRooms[otherInner] !== undefined
  if (allowed === undefined) return isRoom ? `${from} serves every room and imports none` : undefined
  if (!isRoom) return inner === 'ui' && otherInner === 'paths.ts' ? 'ui knows no URL of the console' : undefined
  if (inner !== otherInner) return allowed.includes(otherInner) ? undefined : `console/${inner} does not import console/${otherInner}`
  if (inner === 'pages' && pageOf(from, pages) !== pageOf(to, pages)) return 'pages never import pages'
  return undefined
}

/** Folders that hold a page: the ones with a `…Page.tsx`. */
export function pageFolders(sources: readonly Source[]): string[] {
  return sources.filter(({ path }) => /^src\/console\/pages\/.*Page\.tsx$/.test(path)).map(({ path }) => dirname(path))
}

/** The page a file belongs to: the nearest folder above it that holds one. */
function pageOf(path: string, pages: readonly string[]): string {
  const above = pages.filter((page) => path.startsWith(`${page}/`))
  return above.sort((a, b) => b.length - a.length)[0] ?? basename(dirname(path))
}

/**
 * One cycle among imports that run when a module is loaded, as the list of its files; undefined where there is none.
 * Types vanish and lazy imports come later: neither can trip.
 */
export function findCycle(sources: readonly Pick<Source, 'path' | 'imports'>[]): string[] | undefined {
  const edges = new Map(
    sources.map(({ path, imports }) => [path, imports.filter(({ own, typeOnly, lazy }) => own && !typeOnly && !lazy).map(({ to }) => to)]),
  )
  const done = new Set<string>()
  const trail: string[] = []
  const visit = (path: string): string[] | undefined => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path]
    if (done.has(path)) return undefined
    trail.push(path)
    for (const next of edges.get(path) ?? []) {
      const cycle = visit(next)
      if (cycle !== undefined) return cycle
    }
    trail.pop()
    done.add(path)
    return undefined
  }
  for (const path of edges.keys()) {
    const cycle = visit(path)
    if (cycle !== undefined) return cycle
  }
  return undefined
}
