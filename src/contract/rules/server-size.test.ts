import { expect, test } from 'vitest'
import { serverSize } from './server-size.ts'

test('the name of a server type tells its size, if it has the usual form', () => {
  expect(serverSize('db1v2m4')).toEqual({ vcpu: 2, memoryGb: 4 })
  expect(serverSize('dbh2v24m96')).toEqual({ vcpu: 24, memoryGb: 96 })
  expect(['', 'db1', 'custom-4x8', 'db1v2m'].map(serverSize)).toEqual([undefined, undefined, undefined, undefined])
})
