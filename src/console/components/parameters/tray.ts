import { canonicalValue, readableValue, sameValue, unitsOf, valueProblem, type ValueProblem } from '#contract/rules/parameters.ts'
import type { Row } from './rows.ts'

/** What a person has typed for one parameter. It stays as it was typed, so that an error can speak of it. */
export type Edit = {
  readonly name: string
  readonly typed: string
  /** Chosen beside the field; empty where the parameter has none. */
  readonly unit: string
  /** The applied value that the edit is meant to replace: the one when it began, or the one that it was kept against. */
  readonly base: string
}

/** One value of a write that was accepted. */
export type SentValue = { readonly name: string; readonly was: string; readonly then: string; readonly restart: boolean }
/** A write that was accepted: its edits leave the tray when it has succeeded. `sentAt` on the cloud's clock. */
export type Sent = { readonly request: string; readonly sentAt: number; readonly values: Readonly<Record<string, SentValue>> }

/** What was gathered for one cluster. */
export type Tray = {
  readonly edits: Readonly<Record<string, Edit>>
  readonly sent?: Sent | undefined
  /** The write that failed after it had been accepted, until somebody says that it is settled. */
  readonly failed?: Sent | undefined
  /** Set, and not running before the next restart. The cloud does not tell: this is all that is known of it. */
  readonly waiting: Readonly<Record<string, SentValue>>
}

export const emptyTray: Tray = { edits: {}, waiting: {} }

/** What an edit is worth against the values as they were read last. */
export type Standing =
  | { readonly kind: 'same' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'broken'; readonly problem: ValueProblem }
  /** Somebody changed the value after the edit began. */
  | { readonly kind: 'conflict' }

const namesUnit = /[a-zµ]\s*$/i

/** The value that an edit means, as text: the unit beside the field counts where none is typed and the number is no -1. */
export function textOf({ typed, unit }: Pick<Edit, 'typed' | 'unit'>): string {
  const bare = typed.trim()
  return unit === '' || bare === '' || bare.startsWith('-') || namesUnit.test(bare) ? typed : `${bare}${unit}`
}

export function standingOf(row: Row, edit: Edit): Standing {
  const text = textOf(edit)
  if (sameValue(row.rule, text, row.applied)) return { kind: 'same' }
  const problem = valueProblem(row.rule, text)
  if (problem !== undefined) return { kind: 'broken', problem }
  return { kind: sameValue(row.rule, edit.base, row.applied) ? 'ready' : 'conflict' }
}

/** What stands in the field: the value in its best unit, or what is being typed. */
export function fieldOf(row: Row, edit: Edit | undefined): { readonly typed: string; readonly unit: string } {
  if (edit !== undefined) return edit
  const { amount, unit } = readableValue(row.rule, row.applied)
  return { typed: amount, unit: unit === '' ? usualUnit(row) : unit }
}

/** For a value that shows none (-1, 0): the unit of the default, or the parameter's own. */
function usualUnit({ rule, initial }: Row): string {
  const units = unitsOf(rule)
  const own = rule.kind === 'number' ? rule.unit : undefined
  const found = [readableValue(rule, initial).unit, own].find((unit) => unit !== undefined && units.includes(unit))
  return found ?? units[1] ?? ''
}

/** Something was typed or chosen. */
export function withEdit(tray: Tray, row: Row, typed: string, unit: string): Tray {
  const base = tray.edits[row.id]?.base ?? row.applied
  return { ...tray, edits: { ...tray.edits, [row.id]: { name: row.name, typed, unit, base } } }
}

/** A value in the form of the cloud or of a file is put into the field, as it reads best. */
export function withValue(tray: Tray, row: Row, value: string): Tray {
  const { amount, unit } = readableValue(row.rule, value)
  const next = withEdit(tray, row, amount, unit === '' ? usualUnit(row) : unit)
  return sameValue(row.rule, value, row.applied) ? without(next, [row.id]) : next
}

/** The hand has left the field: what is as it was before is no edit, and a unit that was typed goes where units are chosen. */
export function tidied(tray: Tray, row: Row): Tray {
  const edit = tray.edits[row.id]
  if (edit === undefined) return tray
  if (standingOf(row, edit).kind === 'same') return without(tray, [row.id])
  const [, amount = '', unit = ''] = /^\s*(.*?)\s*([a-zA-Z]+)\s*$/.exec(edit.typed) ?? []
  return amount !== '' && unitsOf(row.rule).includes(unit) ? withEdit(tray, row, amount, unit) : tray
}

