import { Plus, X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useFailureWords } from '#console/components/FailureNotice.tsx'
import { Button } from '#console/ui/Button.tsx'
import { CheckField } from '#console/ui/CheckField.tsx'
import { IconButton } from '#console/ui/IconButton.tsx'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'
import { Spinner } from '#console/ui/Spinner.tsx'
import type { Failure } from '#contract/errors.ts'
import { mostOthers } from './compare-search.ts'
import type { Source } from './use-others.ts'

type Props = {
  readonly sources: readonly Source[]
  readonly group: boolean
  /** How many values of each source could be taken over. */
  readonly counts: readonly number[]
  readonly onGroup: (wanted: boolean) => void
  readonly onAdd: () => void
  readonly onRemove: (key: string) => void
  readonly onTake: (index: number) => void
}

/** What stands beside the cluster: the defaults of its group, other clusters, and what can be taken over from each. */
export function Sources({ sources, group, counts, onGroup, onAdd, onRemove, onTake }: Props) {
  const t = useTranslations('parameters.comparing')
  const clusters = sources.filter(({ kind }) => kind === 'cluster')
  return (
    <section aria-label={t('with')} className="flex flex-wrap items-center gap-2">
      <CheckField label={t('group')} checked={group} onChange={(event) => onGroup(event.target.checked)} />
      {sources.map((source, index) => (
        <span key={source.key} className="flex min-h-control flex-wrap items-center gap-x-2 rounded-2 border border-line px-2 py-0.5">
          <b className="wrap-anywhere">{source.title}</b>
          {source.detail !== '' && <span className="text-12 text-quiet">{source.detail}</span>}
          <Reading source={source} />
          {source.state === 'ready' && (
            <Button
              size="small"
              aria-label={t('takeOf', { count: counts[index] ?? 0, name: source.title })}
              disabledReason={counts[index] === 0 ? t('nothingToTake') : undefined}
              onClick={() => onTake(index)}
            >
              {t('take', { count: counts[index] ?? 0 })}
            </Button>
          )}
          {source.kind === 'cluster' && (
            <IconButton
              size="small"
              label={t('remove', { name: source.title })}
              icon={<X className="size-4" />}
              onClick={() => onRemove(source.key)}
            />
          )}
        </span>
      ))}
      <Button
        icon={<Plus className="size-4" aria-hidden="true" />}
        disabledReason={clusters.length >= mostOthers ? t('full', { most: mostOthers }) : undefined}
        onClick={onAdd}
      >
        {t('add')}
      </Button>
    </section>
  )
}

function Reading({ source }: { readonly source: Source }) {
  const t = useTranslations('parameters.comparing')
  if (source.failure !== undefined) return <Failed failure={source.failure} kind={source.kind} onRetry={source.retry} />
  if (source.state === 'ready') return null
  if (source.state === 'none') return <span className="text-quiet">{t('noGroup')}</span>
  return <Spinner label={source.total === undefined ? t('reading') : t('readingOf', { read: source.read, total: source.total })} />
}

function Failed({ failure, kind, onRetry }: { readonly failure: Failure; readonly kind: Source['kind']; readonly onRetry: () => void }) {
  const common = useTranslations('common')
  const words = useFailureWords(failure, kind === 'group' ? 'listParameters' : 'listParameterValues')
  return (
    <span role="alert" className="flex flex-wrap items-center gap-1 text-error">
      <KindGlyph kind="error" />
      {words.title} {failure.requestId}
      <Button size="small" onClick={onRetry}>
        {common('tryAgain')}
      </Button>
    </span>
  )
}
