import { useTranslations } from 'use-intl'
import type { ValueRule } from '#contract/rules/parameters.ts'
import { edgesOf, shownEdge } from '#console/components/parameters/readable.ts'
import type { Row } from '#console/components/parameters/rows.ts'

/** Options that fit a cell are named, more are counted. */
const namedOptions = 3

/** What may be typed, in few words. */
export function Allowed({ rule }: { readonly rule: ValueRule }) {
  const t = useTranslations('parameters.row')
  if (rule.kind === 'switch') return <code className="text-quiet">on, off</code>
  if (rule.kind === 'text') return <span className="text-12 text-quiet">{t('anything')}</span>
  if (rule.kind === 'number') {
    const { min, max } = rule.range === undefined ? {} : edgesOf(rule, rule.range, shownEdge)
    if (min === undefined && max === undefined) return <span className="text-12 text-quiet">{t('any')}</span>
    const words = min === undefined ? t('to', { max: max ?? '' }) : max === undefined ? t('from', { min }) : t('range', { min, max })
    return <span className="text-12 text-quiet tabular-nums">{words}</span>
  }
  const all = rule.options.join(', ')
  if (rule.options.length <= namedOptions) return <code className="wrap-anywhere text-quiet">{all}</code>
  return (
    <span className="text-12 text-quiet" title={all}>
      {t('options', { count: rule.options.length })}
    </span>
  )
}

/** When a new value takes effect. */
export function Effect({ row }: { readonly row: Row }) {
  const t = useTranslations('parameters.row')
  if (row.restart === true)
    return <span className="rounded-1 border border-line-strong px-1.5 py-px text-12 whitespace-nowrap text-normal">{t('restart')}</span>
  if (row.restart === false) return <span className="text-12 whitespace-nowrap text-quiet">{t('live')}</span>
  return (
    <code className="wrap-anywhere text-quiet" title={t('unknownEffect')}>
      {row.applyType}
    </code>
  )
}
