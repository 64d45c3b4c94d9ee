import { Agent, createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import { cloudCodes } from '#contract/errors.ts'
import { CloudError, errorBody } from '#emulator/errors.ts'
import type { OtherPoint } from './points.ts'

/** What happens to the next write on its way. */
export type WireFault = Exclude<OtherPoint, 'triple'> | 'working'

/** One write that arrived whole at the wire. */
export type Send = {
  /** The key of the form that was pressed when it came. */
  readonly key: string
  readonly target: string
  /** Where it stands: `held` may still be done, `lost` never will be, `done` was accepted by the cloud, `refused` was not. */
  outcome: 'held' | 'lost' | 'done' | 'refused'
  /** As the cloud answered. */
  requestId: string | undefined
  resourceId: string | undefined
}

/** The network between the server and the cloud. It sees every byte, and does to one write what a fault asks for. */
export type Wire = {
  readonly origin: string
  /** Writes since the last `begin`, in the order of their coming. */
  readonly sends: readonly Send[]
  /** A new story: nothing was sent, and the fault meets its first write. @param working called while the cloud has a write in hand */
  readonly begin: (fault: WireFault | undefined, working?: () => Promise<void>) => void
  /** Under which key the next writes are noted. */
  readonly noteAs: (key: string) => void
  /** Lets held writes go on to the cloud. */
  readonly release: () => Promise<void>
  /** Resolves once nothing is on its way any more, but what is held. */
  readonly quiet: () => Promise<void>
  readonly close: () => Promise<void>
}

type Answer = { readonly status: number; readonly headers: string[]; readonly body: Buffer }
/** The service's own words, and those of a gateway before it: taken in turn. */
const brokenAnswers: readonly Answer[] = [
  { status: 502, headers: ['content-type', 'text/html'], body: Buffer.from('<h1>Bad Gateway</h1>') },
  {
    status: 500,
    headers: ['content-type', 'application/json'],
    body: Buffer.from(
      JSON.stringify(
        errorBody(new CloudError(500, cloudCodes.contactAdmin, 'Contact the administrator.', 'Internal Server Error'), 'req-500'),
      ),
    ),
  },
]
const Accepted = z.object({ request_id: z.string(), resource: z.object({ id: z.string() }) })

/** @param cloudPort where the emulator listens on loopback */
export async function startWire(cloudPort: number): Promise<Wire> {
  const agent = new Agent({ keepAlive: true })
  let sends: Send[] = []
  let fault: WireFault | undefined
  let working: () => Promise<void> = async () => undefined
  let key = ''
  let broken = 0
  let held: (() => Promise<void>)[] = []
  const underWay = new Set<Promise<void>>()

  const forward = async (req: IncomingMessage, body: Buffer): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const options = {
        agent,
        port: cloudPort,
        host: '127.0.0.1',
        path: req.url,
        method: req.method,
        headers: req.rawHeaders,
        setHost: false,
      }
      const onward = send(options, (answer) => {
        gather(answer).then((bytes) => resolve({ status: answer.statusCode ?? 0, headers: answer.rawHeaders, body: bytes }), reject)
      })
      onward.on('error', reject)
      onward.end(body)
    })

  const carry = async (req: IncomingMessage, body: Buffer, note: Send): Promise<Answer> => {
    const answer = await forward(req, body)
    const accepted = answer.status === 202 ? Accepted.parse(JSON.parse(answer.body.toString('utf8'))) : undefined
    note.outcome = accepted === undefined ? 'refused' : 'done'
    note.requestId = accepted?.request_id
    note.resourceId = accepted?.resource.id
    return answer
  }

  const meetWrite = async (req: IncomingMessage, res: ServerResponse, body: Buffer): Promise<void> => {
    const note: Send = { key, target: req.url ?? '', outcome: 'held', requestId: undefined, resourceId: undefined }
    sends.push(note)
    const met = fault
    fault = undefined
    switch (met) {
      case 'reset-before':
        note.outcome = 'lost'
        return void res.socket?.resetAndDestroy()
      case 'black-hole':
        note.outcome = 'lost'
        return
      case 'late':
        held.push(async () => void (await carry(req, body, note)))
        return
      case 'working':
        await working()
        await carry(req, body, note)
        return
      case 'reset-after':
        await carry(req, body, note)
        return void res.socket?.resetAndDestroy()
      case 'broken-after':
        await carry(req, body, note)
        broken += 1
        return reply(res, brokenAnswers[broken % brokenAnswers.length]!)
      default:
        return reply(res, await carry(req, body, note))
    }
  }

  const meet = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const body = await gather(req)
    if (req.method === 'GET') return reply(res, await forward(req, body))
    return meetWrite(req, res, body)
  }
  const server = createServer((req, res) => {
    const work = meet(req, res)
      // A server that was killed in the middle of a request or an answer: the rest of it never comes, and nobody waits for it.
      .catch(() => void res.destroy())
      .finally(() => underWay.delete(work))
    underWay.add(work)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get sends() {
      return sends
    },
    begin: (next, whileWorking = async () => undefined) => {
      sends = []
      held = []
      fault = next
      working = whileWorking
    },
    noteAs: (next) => {
      key = next
    },
    release: async () => {
      const late = held
      held = []
      await Promise.all(late.map((go) => go()))
    },
    quiet: async () => {
      while (underWay.size > 0) await Promise.all(underWay)
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
      agent.destroy()
    },
  }
}

async function gather(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function reply(res: ServerResponse, { status, headers, body }: Answer): void {
  res.writeHead(status, headers)
  res.end(body)
}
