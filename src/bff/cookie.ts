import type { IncomingMessage } from 'node:http'

/** `__Host-` makes browsers insist on Secure, no Domain and Path=/; it works on http://localhost too. */
const name = '__Host-console'
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Strict'

/** The session id a request carries. A cookie that is there twice is none: one of the two was planted. */
export function readSessionCookie(req: IncomingMessage): string | undefined {
  const header = req.headers.cookie
  if (header === undefined) return undefined
  const found = header
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${name}=`))
  return found.length === 1 ? found[0]!.slice(name.length + 1) : undefined
}

/** Ends with the browser; the server ends it earlier. */
export function sessionCookie(id: string): string {
  return `${name}=${id}; ${attributes}`
}

export const clearedCookie = `${name}=; ${attributes}; Max-Age=0`
