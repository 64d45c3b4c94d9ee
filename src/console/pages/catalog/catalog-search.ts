/** What the catalog shows, as it stands in the URL. */
export type CatalogSearch = {
  readonly service: 'offered' | 'ended' | ''
  readonly type: string
  readonly purpose: string
  readonly cores: number
  readonly memory: number
  /** The engine version whose properties are open. */
  readonly engine: string
}

/** Reads the URL; whatever makes no sense there is not asked for. */
export function readCatalogSearch(params: URLSearchParams): CatalogSearch {
  const service = params.get('service')
  const number = (name: string) => {
    const value = Number(params.get(name) ?? '0')
    return Number.isInteger(value) && value > 0 && value < 100_000 ? value : 0
  }
  return {
    service: service === 'offered' || service === 'ended' ? service : '',
    type: params.get('type') ?? '',
    purpose: params.get('purpose') ?? '',
    cores: number('cores'),
    memory: number('memory'),
    engine: params.get('engine') ?? '',
  }
}

/** The same URL with some of it changed; what is not asked for leaves no trace. */
export function changeCatalogSearch(params: URLSearchParams, change: Partial<CatalogSearch>): URLSearchParams {
  const next = new URLSearchParams(params)
  for (const [name, value] of Object.entries(change)) {
    if (value === '' || value === 0) next.delete(name)
    else next.set(name, String(value))
  }
  return next
}
