import { Agent, createServer } from 'node:http'
import { createProxyServer } from 'http-proxy-3'
import { serveBench } from './child.ts'

/** http-proxy-3 with kept connections. @param argv port of the upstream */
const target = `http://127.0.0.1:${process.argv[2]}`
const proxy = createProxyServer({ target, agent: new Agent({ keepAlive: true, maxSockets: 128 }) })
serveBench(createServer((req, res) => proxy.web(req, res)))
