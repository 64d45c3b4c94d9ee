import { X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '#console/ui/Button.tsx'
import { IconButton } from '#console/ui/IconButton.tsx'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'
import { Ring } from '#console/ui/Ring.tsx'
import type { ResultRow } from './BulkResults.tsx'
import type { Deed } from './deeds.ts'
import { useSums } from './use-sums.ts'

type Props = {
  readonly deed: Deed
  readonly rows: readonly ResultRow[]
  readonly left: number
  readonly sending: boolean
  readonly onShow: () => void
  readonly onDismiss: () => void
}

/** How a deed with several clusters stands, once its dialog is closed. */
export function BulkStrip({ deed, rows, left, sending, onShow, onDismiss }: Props) {
  const t = useTranslations('bulk')
  const sums = useSums(rows, left)
  const kinds = new Set(rows.map(({ standing }) => standing.kind))
  const running = sending || kinds.has('running')
  const bad = kinds.has('failed') || kinds.has('refused') || kinds.has('lost')
  const title = t(`deed.${deed}`, { count: rows.length })
  return (
    <section
      aria-label={title}
      className={`flex flex-wrap items-center gap-x-3 gap-y-1 border-t px-6 py-2 max-s:px-4 ${running ? 'border-moving-line bg-moving-tint' : bad ? 'border-error-line bg-error-tint' : 'border-running-line bg-running-tint'}`}
    >
      <span className="flex items-center gap-2 font-semibold text-strong">
        {running ? <Ring /> : <KindGlyph kind={bad ? 'error' : 'done'} />}
        {title}
      </span>
      <span role="status">{sums}</span>
      <span className="ml-auto flex items-center gap-1">
        <Button size="small" onClick={onShow}>
          {t('show')}
        </Button>
        <IconButton
          size="small"
          label={t('dismiss')}
          icon={<X className="size-4" aria-hidden="true" />}
          disabledReason={sending ? t('dismissSending') : undefined}
          onClick={onDismiss}
        />
      </span>
    </section>
  )
}
