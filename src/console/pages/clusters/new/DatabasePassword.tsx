import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { databasePassword, passwordProblems, type PasswordProblem } from '#contract/rules/limits.ts'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'
import { PasswordField } from '#console/ui/PasswordField.tsx'
import type { Values } from './values.ts'
import { useFields } from '#console/components/new-cluster/use-fields.ts'

const rules = {
  length: ['too_short', 'too_long'],
  letter: ['no_letter'],
  digit: ['no_digit'],
  special: ['no_special'],
  quote: ['quote'],
} as const satisfies Record<string, readonly PasswordProblem[]>
type Rule = keyof typeof rules
const ruleNames = Object.keys(rules) as Rule[]

/** The first user's password with its rules, each ticked off while it is typed. It lives in the form alone. */
export function DatabasePassword() {
  const t = useTranslations('create.database')
  const { register, errorOf, watch } = useFields<Values>()
  const password = watch('password')
  const problems: readonly PasswordProblem[] = passwordProblems(password)
  const rulesId = useId()
  const met = (rule: Rule) => password !== '' && !rules[rule].some((problem) => problems.includes(problem))
  return (
    <div className="grid min-w-0 gap-1">
      <PasswordField
        label={t('password')}
        hint={t('passwordHint')}
        error={errorOf('password')}
        autoComplete="new-password"
        aria-describedby={rulesId}
        {...register('password')}
      />
      <ul id={rulesId} aria-label={t('rules')} className="flex flex-wrap gap-x-3 gap-y-0.5 text-12">
        {ruleNames.map((rule) => (
          <li key={rule} className={`inline-flex items-center gap-1 ${met(rule) ? 'text-normal' : 'text-quiet'}`}>
            {met(rule) ? <KindGlyph kind="done" /> : <OpenMark />}
            {t(`rule.${rule}`, databasePassword)}
            <span className="sr-only">, {t(met(rule) ? 'ruleMet' : 'ruleOpen')}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function OpenMark() {
  return (
    <svg viewBox="0 0 14 14" aria-hidden="true" className="size-3.5 shrink-0">
      <circle cx="7" cy="7" r="2" fill="currentColor" />
    </svg>
  )
}
