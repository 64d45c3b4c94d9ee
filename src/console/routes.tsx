import type { ComponentType } from 'react'
import { createBrowserRouter, type RouteObject } from 'react-router'
import { ConsoleLayout } from '#console/layout/ConsoleLayout.tsx'
import { NotFoundPage } from '#console/layout/NotFoundPage.tsx'
import { learn } from '#console/messages/words.ts'
import { ClustersPage } from '#console/pages/clusters/ClustersPage.tsx'

/** The frame of a page before its chunk is there: nothing, for the shell's own skeleton comes with it. */
const HydrateFallback = () => null

/** A page in a chunk of its own, with its words, and with the styles that the first page does not need. */
function page<N extends string>(load: () => Promise<{ readonly [K in N]: ComponentType }>, name: N, ...words: Parameters<typeof learn>) {
  return async () => {
    const [loaded] = await Promise.all([load(), learn(...words), import('./pages.css')])
    return { Component: loaded[name] }
  }
}

/**
 * Every page of the console. Each is a chunk of its own, fetched when its URL is first opened, but for the list: nearly
 * every visit comes to it, and what it needs must not be scattered over what the other pages happen to share.
 */
export const routes: RouteObject[] = [
  {
    path: '/sign-in',
    HydrateFallback,
    lazy: async () => {
      const [{ SignInPage }] = await Promise.all([import('#console/pages/sign-in/SignInPage.tsx'), learn('signIn')])
      return { Component: SignInPage }
    },
  },
  {
    path: '/',
    Component: ConsoleLayout,
    HydrateFallback,
    children: [
      {
        index: true,
        lazy: page(
          () => import('#console/pages/dashboard/DashboardPage.tsx'),
          'DashboardPage',
          'dashboard',
          'findings',
          'journal',
          'operations',
        ),
      },
      { path: 'clusters', Component: ClustersPage },
      {
        path: 'clusters/new',
        lazy: page(() => import('#console/pages/clusters/new/CreateClusterPage.tsx'), 'CreateClusterPage', 'create', 'journal', 'plan'),
      },
      {
        path: 'clusters/:clusterId',
        lazy: page(
          () => import('#console/pages/clusters/cluster/ClusterPage.tsx'),
          'ClusterPage',
          'cluster',
          'journal',
          'operations',
          'plan',
          'plans',
          'rules',
          'stories',
        ),
        children: [
          {
            index: true,
            lazy: page(() => import('#console/pages/clusters/cluster/overview/OverviewPage.tsx'), 'OverviewPage'),
          },
          {
            path: '/clusters/:clusterId/storage',
            lazy: page(() => import('#console/pages/clusters/cluster/storage/StoragePage.tsx'), 'StoragePage', 'create', 'storage'),
          },
          {
            path: '/clusters/:clusterId/replicas',
            lazy: page(() => import('#console/pages/clusters/cluster/replicas/ReplicasPage.tsx'), 'ReplicasPage', 'replicas'),
          },
          {
            path: '/clusters/:clusterId/replicas/new',
            lazy: page(
              () => import('#console/pages/clusters/cluster/replicas/new/CreateReplicaPage.tsx'),
              'CreateReplicaPage',
              'create',
              'replicas',
            ),
          },
          {
            path: '/clusters/:clusterId/backups',
            lazy: page(
              () => import('#console/pages/clusters/cluster/backups/BackupsPage.tsx'),
              'BackupsPage',
              'backups',
              'instant',
              'restore',
            ),
          },
          {
            path: '/clusters/:clusterId/parameters',
            lazy: page(() => import('#console/pages/clusters/cluster/parameters/ParametersPage.tsx'), 'ParametersPage', 'parameters'),
          },
          {
            path: '/clusters/:clusterId/parameters/compare',
            lazy: page(() => import('#console/pages/clusters/cluster/parameters/compare/ComparePage.tsx'), 'ComparePage', 'parameters'),
          },
          {
            path: '/clusters/:clusterId/logs',
            lazy: page(() => import('#console/pages/clusters/cluster/logs/LogsPage.tsx'), 'LogsPage', 'logs'),
          },
          {
            path: '/clusters/:clusterId/maintenance',
            lazy: page(() => import('#console/pages/clusters/cluster/maintenance/MaintenancePage.tsx'), 'MaintenancePage', 'maintenance'),
          },
          {
            path: '/clusters/:clusterId/access',
            lazy: page(() => import('#console/pages/clusters/cluster/access/AccessPage.tsx'), 'AccessPage', 'access'),
          },
          {
            path: '/clusters/:clusterId/requests',
            lazy: page(() => import('#console/pages/clusters/cluster/requests/RequestsPage.tsx'), 'RequestsPage', 'activity'),
          },
          {
            path: '/clusters/:clusterId/doctor',
            lazy: page(
              () => import('#console/pages/clusters/cluster/doctor/DoctorPage.tsx'),
              'DoctorPage',
              'activity',
              'doctor',
              'findings',
            ),
          },
        ],
      },
      {
        path: 'replicas',
        lazy: page(() => import('#console/pages/replicas/RegionReplicasPage.tsx'), 'RegionReplicasPage', 'cluster', 'fleet'),
      },
      {
        path: 'backups',
        lazy: page(() => import('#console/pages/backups/RegionBackupsPage.tsx'), 'RegionBackupsPage', 'backups', 'fleet'),
      },
      {
        path: 'parameters',
        lazy: page(() => import('#console/pages/parameters/RegionParametersPage.tsx'), 'RegionParametersPage', 'fleet'),
      },
      {
        path: 'log-exports',
        lazy: page(() => import('#console/pages/log-exports/RegionLogExportsPage.tsx'), 'RegionLogExportsPage', 'fleet', 'logs', 'plans'),
      },
      {
        path: 'activity',
        lazy: page(
          () => import('#console/pages/activity/ActivityPage.tsx'),
          'ActivityPage',
          'activity',
          'journal',
          'operations',
          'stories',
        ),
      },
      {
        path: 'activity/:writeId',
        lazy: page(
          () => import('#console/pages/activity/entry/EntryPage.tsx'),
          'EntryPage',
          'activity',
          'journal',
          'operations',
          'plan',
          'stories',
        ),
      },
      {
        path: 'sessions',
        lazy: page(() => import('#console/pages/sessions/SessionsPage.tsx'), 'SessionsPage', 'sessions'),
      },
      {
        path: 'findings',
        lazy: page(() => import('#console/pages/findings/FindingsPage.tsx'), 'FindingsPage', 'findings', 'operations'),
      },
      {
        path: 'fleet',
        lazy: page(() => import('#console/pages/fleet/FleetPage.tsx'), 'FleetPage', 'findings', 'fleet'),
      },
      {
        path: 'connection',
        lazy: page(() => import('#console/pages/connection/ConnectionPage.tsx'), 'ConnectionPage', 'connection'),
      },
      {
        path: 'catalog',
        lazy: page(() => import('#console/pages/catalog/CatalogPage.tsx'), 'CatalogPage', 'catalog'),
      },
      {
        path: 'parameter-groups',
        lazy: page(
          () => import('#console/pages/parameter-groups/ParameterGroupsPage.tsx'),
          'ParameterGroupsPage',
          'parameterGroups',
          'parameters',
        ),
      },
      {
        path: 'parameter-groups/:groupId',
        lazy: page(
          () => import('#console/pages/parameter-groups/group/ParameterGroupPage.tsx'),
          'ParameterGroupPage',
          'parameterGroups',
          'parameters',
        ),
      },
      {
        path: 'clusters/:clusterId/restore',
        lazy: page(
          () => import('#console/pages/clusters/cluster/restore/RestorePage.tsx'),
          'RestorePage',
          'create',
          'instant',
          'journal',
          'plan',
          'plans',
          'restore',
          'rules',
        ),
      },
      { path: '*', Component: NotFoundPage },
    ],
  },
]

/** The router of the built console; tests make a memory router from `routes`. */
export const createRouter = () => createBrowserRouter(routes)
