import pino from 'pino'
import { createLog, type Log } from '#bff/log.ts'
import type { LogSettings } from './environment.ts'

/** A log on its way to a file or a stream. */
export type OpenLog = { readonly log: Log; /** Writes what is still in memory; call it last. */ readonly flush: () => void }

/**
 * Opens the log.
 * @param stream where it goes without LOG_FILE: 1 is stdout, 2 is stderr
 */
export function openLog({ level, file }: LogSettings, stream: 1 | 2): OpenLog {
  const destination = pino.destination({ dest: file ?? stream, mkdir: true, append: true, sync: true })
  return { log: createLog(destination, level), flush: () => destination.flushSync() }
}
