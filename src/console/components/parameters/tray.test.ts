import { describe, expect, test } from 'vitest'
import type { ParameterDTO } from '#contract/postgresql/parameters.ts'
import { rowOf, type Row } from './rows.ts'
import * as trays from './tray.ts'

function row(name: string, over: Partial<ParameterDTO> = {}): Row {
  return rowOf({
    id: `id of ${name}`,
    name,
    description: '',
    data_type: 'integer',
    allows_value: '64-2147483647 kB',
    apply_type: 'dynamic',
    applied_value: '4096',
    default_value: '4096',
    is_modifiable: true,
    software_type: null,
    ...over,
  })
}

const workMem = row('work_mem')
const connections = row('max_connections', { allows_value: '1-262143', apply_type: 'static', applied_value: '200', default_value: '100' })
const duration = row('log_min_duration_statement', { allows_value: '-1-2147483647 ms', applied_value: '-1', default_value: '-1' })
const typed = (at: Row, text: string, unit = '') => trays.withEdit(trays.emptyTray, at, text, unit)
const standing = (at: Row, text: string, unit = '') => trays.standingOf(at, typed(at, text, unit).edits[at.id]!).kind
const changed = (at: Row, applied_value: string) => row(at.name, { ...toldOf(at), applied_value })
const toldOf = (at: Row): Partial<ParameterDTO> =>
  at.name === 'work_mem' ? {} : { allows_value: '1-262143', apply_type: 'static', default_value: at.initial }
const byId = (...rows: Row[]) => new Map(rows.map((each) => [each.id, each]))

describe('an edit', () => {
  test('begins with the value in its best unit, and with the unit of the default where the value has none', () => {
    expect(trays.fieldOf(workMem, undefined)).toEqual({ typed: '4', unit: 'MB' })
    expect(trays.fieldOf(connections, undefined)).toEqual({ typed: '200', unit: '' })
    expect(trays.fieldOf(duration, undefined)).toEqual({ typed: '-1', unit: 'ms' })
  })

  test.each([
    [workMem, '16', 'MB', 'ready', '16384'],
    [workMem, '4096', 'kB', 'same', '4096'],
    // What is typed counts for more than what stands beside the field, and -1 has no unit.
    [workMem, '1GB', 'kB', 'ready', '1048576'],
    [duration, '-1', 'min', 'same', '-1'],
    [duration, '0', 'min', 'ready', '0'],
    [workMem, '1', 'kB', 'broken', '1kB'],
    [workMem, '', 'kB', 'broken', ''],
    [connections, '1e9', '', 'broken', '1e9'],
  ] as const)('%o with %s %s is %s', (at, text, unit, kind, sent) => {
    expect(standing(at, text, unit)).toBe(kind)
    const edit = typed(at, text, unit).edits[at.id]!
    expect(trays.valueToSend({ row: at, edit, standing: { kind: 'ready' } })).toBe(sent)
  })

  test('that comes back to what is applied stays while it is typed and is none when the hand has left', () => {
    const tray = typed(workMem, '4096', 'kB')
    expect(trays.entriesOf(tray, [workMem])).toEqual([])
    expect(trays.tidied(tray, workMem).edits).toEqual({})
    expect(trays.tidied(typed(workMem, '8192kB', 'MB'), workMem).edits[workMem.id]).toMatchObject({ typed: '8192', unit: 'kB' })
    expect(trays.tidied(typed(workMem, '1e', 'MB'), workMem).edits[workMem.id]).toMatchObject({ typed: '1e', unit: 'MB' })
  })

  test('of a parameter that is gone or locked is none', () => {
    const locked = row('work_mem', { is_modifiable: false })
    const tray = typed(workMem, '8', 'MB')
    expect(trays.entriesOf(tray, [locked])).toEqual([])
    expect(trays.entriesOf(tray, [connections])).toEqual([])
  })

  test('to the default, of several at once', () => {
    const fixed = row('fixed', { is_modifiable: false, applied_value: '8192' })
    const tray = trays.withDefaults(trays.emptyTray, [connections, workMem, fixed])
    expect(Object.values(tray.edits)).toEqual([{ name: 'max_connections', typed: '100', unit: '', base: '200' }])
  })
})

