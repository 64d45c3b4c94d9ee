import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { sameValue } from '#contract/rules/parameters.ts'
import { shownValue } from '#console/components/parameters/readable.ts'
import type { Row } from '#console/components/parameters/rows.ts'
import { RequestId } from '#console/components/RequestId.tsx'
import { Button } from '#console/ui/Button.tsx'
import { Notice } from '#console/ui/Notice.tsx'
import type { Sent, SentValue } from '#console/components/parameters/tray.ts'

type Props = {
  readonly failed: Sent
  readonly cluster: Result<'showCluster'>
  readonly rows: ReadonlyMap<string, Row>
  readonly onSync: () => void
  /** Puts the old values of these into the tray. */
  readonly onSetBack: (values: readonly [Row, SentValue][]) => void
  readonly onDiscard: (ids: readonly string[]) => void
  readonly onSettled: () => void
}

/** A write that the cloud accepted and could not carry out: what happened, what came of each value, and the way out. */
export function FailedSet({ failed, cluster, rows, onSync, onSetBack, onDiscard, onSettled }: Props) {
  const t = useTranslations('parameters.failed')
  const stuck = cluster.service_state === 'UNKNOWN'
  const values = Object.entries(failed.values).flatMap(([id, value]): [Row, SentValue][] => {
    const row = rows.get(id)
    return row === undefined ? [] : [[row, value]]
  })
  const applied = values.filter(([row, value]) => isApplied(row, value))
  const count = Object.keys(failed.values).length
  return (
    <Notice
      kind="error"
      title={t('title', { count })}
      actions={
        <>
          {stuck && (
            <Button kind="primary" size="small" onClick={onSync}>
              {t('sync')}
            </Button>
          )}
          {!stuck && applied.length > 0 && (
            <Button size="small" onClick={() => onSetBack(applied)}>
              {t('setBack', { count: applied.length })}
            </Button>
          )}
          <Button size="small" onClick={() => onDiscard(Object.keys(failed.values))}>
            {t('discard')}
          </Button>
          {!stuck && (
            <Button size="small" kind="quiet" onClick={onSettled}>
              {t('settled')}
            </Button>
          )}
        </>
      }
    >
      <p>{t('text', { count })}</p>
      {stuck && <p>{t('unknown', { name: cluster.name })}</p>}
      {stuck && <p>{t('first')}</p>}
      <p>{t(stuck ? 'then' : 'now')}</p>
      <ValueList values={values} />
      <RequestId id={failed.request} />
    </Notice>
  )
}

function isApplied(row: Row, { was, then }: SentValue): boolean {
  return sameValue(row.rule, row.applied, then) && !sameValue(row.rule, row.applied, was)
}

function ValueList({ values }: { readonly values: readonly [Row, SentValue][] }) {
  const t = useTranslations('parameters.failed')
  return (
    <table className="mt-1 w-full border-collapse text-left wrap-anywhere">
      <caption className="sr-only">{t('caption')}</caption>
      <thead>
        <tr className="text-12 *:pr-3 *:font-medium *:text-quiet">
          <th scope="col">{t('caption')}</th>
          <th scope="col">{t('was')}</th>
          <th scope="col">{t('wanted')}</th>
          <th scope="col">{t('state')}</th>
        </tr>
      </thead>
      <tbody>
        {values.map(([row, value]) => (
          <tr key={row.id} className="align-top *:pr-3">
            <th scope="row" className="font-mono text-12">
              {row.name}
            </th>
            <td>
              <code>{shownValue(row.rule, value.was)}</code>
            </td>
            <td>
              <code>{shownValue(row.rule, value.then)}</code>
            </td>
            <td>{t(isApplied(row, value) ? 'applied' : value.restart ? 'cannotTell' : 'notApplied')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
