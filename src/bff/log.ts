import pino, { type DestinationStream } from 'pino'
import { codeOf } from './failures.ts'

/** Fields of one line. Whatever a person typed belongs here, in a field, never into the message. */
export type LogFields = Readonly<Record<string, unknown>>

/** Where this server writes what it does: one JSON object per line. */
export type Log = {
  readonly info: (fields: LogFields, message: string) => void
  readonly warn: (fields: LogFields, message: string) => void
  readonly error: (fields: LogFields, message: string) => void
}

/** Names of fields that are blanked out whatever they hold. A second net: nothing secret is given to the log at all. */
const secretNames = [
  'secretKey',
  'accessKey',
  'secret',
  'password',
  'database_user_password',
  'access_key',
  'secret_key',
  'cookie',
  'authorization',
  'set-cookie',
  'body',
]

/** @param destination anything with `write(line)`; a log line is complete JSON with a newline at its end */
export function createLog(destination: DestinationStream, level: 'info' | 'warn' | 'silent' = 'info'): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: secretNames.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]), censor: '[redacted]' },
      // A message of an error may quote what was typed: its kind, code and place say enough.
      serializers: { err: describeError },
    },
    destination,
  )
}

function describeError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { kind: typeof error }
  const at = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim())
  return { kind: error.name, code: codeOf(error), at }
}
