import fc from 'fast-check'
import { expect, test } from 'vitest'
import { schemas } from '#contract/schemas.ts'
import { cluster } from '#contract/rules/findings/healthy.fixture.ts'
import { operationOf } from './answers.ts'
import { kinds } from './cluster.ts'
import { pack, unpack } from './packing.ts'

test.each(kinds)('%s comes out as it went in, in less than half of the room', (kind) => {
  const value = cluster({ lines: [] })[kind]!.value
  const packed = pack(value)
  expect(unpack(kind, packed)).toEqual(value)
  expect(packed.length).toBeLessThan(JSON.stringify(value).length * 0.62)
  expect(schemas[operationOf[kind]].answer.safeParse(unpack(kind, packed)).success).toBe(true)
})

test('whatever is packed comes out the same', () => {
  const odd = fc.string({ unit: 'binary' })
  const key = fc.oneof(
    fc.constantFrom('id', 'name', 'virtual_ip_address', 'new_field', '"id":'),
    odd.filter((text) => text !== '__proto__'),
  )
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { depthSize: 'small' },
      odd,
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constant(null),
      tie('list'),
      tie('object'),
    ),
    list: fc.array(tie('any'), { maxLength: 4 }),
    object: fc.dictionary(key, tie('any'), { maxKeys: 4 }),
  })).any
  const comesBack = fc.property(value, (given) => {
    expect(unpack('detail', pack(given))).toEqual(JSON.parse(JSON.stringify(given)))
  })
  fc.assert(comesBack)
})

test('the signs stay what they are: stores are full of them', () => {
  expect(pack({ id: 1, region: 2, contents: 3, virtual_ip_address: 4, other: 5 })).toBe('{\u00011,\u001e2,\u001f!3,\u001fM4,"other":5}')
})
