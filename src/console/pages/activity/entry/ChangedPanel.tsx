import { useTranslations } from 'use-intl'
import { isOpen, type JournalDetail } from '#contract/bff/journal.ts'
import { differencesOf, DiffTable } from '#console/components/activity/DiffTable.tsx'
import { Panel } from '#console/ui/Panel.tsx'

/** What the cloud told of the cluster before and after; left out where it told neither. */
export function ChangedPanel({ entry }: { readonly entry: JournalDetail }) {
  const t = useTranslations('activity')
  const { before, after } = entry
  if (before === null && after === null) return null
  return (
    <Panel title={t('entry.changed')}>
      {after === null ? (
        <p className="text-quiet">{t(isOpen(entry.state) ? 'history.running' : 'diff.noAfter')}</p>
      ) : before === null ? (
        <p className="text-quiet">{t('diff.noBefore')}</p>
      ) : differencesOf({ before, after }).length === 0 ? (
        <p className="text-quiet">{t('diff.same')}</p>
      ) : (
        <DiffTable before={before} after={after} />
      )}
    </Panel>
  )
}
