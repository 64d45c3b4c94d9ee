import { connect } from 'node:net'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { isTaken, listen, listenLoopback, portOf } from './listen.ts'
import { drain } from './shutdown.ts'

test('a running request is answered before its server ends; new ones find nobody', async () => {
  const arrived = Promise.withResolvers<() => void>()
  const server = await listen((_, res) => arrived.resolve(() => res.end('done')), { port: 0, variable: 'PORT' })
  const url = `http://127.0.0.1:${portOf(server)}/`
  const answer = fetch(url)
  const finish = await arrived.promise
  let released = false
  const ended = drain({
    servers: [server],
    release: () => {
      released = true
    },
    graceMs: 10_000,
  })
  await expect(fetch(url)).rejects.toThrow('fetch failed')
  expect(released).toBe(false)
  finish()
  expect(await (await answer).text()).toBe('done')
  await ended
  expect(released).toBe(true)
})

test('a connection that sends nothing does not hold it up, nor does a request beyond the grace', async () => {
  const arrived = Promise.withResolvers<void>()
  const server = await listen(() => arrived.resolve(), { port: 0, variable: 'PORT' })
  const silent = connect(portOf(server), '127.0.0.1')
  await once(silent, 'connect')
  const hanging = fetch(`http://127.0.0.1:${portOf(server)}/`)
  await arrived.promise
  await Promise.all([drain({ servers: [server], release: () => undefined, graceMs: 20 }), expect(hanging).rejects.toThrow('fetch failed')])
  silent.destroy()
})

test('a taken port is one sentence with the way out', async () => {
  const server = await listen((_, res) => res.end(), { port: 0, variable: 'PORT' })
  const port = portOf(server)
  const again = listenLoopback((_, res) => res.end(), { port, variable: 'PORT' })
  await expect(again).rejects.toThrow(`Port ${port} is taken: stop what listens there, or choose another, such as PORT=${port + 10}.`)
  await expect(again.catch(isTaken)).resolves.toBe(true)
  server.close()
})
