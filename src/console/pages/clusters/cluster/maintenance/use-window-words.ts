import { useTranslations } from 'use-intl'
import type { DayOfWeek } from '#contract/postgresql/shared.ts'
import { momentAt } from './week-window.ts'

/** A window in words: `Sunday 03:00 to 04:00`; where it ends on another day, that day is named too. */
export function useWindowWords(): (start: number, length: number) => string {
  const t = useTranslations('maintenance')
  const plans = useTranslations('plans.value.weekdays')
  const word = (day: DayOfWeek) => plans(day)
  return (start, length) => {
    const [from, to] = [momentAt(start), momentAt(start + length)]
    const values = { from: from.time, to: to.time, day: word(from.day), last: word(to.day) }
    return from.day === to.day ? t('within', values) : t('across', values)
  }
}
