import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isIpv4, opensToAll, readAddresses, sentAddresses } from './addresses.ts'

describe('a pasted list of addresses', () => {
  test.each([
    ['10.30.0.0/16', ['10.30.0.0/16']],
    ['10.30.0.0/16 10.9.12.4', ['10.30.0.0/16', '10.9.12.4']],
    [' 10.9.12.4,\n10.9.12.5;\t10.9.12.6 ', ['10.9.12.4', '10.9.12.5', '10.9.12.6']],
    ['["10.9.12.4", "10.9.12.5"]', ['10.9.12.4', '10.9.12.5']],
    ['10.9.12.4 10.9.12.4 10.9.12.4/32', ['10.9.12.4']],
    ['10.30.8.5/16 10.30.0.0/16', ['10.30.0.0/16']],
    ['192.168.255.255/17', ['192.168.128.0/17']],
    ['203.0.113.7/0', ['0.0.0.0/0']],
    ['255.255.255.255/31', ['255.255.255.254/31']],
    ['', []],
  ])('%j gives %j', (text, expected) => {
    expect(sentAddresses(text)).toEqual(expected)
  })

  test.each([
    '10.0.0',
    '10.0.0.256',
    '10.0.0.1.2',
    '010.0.0.1',
    '10.0.0.1/33',
    '10.0.0.1/',
    '10.0.0.1/8/8',
    '10.0.0.1/08',
    '1e1.0.0.1',
    'fe80::1',
    'office',
  ])('%s is refused, not guessed', (text) => {
    expect(readAddresses(text)).toEqual([{ typed: text, sent: undefined }])
  })

  test('everything may connect where a network has no bits', () => {
    expect(opensToAll(sentAddresses('10.0.0.1 0.0.0.0/0'))).toBe(true)
    expect(opensToAll(sentAddresses('10.0.0.0/10 10.0.0.0'))).toBe(false)
  })

  test('what is sent is read back as itself', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.integer({ min: 0, max: 32 }), (address, bits) => {
        const sent = sentAddresses(`${address}/${bits}`)
        expect(sent).toHaveLength(1)
        expect(sentAddresses(sent.join(' '))).toEqual(sent)
        expect(isIpv4(sent[0]!.split('/')[0]!)).toBe(true)
      }),
    )
  })
})
