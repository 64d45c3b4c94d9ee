import { regions, type FakeCloud } from './cloud.fixture.ts'
import { progressOf } from './progress.ts'
import { Reader } from './reader.ts'
import { Snapshot } from './snapshot.ts'

export const second = 1_000
export const minute = 60 * second

type Settings = { readonly perMinute?: number; readonly speed?: number }

/** A reader of a cloud on a clock of its own. */
export function startReader(cloud: FakeCloud, { perMinute = 120, speed = 1 }: Settings = {}) {
  const now = () => cloud.wall
  const snapshot = new Snapshot(regions, now, () => undefined)
  const reader = new Reader({ snapshot, perMinute, speed, now, ask: cloud.ask, mayRead: () => true })
  const pass = (ms: number, share = 1) => cloud.pass(ms, () => reader.pump(share))
  return { snapshot, reader, pass, progress: () => progressOf(snapshot, reader) }
}
