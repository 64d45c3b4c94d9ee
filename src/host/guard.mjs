/*
 * Which Node runs the console. Everything but the few .mjs files of this folder is TypeScript, which Node reads by itself
 * from 22.18 on; an older one cannot even parse it. So the npm scripts enter through plain JavaScript, which asks here.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { constants } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Trouble } from './trouble.mjs'

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Whether a Node of this version reads TypeScript (22.18, 23.6 or later).
 * @param {string} version e.g. `24.21.0`
 */
export function readsTypeScript(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major >= 24 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18)
}

/**
 * The Node that the lock file brings along, or undefined where it is not installed or not made for this machine.
 * @param {string} [folder] the repository
 */
export function bundledNode(folder = root) {
  const path = join(folder, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')
  return existsSync(path) ? path : undefined
}

/**
 * Path of a Node that reads TypeScript: this one, else the bundled one.
 * @throws {Trouble} where there is neither
 */
export function modernNode() {
  if (readsTypeScript(process.versions.node)) return process.execPath
  const bundled = bundledNode()
  if (bundled !== undefined) return bundled
  throw new Trouble(
    `This is Node ${process.versions.node}; the console needs Node 24 (22.18 at least). On Linux \`npm ci\` brings it along; elsewhere install it from https://nodejs.org and try again.`,
  )
}

/**
 * Runs a TypeScript entry point: in this process where Node is new enough, else in a child of the bundled Node that
 * gets every signal and whose exit code becomes ours.
 * @param {string} file path from the root of the repository, e.g. `src/host/serve.ts`
 * @param {readonly string[]} [args]
 */
export async function runTypeScript(file, args = []) {
  const path = join(root, file)
  const node = modernNode()
  if (node === process.execPath) {
    process.argv.splice(1, process.argv.length - 1, path, ...args)
    // What was compiled for one start serves the next; where nothing can be written it is done anew.
    module.enableCompileCache?.(join(root, '.cache', 'compiled'))
    await import(pathToFileURL(path).href)
    return
  }
  // With the same options: the scripts bound how much memory is set aside for new objects, of which a burst would else take 100 MB for good.
  process.exitCode = await runChild(node, [...process.execArgv, path, ...args])
}

/**
 * Runs a program to its end, with our own terminal. A signal that asks us to stop is passed on, and once the program has
 * stopped, so do we: nothing is left behind, and no step follows.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string }} [options]
 * @returns {Promise<number>} its exit code; 128 and more where a signal ended it
 */
export function runChild(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit', cwd: options.cwd ?? process.cwd(), env: options.env ?? process.env })
    let stopping = false
    /** @param {NodeJS.Signals} signal */
    const passOn = (signal) => {
      stopping = true
      child.kill(signal)
    }
    for (const signal of passedOn) process.on(signal, passOn)
    child.once('error', reject)
    child.once('close', (code, signal) => {
      for (const each of passedOn) process.off(each, passOn)
      const result = code ?? 128 + (signal === null ? 0 : constants.signals[signal])
      if (stopping) process.exit(result)
      resolve(result)
    })
  })
}

/** @type {readonly NodeJS.Signals[]} */
const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP']
