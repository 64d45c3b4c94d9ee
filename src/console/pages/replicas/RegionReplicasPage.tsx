import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { lagOf, needsLook } from '#contract/rules/replica-state.ts'
import { useFleet } from '#console/api/fleet.ts'
import { toCloudTime } from '#console/api/now.ts'
import { useRegion } from '#console/api/region.ts'
import { FleetFrame } from '#console/components/fleet/FleetFrame.tsx'
import { fleetItems, wantedItems } from '#console/components/fleet/fleet-item.ts'
import type { ItemColumn } from '#console/components/fleet/FleetTable.tsx'
import { useFleetSearch } from '#console/components/fleet/use-fleet-search.ts'
import { Following } from '#console/components/Following.tsx'
import { Instant } from '#console/components/Instant.tsx'
import { StateBadge } from '#console/components/StateBadge.tsx'
import { usePageTitle } from '#console/layout/page-title.ts'
import { formatAge } from '#console/lib/format.ts'
import { paths } from '#console/paths.ts'
import { replicaSource, type FoundReplica } from './replica-source.ts'

type Item = FoundReplica & { readonly lag: number | undefined; readonly look: boolean }

/** The replicas of all clusters of the region. */
export function RegionReplicasPage() {
  const t = useTranslations('fleet')
  usePageTitle(t('replicas.title'))
  const fleet = useFleet(replicaSource)
  const { search, wanted, change } = useFleetSearch('name', 'show')
  const rows = fleetItems(fleet.rows, (data, { readAt }) =>
    data.map((replica) => {
      const lag = lagOf(replica.syncedAt, toCloudTime(readAt))
      return { key: replica.key, item: { ...replica, lag, look: needsLook(replica.word, lag) } }
    }),
  )
  const found = rows.filter(({ item }) => item !== undefined)
  const fits: Readonly<Record<string, (item: Item) => boolean>> = {
    look: ({ look }) => look,
    elsewhere: ({ otherRegion }) => otherRegion !== undefined,
  }
  return (
    <FleetFrame
      words="replicas"
      tab="replicas"
      fleet={fleet}
      search={search}
      onChange={change}
      rows={rows}
      shown={wantedItems(rows, { name: wanted.name, fits: fits[wanted.show] ?? (() => true), nameOf: ({ name }) => name })}
      summary={t('replicas.summary', {
        count: found.length,
        origins: new Set(found.map(({ cluster }) => cluster.id)).size,
        look: found.filter(({ item }) => item?.look === true).length,
      })}
      kinds={[
        { value: 'look', label: t('replicas.look') },
        { value: 'elsewhere', label: t('replicas.elsewhere') },
      ]}
      noneText={t('replicas.none')}
      sparse
      columns={useColumns()}
    />
  )
}

function useColumns(): ItemColumn<Item>[] {
  const region = useRegion()
  const t = useTranslations('fleet.replicas')
  const locale = useLocale()
  return [
    {
      id: 'replica',
      header: t('replica'),
      className: 'w-[18%] max-s:w-[31%]',
      cell: ({ name, cluster, servers }) => (
        <span className="wrap-anywhere">
          {cluster === undefined ? name : <Link to={paths.clusterTab(cluster.region, cluster.id, 'replicas')}>{name}</Link>}
          {servers.some((server) => server !== name) && <span className="block text-12 text-quiet max-s:hidden">{servers.join(', ')}</span>}
        </span>
      ),
    },
    {
      id: 'following',
      header: t('following'),
      className: 'w-[26%] max-s:w-[41%]',
      cell: ({ word, told, lag }) => (
        <>
          {word === undefined ? '–' : <Following word={word} />}
          {lag !== undefined && <span className="block text-12 text-quiet s:hidden">{t('behind', { age: formatAge(lag, locale) })}</span>}
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
