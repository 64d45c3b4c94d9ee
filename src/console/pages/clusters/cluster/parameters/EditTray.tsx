import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Failure } from '#contract/errors.ts'
import type { Result } from '#contract/operation.ts'
import { useNow } from '#console/api/now.ts'
import { factsOf, useReason } from '#console/components/action-reason.ts'
import { shownValue } from '#console/components/parameters/readable.ts'
import type { Row } from '#console/components/parameters/rows.ts'
import { setParameterValues, type ParameterEdit } from '#console/components/plans/parameters.ts'
import { useAskedPlan } from '#console/components/use-asked-plan.ts'
import { useFollow } from '#console/components/use-follow.ts'
import { usePlan } from '#console/components/use-plan.tsx'
import { Button } from '#console/ui/Button.tsx'
import { KindGlyph, type Kind } from '#console/ui/KindGlyph.tsx'
import { valueToSend, type Entry, type Sent } from '#console/components/parameters/tray.ts'

type Props = {
  readonly cluster: Result<'showCluster'>
  readonly entries: readonly Entry[]
  readonly sent: Sent | undefined
  readonly ticked: readonly Row[]
  readonly onAccepted: (sent: Sent) => void
  readonly onRefused: (failure: Failure, entries: readonly Entry[]) => void
  readonly onDiscard: () => void
  readonly onDefaults: (rows: readonly Row[]) => void
  readonly onUntick: () => void
  /** Leads to a row of the tray. */
  readonly onReveal: (row: Row) => void
}

/** What was gathered: how much, what stands in its way, and the way on. It stays at the foot of the page. */
export function EditTray({ cluster, entries, sent, ticked, onAccepted, onRefused, onDiscard, onDefaults, onUntick, onReveal }: Props) {
  const t = useTranslations('parameters.tray')
  const { follow } = useFollow()
  const opened = useRef<readonly Entry[]>([])
  const broken = entries.filter(({ standing }) => standing.kind === 'broken')
  const conflicts = entries.filter(({ standing }) => standing.kind === 'conflict')
  const plan = usePlan(cluster, {
    onAccepted: ({ follow: accepted }) => {
      onAccepted({ request: accepted.request, sentAt: Date.parse(accepted.sent), values: valuesOf(opened.current) })
      follow(accepted)
    },
    onRefused: (failure) => onRefused(failure, opened.current),
    blocked: conflicts.length > 0 ? t('settleBack', { count: conflicts.length }) : undefined,
  })
  const reason = useBlocked(cluster, broken.length, conflicts.length)
  const open = () => {
    opened.current = entries
    plan.open((about) => setParameterValues(about, entries.map(toPlan)))
  }
  useAskedPlan('setParameterValues', reason === undefined ? open : undefined, { ready: entries.length > 0 })
  if (entries.length === 0 && ticked.length === 0) return plan.dialog
  return (
    <section
      aria-label={t('label')}
      className="sticky bottom-0 z-10 -mx-6 mt-auto -mb-6 flex min-h-bar flex-wrap items-center gap-x-4 gap-y-2 border-t border-line-strong bg-surface px-6 py-2 max-s:-mx-4 max-s:-mb-4 max-s:px-4"
    >
      {entries.length > 0 && <Standing entries={entries} broken={broken} conflicts={conflicts} sent={sent} onReveal={onReveal} />}
      {ticked.length > 0 && <Ticked rows={ticked} onDefaults={onDefaults} onUntick={onUntick} />}
      {entries.length > 0 && (
        <div className="ml-auto flex gap-2 max-s:w-full max-s:*:flex-1">
          <Button onClick={onDiscard}>{t('discard')}</Button>
          <Button kind="primary" disabledReason={reason} onClick={open}>
            {t('plan')}
          </Button>
        </div>
      )}
      {plan.dialog}
    </section>
  )
}

function useBlocked(cluster: Result<'showCluster'>, broken: number, conflicts: number): string | undefined {
  const t = useTranslations('parameters.tray')
  const rule = useReason('setParameterValues', factsOf(cluster, useNow(30_000)))
  const own = [broken > 0 ? t('correct', { count: broken }) : '', conflicts > 0 ? t('settle', { count: conflicts }) : '']
  const words = own.filter((each) => each !== '').join(' ')
  return words === '' ? rule : words
}

function toPlan(entry: Entry): ParameterEdit {
  const { row } = entry
  const then = valueToSend(entry)
  return {
    id: row.id,
    name: row.name,
    // The very text the cloud told: it compares by it.
    now: row.applied,
    then,
    applies: row.restart === undefined ? 'unknown' : row.restart ? 'restart' : 'atOnce',
    shown: { now: shownValue(row.rule, row.applied), then: shownValue(row.rule, then) },
  }
}

function valuesOf(entries: readonly Entry[]): Sent['values'] {
  return Object.fromEntries(
    entries.map((entry) => {
      const { row } = entry
      return [row.id, { name: row.name, was: row.applied, then: valueToSend(entry), restart: row.restart === true }]
    }),
  )
}

type StandingProps = {
  readonly entries: readonly Entry[]
  readonly broken: readonly Entry[]
  readonly conflicts: readonly Entry[]
  readonly sent: Sent | undefined
  readonly onReveal: (row: Row) => void
}

function Standing({ entries, broken, conflicts, sent, onReveal }: StandingProps) {
  const t = useTranslations('parameters.tray')
  const restart = entries.filter(({ row }) => row.restart === true).length
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <b role="status">{t('edits', { count: entries.length })}</b>
      {restart > 0 && <span className="rounded-1 border border-line-strong px-1.5 text-12">{t('restart', { count: restart })}</span>}
      {sent !== undefined && <span className="text-12 text-quiet">{t('sending', { count: Object.keys(sent.values).length })}</span>}
      <Hindrance kind="error" entries={broken} words={t('broken', { count: broken.length })} onReveal={onReveal} />
      <Hindrance kind="warning" entries={conflicts} words={t('conflicts', { count: conflicts.length })} onReveal={onReveal} />
    </div>
  )
}

type HindranceProps = {
  readonly kind: Kind
  readonly entries: readonly Entry[]
  readonly words: string
  readonly onReveal: (row: Row) => void
}

/** What stands in the way, as a way to it: each press leads to the next such row. */
function Hindrance({ kind, entries, words, onReveal }: HindranceProps) {
  const [last, setLast] = useState('')
  if (entries.length === 0) return null
  const next = entries[(entries.findIndex(({ row }) => row.id === last) + 1) % entries.length]
  return (
    <button
      type="button"
      onClick={() => {
        if (next === undefined) return
        setLast(next.row.id)
        onReveal(next.row)
      }}
      className={`flex min-h-6 items-center gap-1 rounded-1 underline-offset-2 hover:underline ${kind === 'error' ? 'text-error' : 'text-unknown'}`}
    >
      <KindGlyph kind={kind} />
      {words}
    </button>
  )
}

type TickedProps = {
  readonly rows: readonly Row[]
  readonly onDefaults: (rows: readonly Row[]) => void
  readonly onUntick: () => void
}

function Ticked({ rows, onDefaults, onUntick }: TickedProps) {
  const t = useTranslations('parameters.tray')
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span>{t('ticked', { count: rows.length })}</span>
      <Button
        size="small"
        disabledReason={rows.some((row) => row.notDefault) ? undefined : t('atDefault')}
        onClick={() => onDefaults(rows)}
      >
        {t('toDefault')}
      </Button>
      <Button size="small" kind="quiet" onClick={onUntick}>
        {t('untick')}
      </Button>
    </div>
  )
}
