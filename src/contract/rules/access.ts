import { parseAddress } from './limits.ts'

/** What is wrong with one entry of a change of the allowed addresses. */
export type AddressProblem = 'not_an_address' | 'twice' | 'already_there' | 'not_there'

export type AddressChange = { readonly add: readonly string[]; readonly remove: readonly string[] }

/**
 * Everything that is wrong with a change of the allowed addresses, entry by entry; `10.0.0.5/24` and `10.0.0.0/24` are the same network.
 * That at least one address must be named is for the caller to ask: the cloud refuses two empty lists (seen live). The other refusals
 * are inferred.
 */
export function addressProblems(allowed: readonly string[], { add, remove }: AddressChange) {
  const current = new Set(allowed.map(canonical))
  const seen = new Set<string>()
  const problemOf = (address: string, adds: boolean): AddressProblem | undefined => {
    const key = canonical(address)
    if (adds && parseAddress(address) === undefined) return 'not_an_address'
    if (seen.has(key)) return 'twice'
    seen.add(key)
    if (adds) return current.has(key) ? 'already_there' : undefined
    return current.has(key) ? undefined : 'not_there'
  }
  const entries = [...add.map((address) => ({ address, adds: true })), ...remove.map((address) => ({ address, adds: false }))]
  return entries.flatMap(({ address, adds }) => {
    const problem = problemOf(address, adds)
    return problem === undefined ? [] : [{ address, problem }]
  })
}

/** The allowed addresses after a change: what is left in its order, then what is new. */
export function changedAddresses(allowed: readonly string[], { add, remove }: AddressChange): string[] {
  const gone = new Set(remove.map(canonical))
  return [...allowed.filter((address) => !gone.has(canonical(address))), ...add]
}

/** An address as it is compared; what is none stays as it is. */
function canonical(address: string): string {
  return parseAddress(address)?.canonical ?? address
}
