import type { World } from '#emulator/world.ts'
import { seedBelievable } from './believable.ts'
import { seedHostile } from './hostile.ts'
import { seedMany } from './many.ts'

/** What a new account owns: the believable fleet, nothing, clusters whose every string is an attack, or a number of plain ones. */
export type Fleet = 'believable' | 'empty' | 'hostile' | number

export function seedFleet(world: World, fleet: Fleet, now: number): void {
  if (fleet === 'believable') seedBelievable(world, now)
  else if (fleet === 'hostile') seedHostile(world, now)
  else if (fleet !== 'empty') seedMany(world, fleet, now)
}
