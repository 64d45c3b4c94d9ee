/*
 * The way into everything written in TypeScript: `node src/host/run.mjs src/host/serve.ts`.
 * Node 20 cannot read that file, so a guard inside it would never speak; this one does.
 */
import { runTypeScript } from './guard.mjs'
import { giveUp, Trouble } from './trouble.mjs'

const [file, ...args] = process.argv.slice(2)
try {
  if (file === undefined) throw new Trouble('Usage: node src/host/run.mjs <file.ts> [arguments]')
  await runTypeScript(file, args)
} catch (error) {
  giveUp(error)
}
