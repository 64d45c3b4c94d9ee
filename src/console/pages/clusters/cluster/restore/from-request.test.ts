import { expect, test } from 'vitest'
import { orders } from '#test/cluster-page.tsx'
import { typeInstant } from '#console/lib/typed-instant.ts'
import { fromRequest } from './from-request.ts'
import { toRequest } from './to-request.ts'
import { emptyValues, type Values } from './values.ts'

const zone = 'Asia/Seoul'
const filled: Values = {
  ...emptyValues(orders, zone),
  typed: typeInstant(Date.parse('2026-11-20T01:02:03Z'), zone),
  name: 'ordersback',
  prefix: 'ordersback',
  volumes: [{ role: 'DATA', sizeGb: 1_024 }],
  addresses: '10.0.0.0/16',
  tags: [{ key: 'team', value: 'pay' }],
}

test('a restore that was asked for stands in the form again, from an instant or from a backup', () => {
  expect({ ...filled, ...fromRequest(toRequest(filled, orders), zone) }).toEqual(filled)
  const backup: Values = { ...filled, from: 'backup', backup: '17' }
  expect({ ...filled, ...fromRequest(toRequest(backup, orders), zone) }).toEqual(backup)
})

test('what was left out is as the original has it', () => {
  const plain = { ...filled, volumes: emptyValues(orders, zone).volumes }
  expect(fromRequest(toRequest(plain, orders), zone)).not.toHaveProperty('volumes')
})
