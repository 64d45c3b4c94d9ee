import { useEffect } from 'react'
import { useBlocker } from 'react-router'
import { paths } from '#console/paths.ts'
import { Button } from '#console/ui/Button.tsx'
import { Dialog } from '#console/ui/Dialog.tsx'

type Props = {
  readonly active: boolean
  /** Whether another path belongs to this page as well. */
  readonly within?: (pathname: string) => boolean
  readonly words: LeaveWords
}

export type LeaveWords = { readonly title: string; readonly text: string; readonly stay: string; readonly go: string }

/** Asks before the page is left with something typed. Steps, regions and reloads of this page are not leaving: the draft survives them. */
export function LeaveGuard({ active, within, words }: Props) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      // Who signs out means it, and the page could not stay anyway.
      active &&
      nextLocation.pathname !== currentLocation.pathname &&
      nextLocation.pathname !== paths.signIn() &&
      within?.(nextLocation.pathname) !== true,
  )
  useEffect(() => {
    if (!active) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [active])
  return <LeaveDialog open={blocker.state === 'blocked'} words={words} onStay={() => blocker.reset?.()} onGo={() => blocker.proceed?.()} />
}

type DialogProps = {
  readonly open: boolean
  readonly words: LeaveWords
  readonly onStay: () => void
  readonly onGo: () => void
}

/** The question itself, for whatever else would throw away what was typed. */
export function LeaveDialog({ open, words, onStay, onGo }: DialogProps) {
  return (
    <Dialog
      open={open}
      onClose={onStay}
      title={words.title}
      footer={
        <>
          <Button onClick={onStay}>{words.stay}</Button>
          <Button kind="primary" onClick={onGo}>
            {words.go}
          </Button>
        </>
      }
    >
      <p>{words.text}</p>
    </Dialog>
  )
}
