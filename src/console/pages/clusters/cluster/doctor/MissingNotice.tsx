import { useTranslations } from 'use-intl'
import { useFailureWordsOf } from '#console/components/FailureNotice.tsx'
import { RequestId } from '#console/components/RequestId.tsx'
import { Notice } from '#console/ui/Notice.tsx'
import type { Missing } from './use-known.ts'

/** Which parts could not be read, and why: the rest of the page goes on without them. */
export function MissingNotice({ missing }: { readonly missing: readonly Missing[] }) {
  const t = useTranslations('doctor.missing')
  const wordsOf = useMissingWords()
  if (missing.length === 0) return null
  return (
    <Notice kind="warning" title={t('title')}>
      <ul className="grid gap-1">
        {missing.map((each) => (
          <li key={each.part}>
            {wordsOf(each)}
            {each.failure.requestId !== '' && <RequestId id={each.failure.requestId} />}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** A part that is missing, as a sentence. */
export function useMissingWords(): (missing: Missing) => string {
  const t = useTranslations('doctor.missing')
  const words = useFailureWordsOf()
  return ({ part, failure, operation, count = 0 }) => t(part, { why: words(failure, operation).title, count })
}
