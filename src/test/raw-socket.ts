import { connect } from 'node:net'

/** Far more than any answer takes; only a server that hangs gets there. */
const patienceMs = 10_000

/**
 * Sends bytes as they are and reads until the other side closes: for requests that no client library would make.
 * @param text one character per byte; the request should ask for `Connection: close`
 */
export function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    const chunks: Buffer[] = []
    const timer = setTimeout(() => socket.destroy(new Error('The server neither answered nor closed.')), patienceMs)
    socket.on('data', (chunk) => chunks.push(chunk))
    // A server that cuts a bad sender off is an outcome, not an error.
    socket.on('error', (error: NodeJS.ErrnoException) => error.code === 'ECONNRESET' || error.code === 'EPIPE' || reject(error))
    socket.on('close', () => {
      clearTimeout(timer)
      resolve(Buffer.concat(chunks).toString('latin1'))
    })
    // Written, not ended: Node drops what is under way for a sender that has closed its half.
    socket.write(Buffer.from(text, 'latin1'))
  })
}

/** The status codes of the answers in what came back. */
export function statuses(reply: string): number[] {
  return [...reply.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map((match) => Number(match[1]))
}
