import { useTranslations } from 'use-intl'
import type { ValueProblem, ValueRule } from '#contract/rules/parameters.ts'
import { edgesOf, exactEdge } from '#console/components/parameters/readable.ts'

/** What is wrong with a value, in a sentence that says what is right. */
export function useProblemWords(): (rule: ValueRule, problem: ValueProblem) => string {
  const t = useTranslations('parameters.problem')
  return (rule, problem) => {
    switch (problem.code) {
      case 'out_of_range': {
        const { min, max } = edgesOf(rule, problem, exactEdge)
        if (min === undefined) return t('atMost', { max: max ?? '' })
        return max === undefined ? t('atLeast', { min }) : t('between', { min, max })
      }
      case 'unknown_unit':
        return t('unknown_unit', { units: problem.units.join(', ') })
      case 'not_an_option':
        return t('not_an_option', { options: problem.options.join(', ') })
      default:
        return t(problem.code)
    }
  }
}
