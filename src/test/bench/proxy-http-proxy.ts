import { Agent, createServer } from 'node:http'
import { createProxyServer } from 'http-proxy-3'
import { serveBench } from './child.ts'

/** http-proxy-3 as it comes, or with kept connections. @param argv port of the upstream, and `keep` */
const target = `http://127.0.0.1:${process.argv[2]}`
const keep = process.argv[3] === 'keep'
const proxy = createProxyServer(keep ? { target, agent: new Agent({ keepAlive: true, maxSockets: 128 }) } : { target })
serveBench(createServer((req, res) => proxy.web(req, res)))
