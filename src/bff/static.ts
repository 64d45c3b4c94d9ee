import type { IncomingMessage, ServerResponse } from 'node:http'
import { isApiPath, type Responder } from './respond.ts'

/** One file, held in memory. */
export type Asset = {
  /** Content type. */
  readonly type: string
  readonly body: Buffer
  readonly br?: Buffer
  readonly gzip?: Buffer
  /** Whether its name carries a hash of its content. */
  readonly immutable: boolean
}

/** URL path → file. Made once at start; a request's path is looked up in it and never becomes a file name. */
export type AssetMap = ReadonlyMap<string, Asset>

/** The page that answers every address of the console. */
export const pagePath = '/index.html'

/** Serves the map; an address of the console gets the page. */
export function createStatic(
  assets: AssetMap,
  responder: Responder,
): (req: IncomingMessage, res: ServerResponse, path: string, more: readonly string[]) => void {
  return (req, res, path, more) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return responder.text(res, 405, 'Only GET is served here.', ['Allow', 'GET, HEAD'])
    const asset = assets.get(path) ?? (isPage(req, path) ? assets.get(pagePath) : undefined)
    if (asset === undefined) return responder.text(res, 404, 'There is nothing at this address.')
    const { encoding, body } = chooseVariant(asset, req.headers['accept-encoding'] ?? '')
    const headers = [
      ...responder.base,
      'Content-Type',
      asset.type,
      'Content-Length',
      String(body.length),
      'Cache-Control',
      cacheControl(asset),
      'Vary',
      'Accept-Encoding',
      ...more,
    ]
    if (encoding !== undefined) headers.push('Content-Encoding', encoding)
    res.writeHead(200, headers)
    res.end(req.method === 'HEAD' ? undefined : body)
  }
}

function cacheControl(asset: Asset): string {
  if (asset.immutable) return 'public, max-age=31536000, immutable'
  return asset.type.startsWith('text/html') ? 'no-store' : 'public, max-age=3600'
}

/** An address a person can open, asked for by somebody who takes a page: not the API, not a file. */
export function isPage(req: IncomingMessage, path: string): boolean {
  const { accept } = req.headers
  return isPagePath(path) && (accept === undefined || accept.includes('text/html') || accept.includes('*/*'))
}

/** The same for those who say that they want a page, as browsers do when they open an address; programs and scripts say less. */
export function isPageByName(req: IncomingMessage, path: string): boolean {
  return isPagePath(path) && (req.headers.accept ?? '').includes('text/html')
}

function isPagePath(path: string): boolean {
  return !isApiPath(path) && !path.startsWith('/assets/') && !/\.[a-z0-9]{1,8}$/i.test(path)
}

function chooseVariant(asset: Asset, accepted: string): { encoding?: string; body: Buffer } {
  if (asset.br !== undefined && /\bbr\b/.test(accepted)) return { encoding: 'br', body: asset.br }
  if (asset.gzip !== undefined && /\bgzip\b/.test(accepted)) return { encoding: 'gzip', body: asset.gzip }
  return { body: asset.body }
}
