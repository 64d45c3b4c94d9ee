import type { useTranslations } from 'use-intl'
import type { ConnectionReport, Difference, ReadCheck, Stage } from '#contract/bff/connection.ts'
import { operations } from '#contract/operations.ts'
import { formatTypical } from '#console/lib/format.ts'
import { failureWords, type FailureWords } from './failure-words.ts'

/** The sentences of the connection check, of whichever language: on the page, and in a terminal. */
export type ConnectionTranslator = ReturnType<typeof useTranslations<'connection'>>
type Words = { readonly t: ConnectionTranslator; readonly failures: FailureWords; readonly locale: string }

/** One line of the report: what was looked at, how it is, and what to do. Empty texts say nothing. */
export type ConnectionLine = { readonly name: string; readonly outcome: string; readonly text: string; readonly now: string }

/** A step of the way as a line. */
export function stageLine({ id, outcome, values, failure }: Stage, { t, failures, locale }: Words): ConnectionLine {
  const skew = formatTypical(Math.abs(Number(values['skewMs'] ?? 0)), locale)
  const said = failure === undefined ? undefined : failureWords(failure, undefined, failures, locale)
  const own = id === 'dns' || id === 'clock' ? t(`says.${id}.now`) : ''
  const isBad = outcome === 'failed' || outcome === 'warning'
  return {
    name: t(`stages.${id}`),
    outcome: t(`outcome.${outcome}`),
    text: [says(t, { id, outcome }, { ...values, skew }), said?.what ?? ''].filter((part) => part !== '').join(' '),
    now: isBad ? (said?.now ?? own) : '',
  }
}

/** Not every outcome can come to every step. */
function says(t: ConnectionTranslator, { id, outcome }: Pick<Stage, 'id' | 'outcome'>, values: Record<string, string | number>): string {
  const key = `says.${id}.${outcome}` as 'says.dns.ok'
  return t.has(key) ? t(key, { host: '', addresses: '', why: '', ...values }) : ''
}

/** A read as a line, under the vendor's own name. */
export function readLine(read: ReadCheck, { t, failures, locale }: Words): ConnectionLine {
  const { operation, outcome, failure, differences } = read
  const said = failure === undefined ? undefined : failureWords(failure, operation, failures, locale)
  const why = outcome === 'skipped' ? t(operation === 'showRequest' ? 'reads.noRequest' : 'reads.nothing') : (said?.what ?? '')
  return {
    name: operations[operation].printed,
    outcome: t(`outcome.${outcome}`),
    text: [why, ...differences.map((each) => differenceText(each, t))].filter((part) => part !== '').join('\n'),
    now: said?.now ?? '',
  }
}

function differenceText({ path, expected, found }: Difference, t: ConnectionTranslator): string {
  return t('reads.difference', { path: path === '' ? t('reads.whole') : path, expected: expected === '' ? 'unknown' : expected, found })
}

/** How the whole stands: `well`, `limited` where the key may not read all, `trouble`. */
export function standingOf({ stages, reads }: ConnectionReport): 'well' | 'limited' | 'trouble' {
  const bad =
    stages.some(({ outcome }) => outcome === 'failed') || reads.some(({ outcome }) => outcome === 'failed' || outcome === 'differs')
  return bad ? 'trouble' : reads.some(({ outcome }) => outcome === 'forbidden') ? 'limited' : 'well'
}
