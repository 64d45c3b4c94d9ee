import type { World } from '#emulator/world.ts'
import { seedBelievable } from './believable.ts'
import { seedMany } from './many.ts'

/** What a new account owns: the believable fleet, nothing, or a number of plain clusters. */
export type Fleet = 'believable' | 'empty' | number

export function seedFleet(world: World, fleet: Fleet, now: number): void {
  if (fleet === 'believable') seedBelievable(world, now)
  else if (fleet !== 'empty') seedMany(world, fleet, now)
}
