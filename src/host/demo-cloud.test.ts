import { expect, test } from 'vitest'
import { describeKeys } from './demo-cloud.ts'
import { emulatorSettings } from './environment.ts'

test('the documented keys are shown, a secret of one’s own is not', () => {
  expect(describeKeys(emulatorSettings({}))).toEqual(['Access key: DEMOACCESSKEY0000001', 'Secret key: demo-secret-key-not-a-secret-0001'])
  const own = describeKeys(emulatorSettings({ EMULATOR_ACCESS_KEY: 'MYACCESSKEY', EMULATOR_SECRET_KEY: 'my-own-secret' }))
  expect(own).toEqual(['Access key: MYACCESSKEY', 'Secret key: that of EMULATOR_SECRET_KEY'])
})
