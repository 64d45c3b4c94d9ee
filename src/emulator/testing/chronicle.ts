import type { Chronicle } from '#emulator/chronicle.ts'

export type TestChronicle = Chronicle & {
  /** What is kept. A test may change it. */
  kept: string[]
  /** While true, nothing more can be kept. */
  full: boolean
  /** Why lines were set aside, and which. */
  readonly aside: { why: string; lines: string[] }[]
}

/** A chronicle in memory: what a disk would hold. */
export function testChronicle(): TestChronicle {
  const chronicle: TestChronicle = {
    kept: [],
    full: false,
    aside: [],
    lines: () => [...chronicle.kept],
    append(line) {
      if (chronicle.full) throw new Error('The disk is full.')
      chronicle.kept.push(line)
    },
    setAside(why) {
      chronicle.aside.push({ why, lines: chronicle.kept })
      chronicle.kept = []
    },
  }
  return chronicle
}
