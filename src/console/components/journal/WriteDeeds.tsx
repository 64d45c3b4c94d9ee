import { useState } from 'react'
import { RefreshCw } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { isOutOfSight, type JournalDeed, type JournalEntry } from '#contract/bff/journal.ts'
import { useDeed } from '#console/api/journal.ts'
import { useFailureWordsOf } from '#console/components/FailureNotice.tsx'
import { Button, type ButtonSize } from '#console/ui/Button.tsx'
import { Dialog } from '#console/ui/Dialog.tsx'
import { toast } from '#console/ui/toast.ts'
import { useEntryTitle } from './use-entry-title.ts'
import { isHeld } from './WriteBadge.tsx'

type Props = {
  readonly entry: JournalEntry
  readonly size?: ButtonSize
  /** Also what is seldom right: to give up on finding out. */
  readonly all?: boolean
  /** Where there is no room to ask back: only what can be done at once. */
  readonly brief?: boolean
}

/** What a person may say of a write that waits for one; nothing for all others. */
export function WriteDeeds({ entry, size, all = false, brief = false }: Props) {
  const t = useTranslations('journal.deed')
  const { act, acting } = useWord(entry)
  const [asking, setAsking] = useState<Asked>()
  const sized = size === undefined ? {} : { size }
  const button = (deed: JournalDeed, label: string, onClick: () => void, icon?: React.ReactNode) => (
    <Button {...sized} busy={acting === deed} icon={icon} onClick={onClick}>
      {label}
    </Button>
  )
  const lost = isOutOfSight(entry)
  if (entry.state === 'unknown' || lost) {
    return (
      <>
        {button('check', t('check'), () => void act('check'), <RefreshCw className="size-4" aria-hidden="true" />)}
        {!brief && !lost && button('not-applied', t('notApplied'), () => setAsking('not-applied'))}
        {(all || (lost && !brief)) && button('abandon', t('abandon'), () => setAsking('abandon'))}
        <Sure entry={entry} asked={asking} onClose={() => setAsking(undefined)} onSure={(deed) => void act(deed)} />
      </>
    )
  }
  if (entry.state !== 'queued') return null
  return (
    <>
      {isHeld(entry) && entry.reason !== 'keys_expired' && button('confirm', t('confirm'), () => void act('confirm'))}
      {button('cancel', t('cancel'), () => void act('cancel'))}
    </>
  )
}

/** Does it, and says what came of it. */
function useWord(entry: JournalEntry) {
  const t = useTranslations('journal.said')
  const { act, acting } = useDeed()
  const words = useFailureWordsOf()
  const titleOf = useEntryTitle()
  return {
    acting,
    act: async (deed: JournalDeed) => {
      const { now, failure } = await act(entry.id, deed)
      const title = titleOf(entry)
      if (failure?.status === 409) return toast({ kind: 'info', title, text: t('moved') })
      if (failure !== undefined) return toast({ kind: 'error', title: t('failed'), text: words(failure).title })
      if (deed === 'check') return toast({ kind: 'info', title, text: t(now?.state === entry.state ? 'checked' : 'found') })
      if (deed === 'cancel') toast({ kind: 'done', title, text: t('cancelled') })
      if (deed === 'confirm') toast({ kind: 'done', title, text: t('confirmed') })
    },
  }
}

type Asked = 'not-applied' | 'abandon'
type SureProps = {
  readonly entry: JournalEntry
  readonly asked: Asked | undefined
  readonly onClose: () => void
  readonly onSure: (deed: Asked) => void
}

/** What a person says ends the search and lets the same be done again: what that means is said first. */
function Sure({ entry, asked, onClose, onSure }: SureProps) {
  const t = useTranslations('journal.sure')
  const operation = useEntryTitle()(entry)
  const about = asked === 'abandon' ? 'abandon' : 'notApplied'
  return (
    <Dialog
      open={asked !== undefined}
      onClose={onClose}
      title={t(`${about}.title`, { operation })}
      footer={
        <>
          <Button onClick={onClose}>{t(`${about}.keep`)}</Button>
          <Button
            kind="primary"
            onClick={() => {
              onClose()
              if (asked !== undefined) onSure(asked)
            }}
          >
            {t(`${about}.deed`)}
          </Button>
        </>
      }
    >
      <p className="text-14">{t(`${about}.text`)}</p>
    </Dialog>
  )
}
