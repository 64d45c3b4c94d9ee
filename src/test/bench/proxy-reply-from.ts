import replyFrom from '@fastify/reply-from'
import fastify from 'fastify'
import { serveBench } from './child.ts'

/** fastify with @fastify/reply-from as its documentation sets it up. @param argv port of the upstream */
const app = fastify({ logger: false })
await app.register(replyFrom, { base: `http://127.0.0.1:${process.argv[2]}` })
app.get('/*', (request, reply) => reply.from(request.url))
await app.ready()
serveBench(app.server)
