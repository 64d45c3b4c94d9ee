import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'

/*
 * Every secret of a journey holds one word, so that a search of everything that the run leaves behind finds each of them: the keys that
 * people sign in with, the passwords of databases, the keys of buckets.
 */
const mark = 'CANARY'

/** A database password as the cloud wants it. */
export const canaryPassword = `${mark}-9-pass!word`
/** What is typed for a bucket. */
export const canaryBucket = { accessKey: `${mark}-ACCESS-4711`, secretKey: `${mark}-SECRET-4711` }

/** Keys of an account that nobody else has. */
export function canaryKeys(): { accessKey: string; secretKey: string } {
  const own = crypto.randomUUID().replaceAll('-', '').toUpperCase()
  return { accessKey: `${mark}KEY${own}`, secretKey: `${mark}-secret-${own}` }
}

/** The mark as it is (letters alone, so that it is a pattern too), and as it looks inside Base64, which shifts it by none, one or two bytes, and in hex. */
const looks = [mark, ...[0, 1, 2].map(insideBase64), Buffer.from(mark).toString('hex')]

function insideBase64(shift: number): string {
  const text = Buffer.from('\0'.repeat(shift) + mark).toString('base64')
  // The first and last letters depend on the neighbours.
  return text.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + mark.length) * 8) / 6))
}

/** Secrets in a text, each with what stands around it. The hint of an access key, its first and last four characters, is none. */
export function leaksIn(text: string): string[] {
  return looks.flatMap((look) =>
    [...text.matchAll(new RegExp(look, 'g'))].map(({ index }) => text.slice(Math.max(0, index - 40), index + 40)),
  )
}

/** Secrets in a file or in all files below a folder, by their bytes. @throws where there is nothing to search */
export function leaksBelow(path: string): string[] {
  if (!statSync(path).isDirectory()) return leaksIn(readFileSync(path, 'latin1')).map((leak) => `${path}: ${leak}`)
  return readdirSync(path).flatMap((name) => leaksBelow(join(path, name)))
}

/** How many bytes there are to search. */
export function bytesBelow(path: string): number {
  const { size } = statSync(path)
  if (!statSync(path).isDirectory()) return size
  return readdirSync(path).reduce((sum, name) => sum + bytesBelow(join(path, name)), 0)
}

/** Listens to every answer of the console's own routes. @returns what to ask at the end */
export function watchAnswers(context: BrowserContext, origin: string): () => Promise<string[]> {
  const searched: Promise<string[]>[] = []
  context.on('response', (response) => {
    if (!response.url().startsWith(`${origin}/api/`)) return
    const headers = JSON.stringify(response.headers())
    const search = response.text().then(
      (body) => leaksIn(headers + body),
      // The page went on before the body came: there is nothing to read any more.
      () => leaksIn(headers),
    )
    searched.push(search.then((leaks) => leaks.map((leak) => `${response.url()}: ${leak}`)))
  })
  return async () => (await Promise.all(searched)).flat()
}

/** Secrets in everything that the browser keeps for the page's origin. */
export async function leaksInBrowser(page: Page): Promise<string[]> {
  if (page.isClosed() || !page.url().startsWith('http')) return []
  const { kept, unread } = await page.evaluate(async () => ({
    kept: JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href]),
    unread: [...(await indexedDB.databases()).map(({ name = '' }) => name), ...(await caches.keys())],
  }))
  const cookies = await page.context().cookies()
  // The console keeps nothing there; if it ever does, it must be searched as well.
  const unsearched = unread.map((name) => `browser: ${name} is not searched`)
  return [...leaksIn(kept + JSON.stringify(cookies)).map((leak) => `browser: ${leak}`), ...unsearched]
}
