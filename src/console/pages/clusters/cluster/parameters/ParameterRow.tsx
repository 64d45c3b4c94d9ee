import { memo, useId } from 'react'
import { ListRestart, Lock, Undo2 } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { shownValue } from '#console/components/parameters/readable.ts'
import type { Row } from '#console/components/parameters/rows.ts'
import { checkClass } from '#console/ui/check-class.ts'
import { IconButton } from '#console/ui/IconButton.tsx'
import { cellClass } from '#console/ui/table-class.ts'
import { Allowed, Effect } from './cells.tsx'
import { columns } from './columns.ts'
import { Marked } from '#console/ui/Marked.tsx'
import { RowFacts, RowNotes } from './RowNotes.tsx'
import { fieldOf, standingOf, type Edit, type SentValue } from '#console/components/parameters/tray.ts'
import type { RowDeeds } from './use-tray.ts'
import { ValueEditor } from './ValueEditor.tsx'

export type RowProps = {
  readonly row: Row
  /** From 1, the head apart. */
  readonly position: number
  readonly edit: Edit | undefined
  /** Set while a write that was accepted has not come to its end. */
  readonly sent: SentValue | undefined
  readonly waiting: SentValue | undefined
  /** What the cloud said of this very value when it refused the last write. */
  readonly refusal: string | undefined
  readonly ticked: boolean
  readonly search: string
  readonly deeds: RowDeeds
  readonly onTick: (id: string, ticked: boolean) => void
  readonly measure: (row: HTMLTableRowElement | null) => (() => void) | undefined
}

const grounds = {
  none: 'hover:bg-hover',
  same: 'hover:bg-hover',
  ready: 'bg-accent-tint [&>:first-child]:inset-shadow-[3px_0_var(--accent-text)]',
  broken: 'bg-error-tint [&>:first-child]:inset-shadow-[3px_0_var(--error)]',
  conflict: 'bg-unknown-tint [&>:first-child]:inset-shadow-[3px_0_var(--unknown)]',
}

/** One parameter: what it is, its field, what runs now and what it would be by default. */
export const ParameterRow = memo(function ParameterRow({ row, position, edit, ticked, measure, ...props }: RowProps) {
  const standing = edit === undefined || !row.modifiable ? undefined : standingOf(row, edit)
  const edited = standing !== undefined && standing.kind !== 'same'
  const [name, value, applied, initial, allowed, effect, undo] = columns.map((column) => cellClass(column, true))
  return (
    <tr ref={measure} data-key={row.id} aria-rowindex={position + 1} className={grounds[standing?.kind ?? 'none']}>
      <th scope="row" className={`${name} font-normal`}>
        <NameCell row={row} ticked={ticked} search={props.search} onTick={props.onTick} />
      </th>
      <td className={value}>
        <ValueCell {...props} row={row} edit={edit} standing={standing} />
      </td>
      <td className={applied}>
        <code className={`wrap-anywhere ${edited ? 'rounded-1 bg-error-tint box-decoration-clone px-1 py-px text-error' : 'text-strong'}`}>
          <Shown row={row} value={row.applied} />
        </code>
      </td>
      <td className={initial}>
        <code className="wrap-anywhere text-quiet">
          <Shown row={row} value={row.initial} />
        </code>
      </td>
      <td className={allowed}>
        <Allowed rule={row.rule} />
      </td>
      <td className={effect}>
        <Effect row={row} />
      </td>
      <td className={undo}>
        <UndoCell row={row} edited={edited} deeds={props.deeds} />
      </td>
    </tr>
  )
})

type NameProps = Pick<RowProps, 'row' | 'ticked' | 'search' | 'onTick'>

function NameCell({ row, ticked, search, onTick }: NameProps) {
  const t = useTranslations('parameters.row')
  const id = useId()
  return (
    <span className="flex gap-2">
      {row.modifiable ? (
        <input
          id={id}
          type="checkbox"
          data-control="tick"
          aria-label={t('tick', { name: row.name })}
          checked={ticked}
          onChange={(event) => onTick(row.id, event.target.checked)}
          className={`${checkClass} mt-1`}
        />
      ) : (
        <span className="size-4 shrink-0 pointer-coarse:size-5" />
      )}
      <span className="min-w-0">
        <label htmlFor={row.modifiable ? id : undefined} className="font-mono text-12 font-semibold wrap-anywhere text-strong">
          <Marked text={row.name} search={search} />
        </label>
        <span className="block text-12 text-quiet">
          <Marked text={row.description} search={search} />
        </span>
        <RowFacts row={row} />
      </span>
    </span>
  )
}

type ValueProps = Pick<RowProps, 'row' | 'edit' | 'sent' | 'waiting' | 'refusal' | 'deeds'> & {
  readonly standing: ReturnType<typeof standingOf> | undefined
}

function ValueCell({ row, edit, standing, sent, waiting, refusal, deeds }: ValueProps) {
  const t = useTranslations('parameters.row')
  const notesId = useId()
  if (!row.modifiable) {
    return (
      <span className="flex min-w-0 items-center gap-1.5" title={t('lockedWhy')}>
        <Lock aria-hidden="true" className="size-3.5 shrink-0 text-quiet" />
        <span className="text-12 text-quiet">{t('locked')}</span>
      </span>
    )
  }
  const field = fieldOf(row, edit)
  const noted = standing?.kind === 'broken' || standing?.kind === 'conflict' || refusal !== undefined
  return (
    <>
      <ValueEditor
        row={row}
        typed={field.typed}
        unit={field.unit}
        notesId={noted ? notesId : undefined}
        invalid={noted && standing?.kind !== 'conflict'}
        onType={(typed, unit) => deeds.type(row, typed, unit)}
      />
      <RowNotes id={notesId} row={row} edit={edit} standing={standing} sent={sent} waiting={waiting} refusal={refusal} deeds={deeds} />
    </>
  )
}

function UndoCell({ row, edited, deeds }: { readonly row: Row; readonly edited: boolean; readonly deeds: RowDeeds }) {
  const t = useTranslations('parameters.row')
  if (!row.modifiable) return null
  const control = { 'data-control': 'undo' }
  if (edited) {
    return (
      <IconButton
        {...control}
        size="small"
        label={t('undo', { name: row.name })}
        icon={<Undo2 className="size-4" />}
        onClick={() => deeds.undo(row)}
      />
    )
  }
  if (!row.notDefault) return null
  return (
    <IconButton
      {...control}
      size="small"
      label={t('toDefault', { name: row.name, value: shownValue(row.rule, row.initial) || t('empty') })}
      icon={<ListRestart className="size-4" />}
      onClick={() => deeds.toDefault(row)}
    />
  )
}

/** A value in its best unit; an empty one is said. */
function Shown({ row, value }: { readonly row: Row; readonly value: string }) {
  const t = useTranslations('parameters.row')
  return <>{value === '' ? t('empty') : shownValue(row.rule, value)}</>
}
