import { mayHaveHappened, type Failure } from '#contract/errors.ts'
import { newWriteKey } from './client.ts'

/**
 * Whether a further attempt after this failure needs a new key. It does where the journal knows for good that nothing was carried out
 * (the cloud refused, or nothing could be sent), or where the key stands for other content. It keeps the key where nobody knows: the
 * journal then answers with what it finds out, and sends nothing twice.
 */
export function isKeySpent(failure: Failure): boolean {
  const { kind, writeId } = failure
  if (kind === 'key_reused') return true
  return writeId !== undefined && kind !== 'duplicate' && !mayHaveHappened(failure)
}

/** The key of one opened form. */
export type KeyKeeper = {
  /** The same key for every attempt of the same content, whatever became of the answers; other content is another write. */
  readonly keyOf: (content: string) => string
  /** Told of a failed attempt: where it is certain that nothing came of it, the next one is a write of its own. */
  readonly failed: (failure: Failure) => void
}

/** Keeps the key while the form is open. What the content is kept for is compared alone; it goes with the form. */
export function createKeyKeeper(): KeyKeeper {
  let kept: { readonly content: string; readonly key: string } | undefined
  return {
    keyOf: (content) => {
      if (kept?.content !== content) kept = { content, key: newWriteKey() }
      return kept.key
    },
    failed: (failure) => {
      if (isKeySpent(failure)) kept = undefined
    },
  }
}
