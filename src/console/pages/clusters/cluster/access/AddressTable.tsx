import { useState } from 'react'
import { Search } from 'lucide-react'
import { useFormatter, useTranslations } from 'use-intl'
import { widthWarning } from '#console/components/plans/instances.ts'
import { Button } from '#console/ui/Button.tsx'
import { checkClass } from '#console/ui/check-class.ts'
import { DataTable, type Column } from '#console/ui/DataTable.tsx'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'
import { TextField } from '#console/ui/TextField.tsx'
import { countOf, isMatch } from './additions.ts'

type Props = {
  readonly allowed: readonly string[]
  readonly ticked: readonly string[]
  /** Why nothing can be removed now. */
  readonly reason: string | undefined
  readonly onTick: (addresses: readonly string[], on: boolean) => void
  readonly onRemove: (address: string) => void
}

/** Rows that are drawn at once: a list may be very long. */
const portion = 100

/** The list, what each entry lets in, and which of them let one address in. */
export function AddressTable({ allowed, ticked, reason, onTick, onRemove }: Props) {
  const t = useTranslations('access')
  const [sought, setSought] = useState('')
  const [drawn, setDrawn] = useState(portion)
  const found = [...new Set(allowed)].filter((entry) => isMatch(entry, sought))
  const rows = found.slice(0, drawn)
  const columns: Column<string>[] = [
    useTickColumn(found, ticked, onTick),
    { id: 'address', header: t('address'), cell: (entry) => <Entry entry={entry} /> },
    { id: 'count', header: t('count'), align: 'end', wide: 's', cell: (entry) => <Count entry={entry} /> },
    {
      id: 'remove',
      header: <span className="sr-only">{t('actions')}</span>,
      align: 'end',
      cell: (entry) => (
        <Button size="small" disabledReason={reason} onClick={() => onRemove(entry)}>
          {t('remove')} <span className="sr-only">{entry}</span>
        </Button>
      ),
    },
  ]
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-2 max-s:px-3">
        <TextField
          hideLabel
          type="search"
          className="w-72 max-s:w-full"
          icon={<Search className="size-3.5" />}
          label={t('find')}
          placeholder={t('find')}
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
        <span role="status" className="text-12 text-quiet">
          {sought.trim() !== '' && t('found', { count: found.length })}
        </span>
      </div>
      <DataTable
        caption={t('title')}
        columns={columns}
        rows={rows}
        rowKey={(entry) => entry}
        selected={(entry) => ticked.includes(entry)}
        emptyText={t('notFound')}
      />
      {found.length > rows.length && (
        <div className="flex items-center gap-3 px-4 py-2 max-s:px-3">
          <Button size="small" onClick={() => setDrawn(drawn + portion)}>
            {t('more')}
          </Button>
          <span className="text-12 text-quiet">{t('drawn', { drawn: rows.length, count: found.length })}</span>
        </div>
      )}
    </>
  )
}

function useTickColumn(found: readonly string[], ticked: readonly string[], onTick: Props['onTick']): Column<string> {
  const t = useTranslations('access')
  const on = found.filter((entry) => ticked.includes(entry)).length
  return {
    id: 'tick',
    className: 'w-8 pr-0!',
    header: (
      <input
        type="checkbox"
        aria-label={t('tickAll')}
        className={`${checkClass} align-middle`}
        checked={found.length > 0 && on === found.length}
        ref={(box) => void (box && (box.indeterminate = on > 0 && on < found.length))}
        onChange={(event) => onTick(found, event.target.checked)}
      />
    ),
    cell: (entry) => (
      <input
        type="checkbox"
        aria-label={t('tick', { entry })}
        className={`${checkClass} align-middle`}
        checked={ticked.includes(entry)}
        onChange={(event) => onTick([entry], event.target.checked)}
      />
    ),
  }
}

/** An entry, with what is worth a second look. */
function Entry({ entry }: { readonly entry: string }) {
  const t = useTranslations('access')
  const plans = useTranslations('plans')
  const warning = countOf(entry) === undefined ? t('unreadable') : widthWarning({ t: plans }, entry)[0]?.fact
  return (
    <>
      <span className="font-mono text-12 font-semibold wrap-anywhere text-strong">{entry}</span>
      {warning !== undefined && (
        <span className="flex items-start gap-1 text-12">
          <KindGlyph kind="warning" className="mt-[0.1rem]" />
          {warning}
        </span>
      )}
    </>
  )
}

function Count({ entry }: { readonly entry: string }) {
  const format = useFormatter()
  const count = countOf(entry)
  return count === undefined ? '' : format.number(count)
}
