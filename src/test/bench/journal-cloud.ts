import { createServer } from 'node:http'
import { serveBench } from './child.ts'

/** A cloud that takes every write at once, for the bench of the journal: what is asked of it costs it nothing. */
const answer = (value: object) => Buffer.from(JSON.stringify(value))
const versions = answer({ versions: [{ id: '1.1', status: 'CURRENT' }] })
const list = answer({ contents: [], count: 0 })
const ids = /^\/v1\/(?:clusters|instance-groups)\/([0-9a-f]{32})/

let count = 0
const server = createServer({ keepAliveTimeout: 60_000 }, (req, res) => {
  count += 1
  req.resume()
  req.on('end', () => {
    const isWrite = req.method !== 'GET'
    const path = (req.url ?? '').split('?')[0] ?? ''
    const id = ids.exec(path)?.[1]
    const body = path === '/' ? versions : isWrite ? taken(id) : path.startsWith('/v1/requests/') ? going(path) : shown(path, id)
    res.writeHead(isWrite ? 202 : 200, ['Content-Type', 'application/json', 'Content-Length', String(body.length)])
    res.end(body)
  })
})
serveBench(server, () => count)

function taken(id: string | undefined): Buffer {
  return answer({ request_id: `req-${count}`, resource: { id: id ?? null } })
}

/** It runs for ever: nothing that ends meanwhile is in the figures. */
function going(path: string): Buffer {
  return answer({ request_id: path.split('/').at(-1), status: 'RUNNING' })
}

/** About as much as Show Cluster says of a cluster with two servers. */
function shown(path: string, id: string | undefined): Buffer {
  if (id === undefined || path !== `/v1/clusters/${id}`) return list
  return answer({ id, name: 'orders', service_state: 'RUNNING', role_type: 'ORIGIN', ha_enabled: true, filling: 'x'.repeat(3_000) })
}
