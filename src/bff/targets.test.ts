import { expect, test } from 'vitest'
import { BadTargetError, createTargetRegistry, operatorTarget, scpTargets } from './targets.ts'

test('the real cloud has its seven regions', () => {
  const urls = scpTargets().flatMap(({ endpoints }) => Object.values(endpoints))
  expect(urls).toHaveLength(7)
  expect(urls).toContain('https://postgresql.kr-south3.g.samsungsdscloud.com')
})

test('targets are looked up, never built', () => {
  const registry = createTargetRegistry([...scpTargets(), operatorTarget('lab', { 'kr-west1': 'http://127.0.0.1:9/kr-west1/' })])
  expect(registry.endpoint('e', 'kr-west1')?.url).toBe('https://postgresql.kr-west1.e.samsungsdscloud.com')
  expect(registry.endpoint('lab', 'kr-west1')).toEqual({
    url: 'http://127.0.0.1:9/kr-west1',
    origin: 'http://127.0.0.1:9',
    prefix: '/kr-west1',
    emulated: true,
  })
  for (const name of ['__proto__', 'constructor', 'E', '', 'e/../g', 'evil.test']) {
    expect(registry.find(name)).toBeUndefined()
    expect(registry.endpoint(name, 'kr-west1')).toBeUndefined()
    expect(registry.endpoint('e', name)).toBeUndefined()
  }
})

test('what a browser is told of a target holds no key', () => {
  const keys = { accessKey: 'CANARY-A', secretKey: 'CANARY-S' }
  const registry = createTargetRegistry([
    { environment: 'demo', kind: 'demo', endpoints: { 'kr-west1': 'http://127.0.0.1:9' }, demoKeys: keys },
  ])
  expect(registry.list).toEqual([
    { environment: 'demo', kind: 'demo', regions: ['kr-west1'], endpoints: { 'kr-west1': 'http://127.0.0.1:9' } },
  ])
})

test('the default port is not spelled out, as it is not on the wire', () => {
  expect(operatorTarget('lab', { a: 'https://db.example.com:443/' }).endpoints).toEqual({ a: 'https://db.example.com' })
})

test.each([
  ['lab', { a: 'http://db.example.com' }],
  ['lab', { a: 'ftp://127.0.0.1' }],
  ['lab', { a: 'https://user:pass@db.example.com' }],
  ['lab', { a: 'https://db.example.com/?x=1' }],
  ['lab', { a: 'https://db.example.com/#x' }],
  ['lab', { a: 'no url' }],
  ['lab', { 'A B': 'https://db.example.com' }],
  ['lab', {}],
  ['e', { a: 'https://db.example.com' }],
  ['demo', { a: 'https://db.example.com' }],
  ['Lab!', { a: 'https://db.example.com' }],
])('the operator’s %s %j is refused', (environment, endpoints: Record<string, string>) => {
  expect(() => operatorTarget(environment, endpoints)).toThrow(BadTargetError)
})
