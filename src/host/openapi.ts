import process from 'node:process'
import { openApiDocument } from '#contract/openapi.ts'

/* `npm run openapi`: the contract as one OpenAPI 3.1 document on stdout, and nothing else. */

/** A reader that has seen enough (`| head`) closes the pipe; that is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})
process.stdout.write(`${JSON.stringify(openApiDocument(), null, 2)}\n`)
