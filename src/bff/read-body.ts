import type { IncomingMessage } from 'node:http'

/** A body that is too large, not JSON, or broke off. */
export class BadBodyError extends Error {
  override readonly name = 'BadBodyError'
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/**
 * The JSON value of a request's body; undefined where it is empty.
 * @param maxBytes a larger body is refused, by its announced length before it is read
 * @throws BadBodyError
 */
export async function readJson(req: IncomingMessage, maxBytes: number): Promise<unknown> {
  const text = (await readBytes(req, maxBytes)).toString('utf8')
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw new BadBodyError(400, 'The body is not JSON.')
  }
}

function readBytes(req: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const tooLarge = () => new BadBodyError(413, `The body is beyond ${maxBytes} bytes.`)
  if (Number(req.headers['content-length'] ?? 0) > maxBytes) return Promise.reject(tooLarge())
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    const onData = (chunk: Buffer) => {
      length += chunk.length
      if (length > maxBytes) {
        req.off('data', onData)
        reject(tooLarge())
      } else chunks.push(chunk)
    }
    req.on('data', onData)
    req.on('end', () => resolve(Buffer.concat(chunks)))
    req.on('error', () => reject(new BadBodyError(400, 'The body broke off.')))
    req.on('close', () => reject(new BadBodyError(400, 'The body broke off.')))
  })
}
