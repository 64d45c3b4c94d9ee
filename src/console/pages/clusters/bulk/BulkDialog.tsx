import { Download } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { Batch } from '#console/api/batches.ts'
import { Button } from '#console/ui/Button.tsx'
import { Dialog } from '#console/ui/Dialog.tsx'
import { ProgressBar } from '#console/ui/ProgressBar.tsx'
import type { BulkPlan } from './bulk-plan.ts'
import { BulkPlanTabs } from './BulkPlanTabs.tsx'
import { BulkResults, type ResultRow } from './BulkResults.tsx'
import type { Deed } from './deeds.ts'
import { LeftOut } from './LeftOut.tsx'
import { useSaveResults } from './use-save-results.ts'
import { useSums } from './use-sums.ts'

type Props = {
  readonly deed: Deed
  readonly open: boolean
  readonly phase: Batch['phase'] | 'idle'
  /** Set until each of them has been read. */
  readonly reading: { readonly done: number; readonly count: number } | undefined
  readonly plan: BulkPlan
  readonly rows: readonly ResultRow[]
  readonly onReadAgain: () => void
  readonly onSend: () => void
  readonly onStop: () => void
  readonly onClose: () => void
}

/** First the plan of them all, then what became of each. It cannot be closed while they are being sent. */
export function BulkDialog(props: Props) {
  const { deed, open, phase, reading, plan, rows, onReadAgain, onSend, onStop, onClose } = props
  const t = useTranslations('bulk')
  const planWords = useTranslations('plan')
  const sums = useSums(rows, plan.left.length)
  const save = useSaveResults(deed)
  const count = phase === 'idle' ? plan.ready.length : rows.length
  const title = t(`deed.${deed}`, { count: reading?.count ?? count })
  const footer =
    phase === 'idle' ? (
      <>
        <Button onClick={onClose}>{t('close')}</Button>
        <Button kind="primary" disabledReason={reading !== undefined ? t('wait') : count === 0 ? t('nobody') : undefined} onClick={onSend}>
          {title}
        </Button>
      </>
    ) : (
      <>
        {phase === 'sending' && <Button onClick={onStop}>{t('stop')}</Button>}
        {phase === 'sent' && (
          <Button icon={<Download className="size-4" aria-hidden="true" />} onClick={() => save(rows, plan.left)}>
            {t('save')}
          </Button>
        )}
        <Button kind="primary" disabledReason={phase === 'sending' ? t('untilSent') : undefined} onClick={onClose}>
          {t('close')}
        </Button>
      </>
    )
  return (
    <Dialog
      open={open}
      onClose={onClose}
      closable={phase !== 'sending'}
      title={title}
      description={
        <span role="status">{phase === 'idle' ? (reading === undefined ? planWords('nothingSent') : t('reading', reading)) : sums}</span>
      }
      size="l"
      footer={footer}
    >
      {reading !== undefined ? (
        <ProgressBar value={reading.done / reading.count} label={title} />
      ) : phase === 'idle' ? (
        <BulkPlanTabs deed={deed} plan={plan} onReadAgain={onReadAgain} />
      ) : (
        <>
          <BulkResults deed={deed} rows={rows} sorted={phase === 'sent'} />
          <LeftOut left={plan.left} />
        </>
      )}
    </Dialog>
  )
}
