import { expect, test } from 'vitest'
import { differences } from './difference.ts'

test('fields that changed, came and went, wherever they stand', () => {
  const before = { service_state: 'RUNNING', audit: { on: false, level: 1 }, ips: ['10.0.0.0/8'], gone: 'x', same: 1, modified_at: 'a' }
  const after = {
    service_state: 'STOPPED',
    audit: { on: true, level: 1 },
    ips: ['10.0.0.0/8', '10.9.0.0/16'],
    came: 0,
    same: 1,
    modified_at: 'b',
  }
  expect(differences(before, after, ['modified_at'])).toEqual([
    { path: 'service_state', before: 'RUNNING', after: 'STOPPED' },
    { path: 'audit.on', before: 'false', after: 'true' },
    { path: 'ips', before: '10.0.0.0/8', after: '10.0.0.0/8, 10.9.0.0/16' },
    { path: 'gone', before: 'x', after: undefined },
    { path: 'came', before: undefined, after: '0' },
  ])
})

test('members of a list are known again by name or id, whatever their order', () => {
  const volume = (name: string, size_gb: number) => ({ id: `id-${name}`, name, size_gb })
  const before = { groups: [{ id: 'g1', volumes: [volume('data', 100), volume('log', 50)] }] }
  const after = { groups: [{ id: 'g1', volumes: [volume('log', 50), volume('new', 16), volume('data', 200)] }] }
  expect(differences(before, after)).toEqual([
    { path: 'groups[g1].volumes[data].size_gb', before: '100', after: '200' },
    { path: 'groups[g1].volumes[new].id', before: undefined, after: 'id-new' },
    { path: 'groups[g1].volumes[new].name', before: undefined, after: 'new' },
    { path: 'groups[g1].volumes[new].size_gb', before: undefined, after: '16' },
  ])
})

test('nothing there is no difference to null, and what is no object is compared as nothing', () => {
  expect(differences(null, undefined)).toEqual([])
  expect(differences({ a: null }, {})).toEqual([])
  expect(differences(null, { a: [] })).toEqual([{ path: 'a', before: undefined, after: '' }])
  expect(differences({ list: [null, { x: 1 }] }, { list: [{ x: 1 }] })).toHaveLength(2)
})
