import { expect, test } from 'vitest'
import { fixedId } from '#emulator/random.ts'
import { testCloud, wall } from '#emulator/testing/cloud.ts'

test('engine versions: by id, by product, ended ones only where asked for', async () => {
  const cloud = testCloud({ fleet: 'empty' })
  const open = await cloud.call('listEngineVersions', { product_image_type: 'PostgreSQL Community' })
  const all = await cloud.call('listEngineVersions', { product_image_type: 'PostgreSQL Community', eos_included: true })
  const versions = all.contents.map((engine) => engine.software_version)
  expect(versions).toEqual(expect.arrayContaining(['17.6', '16.10', '14.17']))
  expect(open.contents.every((engine) => engine.end_of_service === false)).toBe(true)
  expect(all.contents.length).toBeGreaterThan(open.contents.length)
  const [first] = open.contents
  expect((await cloud.call('listEngineVersions', { id: first!.id })).contents).toEqual([first])
  expect((await cloud.call('listEngineVersions', { id: fixedId('nothing') })).contents).toEqual([])
  expect((await cloud.call('listEngineVersions', { product_image_type: 'Kafka' })).contents).toEqual([])
  expect((await cloud.call('listEngineVersions', {})).contents.length).toBeGreaterThan(open.contents.length)
})

test('a version’s service ends on the account’s clock', async () => {
  const cloud = testCloud({ fleet: 'empty' })
  const ended = async () =>
    (await cloud.call('listEngineVersions', { eos_included: true })).contents.find((engine) => engine.software_version === '15.14')!
      .end_of_service
  expect(await ended()).toBe(false)
  cloud.account.advance(Date.UTC(2027, 10, 11) - wall)
  expect(await ended()).toBe(true)
})

test('two minor versions of a major that is in service, for a patch to go from one to the other', async () => {
  const { contents } = await testCloud({ fleet: 'empty' }).call('listEngineVersions', { product_image_type: 'PostgreSQL Community' })
  expect(contents.filter((engine) => engine.major_version === '16').length).toBeGreaterThanOrEqual(2)
})

test('properties name time zones, encodings and locales; another product has none, an unknown version is 404', async () => {
  const cloud = testCloud({ fleet: 'empty' })
  const { contents: engines } = await cloud.call('listEngineVersions', { eos_included: true })
  const id = (product: string) => engines.find((engine) => engine.product_image_type === product)!.id
  const { contents } = await cloud.call('listEngineVersionProperties', { dbaas_engine_version_id: id('PostgreSQL Community') })
  for (const property of [
    { name: 'timezone', value: 'Asia/Seoul' },
    { name: 'database_encoding', value: 'UTF-8' },
    { name: 'database_locale', value: 'C' },
  ]) {
    expect(contents).toContainEqual(property)
  }
  for (const { name, value } of contents)
    if (name === 'timezone') expect(() => new Intl.DateTimeFormat('en', { timeZone: value })).not.toThrow()
  expect((await cloud.call('listEngineVersionProperties', { dbaas_engine_version_id: id('EPAS') })).contents).toEqual([])
  expect(await cloud.refusal('listEngineVersionProperties', { dbaas_engine_version_id: 'f'.repeat(32) })).toMatchObject({ status: 404 })
})

test('server types: named after what they have, small ones db1, from 24 vCPU dbh2', async () => {
  const cloud = testCloud({ fleet: 'empty' })
  const { contents } = await cloud.call('listServerTypes', { product_image_type: 'PostgreSQL Community' })
  expect(contents.length).toBeGreaterThan(40)
  for (const type of contents) expect(type.name).toBe(`${type.cpu_core >= 24 ? 'dbh2' : 'db1'}v${type.cpu_core}m${type.memory_gb}`)
  expect(new Set(contents.map((type) => type.purpose)).size).toBeGreaterThan(2)
  expect((await cloud.call('listServerTypes', { name: 'db1v2m4' })).contents).toHaveLength(1)
  expect((await cloud.call('listServerTypes', { product_image_type: 'Kafka' })).contents).toEqual([])
})
