// @vitest-environment jsdom
import { cleanup, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { IntlProvider } from 'use-intl'
import { afterEach, expect, test } from 'vitest'
import { cases, look } from '#contract/rules/findings/cases.fixture.ts'
import { checkIds } from '#contract/rules/findings/check-ids.ts'
import { findings as en } from '#console/messages/en/findings.ts'
import { states as enStates } from '#console/messages/en/states.ts'
import { findings as ko } from '#console/messages/ko/findings.ts'
import { states as koStates } from '#console/messages/ko/states.ts'
import { useFindingWords } from './finding-words.ts'

afterEach(cleanup)

const languages = { en: { findings: en, states: enStates }, ko: { findings: ko, states: koStates } }
type Language = keyof typeof languages

function wordsIn(language: Language) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <IntlProvider
      locale={language}
      messages={languages[language]}
      timeZone="UTC"
      onError={(error) => {
        throw error
      }}
    >
      {children}
    </IntlProvider>
  )
  return renderHook(() => useFindingWords(), { wrapper }).result.current
}

test.each(Object.keys(languages) as Language[])('every check has a title, a text with its values and a fix in %s', (language) => {
  const words = wordsIn(language)
  const titles = new Set<string>()
  for (const id of checkIds) {
    expect(Object.keys(languages[language].findings.checks[id])).toEqual(['title', 'text', 'fix'])
    for (const situation of cases[id].ill) {
      for (const finding of look(situation)) {
        const { title, text, fix } = words(finding)
        if (finding.check === id) titles.add(title)
        for (const said of [title, text, fix]) {
          expect(said).not.toBe('')
          // A value that is missing, a sentence that is not found, an instant or a duration in plain milliseconds.
          expect(said).not.toMatch(/[{}]|undefined|NaN|findings\.|\d{7,}/)
        }
        for (const value of Object.values(finding.values).filter((each) => typeof each === 'string' && each.includes('10.'))) {
          expect(text).toContain(String(value))
        }
      }
    }
  }
  expect(titles.size).toBe(checkIds.length)
})

test('a check of another version is shown by its id', () => {
  expect(wordsIn('en')({ check: 'moon_phase', values: {} }).title).toBe('Check moon_phase')
})

test('instants, durations and states are put in words', () => {
  const words = wordsIn('en')
  const text = words({ check: 'stuck', values: { state: 'CREATING', beganAt: 0, usualMs: 600_000, slowMs: 2_400_000 } }).text
  expect(text).toMatch(
    /^The state has been Creating since 19\d\d-\d\d-\d\d \d\d:\d\d\. That usually takes 10 min, seldom more than 40 min\./,
  )
})
