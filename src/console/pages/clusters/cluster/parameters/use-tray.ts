import { useEffect, useMemo, useState } from 'react'
import { useRegion } from '#console/api/region.ts'
import { useSession } from '#console/api/session.ts'
import type { Row } from '#console/components/parameters/rows.ts'
import { trayStore } from '#console/components/parameters/stored-tray.ts'
import * as trays from '#console/components/parameters/tray.ts'

/** What a row can do to the tray; one object for the life of the page, so that a row is drawn anew for its own sake alone. */
export type RowDeeds = {
  readonly type: (row: Row, typed: string, unit: string) => void
  readonly leave: (row: Row) => void
  readonly undo: (row: Row) => void
  readonly keep: (row: Row) => void
  readonly toDefault: (row: Row) => void
  /** Puts back what was there before: an edit, or none. */
  readonly restore: (row: Row, edit: trays.Edit | undefined) => void
}

type UsedTray = {
  readonly tray: trays.Tray
  readonly change: (next: (tray: trays.Tray) => trays.Tray) => void
  readonly deeds: RowDeeds
}

/** The edits of a cluster. They outlive the page: another tab of the cluster, a reload, a journey to another page. */
export function useTray(clusterId: string, rows: readonly Row[]): UsedTray {
  const region = useRegion()
  const { environment } = useSession()
  const store = useMemo(() => trayStore(environment, region, clusterId), [environment, region, clusterId])
  const [tray, change] = useState(() => store.load() ?? trays.emptyTray)
  useEffect(() => {
    const empty = Object.keys({ ...tray.edits, ...tray.waiting }).length === 0 && tray.sent === undefined && tray.failed === undefined
    if (empty) store.drop()
    else store.save(tray)
  }, [store, tray])

  // What waited for a restart and runs by now is forgotten for good: set to something else later, it must not come back.
  const runs = rows.filter((row) => trays.hasArrived(tray, row)).map((row) => row.id)
  if (runs.length > 0) change(trays.withoutWaiting(tray, runs))

  const deeds = useMemo<RowDeeds>(
    () => ({
      type: (row, typed, unit) => change((last) => trays.withEdit(last, row, typed, unit)),
      leave: (row) => change((last) => trays.tidied(last, row)),
      undo: (row) => change((last) => trays.without(last, [row.id])),
      keep: (row) => change((last) => trays.kept(last, row)),
      toDefault: (row) => change((last) => trays.withDefaults(last, [row])),
      restore: (row, edit) =>
        change((last) => (edit === undefined ? trays.without(last, [row.id]) : { ...last, edits: { ...last.edits, [row.id]: edit } })),
    }),
    [],
  )
  return { tray, change, deeds }
}
