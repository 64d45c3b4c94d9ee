import { describe, expect, test } from 'vitest'
import { addressProblems, changedAddresses } from './access.ts'

const allowed = ['10.20.0.0/16', '10.9.12.4']

describe('changes of the allowed addresses', () => {
  test.each([
    [['10.30.0.0/16'], [], []],
    [[], ['10.9.12.4'], []],
    [['10.30.0.0/16'], ['10.20.0.0/16', '10.9.12.4'], []],
    [[], [], []],
    [['10.30.0.256'], [], ['10.30.0.256 not_an_address']],
    [['localhost', '::1'], [], ['localhost not_an_address', '::1 not_an_address']],
    [['10.9.12.4'], [], ['10.9.12.4 already_there']],
    [['10.9.12.4/32'], [], ['10.9.12.4/32 already_there']],
    [['10.20.7.1/16'], [], ['10.20.7.1/16 already_there']],
    [['10.30.0.1', '10.30.0.1/32'], [], ['10.30.0.1/32 twice']],
    [['10.30.0.1'], ['10.30.0.1'], ['10.30.0.1 twice']],
    [[], ['10.9.12.4', '10.9.12.4'], ['10.9.12.4 twice']],
    [[], ['10.9.12.5'], ['10.9.12.5 not_there']],
    [[], ['nonsense'], ['nonsense not_there']],
  ])('add %j, remove %j: %j', (add, remove, problems) => {
    expect(addressProblems(allowed, { add, remove }).map(({ address, problem }) => `${address} ${problem}`)).toEqual(problems)
  })

  test('what is left keeps its order, what is new comes last; a network is removed however it is written', () => {
    expect(changedAddresses(allowed, { add: ['10.1.1.1'], remove: ['10.20.3.3/16'] })).toEqual(['10.9.12.4', '10.1.1.1'])
    expect(changedAddresses(allowed, { add: [], remove: [] })).toEqual(allowed)
  })

  test('an entry that is no address, but is there, can be removed', () => {
    expect(addressProblems(['db.example'], { add: [], remove: ['db.example'] })).toEqual([])
    expect(changedAddresses(['db.example'], { add: [], remove: ['db.example'] })).toEqual([])
  })
})
