import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { inputClass } from './input-class.ts'

type Props = {
  readonly name: string
  /** Called with each change: whether the typed name is the name. */
  readonly onMatch: (matches: boolean) => void
}

/** For what cannot be undone: the name has to be typed, letter by letter. */
export function ConfirmByName({ name, onMatch }: Props) {
  const t = useTranslations('ui')
  const id = useId()
  const [typed, setTyped] = useState('')
  const right = name.startsWith(typed)
  const state = typed === name ? t('nameMatches') : right ? t('lettersToGo', { count: name.length - typed.length }) : t('nameDiffers')
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
