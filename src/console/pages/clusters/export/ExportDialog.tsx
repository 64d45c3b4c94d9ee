import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { readOptions } from '#console/api/query.ts'
import { useRegion } from '#console/api/region.ts'
import type { ExportProgress } from '#console/components/exports/use-export.ts'
import { FailureNotice } from '#console/components/FailureNotice.tsx'
import { toListQuery, type ListSearch } from '#console/pages/clusters/list-search.ts'
import { Button } from '#console/ui/Button.tsx'
import { CheckField } from '#console/ui/CheckField.tsx'
import { Dialog } from '#console/ui/Dialog.tsx'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'
import { Notice } from '#console/ui/Notice.tsx'
import { ProgressBar } from '#console/ui/ProgressBar.tsx'
import { SelectField } from '#console/ui/SelectField.tsx'
import { useClustersExport, type Saved, type Wish } from './use-clusters-export.ts'

type Props = { readonly open: boolean; readonly search: ListSearch; readonly onClose: () => void }

/** Saves the list as a file: this page or all that match, as CSV or JSON. */
export function ExportDialog({ open, search, onClose }: Props) {
  const t = useTranslations('exports')
  const { progress, start, cancel, reset } = useClustersExport(search)
  const [wish, setWish] = useState<Wish>({ scope: 'page', format: 'csv', details: true })
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
      // Minutes of reading are not thrown away by a key: the buttons say so.
      closable={!reading}
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

type FieldsProps = { readonly search: ListSearch; readonly wish: Wish; readonly onChange: (wish: Wish) => void }

function WishFields({ search, wish, onChange }: FieldsProps) {
  const t = useTranslations('exports')
  const region = useRegion()
  // The list behind the dialog has read it; here it is only counted.
  const page = useQueryClient().getQueryData(readOptions(region, 'listClusters', toListQuery(search)).queryKey)
  return (
    <>
      <SelectField
        label={t('scope')}
        value={wish.scope}
        options={[
          { value: 'page', label: t('page', { count: page?.contents?.length ?? 0 }) },
          { value: 'all', label: t('all', { count: page?.count ?? 0 }) },
        ]}
        onChange={(event) => {
          const scope = event.target.value === 'all' ? 'all' : 'page'
          // A call for each of thousands of clusters is nothing to begin by chance.
          onChange({ ...wish, scope, details: scope === 'page' })
        }}
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
      <CheckField
        label={t('details')}
        hint={t('detailsHint')}
        checked={wish.details}
        onChange={(event) => onChange({ ...wish, details: event.target.checked })}
      />
    </>
  )
}

function Told({ progress }: { readonly progress: ExportProgress<Saved> }) {
  const t = useTranslations('exports')
  if (progress.kind === 'cancelled') return t('cancelled')
  if (progress.kind === 'reading') {
    const { done, count } = progress
    // Until the list has answered it is not known how many there are.
    const text = count === 0 ? t('begun') : t('reading', { done, count })
    return (
      <>
        {text}
        <ProgressBar value={count === 0 ? 0 : done / count} label={text} />
      </>
    )
  }
  if (progress.kind !== 'saved') return null
  const { file, count, total, blanks } = progress
  return (
    <>
      <p className="flex items-start gap-1.5 wrap-anywhere">
        <KindGlyph kind="done" className="mt-[0.1875rem]" />
        {t('saved', { file, count })}
      </p>
      {count !== total && <Notice kind="warning" title={t('changed', { total })} />}
      {blanks > 0 && <Notice kind="warning" title={t('blanks', { count: blanks })} />}
    </>
  )
}
