import { useTranslations } from 'use-intl'
import { isKnownState } from '#contract/rules/states.ts'
import { useFailureWordsOf } from '#console/components/FailureNotice.tsx'
import { RequestId } from '#console/components/RequestId.tsx'
import { Button } from '#console/ui/Button.tsx'
import type { Left } from './bulk-plan.ts'

/** Who is left out, each with why. */
export function LeftOut({ left, onReadAgain }: { readonly left: readonly Left[]; readonly onReadAgain?: () => void }) {
  const t = useTranslations('bulk')
  if (left.length === 0) return null
  const unread = left.some(({ reason, failure }) => reason === undefined && failure?.kind !== 'not_found')
  return (
    <section className="grid gap-2">
      <h3 className="flex items-center gap-3">
        {t('left')}
        {unread && onReadAgain !== undefined && (
          <Button size="small" onClick={onReadAgain}>
            {t('readAgain')}
          </Button>
        )}
      </h3>
      <ul className="grid gap-2">
        {left.map((each) => (
          <li key={each.id} className="max-w-176">
            <b className="text-strong">{each.name}</b> <Why left={each} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Why({ left: { state = '', reason, failure } }: { readonly left: Left }) {
  const t = useTranslations('bulk')
  const rules = useTranslations('rules')
  const states = useTranslations('states')
  const words = useFailureWordsOf()
  if (reason !== undefined) return rules(reason, { state: isKnownState(state) ? states(state) : state })
  if (failure === undefined || failure.kind === 'not_found') return t('gone')
  const { title, what } = words(failure, 'showCluster')
  return (
    <>
      {t('notRead', { why: `${title}. ${what}` })}
      {failure.requestId !== '' && <RequestId id={failure.requestId} />}
    </>
  )
}
