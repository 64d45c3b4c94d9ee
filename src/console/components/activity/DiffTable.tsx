import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ChangeTable } from '#console/components/ChangeTable.tsx'
import { differences } from '#contract/rules/difference.ts'
import { Button } from '#console/ui/Button.tsx'

type Props = {
  /** What Show Cluster said. */
  readonly before: unknown
  readonly after: unknown
}

/** These change with every touch of the cluster, and tell nothing. */
const noise = ['modified_at', 'modified_by']
/** How many fields stand there at first. */
const first = 12

/** What of a cluster differs between two answers of the cloud. */
export function differencesOf({ before, after }: Props) {
  return differences(before, after, noise)
}

/** The fields of a cluster that differ, before and after, by the cloud's own names. */
export function DiffTable({ before, after }: Props) {
  const t = useTranslations('activity.diff')
  const [all, setAll] = useState(false)
  const found = differencesOf({ before, after })
  const shown = all ? found : found.slice(0, first)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] justify-items-start gap-2">
      <ChangeTable
        words={{ caption: t('caption'), what: t('field'), now: t('before'), then: t('after') }}
        changes={shown.map(({ path, before: now, after: then }) => ({ label: path, now, then, code: 'both', ends: then === undefined }))}
      />
      {shown.length < found.length && (
        <Button kind="quiet" size="small" onClick={() => setAll(true)}>
          {t('more', { count: found.length - shown.length })}
        </Button>
      )}
    </div>
  )
}
