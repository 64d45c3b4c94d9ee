import { useState } from 'react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { useFleet } from '#console/api/fleet.ts'
import { toCloudTime } from '#console/api/now.ts'
import { useRegion } from '#console/api/region.ts'
import { FleetFrame } from '#console/components/fleet/FleetFrame.tsx'
import { FleetTable, type FleetItem } from '#console/components/fleet/FleetTable.tsx'
import { useFleetSearch } from '#console/components/fleet/use-fleet-search.ts'
import { Following } from '#console/components/Following.tsx'
import { Instant } from '#console/components/Instant.tsx'
import { StateBadge } from '#console/components/StateBadge.tsx'
import { usePageTitle } from '#console/layout/page-title.ts'
import { formatAge } from '#console/lib/format.ts'
import { lagOf, needsLook } from '#console/lib/replica-state.ts'
import { paths } from '#console/paths.ts'
import { SelectField } from '#console/ui/SelectField.tsx'
import { TextField } from '#console/ui/TextField.tsx'
import { replicaSource, type FoundReplica } from './replica-source.ts'

type Item = FoundReplica & { readonly lag: number | undefined; readonly look: boolean }

/** The replicas of all clusters of the region. */
export function RegionReplicasPage() {
  const region = useRegion()
  return <Replicas key={region} region={region} />
}

function Replicas({ region }: { readonly region: string }) {
  const t = useTranslations('fleet')
  usePageTitle(t('replicas.title'))
  const [source] = useState(() => replicaSource(region))
  const fleet = useFleet(source)
  const { search, change } = useFleetSearch('name', 'show')
  const rows = fleet.rows.flatMap(({ cluster, data, failure, readAt }): FleetItem<Item>[] => {
    if (data === undefined) return [{ key: cluster.id, cluster, item: undefined, failure }]
    return data.map((replica) => {
      const lag = lagOf(replica.syncedAt, toCloudTime(readAt))
      return {
        key: `${cluster.id} ${replica.key}`,
        cluster,
        item: { ...replica, lag, look: needsLook(replica.word, lag) },
        failure: undefined,
      }
    })
  })
  const items = rows.flatMap(({ item }) => (item === undefined ? [] : [item]))
  const named = search.name.trim().toLowerCase()
  const shown = rows.filter(({ cluster, item }) => {
    if (named !== '' && ![cluster.name, item?.name ?? ''].some((name) => name.toLowerCase().includes(named))) return false
    return search.show === '' || (search.show === 'look' ? item === undefined || item.look : item?.otherRegion !== undefined)
  })
  const origins = new Set(rows.filter(({ item }) => item !== undefined).map(({ cluster }) => cluster.id)).size
  return (
    <FleetFrame
      title={t('replicas.title')}
      lead={t('replicas.lead', { region })}
      fleet={fleet}
      summary={
        items.length === 0
          ? t(fleet.phase === 'done' ? 'replicas.none' : 'nothingYet')
          : t('replicas.summary', { count: items.length, origins, look: items.filter(({ look }) => look).length })
      }
      filters={
        <>
          <TextField type="search" label={t('name')} value={search.name} onChange={(event) => change({ name: event.target.value })} />
          <SelectField
            label={t('show')}
            value={search.show}
            options={[
              { value: '', label: t('everything') },
              { value: 'look', label: t('replicas.look') },
              { value: 'elsewhere', label: t('replicas.elsewhere') },
            ]}
            onChange={(event) => change({ show: event.target.value })}
          />
        </>
      }
    >
      <FleetTable
        caption={t('replicas.title')}
        rows={shown}
        columns={useColumns(region)}
        tab="replicas"
        operation="listReplicas"
        search={search}
        onPage={change}
        emptyText={rows.length === 0 ? t(fleet.phase === 'done' ? 'replicas.none' : 'nothingYet') : t('noMatch')}
      />
    </FleetFrame>
  )
}

function useColumns(region: string): Parameters<typeof FleetTable<Item>>[0]['columns'] {
  const t = useTranslations('fleet.replicas')
  const locale = useLocale()
  return [
    {
      id: 'replica',
      header: t('replica'),
      cell: ({ name, cluster, servers }) => (
        <span className="wrap-anywhere">
          {cluster === undefined ? name : <Link to={paths.clusterTab(cluster.region, cluster.id, 'replicas')}>{name}</Link>}
          {servers.some((server) => server !== name) && <span className="block text-12 text-quiet">{servers.join(', ')}</span>}
        </span>
      ),
    },
    {
      id: 'following',
      header: t('following'),
      cell: ({ word, told }) => (
        <>
          {word === undefined ? '–' : <Following word={word} />}
          {told !== undefined && <span className="block text-12 wrap-anywhere text-quiet">{told}</span>}
        </>
      ),
    },
    {
      id: 'synced',
      header: t('synced'),
      wide: 's',
      cell: ({ syncedAt, lag }) =>
        syncedAt === undefined ? (
          '–'
        ) : (
          <>
            <Instant at={syncedAt} />
            {lag !== undefined && <span className="block text-12 text-quiet">{t('behind', { age: formatAge(lag, locale) })}</span>}
          </>
        ),
    },
    { id: 'state', header: t('state'), wide: 'm', cell: ({ state }) => (state === undefined ? '–' : <StateBadge state={state} />) },
    { id: 'region', header: t('region'), wide: 'm', cell: ({ otherRegion }) => otherRegion ?? region },
  ]
}
