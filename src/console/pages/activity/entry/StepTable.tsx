import { useTranslations } from 'use-intl'
import { writeReasons, type JournalStep } from '#contract/bff/journal.ts'
import type { FailureKind } from '#contract/errors.ts'
import { readInstant } from '#contract/instant.ts'
import { isKnownState } from '#contract/rules/states.ts'
import { formatInstant } from '#console/lib/format.ts'
import { formatClock } from '#console/lib/format-duration.ts'
import { useZone } from '#console/lib/preferences.ts'
import { DataTable, type Column } from '#console/ui/DataTable.tsx'

/** What happened to a write, step by step, each with its time and how long after the first it was. */
export function StepTable({ steps }: { readonly steps: readonly JournalStep[] }) {
  const t = useTranslations('activity')
  const zone = useZone()
  const first = readInstant(steps[0]?.at)
  const columns: Column<Numbered>[] = [
    {
      id: 'when',
      header: t('steps.when'),
      className: 'align-top whitespace-nowrap tabular-nums',
      cell: ({ at }) => {
        const ms = readInstant(at)
        return ms === undefined ? at : <time dateTime={at}>{formatInstant(ms, zone, true)}</time>
      },
    },
    {
      id: 'after',
      header: t('steps.after'),
      align: 'end',
      wide: 's',
      className: 'align-top tabular-nums',
      cell: ({ at }) => {
        const ms = readInstant(at)
        return ms === undefined || first === undefined ? '' : formatClock(ms - first)
      },
    },
    { id: 'what', header: t('steps.what'), className: 'w-full align-top', cell: (step) => <What step={step} /> },
  ]
  const rows = steps.map((step, index) => ({ ...step, number: index }))
  return <DataTable caption={t('entry.steps')} columns={columns} rows={rows} rowKey={({ number }) => String(number)} />
}

type Numbered = JournalStep & { readonly number: number }

function What({ step: { kind, detail } }: { readonly step: JournalStep }) {
  const t = useTranslations('activity.step')
  const reasons = useTranslations('journal.reason')
  const states = useTranslations('states')
  const failures = useTranslations('failures')
  const reason = writeReasons.find((each) => each === detail)
  const word =
    reason !== undefined
      ? reasons(reason)
      : kind === 'state' && isKnownState(detail)
        ? states(detail)
        : isFailure(detail) && failures.has(`${detail}.title`)
          ? failures(`${detail}.title`)
          : undefined
  return (
    <>
      {t(kind)}
      {word !== undefined && <span className="text-quiet">: {word}</span>}
      {word === undefined && detail !== '' && <code className="ml-1 wrap-anywhere text-quiet">{detail}</code>}
    </>
  )
}

/** Whether it may name a failure: one that we know has a sentence. */
function isFailure(detail: string): detail is FailureKind {
  return /^[a-z_]+$/.test(detail)
}
