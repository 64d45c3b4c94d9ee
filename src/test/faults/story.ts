import type { WriteReason, WriteState } from '#contract/bff/journal.ts'
import type { Press } from './person.ts'
import type { FaultedOperation, Point } from './points.ts'
import type { Send } from './wire.ts'

/** What the journal said of one row at one moment. */
export type Claim = {
  readonly writeId: string
  readonly state: WriteState
  readonly reason: WriteReason | null
  readonly requestId: string | null
  readonly resourceId: string | null
  /** The sends as they stood at that moment. */
  readonly sends: readonly Send[]
}

/** What happened in one trial, as the person, the network, the journal and the cloud saw it. */
export type Story = {
  readonly point: Point
  readonly operation: FaultedOperation
  readonly journal: 'on' | 'off'
  /** In their order. */
  readonly presses: readonly (Press & { readonly sends: readonly Send[] })[]
  /** Everything that the journal ever said; the last of a row is what it says in the end. */
  readonly claims: readonly Claim[]
  /** Every write that went out, as it ended. */
  readonly sends: readonly Send[]
  /** Request ids and clusters of what the cloud has really done, as the emulator has it. */
  readonly truth: readonly { readonly requestId: string | undefined; readonly clusterId: string | undefined }[]
  /** Rows of which at some time nobody knew what became of them. */
  readonly doubtful: readonly string[]
  /** Those of them that were still unknown when the journal had looked for as long as it does by itself. */
  readonly left: readonly string[]
}
