import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { shownValue } from '#console/components/parameters/readable.ts'
import type { Row } from '#console/components/parameters/rows.ts'
import { Button } from '#console/ui/Button.tsx'
import { Notice } from '#console/ui/Notice.tsx'
import { takenBack, type Sent, type SentValue } from '#console/components/parameters/tray.ts'
import { setParameterValues } from '#console/components/plans/parameters.ts'
import { useFollow } from '#console/components/use-follow.ts'
import { usePlan } from '#console/components/use-plan.tsx'

type Props = {
  readonly cluster: Result<'showCluster'>
  readonly waiting: Readonly<Record<string, SentValue>>
  readonly rows: ReadonlyMap<string, Row>
  readonly onRestart: () => void
  readonly restartReason: string | undefined
  /** A write that gives them up was accepted. */
  readonly onTakenBack: (sent: Sent) => void
  readonly setReason: string | undefined
  readonly onForget: () => void
}

/** Values that were set and do not run yet. The cloud goes on showing the old ones, so that nobody else would tell. */
export function WaitingNotice({ cluster, waiting, rows, onRestart, restartReason, onTakenBack, setReason, onForget }: Props) {
  const t = useTranslations('parameters.waiting')
  const takeBack = useTakeBack(cluster, waiting, rows, onTakenBack)
  const values = Object.entries(waiting)
  if (values.length === 0) return takeBack.dialog
  return (
    <Notice
      kind="info"
      title={t('title', { count: values.length })}
      actions={
        <>
          <Button size="small" disabledReason={restartReason} onClick={onRestart}>
            {t('restart')}
          </Button>
          <Button size="small" disabledReason={setReason} onClick={takeBack.open}>
            {t('takeBack')}
          </Button>
          <Button size="small" kind="quiet" onClick={onForget}>
            {t('forget')}
          </Button>
        </>
      }
    >
      <ul className="font-mono text-12">
        {values.map(([id, { name, was, then }]) => {
          const rule = rows.get(id)?.rule ?? { kind: 'text' as const }
          return <li key={id}>{t('item', { name, was: shownValue(rule, was), then: shownValue(rule, then) })}</li>
        })}
      </ul>
      <p>{t('text', { count: values.length })}</p>
      {takeBack.dialog}
    </Notice>
  )
}

/** The way back before the restart. In the rows there is none: there the old value is what is applied, so that typing it is no edit. */
function useTakeBack(cluster: Props['cluster'], waiting: Props['waiting'], rows: Props['rows'], onTakenBack: Props['onTakenBack']) {
  const { follow } = useFollow()
  const values = takenBack({ waiting }, rows)
  const plan = usePlan(cluster, {
    onAccepted: ({ follow: accepted }) => {
      onTakenBack({ request: accepted.request, sentAt: Date.parse(accepted.sent), values })
      follow(accepted)
    },
  })
  const edits = Object.entries(values).map(([id, { name, was, then }]) => {
    const rule = rows.get(id)?.rule ?? { kind: 'text' as const }
    const shown = { now: shownValue(rule, was), then: shownValue(rule, then) }
    return { id, name, now: was, then, applies: 'restart' as const, waits: shownValue(rule, waiting[id]?.then ?? ''), shown }
  })
  return { dialog: plan.dialog, open: () => plan.open((about) => setParameterValues(about, edits)) }
}
