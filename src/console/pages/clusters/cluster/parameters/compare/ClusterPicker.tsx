import { useEffect, useRef, useState } from 'react'
import { Search } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useSideRead } from '#console/api/query.ts'
import { FailureNotice } from '#console/components/FailureNotice.tsx'
import { StateBadge } from '#console/components/StateBadge.tsx'
import { Dialog } from '#console/ui/Dialog.tsx'
import { Spinner } from '#console/ui/Spinner.tsx'
import { TextField } from '#console/ui/TextField.tsx'

type Props = {
  readonly open: boolean
  /** Ids that stand there already. */
  readonly without: readonly string[]
  readonly onClose: () => void
  readonly onPick: (id: string) => void
}

const typingPauseMs = 300
const shownAtOnce = 20

/** One more cluster of the region, found by its name; the cloud searches, so that thousands are no matter. */
export function ClusterPicker({ open, without, onClose, onPick }: Props) {
  const t = useTranslations('parameters.comparing.picker')
  const [text, setText] = useState('')
  const name = useSettled(text.trim())
  const { data, failure, loading, refresh } = useSideRead(
    'listClusters',
    { page: 0, size: shownAtOnce, sort: 'name:asc', ...(name === '' ? {} : { name }) },
    { enabled: open, staleTime: 60_000 },
  )
  const found = (data?.contents ?? []).filter(({ id, service_state }) => !without.includes(id) && service_state !== 'TERMINATED')
  return (
    <Dialog open={open} onClose={onClose} title={t('title')} description={t('lead')}>
      <TextField
        type="search"
        label={t('name')}
        icon={<Search className="size-4" />}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {failure !== undefined && <FailureNotice failure={failure} operation="listClusters" onRetry={() => void refresh()} />}
      {loading && <Spinner label={t('reading')} />}
      {data !== undefined && (
        <>
          <p role="status" className="text-12 text-quiet">
            {found.length === 0 ? t('none') : t('found', { shown: found.length, total: data.count })}
          </p>
          <ul className="grid">
            {found.map((cluster) => (
              <li key={cluster.id}>
                <button
                  type="button"
                  onClick={() => onPick(cluster.id)}
                  className="flex min-h-row w-full items-center gap-3 border-b border-line px-2 text-left -outline-offset-2 hover:bg-hover"
                >
                  <b className="min-w-0 flex-1 wrap-anywhere">{cluster.name}</b>
                  <StateBadge state={cluster.service_state} />
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  )
}

/** A text once the typing has paused. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    timer.current = setTimeout(() => setSettled(text), typingPauseMs)
    return () => clearTimeout(timer.current)
  }, [text])
  return settled
}
