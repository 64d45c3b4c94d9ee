import { useEffect } from 'react'
import { useBlocker } from 'react-router'
import { useTranslations } from 'use-intl'
import { paths } from '#console/paths.ts'
import { Button } from '#console/ui/Button.tsx'
import { Dialog } from '#console/ui/Dialog.tsx'

type Props = {
  readonly active: boolean
  /** The create is on its way: what comes of it is not known, and leaving does not stop it. */
  readonly sending: boolean
}

/** Asks before the page is left with something typed. Steps, regions and reloads of this page are not leaving: the draft survives them. */
export function LeaveGuard({ active, sending }: Props) {
  const t = useTranslations('create.leave')
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      // Who signs out means it, and the page could not stay anyway.
      active && nextLocation.pathname !== currentLocation.pathname && nextLocation.pathname !== paths.signIn(),
  )
  useEffect(() => {
    if (!active) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [active])
  return (
    <Dialog
      open={blocker.state === 'blocked'}
      onClose={() => blocker.reset?.()}
      title={t(sending ? 'sendingTitle' : 'title')}
      footer={
        <>
          <Button onClick={() => blocker.reset?.()}>{t('stay')}</Button>
          <Button kind="primary" onClick={() => blocker.proceed?.()}>
            {t('go')}
          </Button>
        </>
      }
    >
      <p>{t(sending ? 'sendingText' : 'text')}</p>
    </Dialog>
  )
}
