import { fork } from 'node:child_process'
import { join } from 'node:path'
import { root } from '#host/guard.mjs'
import type { Asked, Birth, Told } from './messages.ts'
import type { KillPoint } from './points.ts'

/** A BFF in a process of its own. */
export type BffProcess = {
  readonly port: number
  readonly origin: string
  readonly isAlive: () => boolean
  /** Sets how far its clock is ahead of the machine's (ms). */
  readonly shift: (ms: number) => Promise<void>
  /** It kills itself at that point of the next write. */
  readonly arm: (point: KillPoint) => Promise<void>
  /** Lets its background loop look at everything that is due. */
  readonly tick: () => Promise<void>
  /** Ends it as a power cut would. Resolves once it is gone. */
  readonly kill: () => Promise<void>
  /** Resolves once it has ended, whoever ended it. */
  readonly ended: Promise<void>
}

type Question = Asked extends infer Each ? (Each extends Asked ? Omit<Each, 'number'> : never) : never

/** Starts one. @param say hears what it writes to its terminal @throws where it ends before it listens */
export async function startBffProcess(birth: Birth, say: (text: string) => void): Promise<BffProcess> {
  // Whatever it says is a finding; an older Node has warnings of its own.
  const execArgv = ['--disable-warning=ExperimentalWarning']
  const stdio = ['ignore', 'pipe', 'pipe', 'ipc'] as const
  const env = { ...process.env, NODE_COMPILE_CACHE: join(root, '.cache', 'compiled') }
  const child = fork(join(import.meta.dirname, 'child.ts'), [JSON.stringify(birth)], { env, execArgv, stdio: [...stdio] })
  child.stdout?.setEncoding('utf8').on('data', say)
  child.stderr?.setEncoding('utf8').on('data', say)
  let alive = true
  const waiting = new Map<number, { resolve: () => void; reject: (error: Error) => void }>()
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      alive = false
      for (const { reject } of waiting.values()) reject(new Error('The process ended before it answered.'))
      resolve()
    })
  })
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', (code, signal) => reject(new Error(`The BFF ended (${code ?? signal}) before it listened.`)))
    child.on('message', (message) => {
      const told = message as Told
      if (told.kind === 'listening') return resolve(told.port)
      const asker = waiting.get(told.number)
      waiting.delete(told.number)
      if (told.trouble === undefined) asker?.resolve()
      else asker?.reject(new Error(told.trouble))
    })
  })
  let asked = 0
  const ask = (question: Question) =>
    new Promise<void>((resolve, reject) => {
      asked += 1
      waiting.set(asked, { resolve, reject })
      child.send({ ...question, number: asked })
    })
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    isAlive: () => alive,
    shift: (ms) => ask({ kind: 'shift', ms }),
    arm: (point) => ask({ kind: 'arm', point }),
    tick: () => ask({ kind: 'tick' }),
    kill: () => {
      child.kill('SIGKILL')
      return ended
    },
    ended,
  }
}
