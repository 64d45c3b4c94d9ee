import { useCallback, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Failure } from '#contract/errors.ts'
import type { Result } from '#contract/operation.ts'
import type { Read } from '#console/api/query.ts'
import { byName, rowOf, type Row } from '#console/components/parameters/rows.ts'
import { toast } from '#console/ui/toast.ts'
import type { Taken } from './read-import.ts'
import { refusalsOf, standingRefusals, type Refusal } from './refusals.ts'
import * as trays from '#console/components/parameters/tray.ts'
import { useKeptRows } from './use-kept-rows.ts'
import { useTray } from './use-tray.ts'
import type { useView } from './use-view.ts'
import { countRows, searchRows } from './view.ts'

type Values = Read<Result<'listParameterValues'>>

/** The rows as they are shown, what was gathered for them, and everything that can be done with it. */
export function useParameters(clusterId: string, values: Values, view: ReturnType<typeof useView>) {
  const t = useTranslations('parameters.tray')
  const told = values.data.contents
  const rows = useMemo(() => (told ?? []).map(rowOf).sort(byName), [told])
  const byId = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows])
  const { tray, change, deeds } = useTray(clusterId, rows)
  const entries = useMemo(() => trays.entriesOf(tray, rows), [tray, rows])
  const edited = useMemo(() => new Set(entries.map(({ row }) => row.id)), [entries])
  const isEdited = useCallback((row: Row) => edited.has(row.id), [edited])
  const kept = useKeptRows(rows, view.show, view.again, isEdited)
  const shown = useMemo(() => searchRows(kept, view.search), [kept, view.search])
  const { ticked, tick, untick } = useTicks()
  const [refused, setRefused] = useState<Readonly<Record<string, Refusal>>>({})

  const discardAll = () => {
    const before = tray.edits
    change((last) => ({ ...last, edits: {} }))
    toast({
      kind: 'done',
      title: t('discarded', { count: entries.length }),
      action: { label: t('bringBack'), onClick: () => change((last) => ({ ...last, edits: { ...before, ...last.edits } })) },
    })
  }
  return {
    rows,
    byId,
    tray,
    deeds,
    entries,
    shown,
    counts: useMemo(() => countRows(rows, isEdited), [rows, isEdited]),
    ticked,
    tick,
    untick,
    tickedRows: rows.filter((row) => row.modifiable && ticked.has(row.id)),
    refusals: useMemo(() => standingRefusals(refused, entries), [refused, entries]),
    discardAll,
    discard: (ids: readonly string[]) => change((last) => ({ ...trays.without(last, ids), failed: undefined })),
    toDefaults: (some: readonly Row[]) => change((last) => trays.withDefaults(last, some)),
    take: (taken: readonly Pick<Taken, 'row' | 'value'>[]) =>
      change((last) => taken.reduce((next, { row, value }) => trays.withValue(next, row, value), last)),
    setBack: (some: readonly [Row, trays.SentValue][]) =>
      change((last) => some.reduce<trays.Tray>((next, [row, { was }]) => trays.withValue(next, row, was), { ...last, failed: undefined })),
    settle: () => change((last) => ({ ...last, failed: undefined })),
    forgetWaiting: () => change((last) => ({ ...last, waiting: {} })),
    accepted: (sent: trays.Sent) => change((last) => trays.withSent(last, sent)),
    // The cloud compares with values that it has and we may not: they are read again before anything else is said.
    refuse: (failure: Failure, some: readonly trays.Entry[]) => {
      setRefused(refusalsOf(failure, some))
      void values.refresh()
    },
    // The fresh values first: an edit that leaves before them would show the old one for a moment.
    ended: async (outcome: 'done' | 'failed') => {
      await values.refresh()
      change((last) => (outcome === 'done' ? trays.withSuccess(last, byId) : trays.withFailure(last)))
    },
  }
}

function useTicks() {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const tick = useCallback(
    (id: string, on: boolean) => setTicked((last) => new Set(on ? [...last, id] : [...last].filter((each) => each !== id))),
    [],
  )
  return { ticked, tick, untick: () => setTicked(new Set()) }
}