export function without(tray: Tray, ids: readonly string[]): Tray {
  return { ...tray, edits: Object.fromEntries(Object.entries(tray.edits).filter(([id]) => !ids.includes(id))) }
}

/** Mine is kept: it now replaces the value that somebody else has set. */
export function kept(tray: Tray, row: Row): Tray {
  const edit = tray.edits[row.id]
  return edit === undefined ? tray : { ...tray, edits: { ...tray.edits, [row.id]: { ...edit, base: row.applied } } }
}

export function withDefaults(tray: Tray, rows: readonly Row[]): Tray {
  return rows.filter((row) => row.modifiable).reduce((next, row) => withValue(next, row, row.initial), tray)
}

/** The cloud has taken these. */
export function withSent(tray: Tray, sent: Sent): Tray {
  return { ...tray, sent, failed: undefined }
}

/**
 * The write has succeeded: its edits leave the tray, unless something else was typed meanwhile; that then stands against
 * the new value. What needs a restart is remembered as waiting.
 */
export function withSuccess(tray: Tray, rows: ReadonlyMap<string, Row>): Tray {
  const { sent } = tray
  if (sent === undefined) return tray
  const edits = Object.entries(tray.edits).flatMap(([id, edit]): [string, Edit][] => {
    const set = sent.values[id]
    const row = rows.get(id)
    if (set === undefined || row === undefined) return [[id, edit]]
    if (sameValue(row.rule, textOf(edit), set.then)) return []
    return [[id, set.restart ? edit : { ...edit, base: set.then }]]
  })
  const waiting = Object.entries(sent.values).filter(([, value]) => value.restart)
  // What was set now is all that can wait of a parameter: an earlier value of it no longer does.
  const before = withoutWaiting(tray, Object.keys(sent.values)).waiting
  return { ...tray, edits: Object.fromEntries(edits), sent: undefined, waiting: { ...before, ...Object.fromEntries(waiting) } }
}

/** The write has failed after all: its edits stay, and the page says so. */
export function withFailure(tray: Tray): Tray {
  return { ...tray, sent: undefined, failed: tray.sent }
}

/** Whether a value that waited for a restart runs by now. */
export function hasArrived(tray: Tray, row: Row): boolean {
  const value = tray.waiting[row.id]
  return value !== undefined && sameValue(row.rule, row.applied, value.then)
}

/** The write that gives up what waits for a restart: each parameter is set to what runs. Rows that are gone are left out. */
export function takenBack({ waiting }: Pick<Tray, 'waiting'>, rows: ReadonlyMap<string, Row>): Sent['values'] {
  const values = Object.entries(waiting).flatMap(([id, { name }]): [string, SentValue][] => {
    const row = rows.get(id)
    return row === undefined ? [] : [[id, { name, was: row.applied, then: row.applied, restart: false }]]
  })
  return Object.fromEntries(values)
}

export function withoutWaiting(tray: Tray, ids: readonly string[]): Tray {
  return { ...tray, waiting: Object.fromEntries(Object.entries(tray.waiting).filter(([id]) => !ids.includes(id))) }
}

/** One row of the tray: an edit that differs from what is applied. */
export type Entry = { readonly row: Row; readonly edit: Edit; readonly standing: Exclude<Standing, { kind: 'same' }> }

/** The edits in the order of the rows. What belongs to no row of the cluster, or to one that cannot be changed, is none. */
export function entriesOf(tray: Tray, rows: readonly Row[]): Entry[] {
  return rows.flatMap((row): Entry[] => {
    const edit = tray.edits[row.id]
    if (edit === undefined || !row.modifiable) return []
    const standing = standingOf(row, edit)
    return standing.kind === 'same' ? [] : [{ row, edit, standing }]
  })
}

/** The values as they go out: each in the form that PostgreSQL keeps. */
export function valueToSend({ row, edit }: Entry): string {
  return canonicalValue(row.rule, textOf(edit)) ?? textOf(edit)
}
