import { accessSync, constants, existsSync } from 'node:fs'

/**
 * Something a person can put right: the message is one sentence with the way out, and is all that is printed.
 * Every other error is a fault of ours and keeps its stack.
 */
export class Trouble extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message)
    this.name = 'Trouble'
  }
}

/**
 * Makes sure that the folders which are there may be written to, before something large fails halfway.
 * @param {readonly string[]} folders
 * @throws the system's error for the first that may not; {@link explain} has its sentence
 */
export function mustWrite(folders) {
  for (const folder of folders) if (existsSync(folder)) accessSync(folder, constants.W_OK)
}

/**
 * Prints why a command ends and ends it with code 1.
 * @param {unknown} error
 * @returns {never}
 */
export function giveUp(error) {
  process.stderr.write(`${explain(error)}\n`)
  process.exit(1)
}

/**
 * What to print for an error: the sentence of a {@link Trouble}, a sentence for a refused file, else the stack.
 * @param {unknown} error
 */
export function explain(error) {
  if (error instanceof Trouble) return error.message
  if (!(error instanceof Error)) return String(error)
  const { code, path } = /** @type {NodeJS.ErrnoException} */ (error)
  if ((code === 'EACCES' || code === 'EPERM' || code === 'EROFS') && path !== undefined) {
    return `No permission for ${path} (${code}): make it writable for this user, or work in a folder of your own.`
  }
  if (code === 'ENOSPC') return 'The disk is full: free some space and try again.'
  return error.stack ?? error.message
}
