import { useEffect, useRef, useState, type RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { serviceStates } from '#contract/rules/states.ts'
import { Button } from '#console/ui/Button.tsx'
import { SelectField } from '#console/ui/SelectField.tsx'
import { TextField } from '#console/ui/TextField.tsx'
import type { ListSearch } from './list-search.ts'

type Props = {
  readonly search: ListSearch
  readonly onChange: (change: Partial<ListSearch>) => void
  /** For whoever wants to put the focus into its first field. */
  readonly place: RefObject<HTMLElement | null>
}

/** Name, state and database; the cloud filters, so a filter reaches beyond the page on the screen. */
export function ListFilters({ search, onChange, place }: Props) {
  const t = useTranslations('clusters.filters')
  const states = useTranslations('states')
  // A filter that was typed but not asked yet must not come back after it was cleared.
  const [cleared, setCleared] = useState(0)
  const filtered = search.name !== '' || search.state !== '' || search.database !== ''
  return (
    <search ref={place} className="flex flex-wrap items-end gap-3 max-s:grid max-s:grid-cols-2">
      <TypedFilter key={`name ${cleared}`} label={t('name')} value={search.name} onChange={(name) => onChange({ name })} />
      <div className="w-44 max-s:w-auto">
        <SelectField
          label={t('state')}
          value={search.state}
          options={[{ value: '', label: t('anyState') }, ...serviceStates.map((state) => ({ value: state, label: states(state) }))]}
          onChange={(event) => onChange({ state: event.target.value })}
        />
      </div>
      <TypedFilter
        key={`database ${cleared}`}
        label={t('database')}
        value={search.database}
        onChange={(database) => onChange({ database })}
      />
      {filtered && (
        <Button
          kind="quiet"
          className="max-s:col-span-2 max-s:justify-self-start"
          onClick={() => {
            setCleared(cleared + 1)
            onChange({ name: '', state: '', database: '' })
          }}
        >
          {t('clear')}
        </Button>
      )}
    </search>
  )
}

const typingPauseMs = 300

type TypedProps = { readonly label: string; readonly value: string; readonly onChange: (value: string) => void }

/** Asks the cloud when the typing pauses or Enter is pressed. What is being typed is never overwritten, by a poll least of all. */
function TypedFilter({ label, value, onChange }: TypedProps) {
  const [text, setText] = useState(value)
  const asked = useRef(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    // The URL changed by other means (back, clear, a link): that is what the field shows now.
    if (value !== asked.current) {
      asked.current = value
      setText(value)
    }
  }, [value])
  useEffect(() => () => clearTimeout(timer.current), [])
  const ask = (wanted: string) => {
    clearTimeout(timer.current)
    const trimmed = wanted.trim()
    if (trimmed === asked.current) return
    asked.current = trimmed
    onChange(trimmed)
  }
  return (
    <div className="w-52 max-s:w-auto max-s:first:col-span-2">
      <TextField
        type="search"
        label={label}
        value={text}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          const typed = event.target.value
          setText(typed)
          clearTimeout(timer.current)
          timer.current = setTimeout(() => ask(typed), typingPauseMs)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') ask(text)
        }}
      />
    </div>
  )
}
