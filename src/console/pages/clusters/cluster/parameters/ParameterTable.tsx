import { memo, useImperativeHandle, useMemo, useRef, type Ref } from 'react'
import { useTranslations } from 'use-intl'
import type { Row } from '#console/components/parameters/rows.ts'
import { TableFrame } from '#console/ui/TableFrame.tsx'
import { headClass } from '#console/ui/table-class.ts'
import { EmptySpace } from '#console/ui/VirtualTable.tsx'
import { useVirtualRows } from '#console/ui/use-virtual-rows.ts'
import { columns } from './columns.ts'
import { ParameterRow } from './ParameterRow.tsx'
import type { Tray } from '#console/components/parameters/tray.ts'
import { useRowKeys, type Target } from './use-row-keys.ts'
import type { RowDeeds } from './use-tray.ts'

/** How the search leads the focus into the table. */
export type TableHandle = { readonly enter: () => void }

type Props = {
  readonly ref: Ref<TableHandle>
  readonly rows: readonly Row[]
  readonly tray: Tray
  readonly refusals: Readonly<Record<string, string>>
  readonly ticked: ReadonlySet<string>
  readonly search: string
  readonly deeds: RowDeeds
  readonly onTick: (id: string, ticked: boolean) => void
  readonly target: Target | undefined
  readonly onTarget: (target: Target | undefined) => void
  readonly toSearch: () => void
}

/** px of a row with a description of one line. */
const usualHeight = 59

/** The parameters as a table, of which only the rows in sight are drawn. */
export const ParameterTable = memo(function ParameterTable({
  ref,
  rows,
  tray,
  refusals,
  ticked,
  search,
  deeds,
  onTick,
  ...keyboard
}: Props) {
  const t = useTranslations('parameters')
  const box = useRef<HTMLDivElement>(null)
  const { handlers, pinned, enter } = useRowKeys({ table: box, rows, edits: tray.edits, deeds, ...keyboard })
  const keys = useMemo(() => rows.map(({ id }) => id), [rows])
  const { slots, top, measure } = useVirtualRows({ keys, estimate: usualHeight, pinned })
  useImperativeHandle(ref, () => ({ enter }))
  return (
    // The fields inside have the focus; here their keys are heard on the way up.
    <div
      ref={box}
      {...handlers}
      className="[&_:is(input,select,button,summary)]:scroll-mt-28 [&_:is(input,select,button,summary)]:scroll-mb-24"
    >
      <TableFrame
        caption={t('title')}
        columns={columns}
        rowCount={rows.length}
        head={(column) => (
          <th key={column.id} scope="col" className={headClass(column)}>
            {column.id === 'undo' ? <span className="sr-only">{t('column.undo')}</span> : t(`column.${column.header}`)}
          </th>
        )}
      >
        <tr ref={top} aria-hidden="true" />
        {slots.map((slot) => {
          if ('space' in slot) return <EmptySpace key={`space ${slot.before}`} height={slot.space} />
          const row = rows[slot.index]
          if (row === undefined) return null
          return (
            <ParameterRow
              key={row.id}
              row={row}
              position={slot.index + 1}
              edit={tray.edits[row.id]}
              sent={tray.sent?.values[row.id]}
              waiting={tray.waiting[row.id]}
              refusal={refusals[row.id]}
              ticked={ticked.has(row.id)}
              search={search}
              deeds={deeds}
              onTick={onTick}
              measure={measure}
            />
          )
        })}
      </TableFrame>
    </div>
  )
})
