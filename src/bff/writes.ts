import type { IncomingMessage, ServerResponse } from 'node:http'
import { unrecordedHeader, writeIdHeader } from '#contract/bff/write-headers.ts'
import { cloudOffsetHeader } from '#contract/bff/session.ts'
import { Write } from '#contract/bff/write.ts'
import type { Failure } from '#contract/errors.ts'
import { issuesOf, parseBody } from '#contract/parse.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import type { CloudClock, CloudClocks } from './clock.ts'
import { badRequest, ownFailure } from './failures.ts'
import type { Journal } from './journal/journal.ts'
import type { Told } from './journal/told.ts'
import { BadBodyError, readJson } from './read-body.ts'
import type { Responder } from './respond.ts'
import type { StoredSession } from './session-store.ts'
import type { Language } from './sign.ts'

/** A write whose line was understood. */
export type WriteLine = {
  readonly operation: WriteName
  readonly region: string
  /** Path and query for the cloud. */
  readonly target: string
  readonly language: Language
}

/** A write as its sender meant it, or why that cannot be understood. */
export type Understood =
  | { readonly ok: true; readonly write: Write; readonly body: unknown }
  | { readonly ok: false; readonly failure: Failure }

/** The envelope of a write and, as the contract understands it, what the cloud is to get: what is not understood is not sent. */
export async function readWrite(req: IncomingMessage, operation: WriteName, bodyBytes: number): Promise<Understood> {
  try {
    const write = Write.safeParse(await readJson(req, bodyBytes))
    if (!write.success) return { ok: false, failure: badRequest(issuesOf(write.error)) }
    const parsed = parseBody(operation, write.data.body)
    return parsed.ok ? { ok: true, write: write.data, body: parsed.body } : { ok: false, failure: badRequest(parsed.issues) }
  } catch (error) {
    if (error instanceof BadBodyError) return { ok: false, failure: ownFailure('refused', error.message, { status: error.status }) }
    throw error
  }
}

export type WriteParts = { readonly journal: Pick<Journal, 'confirm'>; readonly clocks: CloudClocks; readonly responder: Responder }

/** Carries a write through the journal and answers what became of it. @returns the failure, where it is one */
export type WriteThrough = (
  res: ServerResponse,
  session: StoredSession,
  line: WriteLine,
  understood: Extract<Understood, { ok: true }>,
) => Promise<Failure | undefined>

export function createWriteThrough({ journal, clocks, responder }: WriteParts): WriteThrough {
  const learn = (session: StoredSession, clock: CloudClock | undefined): readonly string[] => {
    if (clock === undefined) return []
    clocks.learn(session.handle, clock)
    return [cloudOffsetHeader, String(clock.offsetMs)]
  }
  return async (res, session, { operation, region, target, language }, { write, body }) => {
    const isWanted = () => !res.destroyed
    const offsetMs = clocks.latest(session.handle)?.offsetMs
    const told: Told = await journal.confirm({ session, region, operation, target, body, write, language, offsetMs, isWanted })
    if (told.kind === 'queued') {
      responder.json(res, 202, { queued: told.entry }, [writeIdHeader, told.entry.id])
      return undefined
    }
    const offset = learn(session, told.clock)
    if (told.kind === 'failed') {
      responder.failure(res, told.failure, offset)
      return told.failure
    }
    const unrecorded = told.recorded ? [] : [unrecordedHeader, '1']
    responder.bytes(res, told.status, told.body, [...offset, writeIdHeader, told.writeId, ...unrecorded])
    return undefined
  }
}
