import { useEffect, useRef, useState } from 'react'
import { Check, Copy } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { announce } from './announce.ts'
import { Button } from './Button.tsx'
import { copyText } from './copy-text.ts'
import { IconButton } from './IconButton.tsx'

type Props = {
  readonly text: string
  /** What is copied, as a noun ("request id"): the button is named "Copy request id". */
  readonly label: string
  /** A button with words instead of the small icon. */
  readonly wordy?: boolean
}

/** ms the check mark stays. */
const shownFor = 2_000

/** Copies a text, shows a check mark for a moment and says so. */
export function CopyButton({ text, label, wordy = false }: Props) {
  const t = useTranslations('ui')
  const [copied, setCopied] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const copy = async () => {
    const worked = await copyText(text)
    announce(t(worked ? 'copied' : 'copyFailed', { what: label }), worked ? 'polite' : 'urgent')
    setCopied(worked)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setCopied(false), shownFor)
  }
  const icon = copied ? <Check className="size-3.5 text-running" /> : <Copy className="size-3.5" />
  if (wordy) {
    return (
      <Button size="small" icon={icon} onClick={() => void copy()}>
        {t('copy', { what: label })}
      </Button>
    )
  }
  return <IconButton size="inline" icon={icon} label={t('copy', { what: label })} onClick={() => void copy()} />
}
