import { useEffect, useRef, useState } from 'react'
import type { Failure } from '#contract/errors.ts'
import { failureOf } from '#console/api/query.ts'

/** @typeParam Saved what is told of a file beyond its name */
export type ExportProgress<Saved> =
  | { readonly kind: 'idle' | 'cancelled' }
  | { readonly kind: 'reading'; readonly done: number; readonly count: number }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | ({ readonly kind: 'saved'; readonly file: string } & Saved)

/** Under way: `signal` ends it; `onProgress` tells how many of how many are read. */
export type Reading = { readonly signal: AbortSignal; readonly onProgress: (done: number, count: number) => void }

/** Reads what is to be exported and saves it as a file; can be cancelled, and ends with the page. @param save throws where it was cancelled */
export function useExport<Wish, Saved extends object>(save: (wish: Wish, reading: Reading) => Promise<{ readonly file: string } & Saved>) {
  const [progress, setProgress] = useState<ExportProgress<Saved>>({ kind: 'idle' })
  const under = useRef<AbortController>(undefined)
  useEffect(() => () => under.current?.abort(), [])
  return {
    progress,
    start: async (wish: Wish) => {
      const { signal } = (under.current = new AbortController())
      const onProgress = (done: number, count: number) => {
        if (!signal.aborted) setProgress({ kind: 'reading', done, count })
      }
      onProgress(0, 0)
      try {
        const saved = await save(wish, { signal, onProgress })
        setProgress({ ...saved, kind: 'saved' })
      } catch (error) {
        const failure = failureOf(error)
        if (!signal.aborted && failure !== undefined) setProgress({ kind: 'failed', failure })
      }
    },
    // At once, although an answer may still be on its way.
    cancel: () => {
      under.current?.abort()
      setProgress({ kind: 'cancelled' })
    },
    reset: () => setProgress({ kind: 'idle' }),
  }
}