describe('somebody else changes the value meanwhile', () => {
  const mine = typed(workMem, '16', 'MB')

  test('both are known until one is chosen', () => {
    const theirs = changed(workMem, '8192')
    const [entry] = trays.entriesOf(mine, [theirs])
    expect(entry).toMatchObject({ standing: { kind: 'conflict' }, edit: { base: '4096' }, row: { applied: '8192' } })
    expect(trays.entriesOf(trays.kept(mine, theirs), [theirs])[0]).toMatchObject({ standing: { kind: 'ready' }, edit: { base: '8192' } })
    expect(trays.without(mine, [theirs.id]).edits).toEqual({})
  })

  test('typing on settles nothing', () => {
    const theirs = changed(workMem, '8192')
    expect(trays.entriesOf(trays.withEdit(mine, theirs, '32', 'MB'), [theirs])[0]?.standing.kind).toBe('conflict')
  })

  test('to the very value that was typed, or to the same in another form: there is nothing to choose', () => {
    expect(trays.entriesOf(mine, [changed(workMem, '16384')])).toEqual([])
    expect(trays.entriesOf(mine, [changed(workMem, '4MB')])[0]?.standing.kind).toBe('ready')
  })
})

describe('a write that was accepted', () => {
  const edits = trays.withEdit(typed(workMem, '16', 'MB'), connections, '400', '')
  const sent: trays.Sent = {
    request: 'req-1',
    sentAt: 0,
    values: {
      [workMem.id]: { name: 'work_mem', was: '4096', then: '16384', restart: false },
      [connections.id]: { name: 'max_connections', was: '200', then: '400', restart: true },
    },
  }

  test('takes its edits along when it has succeeded, and remembers what waits for a restart', () => {
    const tray = trays.withSuccess(trays.withSent(edits, sent), byId(workMem, connections))
    expect(tray.edits).toEqual({})
    expect(tray.sent).toBeUndefined()
    expect(Object.keys(tray.waiting)).toEqual([connections.id])
    expect(trays.hasArrived(tray, connections)).toBe(false)
    expect(trays.hasArrived(tray, changed(connections, '400'))).toBe(true)
    expect(trays.withoutWaiting(tray, [connections.id]).waiting).toEqual({})
  })

  test('what waits is taken back by setting what runs', () => {
    const waits = trays.withSuccess(trays.withSent(edits, sent), byId(workMem, connections))
    const values = trays.takenBack(waits, byId(workMem, connections))
    expect(values).toEqual({ [connections.id]: { name: 'max_connections', was: '200', then: '200', restart: false } })
    const tray = trays.withSuccess(trays.withSent(waits, { ...sent, values }), byId(workMem, connections))
    expect(tray.waiting).toEqual({})
    expect(trays.takenBack(waits, byId(workMem))).toEqual({})
  })

  test('leaves alone what was typed since: that stands against the new value', () => {
    const later = trays.withEdit(trays.withEdit(trays.withSent(edits, sent), workMem, '32', 'MB'), connections, '500', '')
    const tray = trays.withSuccess(later, byId(workMem, connections))
    expect(tray.edits).toEqual({
      [workMem.id]: { name: 'work_mem', typed: '32', unit: 'MB', base: '16384' },
      // The cloud goes on showing the old value of this one.
      [connections.id]: { name: 'max_connections', typed: '500', unit: '', base: '200' },
    })
  })

  test('keeps all its edits when it has failed', () => {
    const tray = trays.withFailure(trays.withSent(edits, sent))
    expect(tray).toEqual({ ...edits, sent: undefined, failed: sent })
    expect(trays.withSent(tray, sent).failed).toBeUndefined()
  })

  test('an end without a write changes nothing', () => {
    expect(trays.withSuccess(edits, byId(workMem))).toBe(edits)
  })
})
