/** One address or network of a pasted text: as it was typed and, where it is valid, as it is sent. */
export type ReadAddress = {
  readonly typed: string
  /** Undefined for what is no IPv4 address or network. A network's host bits are cleared, `/32` is a plain address. */
  readonly sent: string | undefined
}

/** What parts the addresses of a pasted list: spaces, lines, commas, semicolons, quotes and brackets of lists in code. */
const partings = /[\s,;"'[\]()]+/

/** Every address of a pasted text once, in its order. */
export function readAddresses(text: string): ReadAddress[] {
  const seen = new Set<string>()
  return text
    .split(partings)
    .filter((typed) => typed !== '')
    .map((typed) => ({ typed, sent: normalAddress(typed) }))
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

/** Whether a list lets every address of the internet connect. */
export function opensToAll(addresses: readonly string[]): boolean {
  return addresses.some((address) => address.endsWith('/0'))
}

/** Four decimal numbers up to 255. A leading zero is refused: some programs read it as octal. */
export function isIpv4(text: string): boolean {
  return ipv4Number(text) !== undefined
}

function normalAddress(text: string): string | undefined {
  const [address = '', length, ...more] = text.split('/')
  const number = ipv4Number(address)
  if (number === undefined || more.length > 0) return undefined
  if (length === undefined) return address
  if (!/^(\d|[12]\d|3[0-2])$/.test(length)) return undefined
  const bits = Number(length)
  if (bits === 32) return address
  const size = 2 ** (32 - bits)
  return `${ipv4Text(Math.floor(number / size) * size)}/${bits}`
}

function ipv4Number(text: string): number | undefined {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)) return undefined
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0)
}

function ipv4Text(number: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.')
}
