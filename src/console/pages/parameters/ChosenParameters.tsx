import { useId, useState, type FormEvent } from 'react'
import { X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '#console/ui/Button.tsx'
import { IconButton } from '#console/ui/IconButton.tsx'
import { TextField } from '#console/ui/TextField.tsx'
import { countValues, createNameBook, most } from './compare.ts'
import type { Values } from './parameter-source.ts'

type Props = {
  readonly names: readonly string[]
  readonly read: readonly Values[]
  readonly onChange: (names: readonly string[]) => void
}

/** Which parameters are compared, each with its values and how many clusters have them; and the way to another one. */
export function ChosenParameters({ names, read, onChange }: Props) {
  const t = useTranslations('fleet.parameters')
  return (
    <section aria-label={t('chosen')} className="grid gap-2">
      <ul className="grid gap-1 s:grid-cols-[auto_auto_minmax(0,1fr)]">
        {names.map((name) => (
          <li key={name} className="flex flex-wrap items-center gap-x-3 s:col-span-3 s:grid s:grid-cols-subgrid">
            <b className="font-mono text-12 text-strong">{name}</b>
            {/* Something is always compared. */}
            {names.length > 1 && (
              <IconButton
                size="inline"
                label={t('remove', { name })}
                icon={<X className="size-4" aria-hidden="true" />}
                onClick={() => onChange(names.filter((other) => other !== name))}
              />
            )}
            <ValueCounts name={name} read={read} />
          </li>
        ))}
      </ul>
      <AddParameter names={names} read={read} onChange={onChange} />
    </section>
  )
}

/** So many values are told; beyond that it is a list, which the table is. */
const told = 6

function ValueCounts({ name, read }: { readonly name: string; readonly read: readonly Values[] }) {
  const t = useTranslations('fleet.parameters')
  const counts = countValues(name, read)
  return (
    <span className="flex flex-wrap content-start gap-x-3 text-12 text-quiet max-s:min-h-[2lh] max-s:w-full">
      {counts.slice(0, told).map(({ value = t('absent'), count }) => (
        <span key={value}>{t('values', { value, count })}</span>
      ))}
      {counts.length > told && <span>{t('more', { count: counts.length - told })}</span>}
    </span>
  )
}

function AddParameter({ names, read, onChange }: Props) {
  const t = useTranslations('fleet.parameters')
  const list = useId()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<'there' | 'unknown'>()
  const [book] = useState(createNameBook)
  const known = book(read)
  const full = names.length >= most ? t('full', { max: most }) : undefined
  const add = (event: FormEvent) => {
    event.preventDefault()
    const name = text.trim().toLowerCase()
    if (name === '') return
    const found = [...known].find((each) => each.toLowerCase() === name)
    const wrong = found === undefined ? 'unknown' : names.includes(found) ? 'there' : undefined
    setProblem(wrong)
    if (wrong !== undefined || found === undefined) return
    setText('')
    onChange([...names, found])
  }
  return (
    <form className="flex flex-wrap items-start gap-2" onSubmit={add}>
      <TextField
        mono
        label={t('addLabel')}
        hint={full}
        list={list}
        value={text}
        error={problem && t(problem)}
        onChange={(event) => {
          setText(event.target.value)
          setProblem(undefined)
        }}
      />
      <datalist id={list}>
        {[...known].toSorted().map((name) => (
          <option key={name}>{name}</option>
        ))}
      </datalist>
      {/* Beside the box, whatever stands below that. */}
      <Button type="submit" className="mt-6" disabledReason={full}>
        {t('add')}
      </Button>
    </form>
  )
}
