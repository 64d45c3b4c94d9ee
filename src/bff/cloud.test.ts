import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isExact } from './cloud.ts'

test.each(['/', '/v1/clusters', '/v1/clusters/109a-b_c/stop', '/v1/clusters?name=%EC%A3%BC+a%2Bb&page=0&sort=created_at%3Adesc~x'])(
  '%s goes out as it is',
  (target) => expect(isExact(target)).toBe(true),
)

test.each([
  '',
  '/v1',
  '/v1/',
  '//v1/clusters',
  '/v1//clusters',
  '/v1/../x',
  '/v1/./x',
  '/v1/a.b',
  '/v1/a%2e',
  '/v1/a#b',
  '/v1/a?b#c',
  '/v1/a?',
  '/v1/a b',
  '/v1/é',
  '/v1/a\\b',
  '/v1/a\n',
  '/v2/a',
  '/admin',
  '/?x',
])('%j does not', (target) => expect(isExact(target)).toBe(false))

test('what passes is left alone by the rules for URLs, whatever it is', () => {
  const part = fc.stringMatching(/^[A-Za-z0-9_.~%&=+/?#-]{0,20}$/)
  fc.assert(
    fc.property(fc.oneof(part, fc.string()), (tail) => {
      const url = `https://postgresql.kr-west1.e.samsungsdscloud.com/v1/clusters${tail}`
      if (isExact(`/v1/clusters${tail}`)) expect(new URL(url).href).toBe(url)
    }),
    { numRuns: 2_000, seed: 7 },
  )
})
