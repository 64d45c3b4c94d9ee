import { isWithin, parseAddress } from '#contract/rules/limits.ts'

/** One address or network of a pasted text: as it was typed and, where it is valid, as it is sent. */
export type ReadAddress = {
  readonly typed: string
  /** Undefined for what is no IPv4 address or network. A network's host bits are cleared, `/32` is a plain address. */
  readonly sent: string | undefined
}

/** What parts the addresses of a pasted list: spaces, lines, commas, semicolons, quotes and brackets of lists in code. */
const partings = /[\s,;"'[\]()]+/

/** The entries of a pasted text as they were typed, in their order. */
export function splitAddresses(text: string): string[] {
  return text.split(partings).filter((typed) => typed !== '')
}

/** Every address of a pasted text once, in its order. */
export function readAddresses(text: string): ReadAddress[] {
  const seen = new Set<string>()
  return splitAddresses(text)
    .map((typed) => ({ typed, sent: parseAddress(typed)?.canonical }))
    .filter(({ typed, sent }) => {
      const key = sent ?? typed
      if (seen.has(key)) return false
      seen.add(key)
      return true
    })
}

/** The addresses of a text as they are sent. */
export function sentAddresses(text: string): string[] {
  return readAddresses(text).flatMap(({ sent }) => (sent === undefined ? [] : [sent]))
}

/** Networks of so many bits or fewer are worth a second look. */
const widePrefix = 15

/** Whether an entry of the list lets very many addresses connect, or all. */
export function isWide(entry: string): boolean {
  return (parseAddress(entry)?.prefix ?? 32) <= widePrefix
}

/** Whether one entry of the list lets in all that another does. */
export function covers(outer: string, inner: string): boolean {
  const [wide, narrow] = [parseAddress(outer), parseAddress(inner)]
  return wide !== undefined && narrow !== undefined && isWithin(narrow, wide)
}

/** The entries of a list that are the same network, however they are written. */
export function sameAs(network: string | undefined, entries: readonly string[]): string[] {
  const sought = parseAddress(network ?? '')?.canonical
  return entries.filter((entry) => sought !== undefined && parseAddress(entry)?.canonical === sought)
}

/** Whether a list lets every address of the internet connect. */
export function opensToAll(addresses: readonly string[]): boolean {
  return addresses.some((address) => address.endsWith('/0'))
}

/** A single address, without a network's length. A leading zero is refused: some programs read it as octal. */
export function isIpv4(text: string): boolean {
  return !text.includes('/') && parseAddress(text) !== undefined
}
