import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { signedHeaders } from '#emulator/testing/cloud.ts'

/** The keys that the demo cloud of a victim has. */
export const keys = { accessKey: 'KILLEDACCESSKEY00001', secretKey: 'killed-secret-key-not-a-secret' }

/** The demo cloud in a process of its own, to be killed. */
export type Victim = {
  /** Sends a signed call. @throws where the process ends before it has answered */
  readonly call: (method: string, target: string, body?: unknown) => Promise<{ status: number; offsetMs: number; body: unknown }>
  readonly admin: (method: string, target: string, body?: unknown) => Promise<unknown>
  /** Ends it as a power cut would end its program: it can do nothing about it. Resolves once it is gone. */
  readonly kill: () => Promise<void>
}

export type Birth = {
  readonly process: ChildProcess
  /** Resolves once it listens. @throws where it ends before */
  readonly ready: Promise<Victim>
  readonly kill: () => Promise<void>
}

/** Starts one on a folder. @param say hears what it writes to its terminal */
export function start(folder: string, say: (text: string) => void): Birth {
  const env = {
    ...process.env,
    DATA_DIR: folder,
    EMULATOR_ACCESS_KEY: keys.accessKey,
    EMULATOR_SECRET_KEY: keys.secretKey,
    EMULATOR_CLUSTERS: '300',
    EMULATOR_SPEED: '20',
  }
  // Whatever it says is a finding; an older Node has warnings of its own.
  const execArgv = ['--disable-warning=ExperimentalWarning']
  const child = fork(join(import.meta.dirname, 'child.ts'), { env, execArgv, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  child.stderr?.setEncoding('utf8').on('data', say)
  const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()))
  const kill = () => {
    child.kill('SIGKILL')
    return ended
  }
  const ready = new Promise<Victim>((resolve, reject) => {
    child.once('message', (origin) =>
      typeof origin === 'string' ? resolve(victimAt(origin, kill)) : reject(new Error('It told no address.')),
    )
    child.once('exit', (code, signal) => reject(new Error(`The demo cloud ended (${code ?? signal}) before it listened.`)))
  })
  // Whoever kills it first does not wait for it.
  ready.catch(() => undefined)
  return { process: child, ready, kill }
}

function victimAt(origin: string, kill: () => Promise<void>): Victim {
  const host = origin.slice('http://'.length)
  const send = async (method: string, target: string, headers: Record<string, string>, body: unknown) => {
    const payload = body === undefined ? {} : { body: JSON.stringify(body) }
    const response = await fetch(origin + target, { method, headers, ...payload })
    return {
      status: response.status,
      offsetMs: Number(response.headers.get('x-emulator-offset')),
      body: (await response.json()) as unknown,
    }
  }
  return {
    call: (method, target, body) => send(method, target, signedHeaders(method, target, Date.now(), { ...keys, host }), body),
    admin: async (method, target, body) => {
      const { status, body: answer } = await send(method, `/admin/accounts/${keys.accessKey}${target}`, {}, body)
      if (status !== 200) throw new Error(`The admin side answered ${status}.`)
      return answer
    },
    kill,
  }
}
