import { useEffect, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import { isOpen, type JournalEntry } from '#contract/bff/journal.ts'
import { bff } from '#console/api/client.ts'
import { trayQuery, useDeed } from '#console/api/journal.ts'
import { failureOf } from '#console/api/query.ts'
import { forgetAll } from '#console/api/session.ts'
import { useEntryTitle } from '#console/components/journal/use-entry-title.ts'
import { WriteBadge } from '#console/components/journal/WriteBadge.tsx'
import { storePreferences } from '#console/lib/preferences.ts'
import { paths } from '#console/paths.ts'
import { Button } from '#console/ui/Button.tsx'
import { Dialog } from '#console/ui/Dialog.tsx'
import { toast } from '#console/ui/toast.ts'
import { sumsOf } from './tray/sums.ts'

/**
 * The way out. Where something is open it says first what goes on without the person, and offers to take back what
 * waits; where nothing is, or nobody can say, it signs out at once.
 */
export function SignOut({ onStay }: { readonly onStay: () => void }) {
  const client = useQueryClient()
  const leave = useLeave(onStay)
  const [open, setOpen] = useState<readonly JournalEntry[]>()
  const begun = useRef(false)
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    const look = async () => {
      const { entries } = await client.fetchQuery({ ...trayQuery, staleTime: 0, retry: false }).catch(() => ({ entries: [] }))
      const waiting = entries.filter(({ state }) => isOpen(state))
      if (waiting.length === 0) await leave()
      else setOpen(waiting)
    }
    void look()
  })
  return open === undefined ? null : <Leaving entries={open} onStay={onStay} onLeave={leave} />
}

/** Ends the session and goes to the sign-in page; where that fails, says so. */
function useLeave(onStay: () => void): () => Promise<void> {
  const t = useTranslations('journal.leave')
  const failures = useTranslations('failures')
  const navigate = useNavigate()
  const client = useQueryClient()
  return async () => {
    try {
      await bff.signOut()
      storePreferences()
      await navigate(paths.signIn())
      forgetAll(client)
    } catch (error) {
      onStay()
      toast({
        kind: 'error',
        title: t('failed'),
        text: failures(`${failureOf(error)?.kind ?? 'internal'}.what`, { status: '', code: '', action: '', skew: '' }),
      })
    }
  }
}

type LeavingProps = { readonly entries: readonly JournalEntry[]; readonly onStay: () => void; readonly onLeave: () => Promise<void> }

function Leaving({ entries, onStay, onLeave }: LeavingProps) {
  const t = useTranslations('journal.leave')
  const titleOf = useEntryTitle()
  const { act } = useDeed()
  const [busy, setBusy] = useState<'cancel' | 'go'>()
  const { running, queued, unknown } = sumsOf(entries)
  const go = async (how: 'cancel' | 'go') => {
    setBusy(how)
    const waiting = how === 'cancel' ? entries.filter(({ state }) => state === 'queued') : []
    let left = 0
    for (const { id } of waiting) {
      const { failure } = await act(id, 'cancel')
      if (failure !== undefined) left += 1
    }
    if (left > 0) {
      toast({ kind: 'error', title: t('cancelFailed') })
      onStay()
    } else await onLeave()
  }
  return (
    <Dialog
      open
      onClose={onStay}
      title={t('title')}
      footer={
        <>
          <Button onClick={onStay}>{t('stay')}</Button>
          {queued > 0 && (
            <Button busy={busy === 'cancel'} onClick={() => void go('cancel')}>
              {t('cancel')}
            </Button>
          )}
          <Button kind="primary" busy={busy === 'go'} onClick={() => void go('go')}>
            {t('go')}
          </Button>
        </>
      }
    >
      <div className="grid gap-1 text-14">
        {running > 0 && <p>{t('runs', { count: running })}</p>}
        {queued > 0 && <p>{t('queued', { count: queued })}</p>}
        {unknown > 0 && <p>{t('unknown', { count: unknown })}</p>}
        <p className="text-quiet">{t('keys')}</p>
      </div>
      <ul className="grid gap-1">
        {entries.map((entry) => (
          <li key={entry.id} className="flex flex-wrap items-center justify-between gap-x-3">
            <span className="min-w-0 wrap-anywhere">{titleOf(entry)}</span>
            <span className="*:ml-0">
              <WriteBadge entry={entry} />
            </span>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
