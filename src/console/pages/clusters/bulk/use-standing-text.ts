import { useLocale, useTranslations } from 'use-intl'
import type { Failure } from '#contract/errors.ts'
import { isKnownState } from '#contract/rules/states.ts'
import type { Left } from '#console/api/batches.ts'
import { cloudNow } from '#console/api/now.ts'
import { useFailureWordsOf } from '#console/components/FailureNotice.tsx'
import { formatAge } from '#console/lib/format.ts'
import { formatClock } from '#console/lib/format-duration.ts'
import type { Standing } from './standing.ts'

/** Where a write stands that the cloud has not refused, in a line. `state` is the one that its cluster was seen in last. */
export function useStandingText(): (standing: Exclude<Standing, { kind: 'refused' | 'lost' }>, state: string | undefined) => string {
  const t = useTranslations('bulk.fate')
  const states = useTranslations('states')
  const locale = useLocale()
  const word = (state: string) => (isKnownState(state) ? states(state) : state)
  return (standing, state) => {
    switch (standing.kind) {
      case 'running': {
        const elapsed = formatAge(cloudNow() - standing.sentAt, locale)
        return state === undefined ? t('accepted', { elapsed }) : t('running', { state: word(state), elapsed })
      }
      case 'done':
      case 'failed': {
        const { state: last, tookMs } = standing.ended
        if (standing.kind === 'failed') return last === undefined ? t('goneAfter') : t('failed', { state: word(last) })
        return tookMs === undefined ? t('doneNow') : t('done', { elapsed: formatClock(tookMs) })
      }
      case 'waiting':
      case 'sending':
      case 'unsent':
        return t(standing.kind)
    }
  }
}

/** What happened to a write that the cloud did not take, in sentences: why, in its own words too, and whether it may have been done. */
export function useFailureText(operation: string): (failure: Failure, maybe?: string) => string {
  const words = useFailureWordsOf()
  return (failure, maybe = '') => {
    const { title, what, said } = words(failure, operation)
    return [`${title}.`, what, said === '' ? '' : `“${said}”`, maybe].filter((part) => part !== '').join(' ')
  }
}

/** Why a cluster was left out, in a sentence. */
export function useLeftText(): (left: Left) => string {
  const t = useTranslations('bulk')
  const rules = useTranslations('rules')
  const states = useTranslations('states')
  const words = useFailureWordsOf()
  return ({ state = '', reason, failure }) => {
    if (reason !== undefined) return rules(reason, { state: isKnownState(state) ? states(state) : state })
    if (failure === undefined || failure.kind === 'not_found') return t('gone')
    const { title, what } = words(failure, 'showCluster')
    return t('notRead', { why: `${title}. ${what}` })
  }
}
