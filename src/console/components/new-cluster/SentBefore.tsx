import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { readInstant } from '#contract/instant.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import { useTray } from '#console/api/journal.ts'
import { useRegion } from '#console/api/region.ts'
import { WriteBadge } from '#console/components/journal/WriteBadge.tsx'
import { formatInstant } from '#console/lib/format.ts'
import { useZone } from '#console/lib/preferences.ts'
import { paths } from '#console/paths.ts'
import { buttonClass } from '#console/ui/Button.tsx'
import { Notice } from '#console/ui/Notice.tsx'

type Props = {
  readonly operation: WriteName
  /** The new cluster's name, or the id of the cluster that it comes from. */
  readonly of: { readonly name?: string; readonly id?: string }
}

/**
 * Says that the same is under way or has just been done: whoever reloads while it is being sent, or comes back to the form, has it
 * before them filled as it was.
 */
export function SentBefore({ operation, of }: Props) {
  const t = useTranslations('create.sentBefore')
  const region = useRegion()
  const zone = useZone()
  const found = useTray().entries?.find(
    (entry) =>
      entry.operation === operation &&
      entry.region === region &&
      (entry.state === 'sending' || entry.state === 'accepted' || entry.state === 'unknown' || entry.state === 'done') &&
      (of.id === undefined ? entry.cluster.name === of.name : entry.cluster.id === of.id),
  )
  const at = readInstant(found?.sentAt)
  if (found === undefined || at === undefined) return null
  return (
    <Notice
      kind="warning"
      title={t('title', { at: formatInstant(at, zone, true) })}
      actions={
        <Link to={paths.journalEntry(region, found.id)} className={buttonClass('secondary', 'small')}>
          {t('open')}
        </Link>
      }
    >
      <p>{t('text')}</p>
      <WriteBadge entry={found} />
    </Notice>
  )
}
