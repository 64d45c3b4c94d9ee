import { expect, test } from 'vitest'
import { BadPublicOriginError, createHosts } from './hosts.ts'

test('loopback names with the port, exactly', () => {
  const { originOf, https } = createHosts(4600)
  expect(https).toBe(false)
  expect(originOf('localhost:4600')).toBe('http://localhost:4600')
  expect(originOf('[::1]:4600')).toBe('http://[::1]:4600')
  for (const host of [
    undefined,
    '',
    'localhost',
    'localhost:4601',
    'evil.test',
    'localhost:4600.evil.test',
    'LOCALHOST:4600',
    ' localhost:4600',
    '127.0.0.2:4600',
    '0.0.0.0:4600',
    '__proto__',
  ]) {
    expect(originOf(host)).toBeUndefined()
  }
})

test('the public origin’s host besides', () => {
  const { originOf, https } = createHosts(4600, 'https://console.example.com')
  expect(https).toBe(true)
  expect(originOf('console.example.com')).toBe('https://console.example.com')
  expect(originOf('127.0.0.1:4600')).toBe('http://127.0.0.1:4600')
  expect(originOf('other.example.com')).toBeUndefined()
  expect(createHosts(4600, 'https://console.example.com:8443/').originOf('console.example.com:8443')).toBe(
    'https://console.example.com:8443',
  )
})

test.each(['http://console.example.com', 'console.example.com', 'https://a.test/path', 'https://u:p@a.test', 'ftp://localhost', ''])(
  '%j is no public origin',
  (origin) => {
    expect(() => createHosts(4600, origin)).toThrow(BadPublicOriginError)
  },
)

test('a loopback public origin may be plain http, on another port', () => {
  expect(createHosts(4600, 'http://localhost:8080').originOf('localhost:8080')).toBe('http://localhost:8080')
})
