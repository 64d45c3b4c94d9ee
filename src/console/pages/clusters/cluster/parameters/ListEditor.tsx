import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { checkClass } from '#console/ui/check-class.ts'
import { inputClass } from '#console/ui/input-class.ts'
import type { EditorProps } from './ValueEditor.tsx'

/** Several of a list: what is chosen stands in the row, and unfolds into boxes to tick. */
export function ListEditor({ row, typed, unit, notesId, options, onType }: EditorProps & { readonly options: readonly string[] }) {
  const t = useTranslations('parameters.row')
  const chosen = typed
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
  const toggle = (option: string) => {
    const next = chosen.includes(option) ? chosen.filter((word) => word !== option) : [...chosen, option]
    // In the order of the list: the order in which they were ticked means nothing.
    onType([...options.filter((each) => next.includes(each)), ...next.filter((each) => !options.includes(each))].join(','), unit)
  }
  return (
    <details className="group min-w-0">
      <summary
        data-control="value"
        aria-label={`${t('newValue', { name: row.name })}: ${chosen.length === 0 ? t('nothingChosen') : chosen.join(', ')}`}
        aria-describedby={notesId}
        className={`${inputClass} flex list-none items-center gap-1 font-mono [&::-webkit-details-marker]:hidden`}
      >
        <span className="min-w-0 flex-1 truncate">{chosen.length === 0 ? t('nothingChosen') : chosen.join(', ')}</span>
        <ChevronDown aria-hidden="true" className="size-3.5 text-quiet group-open:rotate-180" />
      </summary>
      <fieldset className="grid gap-0.5 py-1 pl-2">
        <legend className="sr-only">{t('newValue', { name: row.name })}</legend>
        {[...options, ...chosen.filter((word) => !options.includes(word))].map((option) => (
          <label key={option} className="flex min-h-6 items-center gap-2 font-mono text-12 pointer-coarse:min-h-11">
            <input
              type="checkbox"
              data-control="option"
              checked={chosen.includes(option)}
              onChange={() => toggle(option)}
              className={`${checkClass} mt-0`}
            />
            {option}
          </label>
        ))}
      </fieldset>
    </details>
  )
}
