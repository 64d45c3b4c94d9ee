import { memo, useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { useNow } from '#console/api/now.ts'
import { useRead, type Read } from '#console/api/query.ts'
import { useRegion } from '#console/api/region.ts'
import { factsOf, useReasonFor } from '#console/components/action-reason.ts'
import { inputFor, useAgain } from '#console/components/activity/use-again.ts'
import { FailureNotice } from '#console/components/FailureNotice.tsx'
import { LeaveGuard } from '#console/components/LeaveGuard.tsx'
import { restartCluster, synchronizeClusterState } from '#console/components/plans/clusters.ts'
import { synchronizeParameterValues } from '#console/components/plans/parameters.ts'
import { useClusterHere } from '#console/components/use-cluster.ts'
import { useFollow } from '#console/components/use-follow.ts'
import { usePlan } from '#console/components/use-plan.tsx'
import { PageBoundary } from '#console/layout/PageBoundary.tsx'
import { paths } from '#console/paths.ts'
import { CopyMenu } from './CopyMenu.tsx'
import { EditTray } from './EditTray.tsx'
import { FailedSet } from './FailedSet.tsx'
import { ImportDialog } from './ImportDialog.tsx'
import { NoRows } from './NoRows.tsx'
import { ParameterSkeleton } from './ParameterSkeleton.tsx'
import { ParameterTable, type TableHandle } from './ParameterTable.tsx'
import { SentWatch } from './SentWatch.tsx'
import { AsOf, CompareLink, ImportButton, SearchBar, Views } from './Toolbar.tsx'
import type { Target } from './use-row-keys.ts'
import { useParameters } from './use-parameters.ts'
import { useView } from './use-view.ts'
import { WaitingNotice } from './WaitingNotice.tsx'

/** The parameters of a cluster: found, edited in their rows, gathered in a tray, set by one write. */
export function ParametersPage() {
  return (
    <PageBoundary loading={<ParameterSkeleton />}>
      <Loaded />
    </PageBoundary>
  )
}

function Loaded() {
  const region = useRegion()
  const { data: cluster } = useClusterHere()
  const values = useRead('listParameterValues', { cluster_id: cluster.id })
  // Another region is another cloud: nothing that was gathered may go along.
  return <Parameters key={region} cluster={cluster} values={values} />
}

/** Values of an earlier attempt, or those before it, are gathered once more, where the cluster still has such parameters. */
function useTriedValues({ byId, take }: ReturnType<typeof useParameters>): void {
  const { again, done } = useAgain()
  const sent = inputFor(again, 'setParameterValues')
  // Once, when it is read: then the URL forgets it.
  const takeSent = useEffectEvent(() => {
    if (sent === undefined) return
    take(
      sent.body.parameters.flatMap(({ id, old_value: was, new_value: wanted }) => {
        const row = byId.get(id)
        return row === undefined || !row.modifiable ? [] : [{ row, value: again?.back === true ? was : wanted }]
      }),
    )
    done()
  })
  const id = again?.entry.id
  useEffect(() => {
    if (id !== undefined) takeSent()
  }, [id])
}

/** A short page fills the window, so that what was gathered lies at its foot; the top bar, the head and the tabs take the rest. */
const footRoom = 'min-h-[calc(100dvh-13.75rem)]'

type Props = { readonly cluster: Result<'showCluster'>; readonly values: Read<Result<'listParameterValues'>> }

function Parameters({ cluster, values }: Props) {
  const t = useTranslations('parameters')
  const region = useRegion()
  const { kept } = useFollow()
  const view = useView()
  const model = useParameters(cluster.id, values, view)
  const { rows, tray, entries, shown } = model
  useTriedValues(model)
  const table = useRef<TableHandle>(null)
  const field = useRef<HTMLInputElement>(null)
  const [importing, setImporting] = useState(false)
  const [target, setTarget] = useState<Target>()
  const toSearch = useCallback(() => field.current?.focus(), [])
  const modifiedAt = values.data.modified_at
  const gathered = entries.length > 0 || model.tickedRows.length > 0
  return (
    <div className={`flex flex-col gap-4 ${gathered ? footRoom : ''}`}>
      {values.failure !== undefined && (
        <FailureNotice stale failure={values.failure} operation="listParameterValues" onRetry={() => void values.refresh()} />
      )}
      <Notices cluster={cluster} model={model} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <Views
          counts={model.counts}
          show={view.show}
          onShow={view.choose}
          actions={
            <>
              <CompareLink to={paths.compareParameters(region, cluster.id, kept)} />
              <ImportButton onOpen={() => setImporting(true)} />
              <CopyMenu cluster={cluster} modifiedAt={modifiedAt} rows={rows} entries={entries} />
            </>
          }
        />
        <SearchBar field={field} text={view.text} onText={view.type} onDown={() => table.current?.enter()}>
          <span role="status" className="text-12 text-quiet tabular-nums">
            {t('shown', { count: shown.length })}
          </span>
          <Synchronized cluster={cluster} values={values} />
        </SearchBar>
      </div>
      {shown.length === 0 ? (
        <NoRows total={rows.length} show={view.show} search={view.search} onClear={view.clear} />
      ) : (
        <ParameterTable
          ref={table}
          rows={shown}
          tray={tray}
          refusals={model.refusals}
          ticked={model.ticked}
          search={view.search}
          deeds={model.deeds}
          onTick={model.tick}
          target={target}
          onTarget={setTarget}
          toSearch={toSearch}
        />
      )}
      <p className="text-12 text-quiet max-s:hidden">{t('keys')}</p>
      <EditTray
        cluster={cluster}
        entries={entries}
        sent={tray.sent}
        ticked={model.tickedRows}
        onAccepted={model.accepted}
        onRefused={model.refuse}
        onDiscard={model.discardAll}
        onDefaults={model.toDefaults}
        onUntick={model.untick}
        onReveal={(row) => {
          if (!shown.includes(row)) view.clear()
          setTarget({ id: row.id, control: 'value' })
        }}
      />
      {tray.sent !== undefined && (
        <SentWatch key={tray.sent.request} sent={tray.sent} clusterId={cluster.id} onEnd={(outcome) => void model.ended(outcome)} />
      )}
      <ImportDialog
        open={importing}
        rows={rows}
        onClose={() => setImporting(false)}
        onTake={(taken) => {
          model.take(taken)
          setImporting(false)
          view.choose('edited')
        }}
      />
      <Guard cluster={cluster} count={entries.length} />
    </div>
  )
}

type SynchronizedProps = { readonly cluster: Result<'showCluster'>; readonly values: Props['values'] }

/** "Values as of", and the plan that has the cloud read them anew. A key in the search is none of its business. */
const Synchronized = memo(function Synchronized({ cluster, values }: SynchronizedProps) {
  const plan = usePlan(cluster)
  const reasonFor = useReasonFor(factsOf(cluster, useNow(30_000)))
  return (
    <>
      <AsOf
        modifiedAt={values.data.modified_at}
        readAt={values.readAt}
        refreshing={values.refreshing}
        onRefresh={() => void values.refresh()}
        syncReason={reasonFor('synchronizeParameterValues')}
        onSync={() => plan.open(synchronizeParameterValues)}
      />
      {plan.dialog}
    </>
  )
})

type NoticesProps = { readonly cluster: Result<'showCluster'>; readonly model: ReturnType<typeof useParameters> }

/** What came of earlier writes and is not settled yet. */
function Notices({ cluster, model }: NoticesProps) {
  const plan = usePlan(cluster)
  const reasonFor = useReasonFor(factsOf(cluster, useNow(30_000)))
  const { failed, waiting } = model.tray
  return (
    <>
      {failed !== undefined && (
        <FailedSet
          failed={failed}
          cluster={cluster}
          rows={model.byId}
          onSync={() => plan.open(synchronizeClusterState)}
          onSetBack={model.setBack}
          onDiscard={model.discard}
          onSettled={model.settle}
        />
      )}
      <WaitingNotice
        cluster={cluster}
        waiting={waiting}
        rows={model.byId}
        restartReason={reasonFor('restartCluster')}
        onRestart={() => plan.open(restartCluster)}
        setReason={reasonFor('setParameterValues')}
        onTakenBack={model.accepted}
        onForget={model.forgetWaiting}
      />
      {plan.dialog}
    </>
  )
}

/** Another part of the same cluster is no leaving: the edits are there when one comes back. */
function Guard({ cluster, count }: { readonly cluster: Result<'showCluster'>; readonly count: number }) {
  const t = useTranslations('parameters.leave')
  const home = `/clusters/${encodeURIComponent(cluster.id)}`
  return (
    <LeaveGuard
      active={count > 0}
      within={(pathname) => pathname === home || pathname.startsWith(`${home}/`)}
      words={{ title: t('title'), text: t('text', { count, name: cluster.name }), stay: t('stay'), go: t('go') }}
    />
  )
}
