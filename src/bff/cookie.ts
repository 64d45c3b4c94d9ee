import type { IncomingMessage } from 'node:http'

/** `__Host-` makes browsers insist on Secure, no Domain and Path=/; it works on http://localhost too. */
const prefix = '__Host-console'
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Strict'

/** Cookies are of a host whatever the port: the port is in the name, so that two consoles on one machine leave each other's alone. */
function cookieName({ headers }: IncomingMessage): string {
  const port = /:(\d+)$/.exec(headers.host ?? '')?.[1]
  return port === undefined ? prefix : `${prefix}-${port}`
}

/** The session id a request carries. A cookie that is there twice is none: one of the two was planted. */
export function readSessionCookie(req: IncomingMessage): string | undefined {
  const header = req.headers.cookie
  if (header === undefined) return undefined
  const name = cookieName(req)
  const found = header
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${name}=`))
  return found.length === 1 ? found[0]!.slice(name.length + 1) : undefined
}

/** Ends with the browser; the server ends it earlier. */
export function sessionCookie(req: IncomingMessage, id: string): string {
  return `${cookieName(req)}=${id}; ${attributes}`
}

/** Takes the cookie away. */
export function clearedCookie(req: IncomingMessage): string {
  return `${cookieName(req)}=; ${attributes}; Max-Age=0`
}
