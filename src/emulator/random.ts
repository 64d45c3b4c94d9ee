import { createHash } from 'node:crypto'

export type RandomMark = readonly [a: number, b: number, c: number, counter: number]

/**
 * A seeded stream of numbers (sfc32). The same seed gives the same stream, so that an account's world is repeatable;
 * seeds are access keys, so ids do not repeat over accounts. Not for secrets.
 */
export class Random {
  #a: number
  #b: number
  #c: number
  #counter: number

  constructor(seed: string) {
    const digest = createHash('sha256').update(seed).digest()
    this.#a = digest.readUInt32LE(0)
    this.#b = digest.readUInt32LE(4)
    this.#c = digest.readUInt32LE(8)
    this.#counter = digest.readUInt32LE(12)
  }

  /** Where the stream stands, for `back`. */
  mark(): RandomMark {
    return [this.#a, this.#b, this.#c, this.#counter]
  }

  /** Goes back to where it stood. */
  back([a, b, c, counter]: RandomMark): void {
    this.#a = a
    this.#b = b
    this.#c = c
    this.#counter = counter
  }

  /** 32 random bits. */
  next(): number {
    const b = this.#b
    const c = this.#c
    const sum = (this.#a + b + this.#counter) >>> 0
    this.#a = (b ^ (b >>> 9)) >>> 0
    this.#b = (c + (c << 3)) >>> 0
    this.#c = (((c << 21) | (c >>> 11)) + sum) >>> 0
    this.#counter = (this.#counter + 1) >>> 0
    return sum
  }

  /** A fraction, 0 included, 1 not. */
  fraction(): number {
    return this.next() / 2 ** 32
  }

  /** A whole number, both ends included. */
  integer(from: number, to: number): number {
    return from + Math.floor(this.fraction() * (to - from + 1))
  }

  pick<T>(list: readonly [T, ...T[]]): T {
    return list[this.integer(0, list.length - 1)] ?? list[0]
  }

  /** A resource id as the cloud's: 32 hexadecimal digits. */
  id(): string {
    let text = ''
    for (let word = 0; word < 4; word += 1) text += this.next().toString(16).padStart(8, '0')
    return text
  }

  /** A request id as the cloud's: `req-` and a UUID (version 4). */
  requestId(): string {
    const hex = this.id()
    const variant = ((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16)
    return `req-${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
  }
}

/** An id that is the same in every world: engine versions and such belong to the cloud, not to an account. */
export function fixedId(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}

/** A fraction that hangs on a text alone: 0 included, 1 not. For what happens by the calendar, whenever it is looked at. */
export function chance(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32LE(0) / 2 ** 32
}
