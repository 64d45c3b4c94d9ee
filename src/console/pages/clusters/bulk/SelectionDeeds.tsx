import { useState } from 'react'
import type { RdbClusterResponse } from '#contract/postgresql/clusters.ts'
import type { Selection } from '#console/pages/clusters/use-selection.ts'
import { BulkJob } from './BulkJob.tsx'
import type { Deed } from './deeds.ts'
import { SelectionBar } from './SelectionBar.tsx'

type Job = { readonly number: number; readonly deed: Deed; readonly clusters: readonly RdbClusterResponse[] }

/** What is done with the ticked clusters: the bar at the foot, and each deed begun here until it is dismissed. */
export function SelectionDeeds({ selection }: { readonly selection: Selection }) {
  const [jobs, setJobs] = useState<readonly Job[]>([])
  const begin = (deed: Deed) => {
    const number = (jobs.at(-1)?.number ?? 0) + 1
    setJobs([...jobs, { number, deed, clusters: [...selection.clusters.values()] }])
  }
  return (
    <div data-foot-bar className="sticky bottom-0 z-4 -mx-6 -mb-6 bg-surface empty:hidden max-s:-mx-4 max-s:-mb-4">
      {selection.clusters.size > 0 && <SelectionBar selection={selection} onDeed={begin} />}
      {jobs.map(({ number, deed, clusters }) => (
        <BulkJob
          key={number}
          deed={deed}
          clusters={clusters}
          onAccepted={(accepted) => selection.tick(accepted, false)}
          onDismiss={() => setJobs((known) => known.filter((job) => job.number !== number))}
        />
      ))}
    </div>
  )
}
