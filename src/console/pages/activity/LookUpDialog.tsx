import { useState, type SyntheticEvent } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Failure } from '#contract/errors.ts'
import { idPattern } from '#contract/operation.ts'
import { journalPageQuery } from '#console/api/journal.ts'
import { failureOf, useSideRead } from '#console/api/query.ts'
import { useRegion } from '#console/api/region.ts'
import { WriteBadge } from '#console/components/journal/WriteBadge.tsx'
import { useEntryTitle } from '#console/components/journal/use-entry-title.ts'
import { FailureNotice } from '#console/components/FailureNotice.tsx'
import { paths } from '#console/paths.ts'
import { Button } from '#console/ui/Button.tsx'
import { Dialog } from '#console/ui/Dialog.tsx'
import { Skeleton } from '#console/ui/Skeleton.tsx'
import { TextField } from '#console/ui/TextField.tsx'

type Props = { readonly open: boolean; readonly onClose: () => void }

/** A request id from a ticket or a message: what the cloud says of it, and what this console knows. */
export function LookUpDialog({ open, onClose }: Props) {
  const t = useTranslations('activity.lookUp')
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const [asked, setAsked] = useState<string>()
  const lookUp = (event: SyntheticEvent) => {
    event.preventDefault()
    const id = typed.trim()
    setWrong(!idPattern.test(id))
    setAsked(idPattern.test(id) ? id : undefined)
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('title')}
      description={t('text')}
      footer={
        <>
          <Button onClick={onClose}>{t('close')}</Button>
          <Button kind="primary" onClick={lookUp}>
            {t('deed')}
          </Button>
        </>
      }
    >
      <form noValidate onSubmit={lookUp}>
        <TextField
          mono
          label={t('id')}
          value={typed}
          error={wrong ? t('wrong') : undefined}
          onChange={(event) => {
            setTyped(event.target.value)
            setWrong(false)
          }}
        />
      </form>
      {asked !== undefined && (
        <div role="status" className="grid gap-4">
          <FromCloud key={`cloud ${asked}`} id={asked} />
          <FromJournal key={`journal ${asked}`} id={asked} onOpen={onClose} />
        </div>
      )}
    </Dialog>
  )
}

function FromCloud({ id }: { readonly id: string }) {
  const t = useTranslations('activity.lookUp')
  const region = useRegion()
  const { data, failure, loading, refresh } = useSideRead('showRequest', { request_id: id }, { staleTime: 0 })
  const word = typeof data?.state === 'string' ? data.state : ''
  return (
    <section className="grid gap-1">
      <h3>{t('cloud', { region })}</h3>
      {loading && <Skeleton className="h-5 w-48" />}
      {failure !== undefined &&
        (isUnheard(failure) ? (
          <p>{t('unheard')}</p>
        ) : (
          <FailureNotice failure={failure} operation="showRequest" onRetry={() => void refresh()} />
        ))}
      {data !== undefined && <p className="wrap-anywhere">{word === '' ? t('noWord') : t('word', { word })}</p>}
    </section>
  )
}

/** An id that it does not know the cloud answers as a bad one. */
function isUnheard({ kind, status }: Failure): boolean {
  return kind === 'not_found' || (kind === 'cloud' && status === 400)
}

function FromJournal({ id, onOpen }: { readonly id: string; readonly onOpen: () => void }) {
  const t = useTranslations('activity.lookUp')
  const titleOf = useEntryTitle()
  const { data, error, isPending, refetch } = useQuery({ ...journalPageQuery({ q: id, page: 0, size: 20 }), staleTime: 0 })
  const failure = failureOf(error)
  // The journal finds parts of an id as well; asked for is this one, accepted or refused.
  const found = data?.entries.filter((entry) => entry.requestId === id || entry.failure?.requestId === id) ?? []
  return (
    <section className="grid gap-1">
      <h3>{t('journal')}</h3>
      {isPending && <Skeleton className="h-5 w-48" />}
      {failure !== undefined && <FailureNotice failure={failure} onRetry={() => void refetch()} />}
      {data !== undefined && found.length === 0 && <p>{t('none')}</p>}
      {found.map((entry) => (
        <p key={entry.id} className="flex flex-wrap items-center gap-x-3">
          <Link to={paths.journalEntry(entry.region, entry.id)} onClick={onOpen}>
            {titleOf(entry)}
          </Link>
          <WriteBadge entry={entry} />
        </p>
      ))}
    </section>
  )
}
