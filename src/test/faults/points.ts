import type { WriteName } from '#contract/rules/durations.ts'

/** What is meant to be done once. */
export const faultedOperations = ['createCluster', 'setServerType', 'terminateCluster'] as const satisfies readonly WriteName[]
export type FaultedOperation = (typeof faultedOperations)[number]

/** Where our own server is killed (kill -9), in the order of a write's life. */
export const killPoints = {
  'before-insert': 'killed before the row is written',
  prepared: 'killed after the row is written, before anything else',
  sending: 'killed with a connection to the cloud, before the first byte',
  written: 'killed right after the last byte',
  working: 'killed while the cloud works',
  answered: 'killed with the answer, before it is written down',
  committed: 'killed with the answer written down, before the reply',
} as const
export type KillPoint = keyof typeof killPoints

/** What the network, or the person, does. */
export const otherPoints = {
  'reset-before': 'connection reset, the cloud has not seen it',
  'reset-after': 'connection reset, the cloud has done it',
  'black-hole': 'no answer, the cloud has not seen it',
  late: 'no answer, the cloud does it after our time-out',
  'broken-after': '500 or 502, the cloud has done it',
  triple: 'sent three times at once',
} as const
export type OtherPoint = keyof typeof otherPoints

export type Point = KillPoint | OtherPoint

/** Every point, with what happens there. */
export const points: Readonly<Record<Point, string>> = { ...killPoints, ...otherPoints }
export const pointNames = Object.keys(points) as Point[]

export function isKillPoint(point: Point): point is KillPoint {
  return point in killPoints
}

/** Points at which our own patience with the cloud ends; elsewhere a busy machine must not end it. */
export function isImpatient(point: Point): boolean {
  return point === 'black-hole' || point === 'late'
}
