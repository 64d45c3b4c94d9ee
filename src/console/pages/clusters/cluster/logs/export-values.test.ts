import { expect, test } from 'vitest'
import { missingIn, toSettings, type ExportValues } from './export-values.ts'
import { usualSchedule } from './schedule.ts'

const empty: ExportValues = { bucket: '', accessKey: '', secretKey: '', deletes: false }

test('a new export needs everything, in the order of the form', () => {
  expect(missingIn(empty, false)).toEqual(['bucket', 'accessKey', 'secretKey'])
  expect(missingIn({ ...empty, bucket: ' ', accessKey: 'a' }, false)).toEqual(['bucket', 'secretKey'])
  expect(missingIn({ ...empty, bucket: 'b', accessKey: 'a', secretKey: 's' }, false)).toEqual([])
})

test('a registered one keeps its keys, or gets both', () => {
  expect(missingIn(empty, true)).toEqual([])
  expect(missingIn({ ...empty, accessKey: 'a' }, true)).toEqual(['secretKey'])
  expect(missingIn({ ...empty, secretKey: 's' }, true)).toEqual(['accessKey'])
})

test('keys that are not typed are null, those that are lose the spaces of a copy', () => {
  expect(toSettings(empty, usualSchedule)).toMatchObject({ access_key: null, secret_key: null, delete_on_export: false })
  expect(toSettings({ ...empty, accessKey: ' a ', secretKey: 's\n', deletes: true }, usualSchedule)).toEqual({
    access_key: 'a',
    secret_key: 's',
    delete_on_export: true,
    schedule_frequency_type: 'DAY',
    schedule_hour: '3',
    schedule_day_of_week: null,
    schedule_day_of_month: null,
  })
})
