import type { Limits } from '#bff/limits.ts'
import type { KillPoint } from './points.ts'

/** How a BFF process is made. */
export type Birth = {
  /** `off`: no journal, each press goes to the cloud as it comes. */
  readonly journal: 'on' | 'off'
  readonly store: StoreAt
  /** URL per region. */
  readonly endpoints: Readonly<Record<string, string>>
  /** 0 for any. */
  readonly port: number
  readonly limits: Partial<Limits>
  /** By how much its clock is ahead of the machine's (ms). */
  readonly shiftMs: number
}

/** Where the journal is: a file in a folder, or a database that others share. */
export type StoreAt = { readonly folder: string } | { readonly url: string; readonly folder: string }

/** What the parent asks; each is answered by its number. */
export type Asked =
  | { readonly kind: 'shift'; readonly number: number; readonly ms: number }
  /** The process kills itself at that point of the next write. */
  | { readonly kind: 'arm'; readonly number: number; readonly point: KillPoint }
  /** Whatever the background loop would do now. */
  | { readonly kind: 'tick'; readonly number: number }

/** What the process tells. */
export type Told =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'done'; readonly number: number; readonly trouble?: string }
