import type { World } from '#emulator/world.ts'
import { seedBelievable } from './believable.ts'
import { seedFaulty } from './faulty.ts'
import { seedHostile } from './hostile.ts'
import { seedMany } from './many.ts'

/** What a new account owns: the believable fleet, one cluster for each thing that can be wrong, nothing, clusters whose every string is an attack, or a number of plain ones. */
export const fleetNames = ['believable', 'faulty', 'empty', 'hostile'] as const
export type Fleet = (typeof fleetNames)[number] | number

export function seedFleet(world: World, fleet: Fleet, now: number): void {
  if (fleet === 'believable') seedBelievable(world, now)
  else if (fleet === 'faulty') seedFaulty(world, now)
  else if (fleet === 'hostile') seedHostile(world, now)
  else if (fleet !== 'empty') seedMany(world, fleet, now)
}
