import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** One import of a file, resolved: `to` is a path from the repository for a file of ours, else the package's specifier. */
export type Import = {
  readonly specifier: string
  readonly to: string
  readonly own: boolean
  readonly typeOnly: boolean
  readonly lazy: boolean
}

/** One source file, parsed. */
export type Source = {
  /** Path from the repository, e.g. `src/bff/sign.ts`. */
  readonly path: string
  readonly text: string
  readonly lines: number
  readonly imports: readonly Import[]
  /** Whether it hands on what another file of ours exports. */
  readonly reExports: boolean
  readonly defaultExport: boolean
  /** Lines of each function, arrow functions too. */
  readonly functions: readonly number[]
}

/** Every source file of ours below the folders, tests included. */
export function readSources(...folders: readonly string[]): Source[] {
  return folders.flatMap((folder) => filesBelow(folder)).map(readSource)
}

/** Paths of the TypeScript and JavaScript files below a folder, as paths from the repository. */
export function filesBelow(folder: string): string[] {
  const path = join(root, folder)
  if (!existsSync(path)) return []
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(?:tsx?|mjs)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort()
}

/** Whether a file is a test, which may look into every room. */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || path.startsWith('src/test/')
}

function readSource(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8')
  const { module, program } = parseSync(path, text)
  const imports: Import[] = []
  const add = (specifier: string, typeOnly: boolean, lazy: boolean) =>
    imports.push({ specifier, typeOnly, lazy, ...resolve(path, specifier) })
  for (const { moduleRequest, entries } of module.staticImports) {
    add(moduleRequest.value, entries.length > 0 && entries.every((entry) => entry.isType), false)
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const literal = /^(['"`])([^$]*)\1$/.exec(text.slice(moduleRequest.start, moduleRequest.end))
    if (literal?.[2] !== undefined) add(literal[2], false, true)
  }
  const exported = module.staticExports.flatMap(({ entries }) => entries)
  for (const { moduleRequest, isType } of exported) if (moduleRequest !== null) add(moduleRequest.value, isType, false)
  return {
    path,
    text,
    lines: text.split('\n').length - 1,
    imports,
    reExports: exported.some(({ moduleRequest }) => moduleRequest !== null && resolve(path, moduleRequest.value).own),
    defaultExport: exported.some((entry) => entry.exportName.kind === 'Default'),
    functions: functionLengths(program, text),
  }
}

function resolve(from: string, specifier: string): { to: string; own: boolean } {
  const file = specifier.replace(/\?.*$/, '')
  if (file.startsWith('#')) return { to: `src/${file.slice(1)}`, own: true }
  if (file.startsWith('.')) return { to: join(dirname(from), file), own: true }
  return { to: specifier, own: false }
}

/** Lines of every function below a node of the syntax tree. */
function functionLengths(node: unknown, text: string): number[] {
  const found: number[] = []
  const visit = (value: unknown) => {
    if (Array.isArray(value)) return value.forEach(visit)
    if (typeof value !== 'object' || value === null) return
    if (isFunctionNode(value)) found.push(text.slice(value.start, value.end).split('\n').length)
    Object.values(value).forEach(visit)
  }
  visit(node)
  return found
}

function isFunctionNode(value: object): value is { start: number; end: number } {
  return (
    'type' in value && 'start' in value && /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(String(value.type))
  )
}

/** The value below which the given share of the numbers lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}
