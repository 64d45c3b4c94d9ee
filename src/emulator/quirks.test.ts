import { expect, test } from 'vitest'
import { cloudCodes } from '#contract/errors.ts'
import { testChronicle } from './testing/chronicle.ts'
import { second, testCloud } from './testing/cloud.ts'
import { createBody } from './testing/create-body.ts'

const idOf = (cloud: ReturnType<typeof testCloud>, name: string) => cloud.account.clusters().find(({ detail }) => detail.name === name)!.id

test('401 on unsetting backups and removing histories, though signed well; one more try helps, for each cluster anew', async () => {
  const cloud = testCloud({ quirks: { backups401: true } })
  const of = { cluster_id: idOf(cloud, 'orders') }
  const histories = { ...of, body: { backup_history_number: ['20260916_020000'] } }
  const unauthorized = { status: 401, code: cloudCodes.notAuthenticated }
  expect(await cloud.refusal('removeBackupHistories', histories)).toMatchObject(unauthorized)
  expect(await cloud.refusal('removeBackupHistories', histories)).not.toMatchObject(unauthorized)
  expect(await cloud.refusal('unsetBackup', of)).toMatchObject(unauthorized)
  expect(await cloud.refusal('unsetBackup', { cluster_id: idOf(cloud, 'payments') })).toMatchObject(unauthorized)
  await cloud.call('unsetBackup', of)
  // Nothing else is refused, and without the quirk nothing is.
  await cloud.call('listBackupHistories', of)
  const calm = testCloud()
  await calm.call('unsetBackup', of)
})

test('a second create within a second is refused, however fast the cloud is; without the quirk it is not', async () => {
  const cloud = testCloud({ fleet: 'empty', speed: 600 })
  const create = (name: string) => ({ body: createBody({ name }) })
  await cloud.call('createCluster', create('first'))
  cloud.clock.at += 999
  expect(await cloud.refusal('createCluster', create('second'))).toMatchObject({
    status: 400,
    code: cloudCodes.createTooSoon,
    detail: 'Try again.',
  })
  cloud.clock.at += 1
  await cloud.call('createCluster', create('second'))
  cloud.account.setQuirks({ createTooSoon: false })
  await cloud.call('createCluster', create('third'))
})

test('a refused create does not stand in the way of the next', async () => {
  const cloud = testCloud({ fleet: 'empty' })
  expect(await cloud.refusal('createCluster', { body: createBody({ timezone: 'Moon/Sea' }) })).toMatchObject({
    code: cloudCodes.validation,
  })
  await cloud.call('createCluster', { body: createBody() })
})

test('ContactAdminForAssistance now and then on create, and nothing was created', async () => {
  const cloud = testCloud({ fleet: 'empty', quirks: { contactAdmin: 0.5 } })
  let refused = 0
  for (let time = 0; time < 20; time += 1) {
    cloud.clock.at += second
    const response = await cloud.send('/kr-west1/v1/clusters', { method: 'POST', body: createBody() })
    if (response.status === 202) continue
    refused += 1
    expect(await response.json()).toMatchObject({ errors: [{ status: 500, code: cloudCodes.contactAdmin }] })
  }
  expect(refused).toBeGreaterThan(3)
  expect(refused).toBeLessThan(17)
  expect(cloud.account.clusters()).toHaveLength(20 - refused)
})

test('timestamps come without their zone, and nothing else changes', async () => {
  const cloud = testCloud()
  const path = `/kr-west1/v1/clusters/${idOf(cloud, 'orders')}`
  const usual = await (await cloud.send(path)).text()
  cloud.account.setQuirks({ naiveTimestamps: true })
  const naive = await (await cloud.send(path)).text()
  expect(naive).toContain('"created_at":"2025-')
  expect(naive).toBe(usual.replaceAll(/(T\d\d:\d\d:\d\d)Z"/g, '$1"'))
  expect(naive).not.toBe(usual)
})

test('messages are English whatever the caller speaks; a cloud without that quirk answers Korean in Korean', async () => {
  const cloud = testCloud()
  const path = `/kr-west1/v1/clusters/${idOf(cloud, 'orders')}/start`
  const detailIn = async (language: string) => {
    const { errors } = (await (await cloud.send(path, { method: 'POST', headers: { 'accept-language': language } })).json()) as {
      errors: [{ detail: string; code: string }]
    }
    expect(errors[0].code).toBe(cloudCodes.invalidState)
    return errors[0].detail
  }
  expect(await detailIn('ko-KR')).toBe('Invalid service state')
  cloud.account.setQuirks({ unlocalized: false })
  expect(await detailIn('ko-KR')).toBe('현재 서비스 상태에서는 할 수 없는 작업입니다.')
  expect(await detailIn('en-US')).toBe('Invalid service state')
  // What has no translation stays as it is.
  const response = await cloud.send('/kr-west1/v1/requests/req-nothing', { headers: { 'accept-language': 'ko' } })
  expect(await response.json()).toMatchObject({ errors: [{ detail: 'Invalid request id' }] })
})

test('quirks are an account’s own, and a world that is lived through again does not ask them', async () => {
  const chronicle = testChronicle()
  const cloud = testCloud({ chronicle, quirks: { createTooSoon: false, backups401: true } })
  await cloud.call('createCluster', { body: createBody({ name: 'one' }) })
  await cloud.call('createCluster', { body: createBody({ name: 'two' }) })
  const of = { cluster_id: idOf(cloud, 'orders') }
  await cloud.refusal('unsetBackup', of)
  await cloud.call('unsetBackup', of)
  const again = testCloud({ chronicle, quirks: { contactAdmin: 1 } })
  expect(again.account.clusters().map(({ id }) => id)).toEqual(cloud.account.clusters().map(({ id }) => id))
  expect(chronicle.aside).toEqual([])
  expect(again.account.quirks()).toMatchObject({ createTooSoon: true, contactAdmin: 1 })
  expect(cloud.account.quirks()).toMatchObject({ createTooSoon: false, contactAdmin: 0 })
})
