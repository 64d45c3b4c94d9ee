import { once } from 'node:events'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { BrokenResponse, jsonAnswer } from './answers.ts'
import type { Emulator } from './emulator.ts'
import type { RawRequest } from './verify.ts'

/** More than any request of the contract needs (bytes). */
const bodyMax = 1024 * 1024

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])

/**
 * A listener for `node:http` that hands the emulator what came on the wire, byte for byte, and does to the socket what a fault asks
 * for: a reset destroys it, a black hole leaves it open and silent until the caller or the host closes it.
 */
export function emulatorListener(emulator: Emulator): RequestListener {
  return (incoming, outgoing) => {
    answer(emulator, incoming, outgoing).catch((error: unknown) => {
      // A caller that has gone away is not our failure; anything else is, and is told as the cloud would.
      if (outgoing.destroyed || incoming.destroyed || outgoing.headersSent) outgoing.destroy()
      else outgoing.writeHead(500, { 'content-type': 'text/plain' }).end(`The emulator failed: ${String(error)}`)
    })
  }
}

async function answer(emulator: Emulator, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const target = incoming.url ?? '/'
  const body = await readBody(incoming)
  if (body === undefined) return send(jsonAnswer(413, { error: 'Payload Too Large' }), outgoing)
  if (!target.startsWith('/') || !methods.has(incoming.method ?? '')) return send(jsonAnswer(400, { error: 'Bad Request' }), outgoing)
  const remoteAddress = incoming.socket.remoteAddress ?? ''
  const raw: RawRequest = { target, host: incoming.headers.host ?? '', scheme: 'http', remoteAddress }
  // The URL of this Request is a stand-in: what counts is the target in `raw`, which a URL would rewrite.
  const request = new Request('http://emulator.invalid/', {
    method: incoming.method ?? 'GET',
    headers: headersOf(incoming),
    ...(body.length > 0 && incoming.method !== 'GET' && incoming.method !== 'HEAD' ? { body } : {}),
  })
  const admin = target === '/admin' || target.startsWith('/admin/')
  await send(await (admin ? emulator.admin(request, raw) : emulator.fetch(request, raw)), outgoing)
}

/** The whole body, or `undefined` where it is too large. */
async function readBody(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length
    // Reads on past the limit: breaking off would close the connection before the refusal is out.
    if (size <= bodyMax) chunks.push(chunk)
  }
  return size > bodyMax ? undefined : Uint8Array.from(Buffer.concat(chunks))
}

function headersOf(incoming: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) if (value !== undefined) headers.set(name, [value].flat().join(', '))
  return headers
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  if (response instanceof BrokenResponse) {
    if (response.fault === 'reset') outgoing.socket?.resetAndDestroy()
    return
  }
  const headers = Object.fromEntries(response.headers)
  if (!headers['content-length'] && response.body !== null)
    return stream(response.body.getReader(), outgoing.writeHead(response.status, headers))
  outgoing.writeHead(response.status, headers).end(Buffer.from(await response.arrayBuffer()))
}

/** Passes on what has no known length, no faster than it is read, until the caller has gone away. */
async function stream(reader: ReadableStreamDefaultReader<Uint8Array>, outgoing: ServerResponse): Promise<void> {
  const gone = once(outgoing, 'close')
  for (;;) {
    const { done, value } = await reader.read()
    if (done || outgoing.destroyed) break
    if (!outgoing.write(value)) await Promise.race([once(outgoing, 'drain'), gone])
  }
  await reader.cancel()
  outgoing.end()
}
