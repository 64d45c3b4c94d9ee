import { idPattern } from '#contract/operation.ts'

/** As many as a person can tell apart. */
const most = 5

function keyOf(environment: string, region: string): string {
  return `console.subnets.${environment}.${region}`
}

/** Ids of subnets that clusters were created in from this browser, latest first. */
export function knownSubnets(environment: string, region: string): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(environment, region)) ?? '[]')
    if (!Array.isArray(stored)) return []
    return stored.filter((id): id is string => typeof id === 'string' && idPattern.test(id)).slice(0, most)
  } catch {
    return [] // storage is switched off, or holds something else
  }
}

/** Remembers the subnet of a create that the cloud accepted. */
export function rememberSubnet(environment: string, region: string, id: string): void {
  const ids = [id, ...knownSubnets(environment, region).filter((known) => known !== id)].slice(0, most)
  try {
    localStorage.setItem(keyOf(environment, region), JSON.stringify(ids))
  } catch {
    // Nothing is remembered; the field still takes a pasted id.
  }
}
