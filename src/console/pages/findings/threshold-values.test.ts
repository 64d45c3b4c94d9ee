import { expect, test } from 'vitest'
import { defaultFindingSettings } from '#contract/bff/fleet-settings.ts'
import { fromValues, toValues } from './threshold-values.ts'

const values = toValues(defaultFindingSettings)

test('what is shown is what is kept', () => {
  expect(fromValues(values)).toEqual({ settings: defaultFindingSettings })
  expect(fromValues({ ...values, productionNames: '  live,PRD prd;live ' })).toEqual({
    settings: { ...defaultFindingSettings, productionNames: ['live', 'PRD', 'prd'] },
  })
  expect(fromValues({ ...values, productionNames: '' })).toMatchObject({ settings: { productionNames: [] } })
})

test('every wrong field is named', () => {
  const wrong = fromValues({
    retentionDaysMin: '6',
    replicaSyncMinutes: '',
    widePrefixMin: '33',
    volumeGbMax: '1e3',
    productionNames: 'x'.repeat(21),
  })
  expect(wrong).toEqual({
    wrong: new Set(['retentionDaysMin', 'replicaSyncMinutes', 'widePrefixMin', 'volumeGbMax', 'productionNames']),
  })
  expect(fromValues({ ...values, retentionDaysMin: '7.5' })).toEqual({ wrong: new Set(['retentionDaysMin']) })
})
