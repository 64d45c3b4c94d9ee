import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AccountHandle } from '#emulator/account-handle.ts'
import type { AccountRequest } from '#emulator/accounts.ts'
import { createEmulator, type Emulator } from '#emulator/emulator.ts'
import { emulatorListener } from '#emulator/node.ts'
import type { ApiVersion } from '#emulator/versions.ts'
import { regions } from '#emulator/world.ts'
import { demoKeys, startBff, type BffSettings, type RunningBff } from './bff-server.ts'
import type { Visitor } from './visitor.ts'

/** The whole product in this process: the emulator and the BFF, each on a free loopback port. */
export type Stack = RunningBff & {
  readonly emulator: Emulator
  readonly emulatorOrigin: string
  /** A visitor signed in with an account of their own. */
  readonly signIn: (wanted?: AccountRequest) => Promise<{ readonly visitor: Visitor; readonly account: AccountHandle }>
}

export type StackSettings = Partial<BffSettings> & {
  /** What durations are divided by; 1 where it is not given. */
  readonly speed?: number
  /** API versions that the emulator serves; 1.0 where they are not given. */
  readonly versions?: readonly ApiVersion[]
  /** How the emulator waits where a latency fault asks for it. */
  readonly sleep?: (ms: number) => Promise<void>
  /** Told of every request that reaches the emulator's cloud side, as it came on the wire. */
  readonly onRequest?: (seen: WireRequest) => void
}

export type WireRequest = { readonly method: string; readonly target: string; readonly body: string; readonly headers: Headers }

/** Fleets are small unless a test asks for more: making the believable one costs more than most tests. */
export async function startStack({ speed = 1, versions, sleep, onRequest, ...settings }: StackSettings = {}): Promise<Stack> {
  const clock = settings.clock ?? { now: Date.now }
  const emulator = createEmulator({
    clock,
    speed,
    demo: { ...demoKeys, fleet: 2 },
    ...(versions === undefined ? {} : { versions }),
    ...(sleep === undefined ? {} : { sleep }),
  })
  const server = createServer(emulatorListener(onRequest === undefined ? emulator : tapped(emulator, onRequest)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const emulatorOrigin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const endpoints = Object.fromEntries(regions.map((region) => [region, `${emulatorOrigin}/${region}`]))
  const bff = await startBff({ targets: [{ environment: 'demo', kind: 'demo', endpoints, demoKeys, speed }], ...settings, clock })
  return {
    ...bff,
    emulator,
    emulatorOrigin,
    signIn: async (wanted) => {
      const { accessKey, secretKey, account } = emulator.addAccount({ fleet: 2, ...wanted })
      const visitor = bff.visitor()
      await visitor.signIn({ accessKey, secretKey })
      return { visitor, account }
    },
    close: async () => {
      await bff.close()
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

function tapped(emulator: Emulator, onRequest: (seen: WireRequest) => void): Emulator {
  return {
    ...emulator,
    fetch: async (request, raw) => {
      onRequest({ method: request.method, target: raw?.target ?? '', body: await request.clone().text(), headers: request.headers })
      return emulator.fetch(request, raw)
    },
  }
}
