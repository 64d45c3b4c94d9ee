import { expect, test } from 'vitest'
import { contentSecurityPolicy, securityHeaders } from './headers.ts'

test('the policy is the strict one, word for word', () => {
  expect(contentSecurityPolicy()).toBe(
    `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'`,
  )
})

test('development differs by a nonce in two places alone', () => {
  expect(contentSecurityPolicy('abc').replaceAll(` 'nonce-abc'`, '')).toBe(contentSecurityPolicy())
  expect(contentSecurityPolicy('abc').match(/nonce-/g)).toHaveLength(2)
})

test('HSTS goes with https alone', () => {
  expect(securityHeaders({ https: true })).toContain('Strict-Transport-Security')
  expect(securityHeaders({ https: false })).not.toContain('Strict-Transport-Security')
})
