import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { unitsOf } from '#contract/rules/parameters.ts'
import type { Row } from '#console/components/parameters/rows.ts'
import { inputClass } from '#console/ui/input-class.ts'
import { ListEditor } from './ListEditor.tsx'

export type EditorProps = {
  readonly row: Row
  readonly typed: string
  readonly unit: string
  /** Id of what is said below the field: what is wrong, or that somebody else has changed the value. */
  readonly notesId: string | undefined
  readonly invalid: boolean
  readonly onType: (typed: string, unit: string) => void
}

/** The field of one parameter, by what it may be. `data-control` is how the arrow keys find it. */
export function ValueEditor(props: EditorProps) {
  switch (props.row.rule.kind) {
    case 'switch':
      return <ChoiceEditor {...props} options={['on', 'off']} />
    case 'choice':
      return <ChoiceEditor {...props} options={props.row.rule.options} />
    case 'list':
      return <ListEditor {...props} options={props.row.rule.options} />
    case 'number':
      return <NumberEditor {...props} />
    case 'text':
      return <TextEditor {...props} />
  }
}

function useNative({ row, notesId, invalid }: EditorProps) {
  const t = useTranslations('parameters.row')
  return {
    'aria-label': t('newValue', { name: row.name }),
    'aria-invalid': invalid || undefined,
    'aria-describedby': notesId,
    'data-control': 'value',
  }
}

const mono = `${inputClass} font-mono`

function TextEditor(props: EditorProps) {
  const { typed, unit, onType } = props
  return (
    <input
      type="text"
      autoComplete="off"
      spellCheck={false}
      {...useNative(props)}
      value={typed}
      onChange={(event) => onType(event.target.value, unit)}
      className={mono}
    />
  )
}

function NumberEditor(props: EditorProps) {
  const t = useTranslations('parameters.row')
  const { row, typed, unit, onType } = props
  const units = unitsOf(row.rule)
  return (
    <div className="flex">
      <input
        type="text"
        inputMode="text"
        autoComplete="off"
        spellCheck={false}
        {...useNative(props)}
        value={typed}
        onChange={(event) => onType(event.target.value, unit)}
        className={`${mono} text-right ${units.length === 0 ? '' : 'rounded-r-none'}`}
      />
      {units.length > 0 && (
        <Select
          aria-label={t('unit', { name: row.name })}
          data-control="unit"
          value={unit}
          options={units.includes(unit) ? units : [unit, ...units]}
          onChange={(chosen) => onType(typed, chosen)}
          size="-ml-px w-18 shrink-0"
          className="rounded-l-none bg-sunken"
        />
      )}
    </div>
  )
}

function ChoiceEditor(props: EditorProps & { readonly options: readonly string[] }) {
  const { typed, unit, options, onType } = props
  // A value that the cloud's own list lacks is shown all the same.
  const all = options.includes(typed) ? options : [typed, ...options]
  return <Select {...useNative(props)} value={typed} options={all} onChange={(chosen) => onType(chosen, unit)} size="w-full" />
}

type SelectProps = Omit<React.ComponentProps<'select'>, 'onChange' | 'size'> & {
  readonly options: readonly string[]
  readonly onChange: (chosen: string) => void
  /** Classes of the box around it. */
  readonly size: string
}

/** The browser's own list, as narrow as a row allows. */
function Select({ options, onChange, size, className = '', ...native }: SelectProps) {
  return (
    <span className={`relative flex ${size}`}>
      <select
        {...native}
        onChange={(event) => onChange(event.target.value)}
        className={`${mono} appearance-none pr-6 pl-2 text-ellipsis ${className}`}
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden="true" className="pointer-events-none absolute inset-y-0 right-1.5 my-auto size-3.5 text-quiet" />
    </span>
  )
}
