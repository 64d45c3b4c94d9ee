import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { mayHaveHappened, type Failure } from '#contract/errors.ts'
import type { OperationName } from '#contract/operations.ts'
import { useRegion, useRegionIfAny } from '#console/api/region.ts'
import { paths } from '#console/paths.ts'
import { Button } from '#console/ui/Button.tsx'
import { Notice } from '#console/ui/Notice.tsx'
import { failureWords } from './failure-words.ts'
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
  /** Set where it is told later, by a page that says itself what to do now. */
  readonly told?: boolean
}

/** A failure in words: what happened, whether anything was changed, the request id, what to do now. */
export function FailureNotice({ failure, operation, onRetry, write = false, stale = false, told = false }: Props) {
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
      {write && <WriteFate failure={failure} />}
      {/* Trying again is what one must not do by oneself where nobody knows whether it was carried out. */}
      {words.now !== '' && !told && !(write && mayHaveHappened(failure)) && <p>{words.now}</p>}
      {wayKinds.has(failure.kind) && <ConnectionLink />}
      {failure.requestId !== '' && <RequestId id={failure.requestId} />}
    </Notice>
  )
}

/** Whether anything was changed, as far as it is known; and where the journal tells more. */
function WriteFate({ failure }: { readonly failure: Failure }) {
  const t = useTranslations('failures')
  const fate = mayHaveHappened(failure) ? `${t('maybeSent')} ${t(failure.writeId === undefined ? 'againIsSafe' : 'weLook')}` : t('notSent')
  return (
    <p>
      {fate} {failure.writeId !== undefined && <EntryLink writeId={failure.writeId} />}
    </p>
  )
}

function EntryLink({ writeId }: { readonly writeId: string }) {
  const t = useTranslations('failures')
  return <Link to={paths.journalEntry(useRegion(), writeId)}>{t('openWrite')}</Link>
}

/** The way to the cloud or the keys may be at fault: there is a page that looks which. */
const wayKinds: ReadonlySet<Failure['kind']> = new Set(['bad_key', 'unsigned', 'skewed_clock', 'tls', 'unreachable', 'not_json'])

function ConnectionLink() {
  const t = useTranslations('failures')
  const region = useRegionIfAny()
  return (
    region !== undefined && (
      <p>
        <Link to={paths.connection(region)}>{t('checkConnection')}</Link>
      </p>
    )
  )
}

/** The sentences of a failure in the reader's language. */
export function useFailureWords(failure: Failure, operation?: string) {
  return useFailureWordsOf()(failure, operation)
}

/** The same for whoever has several failures to tell. */
export function useFailureWordsOf() {
  const t = useTranslations('failures')
  const locale = useLocale()
  return (failure: Failure, operation?: string) => failureWords(failure, operation, t, locale)
}
