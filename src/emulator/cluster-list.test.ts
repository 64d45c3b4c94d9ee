import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Input, Result } from '#contract/operation.ts'
import { serviceStates } from '#contract/rules/states.ts'
import { hour, testCloud } from './testing/cloud.ts'

type Row = NonNullable<Result<'listClusters'>['contents']>[number]
type Column = keyof Row

const columns = [
  'account_id',
  'created_at',
  'created_by',
  'database_name',
  'ha_enabled',
  'id',
  'instance_count',
  'modified_at',
  'modified_by',
  'name',
  'role_type',
  'service_state',
] as const satisfies Column[]

/** Every page of a list, one after the other. */
async function allPages(
  cloud: ReturnType<typeof testCloud>,
  asked: Input<'listClusters'>,
  size: number,
): Promise<{ rows: Row[]; count: number }> {
  const rows: Row[] = []
  for (let page = 0; ; page += 1) {
    const answer = await cloud.call('listClusters', { ...asked, size, page })
    expect(answer).toMatchObject({ page, size })
    expect(answer.contents!.length).toBe(Math.min(size, Math.max(0, answer.count - page * size)))
    rows.push(...answer.contents!)
    if (answer.contents!.length < size) return { rows, count: answer.count }
  }
}

describe('properties, over a fleet of 120', () => {
  const cloud = testCloud({ fleet: 120 })
  const text = (value: Row[Column]) => (typeof value === 'boolean' ? Number(value) : (value ?? ''))

  test('the pages together are the list: nothing twice, nothing lost, in order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...columns),
        fc.constantFrom('asc', 'desc'),
        fc.integer({ min: 3, max: 100 }),
        async (column, direction, size) => {
          const { rows, count } = await allPages(cloud, { sort: `${column}:${direction}` }, size)
          expect(rows).toHaveLength(count)
          expect(new Set(rows.map(({ id }) => id)).size).toBe(count)
          for (let index = 1; index < rows.length; index += 1) {
            const [before, after] = [text(rows[index - 1]![column]), text(rows[index]![column])]
            expect(direction === 'asc' ? before <= after : before >= after).toBe(true)
            if (before === after) expect(rows[index - 1]!.id < rows[index]!.id).toBe(true)
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  test('a filter keeps exactly the rows that fit', async () => {
    const { rows: everything } = await allPages(cloud, {}, 120)
    await fc.assert(
      fc.asyncProperty(
        fc.option(fc.constantFrom('or', 'PAY', 'sa', 'x', 'ledger', 'nothing'), { nil: undefined }),
        fc.option(fc.constantFrom('e', 'ORDERS', 'zz'), { nil: undefined }),
        fc.option(fc.constantFrom(...serviceStates), { nil: undefined }),
        async (name, database_name, service_state) => {
          const { rows, count } = await allPages(cloud, { name, database_name, service_state }, 100)
          const expected = everything.filter(
            (row) =>
              row.name.includes((name ?? '').toLowerCase()) &&
              row.database_name!.includes((database_name ?? '').toLowerCase()) &&
              (service_state === undefined || row.service_state === service_state),
          )
          expect(rows).toEqual(expected)
          expect(count).toBe(expected.length)
        },
      ),
      { numRuns: 40 },
    )
  })
})

test('without a word: twenty by name, from the first page', async () => {
  const cloud = testCloud()
  const answer = await cloud.call('listClusters', {})
  expect(answer).toMatchObject({ page: 0, size: 20, count: 26, sort: ['name:asc'] })
  expect(answer.contents).toHaveLength(20)
})

test('several states at once, and an empty filter is none', async () => {
  const cloud = testCloud()
  expect((await cloud.call('listClusters', { service_state: 'ERROR,FAILED,UNKNOWN' })).count).toBe(3)
  expect((await cloud.call('listClusters', { service_state: '', name: '' })).count).toBe(26)
  expect((await cloud.call('listClusters', { service_state: 'NEWWORD' })).count).toBe(0)
})

test.each([
  'sort=colour:asc',
  'sort=name:up',
  'sort=name:asc:asc',
  'sort=toString',
  'sort=name:asc,id,name:desc',
  'size=0',
  'size=x',
  'page=-1',
  'colour=red',
  'size=1&size=2',
])('%s is refused', async (query) => {
  const response = await testCloud({ fleet: 'empty' }).send(`/v1/clusters?${query}`)
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ errors: [{ code: 'ValidationError', detail: expect.arrayContaining(['value_error']) }] })
})

test('a page beyond the end is empty and still tells the count', async () => {
  expect(await testCloud().call('listClusters', { page: 99 })).toMatchObject({ contents: [], count: 26, page: 99 })
})

test('the list follows the account’s clock', async () => {
  const cloud = testCloud()
  expect((await cloud.call('listClusters', { service_state: 'CREATING' })).count).toBe(1)
  cloud.account.advance(hour)
  expect((await cloud.call('listClusters', { service_state: 'CREATING' })).count).toBe(0)
})
