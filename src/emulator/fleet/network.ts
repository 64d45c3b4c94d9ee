import { createHash } from 'node:crypto'
import type { Region, World } from '#emulator/world.ts'

/** The subnets of the believable fleet: their first three bytes by region. */
const bases: Readonly<Record<Region, Readonly<Record<string, string>>>> = {
  'kr-west1': { app: '10.20.4', pay: '10.20.8', lab: '10.20.40' },
  'kr-east1': { app: '10.60.2', pay: '10.60.6', lab: '10.60.40' },
}

/** The account's id of a subnet; the world then knows its addresses. */
export function fleetSubnet(world: World, region: Region, name: string): string {
  return knownSubnet(world, `${region} ${name}`, bases[region][name] ?? '10.0.0')
}

/** Registers a subnet by a name that is only used to make its id. */
export function knownSubnet(world: World, name: string, base: string): string {
  const id = createHash('sha256').update(`${world.accountId} subnet ${name}`).digest('hex').slice(0, 32)
  world.subnets.set(id, base)
  return id
}
