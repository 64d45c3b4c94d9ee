import { useEffect, useEffectEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { inputClass } from './input-class.ts'

type Props = {
  readonly name: string
  /** Called with each change: whether the typed name is the name. False when the field goes, so that the next one starts afresh. */
  readonly onMatch: (matches: boolean) => void
}

/** For what cannot be undone: the name has to be typed, letter by letter. */
export function ConfirmByName({ name, onMatch }: Props) {
  const t = useTranslations('ui')
  const id = useId()
  const [typed, setTyped] = useState('')
  const forget = useEffectEvent(() => onMatch(false))
  useEffect(() => () => forget(), [])
  const missing = name.length - typed.length
  const state = typed === name ? t('nameMatches') : name.startsWith(typed) ? t('lettersToGo', { count: missing }) : t('nameDiffers')
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-medium text-strong">
        {t.rich('typeName', {
          name: () => <code className="rounded-1 bg-sunken px-1 py-px font-mono font-normal wrap-anywhere select-all">{name}</code>,
        })}
      </label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={typed}
        aria-describedby={`${id}-state`}
        onChange={(event) => {
          setTyped(event.target.value)
          onMatch(event.target.value === name)
        }}
        className={`${inputClass} font-mono`}
      />
      <p id={`${id}-state`} className="text-12 text-quiet">
        {state}
      </p>
    </div>
  )
}
