import { expect, test } from 'vitest'
import { failed, FakeCloud } from './cloud.fixture.ts'
import { minute, startReader } from './reader.fixture.ts'

test('a region without a list costs little, and the others are read', async () => {
  const cloud = new FakeCloud()
  cloud.fill(20)
  cloud.instead = ({ region }) => (region === 'kr-east1' ? failed('not_found', 404) : undefined)
  const { pass, progress } = startReader(cloud)
  await pass(10 * minute)
  expect(progress()).toMatchObject({ read: 80, wanted: 80 })
  expect(cloud.seen.filter(({ region }) => region === 'kr-east1').length).toBeLessThan(25)
})
