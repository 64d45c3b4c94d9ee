import { useTranslations } from 'use-intl'
import type { Left } from '#console/api/batches.ts'
import { RequestId } from '#console/components/RequestId.tsx'
import { Button } from '#console/ui/Button.tsx'
import { useLeftText } from './use-standing-text.ts'

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
          <li key={each.id} className="max-w-176 s:grid s:grid-cols-[minmax(6.5rem,auto)_minmax(0,1fr)] s:gap-x-4">
            <b className="text-strong">{each.name}</b>
            <div>
              <Why left={each} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Why({ left }: { readonly left: Left }) {
  const text = useLeftText()(left)
  const request = left.failure?.kind === 'not_found' ? '' : (left.failure?.requestId ?? '')
  return (
    <>
      {text}
      {left.reason === undefined && request !== '' && <RequestId id={request} />}
    </>
  )
}
