import { describe, expect, test } from 'vitest'
import { orders } from '#test/cluster-page.tsx'
import { findProblems, type Bounds } from './schema.ts'
import { firstValues, type Values } from './values.ts'

const good = firstValues(orders, ['kr-east1'], [])
const bounds: Bounds = { least: [512], taken: ['orders-rz'] }
const asked = (name: string, address = '', publicIpId = '') => ({ name, address, publicIpId })
const wrong = (change: Partial<Values>) =>
  findProblems({ ...good, ...change }, bounds).map(({ path, problem }) => `${path}: ${problem.key}`)

test('what the form starts with can be sent', () => {
  expect(wrong({})).toEqual([])
})

describe('names', () => {
  test.each([
    ['', 'needed'],
    ['Orders', 'replicaNameForm'],
    ['orders-', 'replicaNameForm'],
    ['2orders', 'replicaNameForm'],
    ['ab', 'tooShort'],
    ['a'.repeat(20), 'tooLong'],
    ['orders-rz', 'replicaTaken'],
  ])('%j: %s', (name, key) => {
    expect(wrong({ replicas: [asked(name)] })).toEqual([`replicas.0.name: ${key}`])
  })

  test('the longest and the shortest, and spaces around them', () => {
    expect(wrong({ replicas: [asked('abc'), asked('a'.repeat(19)), asked(' orders-r1 ')] })).toEqual([])
  })

  test('the same twice speaks at the second', () => {
    expect(wrong({ replicas: [asked('orders-ra'), asked('orders-ra ')] })).toEqual(['replicas.1.name: nameTwice'])
  })
})

test('addresses: an address, each once', () => {
  expect(wrong({ replicas: [asked('orders-ra', '10.0.0.300')] })).toEqual(['replicas.0.address: ipv4'])
  expect(wrong({ replicas: [asked('orders-ra', '10.0.0.3'), asked('orders-rb', '10.0.0.3')] })).toEqual(['replicas.1.address: sameAddress'])
  expect(wrong({ replicas: [asked('orders-ra', '', 'a/b')] })).toEqual(['replicas.0.publicIpId: idForm'])
})

test('no volume is smaller than the origin’s', () => {
  expect(wrong({ volumes: [{ role: 'DATA', sizeGb: 504 }] })).toEqual(['volumes.0.sizeGb: sizeBelow'])
  expect(wrong({ volumes: [{ role: 'DATA', sizeGb: 516 }] })).toEqual(['volumes.0.sizeGb: sizeStep'])
  expect(
    wrong({
      volumes: [
        { role: 'DATA', sizeGb: 512 },
        { role: 'DATA', sizeGb: 16 },
      ],
    }),
  ).toEqual([])
})

test('region and subnet are asked for in another region alone', () => {
  expect(wrong({ region: '', subnetId: 'no good' })).toEqual([])
  expect(wrong({ far: true, region: '', subnetId: '' })).toEqual(['region: region', 'subnetId: needed'])
  expect(wrong({ far: true, subnetId: 'd827e595' })).toEqual([])
})

test('a window is checked where there is one; problems come in the order of the steps', () => {
  expect(wrong({ startTime: '9' })).toEqual([])
  expect(wrong({ maintenance: true, startTime: '9', serverTypeName: '', replicas: [asked('')] })).toEqual([
    'replicas.0.name: needed',
    'serverTypeName: serverType',
    'startTime: needed',
  ])
})
