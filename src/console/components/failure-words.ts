import { cloudCodes, type Failure, type FailureKind } from '#contract/errors.ts'

/** The message key for a code of the cloud that has a sentence of its own. */
export type KnownCode = 'inProgress' | 'invalidState' | 'createTooSoon' | 'noDataVolume' | 'notAuthenticated' | 'contactAdmin'

const known: readonly KnownCode[] = ['inProgress', 'invalidState', 'createTooSoon', 'noDataVolume', 'notAuthenticated', 'contactAdmin']

/** The code as a message key, if the console knows more about it than the cloud says. */
export function knownCode(failure: Failure): KnownCode | undefined {
  return known.find((name) => cloudCodes[name] === failure.code)
}

/** What the cloud itself said, in one line; empty where it said nothing of use. */
export function cloudWords(failure: Failure): string {
  const words = [...new Set([failure.title, ...failure.details])].filter((word) => word !== '' && word !== failure.code)
  return words.join(' · ')
}

/** The IAM action an operation needs: `listClusters` is `postgresql:ListClusters`. */
export function actionOf(operation: string | undefined): string {
  return operation === undefined ? '…' : operation.slice(0, 1).toUpperCase() + operation.slice(1)
}

const lostAnswers: readonly FailureKind[] = ['timeout', 'reset', 'not_json', 'too_large']

/** Whether a write that failed so may have been carried out: it went out, and the cloud did not plainly refuse it. */
export function mayHaveHappened({ sent, status, kind }: Failure): boolean {
  return sent && kind !== 'signed_out' && (status === 0 || status >= 500 || lostAnswers.includes(kind))
}
