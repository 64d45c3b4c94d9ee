import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Told } from './child.ts'

export type Usage = { readonly cpuMs: number; readonly rssMb: number; readonly count: number }

/** A server of the bench in a process of its own. */
export type Child = {
  readonly port: number
  /** What it has used so far; undefined for a process that is not ours to ask. */
  readonly usage: () => Promise<Usage | undefined>
  readonly stop: () => void
  /** Settles when it has ended. */
  readonly ended: Promise<unknown>
}

/** Starts one of the files of this folder. */
export async function start(file: string, ...args: string[]): Promise<Child> {
  const child = fork(join(import.meta.dirname, file), args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const next = (): Promise<Told> =>
    new Promise((resolve, reject) => {
      const ended = (code: number | null) => reject(new Error(`${file} ended with ${code}.`))
      child.once('message', (told) => {
        child.off('exit', ended)
        resolve(told as Told)
      })
      child.once('exit', ended)
    })
  const told = await next()
  if (told.kind !== 'listening') throw new Error(`${file} did not say where it listens.`)
  return {
    port: told.port,
    usage: async () => {
      const answer = next()
      child.send('usage')
      const usage = await answer
      return usage.kind === 'usage' ? usage : undefined
    },
    stop: () => void child.kill(),
    ended: once(child, 'exit'),
  }
}

/** nginx with one worker and kept connections, where it is installed. */
export async function startNginx(upstreamPort: number): Promise<Child | undefined> {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'bench-nginx-'))
  const file = join(folder, 'nginx.conf')
  writeFileSync(file, nginxConfiguration(folder, port, upstreamPort))
  const child = spawn('nginx', ['-p', folder, '-c', file, '-e', join(folder, 'error.log')], { stdio: 'ignore' })
  const missing = await new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(true))
    child.once('exit', () => resolve(true))
    setTimeout(() => resolve(false), 500)
  })
  const clean = () => rmSync(folder, { recursive: true, force: true })
  if (missing) {
    clean()
    return undefined
  }
  child.once('exit', clean)
  return { port, usage: async () => undefined, stop: () => void child.kill('SIGQUIT'), ended: once(child, 'exit') }
}

function nginxConfiguration(folder: string, port: number, upstreamPort: number): string {
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')
  return `daemon off; master_process off; pid ${folder}/pid;
events { worker_connections 1024; }
http {
  access_log off; ${temp}
  upstream cloud { server 127.0.0.1:${upstreamPort}; keepalive 128; }
  server {
    listen 127.0.0.1:${port};
    keepalive_requests 1000000000;
    location / { proxy_pass http://cloud; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_buffer_size 32k; proxy_buffers 8 32k; }
  }
}
`
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
