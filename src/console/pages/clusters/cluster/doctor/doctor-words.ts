import { useLocale, useTranslations } from 'use-intl'
import type { JournalEntry } from '#contract/bff/journal.ts'
import type { Difference } from '#contract/rules/difference.ts'
import type { Diagnosis, Moment, Step, Values } from '#contract/rules/doctor/known.ts'
import { isKnownState } from '#contract/rules/states.ts'
import { useFindingWords } from '#console/components/findings/finding-words.ts'
import { useOperationName } from '#console/components/operation-name.ts'
import { formatInstant, formatTypical } from '#console/lib/format.ts'
import { formatDuration } from '#console/lib/format-duration.ts'
import { useZone } from '#console/lib/preferences.ts'

export type Said = { readonly title: string; readonly text: string }

/** So many fields of a change are told; the page of the write has the rest. */
const mostChanges = 6

/** Moments, diagnoses and steps in the language around, for the page and for the report. */
export function useDoctorWords() {
  const t = useTranslations('doctor')
  const states = useTranslations('states')
  const rules = useTranslations('rules')
  const nameOf = useOperationName()
  const inWords = useValues()
  const findingOf = useFindingWords()
  const momentOf = useMomentWords()
  const about = (write: JournalEntry | undefined) => ({
    write: write === undefined ? 'no' : 'yes',
    operation: write === undefined ? '' : nameOf(write.operation),
    actor: write === undefined ? '' : actorOf(write),
  })
  const stateOf = (state: string) => (isKnownState(state) ? states(state) : state)
  return {
    state: stateOf,
    diagnosis: ({ id, values, write, finding }: Diagnosis): Said => {
      if (finding !== undefined) return findingOf(finding)
      const said = { ...inWords(values), ...about(write) }
      return { title: t(`diagnoses.${id}.title`, said), text: t(`diagnoses.${id}.text`, said).trim() }
    },
    step: ({ id, values, finding }: Step): Said => {
      const said = { ...inWords(values), fix: finding === undefined ? '' : findingOf(finding).fix }
      return { title: t(`steps.${id}.title`, said), text: t(`steps.${id}.why`, said).trim() }
    },
    blocked: ({ blocked }: Step, state: string): string | undefined =>
      blocked === undefined ? undefined : rules(blocked, { state: stateOf(state) }),
    risk: ({ risk }: Step): string => t(`risks.${risk}`),
    moment: momentOf,
  }
}

/** Instants and durations as they are read, states by their words. */
function useValues(): (values: Values) => Values {
  const states = useTranslations('states')
  const locale = useLocale()
  const zone = useZone()
  const inWords = (name: string, value: string | number): string | number => {
    if (name === 'state' && typeof value === 'string' && isKnownState(value)) return states(value)
    if (typeof value !== 'number') return value
    if (name.endsWith('At')) return formatInstant(value, zone)
    if (name === 'elapsedMs' || name === 'lagMs') return formatDuration(value, locale)
    return name.endsWith('Ms') ? formatTypical(value, locale) : value
  }
  return (values) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, inWords(name, value)]))
}

function useMomentWords(): (moment: Moment) => Said {
  const t = useTranslations('doctor.moments')
  const standing = useTranslations('journal')
  const reasons = useTranslations('journal.reason')
  const states = useTranslations('states')
  const locale = useLocale()
  const nameOf = useOperationName()
  const findingOf = useFindingWords()
  const stateOf = (state: string) => (isKnownState(state) ? states(state) : state)
  const changeOf = ({ path, before, after }: Difference) => `${path}: ${before ?? t('none')} → ${after ?? t('none')}`

  const writeOf = (write: JournalEntry): Said => {
    const actor = actorOf(write)
    const took = write.tookMs === null ? t('writeBy', { actor }) : t('writeTook', { actor, took: formatDuration(write.tookMs, locale) })
    const refused = write.failure === null ? '' : [write.failure.title, ...write.failure.details].join(': ')
    const reason = write.reason === null ? '' : reasons(write.reason)
    return {
      title: t('write', { operation: nameOf(write.operation), standing: standing(`state.${write.state}`) }),
      text: [took, reason, refused].filter((part) => part !== '').join('. '),
    }
  }
  return (moment) => {
    switch (moment.fact) {
      case 'created':
        return { title: t('created'), text: '' }
      case 'state': {
        const { from, state } = moment
        const title =
          from === undefined ? t('state', { state: stateOf(state) }) : t('stateFrom', { from: stateOf(from), state: stateOf(state) })
        return { title, text: '' }
      }
      case 'write':
        return writeOf(moment.write)
      case 'change': {
        const { changes, how } = moment
        const rest = changes.length - mostChanges
        const told = changes.slice(0, mostChanges).map(changeOf)
        return { title: t(how, { count: changes.length }), text: [...told, ...(rest > 0 ? [t('more', { count: rest })] : [])].join(' · ') }
      }
      case 'backup': {
        const { outcome, word, gb, detail } = moment
        const size = outcome === 'finished' ? t('backupSize', { gb }) : ''
        return { title: t('backup', { outcome, word }), text: [size, detail].filter((part) => part !== '').join('. ') }
      }
      case 'backups':
        return { title: t('backups', { count: moment.count }), text: '' }
      case 'replica':
        return { title: t('replica', { name: moment.name }), text: [moment.word, moment.detail].filter((part) => part !== '').join(': ') }
      case 'finding': {
        const { title, text } = findingOf(moment.finding)
        return { title: t('finding', { title }), text }
      }
    }
  }
}

/** The display name, which nobody has verified; else the key. */
function actorOf({ actor }: JournalEntry): string {
  return actor.name === '' ? actor.keyHint : actor.name
}
