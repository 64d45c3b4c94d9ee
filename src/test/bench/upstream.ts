import { createServer } from 'node:http'
import { serveBench } from './child.ts'

/** The cloud of the bench: one process that answers every path with the same list and counts. @param argv size of the answer in kB */
const sizeKb = Number(process.argv[2] ?? 8)
const row = {
  id: '109a3b5c7d9e4f60a1b2c3d4e5f60718',
  name: 'ordersdb',
  service_state: 'RUNNING',
  role_type: 'ORIGIN',
  created_at: '2026-03-01T00:00:00',
}
const list = Buffer.from(
  JSON.stringify({ contents: Array.from({ length: Math.round((sizeKb * 1000) / JSON.stringify(row).length) }, () => row), count: 1 }),
)
const versions = Buffer.from(JSON.stringify({ versions: [{ id: '1.1', status: 'CURRENT' }] }))

let count = 0
const server = createServer({ keepAliveTimeout: 60_000 }, (req, res) => {
  count += 1
  const body = req.url === '/' ? versions : list
  res.writeHead(200, ['Content-Type', 'application/json', 'Content-Length', String(body.length)])
  res.end(body)
})
serveBench(server, () => count)
