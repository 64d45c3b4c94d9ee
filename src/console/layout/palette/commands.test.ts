import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allowedActions } from './actions.ts'
import { commandsMax, rank, tokensOf, type Command } from './commands.ts'

const command = (kind: Command['kind'], title: string, words = ''): Command => ({ key: `${kind} ${title}`, kind, title, words, to: '/' })
const all = [
  command('page', 'Backups', 'backups'),
  command('tab', 'orders · Backups', 'backups 109a'),
  command('action', 'Restart cluster · orders', 'Restart Cluster 109a'),
  command('action', 'Restart cluster · orders-ra', 'Restart Cluster 77bb'),
  command('cluster', 'reorders', '55cc'),
  command('cluster', 'orders-ra', '77bb'),
  command('cluster', 'orders', '109a'),
  command('action', '클러스터 재시작 · orders', 'Restart Cluster 109a'),
]
const found = (typed: string) => rank(typed, all).map(({ title }) => title)

test('a whole name comes before its beginning, that before words, and those before anything', () => {
  expect(found('orders').slice(0, 2)).toEqual(['orders', 'orders-ra'])
  expect(found('orders').at(-1)).toBe('reorders')
  // What can be done comes before where to look.
  expect(found('orders').indexOf('Restart cluster · orders')).toBeLessThan(found('orders').indexOf('orders · Backups'))
  expect(found('77bb')[0]).toBe('orders-ra')
})

test('every word must fit, in any order and any case; what is done is found by the vendor’s name too', () => {
  expect(found('ORDERS restart')[0]).toBe('Restart cluster · orders')
  expect(found('restart orders-ra')).toEqual(['Restart cluster · orders-ra'])
  expect(found('재시작')).toEqual(['클러스터 재시작 · orders'])
  // As a Mac hands over the letters of a file name.
  expect(found('재시작'.normalize('NFD'))).toEqual(['클러스터 재시작 · orders'])
  expect(found('orders nowhere')).toEqual([])
})

test('whatever is typed: what is found holds all of it, nothing is found twice, and there is an end to it', () => {
  const word = fc.stringMatching(/^[a-z0-9가-힣-]{1,6}$/)
  const commands = fc.uniqueArray(fc.record({ title: word, words: word, kind: fc.constantFrom('cluster' as const, 'page' as const) }), {
    maxLength: 120,
    selector: ({ title, words, kind }) => `${kind} ${title} ${words}`,
  })
  fc.assert(
    fc.property(commands, fc.string({ maxLength: 8 }), (made, typed) => {
      const given = made.map(({ title, words, kind }) => ({ key: `${kind} ${title} ${words}`, kind, title, words, to: '/' }))
      const hits = rank(typed, given)
      expect(hits.length).toBeLessThanOrEqual(commandsMax)
      expect(new Set(hits.map(({ key }) => key)).size).toBe(hits.length)
      const fits = ({ title, words }: { title: string; words: string }) =>
        tokensOf(typed).every((token) => `${title} ${words}`.normalize('NFC').toLowerCase().includes(token))
      expect(hits.every(fits)).toBe(true)
      expect(hits.length).toBe(Math.min(commandsMax, given.filter(fits).length))
    }),
  )
})

test('only what is allowed now is offered; what must wait for something else is', () => {
  const operations = (service_state: string, more = {}) => allowedActions({ service_state, ...more }).map(({ operation }) => operation)
  expect(operations('STOPPED')).toContain('startCluster')
  expect(operations('STOPPED')).not.toContain('stopCluster')
  expect(operations('RUNNING', { ha_enabled: false })).not.toContain('switchoverCluster')
  expect(operations('EDITING')).toContain('restartCluster')
  expect(operations('UNKNOWN')[0]).toBe('synchronizeClusterState')
  expect(operations('UNKNOWN')).not.toContain('setBackup')
  expect(operations('TERMINATED')).toEqual([])
})
