/* `npm start`, all a newcomer types: installs and builds what is missing, then runs the console with the demo cloud. */
import { runTypeScript } from './guard.mjs'
import { buildIfNeeded } from './build.mjs'
import { installIfNeeded } from './install.mjs'
import { giveUp } from './trouble.mjs'

/** @param {string} line */
const say = (line) => void process.stdout.write(`${line}\n`)

try {
  await installIfNeeded(say)
  await buildIfNeeded(say)
  await runTypeScript('src/host/console.ts')
} catch (error) {
  giveUp(error)
}
