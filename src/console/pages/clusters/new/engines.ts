import type { Engine, EngineProperty } from '#contract/postgresql/catalog.ts'

/** Newest first, compared number by number: 17.10 is newer than 17.9. */
export function newestFirst(engines: readonly Engine[]): Engine[] {
  return engines.toSorted((a, b) => b.software_version.localeCompare(a.software_version, 'en', { numeric: true }))
}

export function isPastService(engine: Engine): boolean {
  return engine.end_of_service === true
}

/** What a new cluster should run: the newest version still in service; '' where there is none. */
export function usualEngine(engines: readonly Engine[]): string {
  return newestFirst(engines).find((engine) => !isPastService(engine))?.id ?? ''
}

/** What a person calls it. */
export function engineName(engine: Engine): string {
  return engine.name.includes(engine.software_version) ? engine.name : `${engine.name} ${engine.software_version}`
}

const meanings = { timezone: /time[\s_-]?zone/i, encoding: /encoding|char(acter)?[\s_-]?set/i, locale: /locale|collat/i } as const
/** What the request asks for and an engine version may list values of. */
export type PropertyMeaning = keyof typeof meanings

/**
 * The values an engine version lists for a setting, in its order; none where it lists none. The reference names neither
 * the properties nor how they give several values, so this reads by meaning: entries of the same name, or commas.
 */
export function listedValues(properties: readonly EngineProperty[], meaning: PropertyMeaning): string[] {
  const values = properties
    .filter(({ name }) => meanings[meaning].test(name))
    .flatMap(({ value }) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '')
  return [...new Set(values)]
}
