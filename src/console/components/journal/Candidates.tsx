import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { readInstant } from '#contract/instant.ts'
import type { JournalEntry } from '#contract/bff/journal.ts'
import { formatInstant, shortId } from '#console/lib/format.ts'
import { useZone } from '#console/lib/preferences.ts'
import { paths } from '#console/paths.ts'

/** The clusters that may have come of a write whose answer was lost, each with the way to it; nothing where there is no choice. */
export function Candidates({ entry }: { readonly entry: Pick<JournalEntry, 'candidates' | 'region'> }) {
  const t = useTranslations('journal.unknown')
  const zone = useZone()
  if (entry.candidates.length === 0) return null
  return (
    <div>
      <p>{t('candidates')}</p>
      <ul className="list-disc pl-5">
        {entry.candidates.map(({ id, name, createdAt }) => {
          const at = readInstant(createdAt)
          return (
            <li key={id}>
              <Link to={paths.cluster(entry.region, id)}>{name}</Link> <code>{shortId(id)}</code>{' '}
              <span className="text-quiet">{t('createdAt', { at: at === undefined ? createdAt : formatInstant(at, zone, true) })}</span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
