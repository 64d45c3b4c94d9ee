import { randomBytes } from 'node:crypto'
import { chmodSync, closeSync, fstatSync, fsyncSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { sealKeyBytes } from '#bff/store/seal.ts'
import { Trouble } from './trouble.mjs'

/**
 * The key that seals what is secret in the store; undefined where there is no such file.
 * @throws Trouble for one that others may read, or that is no key
 */
export function readSealKey(path: string): Buffer | undefined {
  const file = openIfThere(path)
  if (file === undefined) return undefined
  try {
    const mode = fstatSync(file).mode & 0o777
    if ((mode & 0o077) !== 0) {
      throw new Trouble(`The seal key ${path} can be read or changed by others (mode ${mode.toString(8)}): \`chmod 600 ${path}\`.`)
    }
    const key = readFileSync(file)
    if (key.length === sealKeyBytes) return key
    throw new Trouble(
      `The seal key ${path} has ${key.length} bytes in the place of ${sealKeyBytes}: put the right file back, or move it away and let ${howToMake(path)} make a new one.`,
    )
  } finally {
    closeSync(file)
  }
}

/** Makes a key where there is none. @throws the system's error where one was made meanwhile, or nothing may be written */
export function makeSealKey(path: string): Buffer {
  const key = randomBytes(sealKeyBytes)
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const file = openSync(path, 'wx', 0o600)
  try {
    chmodSync(path, 0o600)
    writeFileSync(file, key)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  return key
}

/** A command that makes a key. */
export function howToMake(path: string): string {
  return `\`(umask 077 && head -c ${sealKeyBytes} /dev/urandom > ${path})\``
}

function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, 'r')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
