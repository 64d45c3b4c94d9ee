import { Fragment } from 'react'
import { useTranslations } from 'use-intl'
import type { Change } from './plans/plan.ts'

type Props = {
  readonly changes: readonly Change[]
  /** Other heads, for what is no plan: before and after. */
  readonly words?: { readonly caption: string; readonly what: string; readonly now: string; readonly then: string }
}

/** Now and then side by side, for the fields that change; what is all new has no now. */
export function ChangeTable({ changes, words }: Props) {
  const t = useTranslations('plan.change')
  const noted = changes.some(({ note }) => note !== undefined)
  const before = changes.some(({ now }) => now !== undefined)
  return (
    <table className="w-full border-collapse text-left wrap-anywhere">
      <caption className="sr-only">{words?.caption ?? t('caption')}</caption>
      <thead>
        <tr className="h-8 border-b border-line-strong text-12 text-quiet *:pr-3 *:font-medium *:text-quiet *:last:pr-0">
          <th scope="col" className="w-1/3 max-s:w-1/2">
            {words?.what ?? t('what')}
          </th>
          {before && (
            <th scope="col" className="whitespace-nowrap">
              {words?.now ?? t('now')}
            </th>
          )}
          <th scope="col" className="whitespace-nowrap">
            {words?.then ?? t('then')}
          </th>
          {noted && (
            <th scope="col" className="max-s:hidden">
              {t('note')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {changes.map((change, index) => (
          <ChangeRow key={`${index} ${change.label}`} change={change} noted={noted} before={before} />
        ))}
      </tbody>
    </table>
  )
}

type RowProps = { readonly change: Change; readonly noted: boolean; readonly before: boolean }

function ChangeRow({ change, noted, before }: RowProps) {
  const { label, now, then, code, note, ends = false } = change
  const mono = 'font-mono text-12'
  const font = code === 'value' || code === 'both' ? mono : ''
  return (
    <tr className="h-row border-b border-line align-baseline *:py-2 *:pr-3 *:last:pr-0">
      <th scope="row" className={`font-semibold text-strong ${code === 'label' || code === 'both' ? mono : ''}`}>
        <Breakable text={label} />
        {note !== undefined && <span className="block font-sans text-12 font-normal text-quiet s:hidden">{note}</span>}
      </th>
      {before && (
        <td>
          <Value text={now} className={`${font} bg-error-tint text-error`} as="del" />
        </td>
      )}
      <td>
        <Value
          text={then}
          className={`${font} font-semibold ${ends ? 'bg-stopped-tint text-stopped' : 'bg-running-tint text-running'}`}
          as="ins"
        />
      </td>
      {noted && <td className="text-quiet max-s:hidden">{note}</td>}
    </tr>
  )
}

type ValueProps = { readonly text: string | undefined; readonly className: string; readonly as: 'del' | 'ins' }

/** One side of the change. What is not there is said, for an empty cell might be an empty value. */
function Value({ text, className, as: Element }: ValueProps) {
  const t = useTranslations('plan.change')
  if (text === undefined) return <span className="whitespace-nowrap text-quiet">{t('none')}</span>
  return (
    <Element className={`rounded-1 box-decoration-clone px-1 py-px whitespace-pre-wrap no-underline ${className}`}>
      {text === '' ? <span className="whitespace-nowrap">{t('empty')}</span> : text}
    </Element>
  )
}

/** A name that may go on in the next line after each of its words: `log_min_` `duration_statement`. */
function Breakable({ text }: { readonly text: string }) {
  return text.split(/(?<=_)/).map((part, index) => (
    <Fragment key={`${index} ${part}`}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ))
}
