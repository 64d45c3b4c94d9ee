import { afterEach, beforeEach, expect, test } from 'vitest'
import { createBody } from '#emulator/testing/create-body.ts'
import { keys, minute } from '#emulator/testing/cloud.ts'
import { startRig, type Engine, type Rig } from '#test/journal-rig.ts'
import { createCredential } from '#bff/credential.ts'
import { createSeal } from '#bff/store/seal.ts'
import { openCredential } from '#bff/store/sealed-credential.ts'

const password = 'CANARY-pass-1!'
const bucketKey = 'CANARY-bucket-key'
const bucketSecret = 'CANARY-bucket-secret'

let rig: Rig
let engine: Engine
beforeEach(async () => {
  rig = await startRig()
  engine = rig.engine()
})
afterEach(() => rig.close())

/** Everything in the store, and in what is told and logged. */
async function everything(told: readonly unknown[]): Promise<string> {
  const tables = ['sessions', 'accounts', 'writes', 'steps'] as const
  const rows = await Promise.all(tables.map((table) => rig.store.db.selectFrom(table).selectAll().execute()))
  const seen = await engine.journal.list(rig.session, { page: 0, size: 100 })
  const details = await Promise.all(seen.entries.map(({ id }) => engine.journal.detail(rig.session, id)))
  return JSON.stringify([rows, details, told, rig.log])
}

const create = () => {
  const body = createBody({ name: 'vault' })
  const init_config_option = { ...body.init_config_option, database_user_password: password }
  const plan = { title: `Create vault with ${password}`, changes: [{ label: 'x', now: null, then: password }], effects: [password] }
  return engine.confirm('createCluster', { body: { ...body, init_config_option } }, { write: { plan } })
}
const register = () => {
  const { id } = rig.cloud.account.clusters().find(({ detail }) => detail.name === 'billing')!
  const schedule = { schedule_day_of_month: null, schedule_day_of_week: null, schedule_frequency_type: 'DAY', schedule_hour: '3' }
  const body = {
    access_key: bucketKey,
    secret_key: bucketSecret,
    delete_on_export: false,
    bucket_name: 'logs',
    log_type: 'alert',
    ...schedule,
  }
  return engine.confirm('registerLogExportConfig', { cluster_id: id, body })
}

test.each(['answered', 'refused_before', 'lost_before', 'lost_after', 'broken_after'] as const)(
  'no password and no key is in the store, in what is told, or in the log, when a write is %s',
  async (fate) => {
    rig.script.fates.push(fate)
    const told = [await create()]
    rig.script.fates.push(fate)
    told.push(await register())
    rig.pass(minute)
    await engine.journal.tick()
    const all = await everything(told)
    expect(all).toContain('[redacted]')
    for (const secret of [password, bucketKey, bucketSecret, keys.secretKey, keys.accessKey]) expect(all).not.toContain(secret)
    expect(rig.script.sent).toHaveLength(fate === 'refused_before' ? 0 : 2)
  },
)

test('a detector that looks at all of that would find one', async () => {
  await create()
  const [row] = await rig.rows()
  await rig.store.db.insertInto('steps').values({ write_id: row!.id, at: 0, kind: 'word', detail: password }).execute()
  expect(await everything([])).toContain(password)
})

test('what the cloud quotes of a secret is not told on', async () => {
  rig.cloud.account.fault({
    kind: 'status',
    status: 400,
    code: 'ValidationError',
    title: `bad ${password}`,
    detail: [`not ${password}`],
    times: 1,
    operation: 'createCluster',
  })
  const told = await create()
  expect(told).toMatchObject({ kind: 'failed', failure: { title: 'bad [redacted]', details: ['not [redacted]'] } })
  expect(await everything([told])).not.toContain(password)
})

test('the cloud gets the whole body all the same', async () => {
  await create()
  await register()
  const [first, second] = rig.script.sent.map(({ body }) => body)
  expect(first).toContain(password)
  expect(second).toContain(bucketSecret)
})

test('the sealed keys open for their own row alone, and only with the key of the store', async () => {
  const { id } = rig.cloud.account.clusters()[0]!
  await engine.confirm('synchronizeClusterState', { cluster_id: id })
  const [row] = await rig.rows()
  const what = { purpose: 'write' as const, id: row!.id }
  const stranger = createSeal(Buffer.alloc(32, 7))
  expect(() => openCredential(stranger, row!.sealed!, 'demo', what)).toThrow('does not open')
  expect(createCredential('demo', keys).id).toBe(row!.credential_id)
})
