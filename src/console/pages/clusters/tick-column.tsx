import { useTranslations } from 'use-intl'
import type { RdbClusterResponse } from '#contract/postgresql/clusters.ts'
import { checkClass } from '#console/ui/check-class.ts'
import type { Column, ColumnHead } from '#console/ui/DataTable.tsx'
import type { Row } from './columns.tsx'
import type { Selection } from './use-selection.ts'

/** Its head before there is anything to tick. */
export const tickHead: ColumnHead = { id: 'tick', header: '', blank: true, className: 'w-px pr-0' }

/** The boxes before the rows; the one in the head is for all on the page. */
export function tickColumn(clusters: readonly RdbClusterResponse[], selection: Selection): Column<Row> {
  return {
    ...tickHead,
    header: <TickAll clusters={clusters} selection={selection} />,
    cell: ({ cluster }) => <Tick cluster={cluster} selection={selection} />,
  }
}

// The whole cell can be hit: a box of 16 px alone is small for a finger.
const around = 'flex min-h-6 items-start py-0.5'

function Tick({ cluster, selection }: { readonly cluster: RdbClusterResponse; readonly selection: Selection }) {
  const t = useTranslations('clusters')
  return (
    <label className={around}>
      <input
        type="checkbox"
        aria-label={t('select', { name: cluster.name })}
        checked={selection.clusters.has(cluster.id)}
        onChange={(event) => selection.tick([cluster], event.target.checked)}
        className={checkClass}
      />
    </label>
  )
}

type AllProps = { readonly clusters: readonly RdbClusterResponse[]; readonly selection: Selection }

function TickAll({ clusters, selection }: AllProps) {
  const t = useTranslations('clusters')
  const ticked = clusters.filter(({ id }) => selection.clusters.has(id)).length
  return (
    <label className={around}>
      <input
        type="checkbox"
        aria-label={t('selectAll')}
        ref={(box) => {
          if (box !== null) box.indeterminate = ticked > 0 && ticked < clusters.length
        }}
        checked={clusters.length > 0 && ticked === clusters.length}
        onChange={(event) => selection.tick(clusters, event.target.checked)}
        className={checkClass}
      />
    </label>
  )
}
