import { useId, type ComponentProps, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { KindGlyph } from './KindGlyph.tsx'

export type Suggestion = { readonly label: string; readonly onUse: () => void }

/** What stands around every control of a form. */
export type FieldWords = {
  readonly label: string
  /** Below the control: what it is for, what is allowed. */
  readonly hint?: ReactNode
  /** What is wrong and how to mend it. */
  readonly error?: string | undefined
  /** Fields are required unless they say so. */
  readonly optional?: boolean
  /** Values that would do, offered after an error. */
  readonly suggestions?: readonly Suggestion[] | undefined
  /** In front of them; "Nearest:" where it is left out. */
  readonly suggestionsLead?: string | undefined
  /** For search boxes and the like, where the place says what it is; screen readers still hear it. */
  readonly hideLabel?: boolean
  /** On the element around label and control: widths. */
  readonly className?: string | undefined
}

type Native = {
  readonly id?: string | undefined
  readonly 'aria-describedby'?: string | undefined
  readonly 'aria-invalid'?: ComponentProps<'input'>['aria-invalid']
}

/** Ids that tie a control to its label, hint and error, and the attributes that the control needs for it. */
export function useFieldIds({ hint, error }: Pick<FieldWords, 'hint' | 'error'>, native: Native = {}) {
  const made = useId()
  const id = native.id ?? made
  const hintId = `${id}-hint`
  const errorId = `${id}-error`
  const described = [error ? errorId : '', hint === undefined ? '' : hintId, native['aria-describedby'] ?? '']
    .filter((part) => part !== '')
    .join(' ')
  return {
    id,
    hintId,
    errorId,
    control: {
      id,
      'aria-invalid': error ? (true as const) : native['aria-invalid'],
      'aria-describedby': described === '' ? undefined : described,
    },
  }
}

type Ids = Pick<ReturnType<typeof useFieldIds>, 'id' | 'hintId' | 'errorId'>

/** Label above, hint and error below a control. */
export function Field({ words, ids, children }: { readonly words: FieldWords; readonly ids: Ids; readonly children: ReactNode }) {
  return (
    <div className={`grid min-w-0 content-start gap-1 ${words.className ?? ''}`}>
      <label htmlFor={ids.id} className={words.hideLabel === true ? 'sr-only' : 'font-medium text-strong'}>
        <LabelWords words={words} />
      </label>
      {children}
      <FieldFoot words={words} ids={ids} />
    </div>
  )
}

export function LabelWords({ words }: { readonly words: FieldWords }) {
  const t = useTranslations('ui')
  return (
    <>
      {words.label}
      {words.optional === true && <span className="ml-1.5 font-normal text-quiet">{t('optional')}</span>}
    </>
  )
}

/** Error with its suggestions, then the hint. */
export function FieldFoot({ words, ids }: { readonly words: FieldWords; readonly ids: Ids }) {
  const { error, hint, suggestions, suggestionsLead } = words
  return (
    <>
      {error && (
        <div className="flex items-start gap-1 text-12 leading-[1.45] text-error">
          <KindGlyph kind="error" className="mt-[0.1rem]" />
          <div className="flex min-w-0 flex-wrap gap-x-2">
            <p id={ids.errorId} className="min-w-0">
              {error}
            </p>
            {suggestions !== undefined && suggestions.length > 0 && <Suggestions suggestions={suggestions} lead={suggestionsLead} />}
          </div>
        </div>
      )}
      {hint !== undefined && (
        <div id={ids.hintId} className="text-12 text-quiet">
          {hint}
        </div>
      )}
    </>
  )
}

function Suggestions({ suggestions, lead }: { readonly suggestions: readonly Suggestion[]; readonly lead: string | undefined }) {
  const t = useTranslations('ui')
  return (
    <p className="flex flex-wrap items-center gap-x-1">
      {lead ?? t('nearest')}
      {suggestions.map(({ label, onUse }) => (
        <button
          key={label}
          type="button"
          aria-label={t('use', { value: label })}
          onClick={onUse}
          className="-my-1 min-h-6 min-w-6 rounded-1 px-1 font-medium text-accent-text underline-offset-2 hover:underline pointer-coarse:-my-2.5 pointer-coarse:min-h-9"
        >
          {label}
        </button>
      ))}
    </p>
  )
}
