import { useEffect, useId, useRef } from 'react'
import { useController } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import type { ServerType } from '#contract/postgresql/catalog.ts'
import { DataTable, type Column } from '#console/ui/DataTable.tsx'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'
import type { ServerTypeParts } from './parts.ts'
import { useFields } from './use-fields.ts'

/** The types side by side; each row is one choice, and pressing any of its cells makes it. */
export function ServerTypeTable({ types }: { readonly types: readonly ServerType[] }) {
  const t = useTranslations('create.serverType')
  const { control, errorOf } = useFields<ServerTypeParts>()
  const { field } = useController({ control, name: 'serverTypeName' })
  const base = useId()
  const error = errorOf('serverTypeName')
  const frame = useChosenInView()
  const cell = (type: ServerType, text: string) => (
    <label htmlFor={base + type.name} className="block py-1.5">
      {text}
    </label>
  )
  const columns: Column<ServerType>[] = [
    {
      id: 'name',
      header: t('name'),
      cell: (type) => (
        <span className="flex items-center gap-2">
          <input
            type="radio"
            id={base + type.name}
            ref={type.name === (field.value === '' ? types[0]?.name : field.value) ? field.ref : undefined}
            name={field.name}
            value={type.name}
            checked={field.value === type.name}
            onChange={() => field.onChange(type.name)}
            onBlur={field.onBlur}
            aria-label={`${type.name}, ${t('sum', { cores: type.cpu_core, gb: type.memory_gb })}`}
            className="size-3.75 shrink-0"
          />
          <label htmlFor={base + type.name} className="py-1.5 font-mono text-strong">
            {type.name}
          </label>
        </span>
      ),
    },
    { id: 'cores', header: t('cores'), align: 'end', cell: (type) => cell(type, String(type.cpu_core)) },
    { id: 'memory', header: t('memory'), align: 'end', cell: (type) => cell(type, t('gb', { gb: type.memory_gb })) },
    { id: 'purpose', header: t('purpose'), wide: 's', cell: (type) => cell(type, type.purpose) },
    { id: 'class', header: t('class'), wide: 's', cell: (type) => cell(type, type.type) },
  ]
  return (
    <div className="grid gap-1">
      <div
        ref={frame}
        role="radiogroup"
        aria-label={t('caption')}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={error === undefined ? undefined : `${base}-error`}
        className={`max-h-100 overflow-y-auto rounded-3 border [--table-top:0px] ${error === undefined ? 'border-line' : 'border-error'}`}
      >
        <DataTable
          caption={t('caption')}
          columns={columns}
          rows={types}
          rowKey={(type) => type.name}
          selected={(type) => type.name === field.value}
          emptyText={t('none')}
        />
      </div>
      {error !== undefined && (
        <p id={`${base}-error`} className="flex items-start gap-1 text-12 text-error">
          <KindGlyph kind="error" className="mt-[0.1rem]" />
          {error}
        </p>
      )}
    </div>
  )
}

/** The list is long: what was chosen before is in sight when it opens. Only the list scrolls, never the page. */
function useChosenInView() {
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const list = frame.current
    const row = list?.querySelector('input:checked')?.closest('tr')
    if (list && row) list.scrollTop = row.offsetTop - (list.clientHeight - row.offsetHeight) / 2
  }, [])
  return frame
}
