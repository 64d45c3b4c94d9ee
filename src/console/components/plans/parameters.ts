import type { Effect } from '#console/components/EffectList.tsx'
import { blockedIfNone, change, takes, type About, type Plan } from './plan.ts'

/** One value to be set: `now` is what is sent as `old_value`. */
export type ParameterEdit = {
  readonly id: string
  readonly name: string
  readonly now: string
  readonly then: string
  /** `unknown` where the cloud's word for it is none that we know. */
  readonly applies: 'restart' | 'atOnce' | 'unknown'
  /** What was set instead and waits for a restart, where the write takes it back: `then` may be what runs already. */
  readonly waits?: string
  /** Both values as a person reads them: `128 MB` for 16384 blocks. */
  readonly shown?: { readonly now: string; readonly then: string }
}

/** Several values in one write. Which of them wait for a restart is said of each. */
export function setParameterValues(about: About, edits: readonly ParameterEdit[]): Plan<'setParameterValues'> {
  const { cluster, t } = about
  const { name } = cluster
  const changed = edits.filter(({ now, then, waits }) => now !== then || waits !== undefined)
  const count = changed.length
  const notes = { restart: t('setParameterValues.afterRestart'), atOnce: t('setParameterValues.atOnce'), unknown: undefined }
  const changes = changed.flatMap((edit) =>
    change(edit.name, edit.waits ?? edit.shown?.now ?? edit.now, edit.shown?.then ?? edit.then, {
      code: 'both',
      note: edit.waits === undefined ? notes[edit.applies] : t('setParameterValues.takenBack'),
    }),
  )
  const waiting = namesOf(
    changed.filter(({ waits }) => waits === undefined),
    'restart',
  )
  const unsure = namesOf(changed, 'unknown')
  const effects: Effect[] = [
    { kind: 'does', fact: t('setParameterValues.fails'), why: t('setParameterValues.failsWhy', { name }) },
    takes(about, 'setParameterValues'),
    { kind: 'not', fact: t('setParameterValues.not') },
  ]
  if (waiting.length > 0) {
    const fact = t('setParameterValues.restart', { names: waiting.join(', '), count: waiting.length })
    effects.push({ kind: 'warns', fact, why: t('setParameterValues.restartWhy', { name }) })
  }
  if (unsure.length > 0) {
    effects.push({ kind: 'does', fact: t('setParameterValues.unknown', { names: unsure.join(', '), count: unsure.length }) })
  }
  return {
    operation: 'setParameterValues',
    input: {
      cluster_id: cluster.id,
      body: { parameters: changed.map(({ id, now, then }) => ({ id, old_value: now, new_value: then })) },
    },
    title: t('setParameterValues.title', { count, name }),
    deed: t('setParameterValues.deed', { count }),
    keep: t('back'),
    changes,
    effects,
    blocked: blockedIfNone(changes, about),
  }
}

function namesOf(edits: readonly ParameterEdit[], applies: ParameterEdit['applies']): string[] {
  return edits.filter((edit) => edit.applies === applies).map(({ name }) => name)
}

/** The values as the servers have them, read anew. */
export function synchronizeParameterValues(about: About): Plan<'synchronizeParameterValues'> {
  const { cluster, t } = about
  return {
    operation: 'synchronizeParameterValues',
    input: { cluster_id: cluster.id },
    title: t('synchronizeParameterValues.title', { name: cluster.name }),
    deed: t('synchronizeParameterValues.deed'),
    keep: t('keep'),
    changes: [],
    effects: [
      { kind: 'does', fact: t('synchronizeParameterValues.does') },
      takes(about, 'synchronizeParameterValues'),
      { kind: 'not', fact: t('synchronizeParameterValues.not') },
    ],
  }
}
