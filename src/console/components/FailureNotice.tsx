import { useLocale, useTranslations } from 'use-intl'
import type { Failure } from '#contract/errors.ts'
import type { OperationName } from '#contract/operations.ts'
import { formatTypical } from '#console/lib/format.ts'
import { Button } from '#console/ui/Button.tsx'
import { Notice } from '#console/ui/Notice.tsx'
import { actionOf, cloudWords, knownCode, mayHaveHappened } from './failure-words.ts'
import { RequestId } from './RequestId.tsx'

type Props = {
  readonly failure: Failure
  /** What was asked; names the IAM action where the cloud answers 403. */
  readonly operation?: OperationName
  readonly onRetry?: () => void
  /** Set for a write: then the notice says whether anything was changed. */
  readonly write?: boolean
  /** Set where a refresh failed and what was read before still stands: then the notice says that it is old. */
  readonly stale?: boolean
}

/** A failure in words: what happened, whether anything was changed, the request id, what to do now. */
export function FailureNotice({ failure, operation, onRetry, write = false, stale = false }: Props) {
  const t = useTranslations('failures')
  const common = useTranslations('common')
  const words = useFailureWords(failure, operation)
  return (
    <Notice
      kind={stale ? 'warning' : 'error'}
      title={stale ? t('stale', { reason: words.title }) : words.title}
      actions={onRetry && <Button onClick={onRetry}>{common('tryAgain')}</Button>}
    >
      <p>{words.what}</p>
      {words.said !== '' && (
        <p>
          {t('says')}: <q className="break-words">{words.said}</q>
        </p>
      )}
      {failure.issues && (
        <ul className="list-disc pl-5">
          {failure.issues.map((issue) => (
            <li key={`${issue.path} ${issue.message}`}>
              <code>{issue.path}</code> {issue.message}
            </li>
          ))}
        </ul>
      )}
      {write && <p>{mayHaveHappened(failure) ? t('maybeSent') : t('notSent')}</p>}
      {words.now !== '' && <p>{words.now}</p>}
      {failure.requestId !== '' && <RequestId id={failure.requestId} />}
    </Notice>
  )
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

/** The sentences of a failure in the reader's language. */
export function useFailureWords(failure: Failure, operation?: string) {
  return useFailureWordsOf()(failure, operation)
}

/** The same for whoever has several failures to tell. */
export function useFailureWordsOf() {
  const t = useTranslations('failures')
  const locale = useLocale()
  return (failure: Failure, operation?: string) => wordsOf(failure, operation, t, locale)
}

function wordsOf(failure: Failure, operation: string | undefined, t: ReturnType<typeof useTranslations<'failures'>>, locale: string) {
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
