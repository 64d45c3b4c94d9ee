import { randomUUID } from 'node:crypto'
import { writeIdHeader } from '#contract/bff/write-headers.ts'
import { consoleHeader } from '#contract/bff/session.ts'
import type { Write } from '#contract/bff/write.ts'
import type { Failure } from '#contract/errors.ts'
import { buildTarget } from '#contract/operation.ts'
import { operations } from '#contract/operations.ts'
import { AsyncResponse } from '#contract/postgresql/shared.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import type { Visitor } from '#test/visitor.ts'

/** A form that is open in a tab: pressing it again sends the same with the same key. */
export type Form = Wish & { readonly key: string }

/** What a person wants, and the cluster that it is about, as the screen knows it. */
export type Wish = {
  readonly operation: WriteName
  readonly input: Readonly<Record<string, unknown>>
  readonly cluster?: Write['cluster']
}

/** What a person was told after pressing; `nothing`: the server was gone. */
export type Told =
  | { readonly kind: 'accepted'; readonly requestId: string; readonly writeId: string | undefined }
  | { readonly kind: 'failure'; readonly failure: Failure; readonly writeId: string | undefined }
  | { readonly kind: 'nothing' }

export type Press = { readonly key: string; readonly told: Told }

/** Opens a form: each has a key of its own. */
export function openForm(wish: Wish): Form {
  return { ...wish, key: randomUUID() }
}

/** Presses the button of a form, as the console's client would send it. */
export async function press(visitor: Visitor, { key, operation, input, cluster }: Form): Promise<Press> {
  const path = `/api/kr-west1${buildTarget(operation, input)}`
  const body = JSON.stringify({ key, body: input['body'], cluster })
  const headers = { [consoleHeader]: '1', 'content-type': 'application/json' }
  try {
    const response = await visitor.fetch(path, { method: operations[operation].method, headers, body })
    return { key, told: understand(response, await response.json()) }
  } catch (error) {
    // The server went away before or in the middle of its answer; anything else is a mistake of the harness.
    if (error instanceof TypeError) return { key, told: { kind: 'nothing' } }
    throw error
  }
}

function understand(response: Response, body: unknown): Told {
  const header = response.headers.get(writeIdHeader) ?? undefined
  if (response.ok) return { kind: 'accepted', requestId: AsyncResponse.parse(body).request_id, writeId: header }
  const { failure } = body as { failure: Failure }
  return { kind: 'failure', failure, writeId: failure.writeId ?? header }
}
