import type { useTranslations } from 'use-intl'
import { cloudCodes, type Failure } from '#contract/errors.ts'
import { formatTypical } from '#console/lib/format.ts'

/** The message key for a code of the cloud that has a sentence of its own. */
export type KnownCode = 'inProgress' | 'invalidState' | 'createTooSoon' | 'noDataVolume' | 'notAuthenticated' | 'contactAdmin'

const known: readonly KnownCode[] = ['inProgress', 'invalidState', 'createTooSoon', 'noDataVolume', 'notAuthenticated', 'contactAdmin']

/** The code as a message key, if the console knows more about it than the cloud says. */
export function knownCode(failure: Failure): KnownCode | undefined {
  return known.find((name) => cloudCodes[name] === failure.code)
}

/** What the cloud itself said, in one line; empty where it said nothing of use. */
function cloudWords(failure: Failure): string {
  const words = [...new Set([failure.title, ...failure.details])].filter((word) => word !== '' && word !== failure.code)
  return words.join(' · ')
}

/** The IAM action an operation needs: `listClusters` is `postgresql:ListClusters`. */
export function actionOf(operation: string | undefined): string {
  return operation === undefined ? '…' : operation.slice(0, 1).toUpperCase() + operation.slice(1)
}

const fromCloud: ReadonlySet<Failure['kind']> = new Set([
  'cloud',
  'cloud_broken',
  'forbidden',
  'bad_key',
  'not_found',
  'unsigned',
  'retired',
])

/** The sentences of failures, of whichever language. */
export type FailureWords = ReturnType<typeof useTranslations<'failures'>>

/** A failure in sentences: what it is, what happened, what to do now, and what the cloud itself said. */
export function failureWords(failure: Failure, operation: string | undefined, t: FailureWords, locale: string) {
  // A key or a clock that is wrong has a sentence of its own; the cloud's code would only say the same of anybody.
  const code = failure.kind === 'cloud' || failure.kind === 'cloud_broken' ? knownCode(failure) : undefined
  const values = {
    status: String(failure.status),
    code: failure.code,
    action: actionOf(operation ?? failure.operation),
    skew: formatTypical(Math.abs(failure.skewMs ?? 0), locale),
  }
  return {
    title: t(`${failure.kind}.title`),
    what: code === undefined ? t(`${failure.kind}.what`, values) : t(`codes.${code}`),
    // Such a sentence says what to do as well; the general advice would contradict it.
    now: code === undefined ? t(`${failure.kind}.now`) : '',
    // What our own server says is said above, in the reader's language.
    said: fromCloud.has(failure.kind) ? cloudWords(failure) : '',
  }
}
