/** What the socket should do instead of answering; `reset` breaks the connection, `blackhole` never says anything. */
export type SocketFault = 'reset' | 'blackhole'

/**
 * Stands for a connection that breaks or hangs. A listener must not send it but do what `fault` says; a caller in the same
 * process sees status 599.
 */
export class BrokenResponse extends Response {
  readonly fault: SocketFault

  constructor(fault: SocketFault) {
    super(null, { status: 599 })
    this.fault = fault
  }
}

export function jsonAnswer(status: number, body: unknown): Response {
  return textAnswer(status, 'application/json', JSON.stringify(body))
}

/** What a proxy in front of the cloud says when it has nothing behind it. */
export function htmlAnswer(status: number): Response {
  const page = `<!doctype html><html><head><title>${status}</title></head><body><h1>${status}</h1><p>The server is temporarily unable to service your request.</p></body></html>`
  return textAnswer(status, 'text/html; charset=utf-8', page)
}

/** JSON that is cut off in the middle. */
export function brokenJsonAnswer(): Response {
  return textAnswer(200, 'application/json', '{"contents":[{"id":"')
}

function textAnswer(status: number, type: string, text: string): Response {
  return new Response(text, { status, headers: { 'content-type': type, 'content-length': String(Buffer.byteLength(text)) } })
}

/** A list that never ends, as fast as it is read. */
export function endlessAnswer(): Response {
  const encoder = new TextEncoder()
  const chunk = encoder.encode(`${JSON.stringify({ name: 'x'.repeat(1000) })},`.repeat(16))
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode('{"contents":[')),
    pull: (controller) => controller.enqueue(chunk),
  })
  return new Response(body, { status: 200, headers: { 'content-type': 'application/json' } })
}

/** An answer that comes `bytes` at a time. @param pause what to wait for before each part */
export function drippingAnswer(answer: Response, bytes: number, pause: () => Promise<void>): Response {
  const headers = new Headers(answer.headers)
  // A listener sends what has a length at once.
  headers.delete('content-length')
  if (answer.body === null) return answer
  const source = parts(answer.body, bytes, pause)
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await source.next()
      if (done === true) controller.close()
      else controller.enqueue(value)
    },
    cancel: async () => void (await source.return(undefined)),
  })
  return new Response(body, { status: answer.status, headers })
}

async function* parts(body: ReadableStream<Uint8Array>, bytes: number, pause: () => Promise<void>): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) {
    for (let at = 0; at < chunk.length; at += bytes) {
      await pause()
      yield chunk.subarray(at, at + bytes)
    }
  }
}
