import { useTranslations } from 'use-intl'
import { shownValue, writtenValue } from '#console/components/parameters/readable.ts'
import type { Row } from '#console/components/parameters/rows.ts'
import { KindGlyph, type Kind } from '#console/ui/KindGlyph.tsx'
import { keepFocus } from '#console/ui/keep-focus.ts'
import { nearestValue } from './nearest.ts'
import { textOf, type Edit, type SentValue, type standingOf } from '#console/components/parameters/tray.ts'
import { useProblemWords } from './use-problem-words.ts'
import type { RowDeeds } from './use-tray.ts'

type Props = {
  readonly id: string
  readonly row: Row
  readonly edit: Edit | undefined
  readonly standing: ReturnType<typeof standingOf> | undefined
  readonly sent: SentValue | undefined
  readonly waiting: SentValue | undefined
  readonly refusal: string | undefined
  readonly deeds: RowDeeds
}

/** Below the field: what is wrong with the value, what somebody else did to it, what became of it. */
export function RowNotes({ id, row, edit, standing, sent, waiting, refusal, deeds }: Props) {
  const t = useTranslations('parameters.row')
  const edited = edit !== undefined && standing !== undefined && standing.kind !== 'same'
  return (
    <>
      <div id={id} className="empty:hidden">
        {edited && standing.kind === 'broken' && <Broken row={row} edit={edit} problem={standing.problem} deeds={deeds} />}
        {edited && standing.kind === 'conflict' && <Conflict row={row} edit={edit} deeds={deeds} />}
        {edited && refusal !== undefined && <Note kind="error">{t('refused', { words: refusal })}</Note>}
      </div>
      {sent !== undefined && <Note kind="info">{t('sent', { value: shownValue(row.rule, sent.then) })}</Note>}
      {sent === undefined && waiting !== undefined && <Note kind="info">{t('waits', { value: shownValue(row.rule, waiting.then) })}</Note>}
      {/* There is no room for a column of buttons on a phone. */}
      <span className="flex gap-3 empty:hidden s:hidden">
        {edited && (
          <LinkButton label={t('undo', { name: row.name })} onClick={() => deeds.undo(row)}>
            {t('undoWord')}
          </LinkButton>
        )}
        {!edited && row.notDefault && (
          <LinkButton
            label={t('toDefault', { name: row.name, value: shownValue(row.rule, row.initial) || t('empty') })}
            onClick={() => deeds.toDefault(row)}
          >
            {t('toDefaultWord')}
          </LinkButton>
        )}
      </span>
    </>
  )
}

type EditedProps = { readonly row: Row; readonly edit: Edit; readonly deeds: RowDeeds }

function Broken({ row, edit, problem, deeds }: EditedProps & { readonly problem: Parameters<ReturnType<typeof useProblemWords>>[1] }) {
  const ui = useTranslations('ui')
  const words = useProblemWords()
  const nearest = nearestValue(row.rule, textOf(edit))
  return (
    <Note kind="error">
      {words(row.rule, problem)}{' '}
      {nearest !== undefined && (
        <>
          {ui('nearest')}{' '}
          <LinkButton label={ui('use', { value: nearest })} onClick={() => deeds.type(row, nearest, edit.unit)}>
            {nearest}
          </LinkButton>
        </>
      )}
    </Note>
  )
}

/** Somebody else has set it: both values, and one press for either. */
function Conflict({ row, edit, deeds }: EditedProps) {
  const t = useTranslations('parameters.row')
  const shown = (value: string) => (value === '' ? t('empty') : shownValue(row.rule, value))
  return (
    <Note kind="warning">
      {t('conflict', { was: shown(edit.base), now: shown(row.applied) })}{' '}
      <LinkButton
        className="mr-2"
        label={t('keepMineOf', { name: row.name, value: writtenValue(row.rule, textOf(edit)) })}
        onClick={() => deeds.keep(row)}
      >
        {t('keepMine')}
      </LinkButton>{' '}
      <LinkButton label={t('takeTheirsOf', { name: row.name, value: shown(row.applied) })} onClick={() => deeds.undo(row)}>
        {t('takeTheirs')}
      </LinkButton>
    </Note>
  )
}

const inks: Record<Kind, string> = { error: 'text-error', warning: 'text-unknown', info: 'text-quiet', done: 'text-running' }

function Note({ kind, children }: { readonly kind: Kind; readonly children: React.ReactNode }) {
  return (
    <p className={`mt-1 flex items-start gap-1 text-12 leading-[1.45] ${inks[kind]}`}>
      <KindGlyph kind={kind} className="mt-[0.1rem]" />
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </p>
  )
}

type LinkProps = { readonly className?: string; readonly label: string; readonly onClick: () => void; readonly children: React.ReactNode }

/** A button as small as a word; its name says of which parameter. */
function LinkButton({ className = '', label, onClick, children }: LinkProps) {
  return (
    <button
      type="button"
      aria-label={label}
      onMouseDown={keepFocus}
      onClick={onClick}
      className={`min-h-6 min-w-6 rounded-1 font-medium text-accent-text underline-offset-2 hover:underline pointer-coarse:min-h-9 ${className}`}
    >
      {children}
    </button>
  )
}

/** What the hidden columns say, on a phone. */
export function RowFacts({ row }: { readonly row: Row }) {
  const t = useTranslations('parameters.row')
  const shown = (value: string) => (value === '' ? t('empty') : shownValue(row.rule, value))
  return (
    <span className="block text-12 wrap-anywhere text-quiet s:hidden">
      {t('facts', { applied: shown(row.applied), initial: shown(row.initial) })}
      {row.restart === true && `, ${t('restart')}`}
    </span>
  )
}
