import { useState } from 'react'
import type { RdbClusterResponse } from '#contract/postgresql/clusters.ts'
import { newBatchNumber, useBatches, type Batch } from '#console/api/batches.ts'
import type { Selection } from '#console/pages/clusters/use-selection.ts'
import { BulkJob } from './BulkJob.tsx'
import { deeds, type Deed } from './deeds.ts'
import { SelectionBar } from './SelectionBar.tsx'

type Job = { readonly number: number; readonly deed: Deed; readonly clusters: readonly RdbClusterResponse[]; readonly batch?: Batch }

/** What is done with the ticked clusters: the bar at the foot, and each deed begun in this tab until it is dismissed. */
export function SelectionDeeds({ selection }: { readonly selection: Selection }) {
  const [planned, setPlanned] = useState<Job>()
  const sent = useBatches().flatMap((batch): Job[] => {
    const deed = deeds.find((known) => known === batch.operation)
    return deed === undefined ? [] : [{ number: batch.number, deed, clusters: [], batch }]
  })
  const jobs = planned === undefined || sent.some(({ number }) => number === planned.number) ? sent : [...sent, planned]
  return (
    <div data-foot-bar className="sticky bottom-0 z-4 -mx-6 -mb-6 bg-surface empty:hidden max-s:-mx-4 max-s:-mb-4">
      {selection.clusters.size > 0 && (
        <SelectionBar
          selection={selection}
          onDeed={(deed) => setPlanned({ number: newBatchNumber(), deed, clusters: [...selection.clusters.values()] })}
        />
      )}
      {jobs.map(({ number, deed, clusters, batch }) => (
        <BulkJob
          key={number}
          number={number}
          deed={deed}
          clusters={clusters}
          batch={batch}
          onAccepted={selection.untick}
          onDropped={() => setPlanned(undefined)}
        />
      ))}
    </div>
  )
}
