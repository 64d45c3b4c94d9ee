import { useSearchParams } from 'react-router'
import type { JournalDetail } from '#contract/bff/journal.ts'
import type { Input } from '#contract/operation.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import { useJournalEntry } from '#console/api/journal.ts'
import { callOf } from './call.ts'

/** An earlier write that is to be tried again. */
export type Again = {
  readonly entry: JournalDetail
  readonly input: Readonly<Record<string, unknown>>
  /** What was so before it is wanted again, not what it asked for. */
  readonly back: boolean
}

/**
 * The write that the page's URL asks to try again (`again=`) or to take back (`back=`), with the values that it was sent with. `pending` until it is read; what
 * cannot be read is no reason to keep anybody from the form.
 */
export function useAgain(): { readonly again: Again | undefined; readonly pending: boolean; readonly done: () => void } {
  const [params, setParams] = useSearchParams()
  const back = params.get('back')
  const id = back ?? params.get('again')
  const { data, failure } = useJournalEntry(id ?? '', id !== null)
  const input = data === undefined ? undefined : callOf(data)
  return {
    again: id === null || data === undefined || input === undefined ? undefined : { entry: data, input, back: back !== null },
    pending: id !== null && data === undefined && failure === undefined,
    done: () =>
      setParams(
        (current) => {
          const next = new URLSearchParams(current)
          next.delete('again')
          next.delete('back')
          return next
        },
        { replace: true },
      ),
  }
}

/** The input of that very operation, if it is the one that is to be tried again. */
export function inputFor<N extends WriteName>(again: Again | undefined, operation: N): Input<N> | undefined {
  return again?.entry.operation === operation ? (again.input as Input<N>) : undefined
}
