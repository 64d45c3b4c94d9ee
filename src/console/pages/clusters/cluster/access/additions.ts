import { isWithin, parseAddress } from '#contract/rules/limits.ts'
import { splitAddresses } from '#console/lib/addresses.ts'

/** One entry of a pasted text, and what becomes of it. */
export type Addition = {
  readonly typed: string
  /** As it is sent; for what is no address, as it was typed. */
  readonly address: string
  /**
   * `twice` and `allowed` are left out: they are there already, in the text or on the list. `going`: on the list, but ticked to go; as it
   * cannot both stay and go, a person has to say which.
   */
  readonly verdict: 'new' | 'wrong' | 'twice' | 'allowed' | 'going'
  /** Bits beyond the network were set, as in `10.0.0.5/24`: what is sent is the network. */
  readonly cleared: boolean
  /** How many addresses it lets in. */
  readonly count: number
  /** An entry of the list that lets all of it in already. */
  readonly within?: string
}

/** Every entry of a pasted text in its order, against what is allowed already and what of that is about to go. */
export function readAdditions(text: string, allowed: readonly string[], going: readonly string[] = []): Addition[] {
  const present = allowed.flatMap((entry) => {
    const range = parseAddress(entry)
    return range === undefined ? [] : [{ entry, range }]
  })
  const seen = new Set<string>()
  return splitAddresses(text).map((typed) => {
    const range = parseAddress(typed)
    if (range === undefined) return { typed, address: typed, verdict: 'wrong', cleared: false, count: 0 }
    const { canonical, exact, first, last } = range
    const common = { typed, address: canonical, cleared: !exact, count: last - first + 1 }
    if (seen.has(canonical)) return { ...common, verdict: 'twice' }
    seen.add(canonical)
    const same = present.filter((each) => each.range.canonical === canonical)
    if (same.length > 0) return { ...common, verdict: same.every(({ entry }) => going.includes(entry)) ? 'going' : 'allowed' }
    const wider = present.find((each) => !going.includes(each.entry) && isWithin(range, each.range))
    return { ...common, verdict: 'new', ...(wider === undefined ? {} : { within: wider.entry }) }
  })
}

/** How many addresses an entry of the list lets in; `undefined` for one that this console cannot read. */
export function countOf(entry: string): number | undefined {
  const range = parseAddress(entry)
  return range && range.last - range.first + 1
}

/** Whether an entry is what a person looks for: part of its text, or a range that lets the typed address in. */
export function isMatch(entry: string, sought: string): boolean {
  const text = sought.trim()
  const [looked, range] = [parseAddress(text), parseAddress(entry)]
  return entry.includes(text) || (looked !== undefined && range !== undefined && isWithin(looked, range))
}
