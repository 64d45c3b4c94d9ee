import { useMemo } from 'react'
import { keepPreviousData, useQueries, useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'react-router'
import { useTranslations } from 'use-intl'
import { fleetSearchPath, type FleetHit, type FleetSearch } from '#contract/bff/fleet.ts'
import type { Failure } from '#contract/errors.ts'
import type { Result } from '#contract/operation.ts'
import { operations } from '#contract/operations.ts'
import { send } from '#console/api/client.ts'
import { failureOf } from '#console/api/query.ts'
import { useRegion } from '#console/api/region.ts'
import { curePath } from '#console/components/findings/cure.ts'
import { useOperationName } from '#console/components/operation-name.ts'
import { clusterTabs, paths } from '#console/paths.ts'
import { allowedActions } from './actions.ts'
import { commandsMax, rank, tokensOf, type Command } from './commands.ts'

type Detail = Result<'showCluster'>

/** So many words are looked for among the clusters, and of so many clusters everything that can be done is told. */
const wordsMax = 3
const openedMax = 6
/** Clusters that were looked at last, offered before anything is typed. */
const recentMax = 5

export type Commands = {
  readonly found: readonly Command[]
  /** Clusters are still looked for. */
  readonly searching: boolean
  /** Why clusters cannot be looked for; the rest is found all the same. */
  readonly failure: Failure | undefined
}

/** What the palette has for what was typed. Clusters come from our server's reading of the fleet, which costs the cloud nothing. */
export function useCommands(typed: string): Commands {
  const { hits, searching, failure } = useHits(typed)
  const { known, here } = useKnownClusters()
  const pages = usePages()
  const ofCluster = useClusterCommands()
  const found = useMemo(() => {
    const current = known.find(({ hit }) => hit.id === here)
    if (tokensOf(typed).length === 0) {
      const others = known.filter((each) => each !== current).slice(0, recentMax)
      return [
        ...(current === undefined ? [] : ofCluster(current.hit, current.detail).slice(1)),
        ...others.map(({ hit }) => clusterCommand(hit)),
        ...pages,
      ].slice(0, commandsMax)
    }
    const details = new Map(known.map(({ hit, detail }) => [hit.id, detail]))
    const rest = current === undefined || hits.some(({ id }) => id === here) ? [] : ofCluster(current.hit, current.detail)
    const opened = hits.slice(0, openedMax).flatMap((hit) => ofCluster(hit, details.get(hit.id)))
    return rank(typed, [...opened, ...hits.slice(openedMax).map(clusterCommand), ...rest, ...pages])
  }, [typed, hits, known, here, pages, ofCluster])
  return { found, searching, failure }
}

function useHits(typed: string) {
  const words = tokensOf(typed).slice(0, wordsMax)
  return useQueries({
    queries: words.map((word) => ({
      queryKey: ['fleet', 'search', word],
      queryFn: async ({ signal }: { signal: AbortSignal }): Promise<FleetSearch> =>
        (
          await send('GET', `${fleetSearchPath}?${new URLSearchParams({ q: word.slice(0, 100) }).toString()}`, undefined, { signal })
        ).json(),
      staleTime: 5_000,
      placeholderData: keepPreviousData,
    })),
    combine: (answers) => {
      const byId = new Map(answers.flatMap(({ data }) => data?.clusters ?? []).map((hit) => [hit.id, hit]))
      return {
        hits: [...byId.values()],
        searching: answers.some(({ isFetching }) => isFetching),
        failure: answers.map(({ error }) => failureOf(error)).find((each) => each !== undefined),
      }
    },
  })
}

/** Clusters that this tab has read, the latest first, and the one of the page. */
function useKnownClusters() {
  const client = useQueryClient()
  const { pathname } = useLocation()
  const here = /^\/clusters\/([0-9a-f]{32})/.exec(pathname)?.[1]
  const known = useMemo(
    () =>
      client
        .getQueryCache()
        .findAll({ predicate: ({ queryKey, state }) => queryKey[1] === 'showCluster' && state.data !== undefined })
        .toSorted((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)
        .map(({ queryKey, state }) => {
          const detail = state.data as Detail
          return { detail, hit: { id: detail.id, name: detail.name, region: String(queryKey[0]), state: detail.service_state } }
        }),
    [client],
  )
  return { known, here }
}

function clusterCommand({ id, name, region, state }: FleetHit): Command {
  return { key: `cluster ${region} ${id}`, kind: 'cluster', title: name, about: region, state, words: id, to: paths.cluster(region, id) }
}

/** The cluster itself, what can be done to it now, and its tabs. */
function useClusterCommands(): (hit: FleetHit, detail: Detail | undefined) => Command[] {
  const t = useTranslations('palette')
  const tabs = useTranslations('cluster.tabs')
  const nameOf = useOperationName()
  return useMemo(
    () => (hit, detail) => {
      const { id, name, region, state } = hit
      const facts = { service_state: state, ha_enabled: detail?.ha_enabled, role_type: detail?.role_type }
      return [
        clusterCommand(hit),
        ...allowedActions(facts).map((fix): Command => ({
          key: `${fix.operation} ${id}`,
          kind: 'action',
          title: t('action', { operation: nameOf(fix.operation), cluster: name }),
          about: region,
          words: `${operations[fix.operation].printed} ${id}`,
          to: curePath({ region, clusterId: id, values: {}, fix }),
        })),
        ...clusterTabs.map((tab): Command => ({
          key: `${tab} ${id}`,
          kind: 'tab',
          title: t('tab', { tab: tabs(tab), cluster: name }),
          about: region,
          words: `${tab} ${id}`,
          to: paths.clusterTab(region, id, tab),
        })),
      ]
    },
    [t, tabs, nameOf],
  )
}

function usePages(): readonly Command[] {
  const t = useTranslations('layout')
  const more = useTranslations('palette')
  const region = useRegion()
  return useMemo(() => {
    const page = (name: string, title: string, to: string): Command => ({ key: `page ${name}`, kind: 'page', title, words: name, to })
    return [
      page('dashboard', t('dashboard'), paths.dashboard(region)),
      page('clusters', t('clusters'), paths.clusters(region)),
      page('fleet all regions versions ha', more('allRegions'), paths.fleet(region, 'fleet')),
      page('create cluster new', t('createCluster'), paths.createCluster(region)),
      page('findings', t('findings'), paths.findings(region)),
      page('activity', t('activity'), paths.activity(region)),
      page('replicas', t('replicas'), paths.fleet(region, 'replicas')),
      page('backups', t('backups'), paths.fleet(region, 'backups')),
      page('parameters', t('parameters'), paths.fleet(region, 'parameters')),
      page('parameter groups', t('parameterGroups'), paths.parameterGroups(region)),
      page('log exports', t('logExports'), paths.fleet(region, 'log-exports')),
      page('catalog', t('catalog'), paths.catalog(region)),
      page('connection check', t('connection'), paths.connection(region)),
      page('sessions', t('sessions'), paths.sessions(region)),
    ]
  }, [t, more, region])
}
