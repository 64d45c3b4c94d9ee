import { useTranslations } from 'use-intl'
import { shownValue } from '#console/components/parameters/readable.ts'
import type { Row } from '#console/components/parameters/rows.ts'
import { Button } from '#console/ui/Button.tsx'
import { Notice } from '#console/ui/Notice.tsx'
import type { SentValue } from '#console/components/parameters/tray.ts'

type Props = {
  readonly waiting: Readonly<Record<string, SentValue>>
  readonly rows: ReadonlyMap<string, Row>
  readonly onRestart: () => void
  readonly restartReason: string | undefined
  readonly onForget: () => void
}

/** Values that were set and do not run yet. The cloud goes on showing the old ones, so that nobody else would tell. */
export function WaitingNotice({ waiting, rows, onRestart, restartReason, onForget }: Props) {
  const t = useTranslations('parameters.waiting')
  const values = Object.entries(waiting)
  if (values.length === 0) return null
  return (
    <Notice
      kind="info"
      title={t('title', { count: values.length })}
      actions={
        <>
          <Button size="small" disabledReason={restartReason} onClick={onRestart}>
            {t('restart')}
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
    </Notice>
  )
}
