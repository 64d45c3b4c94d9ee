import { createHash } from 'node:crypto'

/**
 * A seeded stream of numbers (sfc32). The same seed gives the same stream, so that an account's world is repeatable;
 * seeds are access keys, so ids do not repeat over accounts. Not for secrets.
 */
export class Random {
  /** The four words of the generator; writing them back continues the stream. */
  state: readonly [number, number, number, number]

  constructor(seed: string) {
    const digest = createHash('sha256').update(seed).digest()
    this.state = [digest.readUInt32LE(0), digest.readUInt32LE(4), digest.readUInt32LE(8), digest.readUInt32LE(12)]
  }

  /** 32 random bits. */
  next(): number {
    const [a, b, c, counter] = this.state
    const sum = (a + b + counter) >>> 0
    this.state = [(b ^ (b >>> 9)) >>> 0, (c + (c << 3)) >>> 0, (((c << 21) | (c >>> 11)) + sum) >>> 0, (counter + 1) >>> 0]
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
