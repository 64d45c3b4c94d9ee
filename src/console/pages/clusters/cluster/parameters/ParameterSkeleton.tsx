import { useTranslations } from 'use-intl'
import { TableSkeleton } from '#console/ui/DataTable.tsx'
import { Skeleton } from '#console/ui/Skeleton.tsx'
import { columns } from './columns.ts'
import { filters } from './view.ts'

/** The page before its values: views, search and heads stand where they will be. */
export function ParameterSkeleton() {
  const t = useTranslations('parameters')
  const heads = columns.map((column) => ({ ...column, header: column.id === 'undo' ? '' : t(`column.${column.header}`) }))
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="grid gap-3">
        <div className="flex h-control items-center gap-4 overflow-hidden whitespace-nowrap text-quiet">
          {filters.map((filter) => (
            <span key={filter}>{t(`counts.${filter}`)}</span>
          ))}
        </div>
        <Skeleton className="h-8 w-72" />
      </div>
      <TableSkeleton columns={heads} rows={12} tall fixed />
    </div>
  )
}
