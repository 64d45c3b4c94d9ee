import { connect } from 'node:net'

export type Load = {
  readonly port: number
  readonly connections: number
  readonly ms: number
  /** The whole request, for the n-th one. */
  readonly request: (index: number) => string
}

export type Measured = {
  readonly requests: number
  readonly perSecond: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

/**
 * Sends requests for a time, one at a time on each connection, and reads the answers. Sockets by hand: an HTTP client would
 * use more CPU than the proxies that are measured.
 * @throws Error for any answer that is not 200
 */
export async function load({ port, connections, ms, request }: Load): Promise<Measured> {
  const times: number[] = []
  let index = 0
  const started = performance.now()
  const until = started + ms
  const run = (): Promise<void> =>
    new Promise((resolve, reject) => {
      let sentAt = 0
      const open = () => {
        const socket = connect({ port, host: '127.0.0.1', noDelay: true })
        const reader = createReader()
        const next = () => {
          sentAt = performance.now()
          if (sentAt >= until) {
            socket.destroy()
            return resolve()
          }
          socket.write(request(index), 'latin1')
          index += 1
        }
        socket.on('connect', next)
        socket.on('data', (chunk) => {
          const state = reader(chunk)
          if (state === 'more') return
          if (state instanceof Error) {
            socket.destroy()
            return reject(state)
          }
          times.push(performance.now() - sentAt)
          if (state === 'done') return next()
          // The proxy keeps no connection: the next request pays for a new one.
          socket.destroy()
          open()
        })
        socket.on('error', reject)
      }
      open()
    })
  await Promise.all(Array.from({ length: connections }, run))
  const seconds = (performance.now() - started) / 1000
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { requests: times.length, perSecond: times.length / seconds, p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

type State = 'more' | 'done' | 'done and closed' | Error

/** @returns a function that takes a chunk and says whether an answer is complete */
function createReader(): (chunk: Buffer) => State {
  let head = ''
  let missing = -1
  let closes = false
  return (chunk) => {
    if (missing < 0) {
      head += chunk.toString('latin1')
      const end = head.indexOf('\r\n\r\n')
      if (end < 0) return 'more'
      if (!head.startsWith('HTTP/1.1 200')) return new Error(`Answered: ${head.slice(0, 300)}`)
      const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
      if (length === undefined) return new Error('The answer has no length.')
      closes = /\r\nconnection: *close/i.test(head.slice(0, end))
      missing = Number(length) - (head.length - end - 4)
      head = ''
    } else missing -= chunk.length
    if (missing > 0) return 'more'
    missing = -1
    return closes ? 'done and closed' : 'done'
  }
}
