import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hardenServer, serverOptions } from '#bff/server.ts'
import { Trouble } from './trouble.mjs'

/** Where to listen, and the variable that says so, for the message where that fails. */
export type ListenOptions = { readonly host?: string; readonly port: number; readonly variable: string; readonly https?: boolean }

/**
 * A server of ours, listening, with the time-outs and bounds of the BFF's own.
 * @param options port 0 takes any free one; https tells whether browsers come by https
 * @throws Trouble for a port that is taken or not allowed
 */
export async function listen(listener: RequestListener, options: ListenOptions): Promise<Server> {
  const { host = '127.0.0.1', port, variable, https = false } = options
  const server = createServer(serverOptions, listener)
  hardenServer(server, https)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, host, port, variable)))
    server.listen({ host, port }, resolve)
  })
  return server
}

/**
 * Listens on both loopback addresses, since `localhost` may mean either; machines without IPv6 do with one.
 * @throws Trouble as `listen`
 */
export async function listenLoopback(listener: RequestListener, options: Omit<ListenOptions, 'host'>): Promise<Server[]> {
  const first = await listen(listener, { ...options, host: '127.0.0.1' })
  try {
    return [first, await listen(listener, { ...options, port: portOf(first), host: '::1' })]
  } catch (error) {
    if (error instanceof Trouble && error.cause instanceof Error && isTaken(error.cause)) {
      first.close()
      throw error
    }
    return [first]
  }
}

/** The port a server listens on, also where it was asked for any. */
export function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}

/** Whether listening failed because somebody else does. */
export function isTaken(error: unknown): boolean {
  const reason: unknown = error instanceof Trouble ? error.cause : error
  return reason instanceof Error && 'code' in reason && reason.code === 'EADDRINUSE'
}

function explained(error: NodeJS.ErrnoException, host: string, port: number, variable: string): Trouble {
  const sentence =
    error.code === 'EADDRINUSE'
      ? `Port ${port} is taken: stop what listens there, or choose another, such as ${variable}=${port > 65_000 ? 4600 : port + 10}.`
      : error.code === 'EACCES'
        ? `No permission to listen on port ${port}: choose one above 1023, such as ${variable}=4600.`
        : error.code === 'EADDRNOTAVAIL'
          ? `${host} is no address of this machine: set HOST to one of its own, or to 127.0.0.1.`
          : `Cannot listen on ${host}:${port}: ${error.message}.`
  const trouble = new Trouble(sentence)
  trouble.cause = error
  return trouble
}
