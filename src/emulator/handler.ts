import type { Body, Input, Result } from '#contract/operation.ts'
import type { operations, Group, OperationName } from '#contract/operations.ts'
import type { KnownState } from '#contract/rules/states.ts'
import type { ApiVersion } from './versions.ts'
import type { Region, World } from './world.ts'

/** One call as a handler sees it: checked by the contract, in an account's world that is up to date. */
export type Call<N extends OperationName> = {
  readonly world: World
  readonly region: Region
  /** The account's now (ms). */
  readonly now: number
  readonly version: ApiVersion
  /** Path and query parameters side by side. */
  readonly input: Omit<Input<N>, 'body'>
  readonly body: Body<N>
  /** A fault: the write is accepted and fails later, leaving that state. */
  readonly failsInto: KnownState | undefined
}

/** What an operation does: answers, or throws a CloudError. Handlers are synchronous, so that calls of one account never interleave. */
export type Handler<N extends OperationName> = (call: Call<N>) => Result<N>

/** The handlers of some operations; the files in `postgresql/` each offer those of their group. */
export type Handlers<N extends OperationName = OperationName> = { readonly [K in N]: Handler<K> }

/** The handlers of one group: all of its operations and no other. */
export type GroupHandlers<G extends Group> = Handlers<OperationsOf<G>>
type OperationsOf<G extends Group> = { [N in OperationName]: (typeof operations)[N]['group'] extends G ? N : never }[OperationName]
