import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressProblems } from '#contract/rules/access.ts'
import { countOf, isMatch, readAdditions } from './additions.ts'

const allowed = ['10.20.0.0/16', '10.9.12.4', 'odd']
const verdicts = (text: string) => readAdditions(text, allowed).map(({ typed, address, verdict }) => [typed, address, verdict])

test('lines, commas and lists of code; each entry gets its verdict', () => {
  expect(verdicts('192.168.0.1\n 192.168.0.1/32, ["172.16.4.5/24"];300.1.1.1')).toEqual([
    ['192.168.0.1', '192.168.0.1', 'new'],
    ['192.168.0.1/32', '192.168.0.1', 'twice'],
    ['172.16.4.5/24', '172.16.4.0/24', 'new'],
    ['300.1.1.1', '300.1.1.1', 'wrong'],
  ])
  expect(verdicts('10.20.3.4/16 2001:db8::1 010.1.1.1 10.0.0.0/33')).toEqual([
    ['10.20.3.4/16', '10.20.0.0/16', 'allowed'],
    ['2001:db8::1', '2001:db8::1', 'wrong'],
    ['010.1.1.1', '010.1.1.1', 'wrong'],
    ['10.0.0.0/33', '10.0.0.0/33', 'wrong'],
  ])
  expect(verdicts(' \n ')).toEqual([])
})

test('host bits that were set, how many addresses it is, and what lets it in already', () => {
  expect(
    readAdditions('10.20.4.0/24 172.16.4.5/24 0.0.0.0/0', allowed).map(({ cleared, count, within }) => [cleared, count, within]),
  ).toEqual([
    [false, 256, '10.20.0.0/16'],
    [true, 256, undefined],
    [false, 2 ** 32, undefined],
  ])
})

test('what is left of any text is a change that the cloud takes', () => {
  const entry = fc.oneof(
    fc.ipV4(),
    fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 34 })).map(([address, prefix]) => `${address}/${prefix}`),
    fc.constantFrom(...allowed, 'x', '::1'),
  )
  fc.assert(
    fc.property(fc.array(entry), (entries) => {
      const add = readAdditions(entries.join('\n'), allowed).flatMap(({ verdict, address }) => (verdict === 'new' ? [address] : []))
      expect(addressProblems(allowed, { add, remove: [] })).toEqual([])
    }),
  )
})

test('how many addresses an entry is, and which entries let an address in', () => {
  expect(allowed.map(countOf)).toEqual([65_536, 1, undefined])
  expect(allowed.filter((each) => isMatch(each, '10.20.4.7'))).toEqual(['10.20.0.0/16'])
  expect(allowed.filter((each) => isMatch(each, '10.'))).toEqual(['10.20.0.0/16', '10.9.12.4'])
  expect(allowed.filter((each) => isMatch(each, ' '))).toEqual(allowed)
})
