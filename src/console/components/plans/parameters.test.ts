import { expect, test } from 'vitest'
import { about, read } from '#test/plans.ts'
import * as plans from './parameters.ts'

const edits: plans.ParameterEdit[] = [
  { id: 'p1', name: 'max_connections', now: '200', then: '400', applies: 'restart' },
  { id: 'p2', name: 'work_mem', now: '4096', then: '16384', applies: 'atOnce' },
  { id: 'p3', name: 'autovacuum', now: 'on', then: 'on', applies: 'atOnce' },
  { id: 'p4', name: 'odd', now: '', then: 'x', applies: 'unknown' },
]

test('values from old to new, with those that wait for a restart', () => {
  const plan = plans.setParameterValues(about(), edits)
  expect(plan.input.body.parameters).toEqual([
    { id: 'p1', old_value: '200', new_value: '400' },
    { id: 'p2', old_value: '4096', new_value: '16384' },
    { id: 'p4', old_value: '', new_value: 'x' },
  ])
  expect(read(plan)).toMatchInlineSnapshot(`
    [
      "Set 3 parameters on orders [Back to editing | Set 3 parameters]",
      "max_connections: 200 → 400 (after a restart)",
      "work_mem: 4096 → 16384 (at once)",
      "odd:  → x",
      "does: A value that PostgreSQL refuses is noticed only while it is applied. / orders may then show Unknown. Sync state has brought such clusters back.",
      "takes",
      "not: Interrupts no connections, deletes no backups and no logs. Can be set back.",
      "warns: max_connections waits for a restart. / This write does not restart anything. Restart orders when it suits.",
      "does: Whether odd takes effect at once is not known.",
    ]
  `)
  expect(read(plans.setParameterValues(about({}, 'ko'), edits))).toMatchInlineSnapshot(`
    [
      "orders의 파라미터 3건 변경 [계속 수정 | 파라미터 3건 변경]",
      "max_connections: 200 → 400 (재시작 후 적용)",
      "work_mem: 4096 → 16384 (바로 적용)",
      "odd:  → x",
      "does: PostgreSQL이 거부하는 값은 적용하는 도중에야 드러납니다. / 그러면 orders의 상태가 확인 불가로 표시될 수 있으며, 상태 동기화로 복구된 사례가 있습니다.",
      "takes",
      "not: 연결을 끊지 않고, 백업과 로그를 삭제하지 않습니다. 되돌릴 수 있습니다.",
      "warns: 재시작해야 적용됩니다: max_connections / 이번 변경으로 재시작되지는 않습니다. 알맞은 때에 orders 클러스터를 재시작하세요.",
      "does: 바로 적용되는지 알 수 없습니다: odd",
    ]
  `)
})

test('a value that waits for a restart is taken back by setting what runs', () => {
  const back: plans.ParameterEdit = { id: 'p1', name: 'max_connections', now: '200', then: '200', applies: 'restart', waits: '400' }
  const plan = plans.setParameterValues(about(), [back])
  expect(plan.input.body.parameters).toEqual([{ id: 'p1', old_value: '200', new_value: '200' }])
  expect(plan.blocked).toBeUndefined()
  expect(read(plan)[1]).toBe('max_connections: 400 → 200 (runs already; the other value no longer waits)')
  expect(read(plan).join()).not.toContain('waits for a restart')
})

test('nothing changed is nothing to send', () => {
  expect(plans.setParameterValues(about(), edits.slice(2, 3)).blocked).toBeDefined()
})

test('values are read anew', () => {
  expect(read(plans.synchronizeParameterValues(about()))).toMatchInlineSnapshot(`
    [
      "Sync the parameters of orders [Leave it as it is | Sync parameters]",
      "does: The cloud reads the values from the servers and corrects what it shows.",
      "takes",
      "not: Changes no parameter.",
    ]
  `)
})
