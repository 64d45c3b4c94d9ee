import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { journalPageQuery } from '#console/api/journal.ts'
import { toJournalQuery, type ActivitySearch } from '#console/components/activity/search.ts'
import type { ExportProgress } from '#console/components/exports/use-export.ts'
import { FailureNotice } from '#console/components/FailureNotice.tsx'
import { useZone } from '#console/lib/preferences.ts'
import { Button } from '#console/ui/Button.tsx'
import { Dialog } from '#console/ui/Dialog.tsx'
import { ProgressBar } from '#console/ui/ProgressBar.tsx'
import { SelectField } from '#console/ui/SelectField.tsx'
import { useActivityExport, type Wish } from './use-activity-export.ts'

type Props = { readonly open: boolean; readonly search: ActivitySearch; readonly onClose: () => void }

/** Saves the activity as a file: this page or all that fits the filters, as CSV or JSON. */
export function ExportDialog({ open, search, onClose }: Props) {
  const t = useTranslations('activity.exports')
  const { progress, start, cancel, reset } = useActivityExport(search)
  const [wish, setWish] = useState<Wish>({ scope: 'page', format: 'csv' })
  const reading = progress.kind === 'reading'
  const close = () => {
    cancel()
    reset()
    onClose()
  }
  return (
    <Dialog
      open={open}
      onClose={close}
      title={t('title')}
      description={t('about')}
      footer={
        <>
          <Button onClick={close}>{t('close')}</Button>
          <Button kind="primary" busy={reading} onClick={() => void start(wish)}>
            {t('save')}
          </Button>
        </>
      }
    >
      <WishFields search={search} wish={wish} onChange={setWish} />
      <div role="status" className="grid gap-2 empty:absolute">
        <Told progress={progress} />
      </div>
      {reading && (
        <Button className="justify-self-start" onClick={cancel}>
          {t('cancel')}
        </Button>
      )}
      {progress.kind === 'failed' && <FailureNotice failure={progress.failure} onRetry={() => void start(wish)} />}
    </Dialog>
  )
}

type FieldsProps = { readonly search: ActivitySearch; readonly wish: Wish; readonly onChange: (wish: Wish) => void }

function WishFields({ search, wish, onChange }: FieldsProps) {
  const t = useTranslations('activity.exports')
  const zone = useZone()
  // The list behind the dialog has read it; here it is only counted.
  const page = useQueryClient().getQueryData(journalPageQuery(toJournalQuery(search, zone)).queryKey)
  return (
    <>
      <SelectField
        label={t('scope')}
        value={wish.scope}
        options={[
          { value: 'page', label: t('page', { count: page?.entries.length ?? 0 }) },
          { value: 'all', label: t('all', { count: page?.count ?? 0 }) },
        ]}
        onChange={(event) => onChange({ ...wish, scope: event.target.value === 'all' ? 'all' : 'page' })}
      />
      <SelectField
        label={t('format')}
        value={wish.format}
        options={[
          { value: 'csv', label: t('csv') },
          { value: 'json', label: t('json') },
        ]}
        onChange={(event) => onChange({ ...wish, format: event.target.value === 'json' ? 'json' : 'csv' })}
      />
    </>
  )
}

function Told({ progress }: { readonly progress: ExportProgress<{ readonly count: number }> }) {
  const t = useTranslations('activity.exports')
  if (progress.kind === 'cancelled') return <p>{t('cancelled')}</p>
  if (progress.kind === 'saved') return <p>{t('saved', progress)}</p>
  if (progress.kind !== 'reading') return null
  const { done, count } = progress
  const text = t('reading', { done, count })
  return (
    <>
      <p className="tabular-nums">{text}</p>
      <ProgressBar value={count === 0 ? 0 : done / count} label={text} />
    </>
  )
}
