import { createHash } from 'node:crypto'
import { instancesOf, type Region, type World } from './world.ts'

/** The first three bytes of a subnet, e.g. `10.20.4`. A subnet the account does not know gets a place of its own by its id. */
export function subnetBase(world: World, subnetId: string): string {
  const known = world.subnets.get(subnetId)
  if (known !== undefined) return known
  const digest = createHash('sha256').update(subnetId).digest()
  return `10.${100 + (digest[0]! % 100)}.${digest[1]!}`
}

/** Every address that is in use in a subnet of a region. */
export function takenAddresses(world: World, region: Region, subnetId: string): Set<string> {
  const taken = new Set<string>()
  for (const cluster of world.clusters.values()) {
    if (cluster.region !== region || cluster.detail.subnet_id !== subnetId || cluster.detail.service_state === 'TERMINATED') continue
    if (typeof cluster.detail.virtual_ip_address === 'string') taken.add(cluster.detail.virtual_ip_address)
    for (const instance of instancesOf(cluster)) if (typeof instance.service_ip_address === 'string') taken.add(instance.service_ip_address)
  }
  return taken
}

/** The first free address of a subnet, which is taken with it; `undefined` where it is full. The first ten belong to the network. */
export function takeAddress(base: string, taken: Set<string>): string | undefined {
  for (let host = 10; host < 255; host += 1) {
    const address = `${base}.${host}`
    if (taken.has(address)) continue
    taken.add(address)
    return address
  }
  return undefined
}

/** The public address behind a public ip's id (documentation range 203.0.113.0/24): the same id is always the same address. */
export function publicAddress(publicIpId: string): string {
  return `203.0.113.${1 + (createHash('sha256').update(publicIpId).digest()[0]! % 254)}`
}
