import type { ComponentType } from 'react'
import { createBrowserRouter, Navigate, type RouteObject } from 'react-router'
import { ConsoleLayout } from '#console/layout/ConsoleLayout.tsx'
import { NotFoundPage } from '#console/layout/NotFoundPage.tsx'
import { learn } from '#console/messages/words.ts'
import { ClustersPage } from '#console/pages/clusters/ClustersPage.tsx'
import { paths } from '#console/paths.ts'

/** The frame of a page before its chunk is there: nothing, for the shell's own skeleton comes with it. */
const HydrateFallback = () => null

/** A page in a chunk of its own, with its words, and with the styles that the first page does not need. */
function page(load: () => Promise<ComponentType>, ...words: Parameters<typeof learn>) {
  return async () => {
    const [Component] = await Promise.all([load(), learn(...words), import('./pages.css')])
    return { Component }
  }
}

/**
 * Every page of the console. Each is a chunk of its own, fetched when its URL is first opened, but for the list: nearly
 * every visit begins there, and what it needs must not be scattered over what the other pages happen to share.
 */
export const routes: RouteObject[] = [
  {
    path: '/sign-in',
    HydrateFallback,
    lazy: async () => ({ Component: (await import('#console/pages/sign-in/SignInPage.tsx')).SignInPage }),
  },
  {
    path: '/',
    Component: ConsoleLayout,
    HydrateFallback,
    children: [
      { index: true, element: <Navigate to={paths.home} replace /> },
      { path: 'clusters', Component: ClustersPage },
      {
        path: 'clusters/new',
        lazy: page(async () => (await import('#console/pages/clusters/new/CreateClusterPage.tsx')).CreateClusterPage, 'create', 'plan'),
      },
      {
        path: 'clusters/:clusterId',
        lazy: page(
          async () => (await import('#console/pages/clusters/cluster/ClusterPage.tsx')).ClusterPage,
          'cluster',
          'operations',
          'plan',
          'plans',
          'rules',
        ),
        children: [
          {
            index: true,
            lazy: page(async () => (await import('#console/pages/clusters/cluster/overview/OverviewPage.tsx')).OverviewPage),
          },
          {
            path: '/clusters/:clusterId/storage',
            lazy: page(
              async () => (await import('#console/pages/clusters/cluster/storage/StoragePage.tsx')).StoragePage,
              'create',
              'storage',
            ),
          },
          {
            path: '/clusters/:clusterId/replicas',
            lazy: page(async () => (await import('#console/pages/clusters/cluster/replicas/ReplicasPage.tsx')).ReplicasPage, 'replicas'),
          },
          {
            path: '/clusters/:clusterId/replicas/new',
            lazy: page(
              async () => (await import('#console/pages/clusters/cluster/replicas/new/CreateReplicaPage.tsx')).CreateReplicaPage,
              'create',
              'replicas',
            ),
          },
          {
            path: '/clusters/:clusterId/backups',
            lazy: page(
              async () => (await import('#console/pages/clusters/cluster/backups/BackupsPage.tsx')).BackupsPage,
              'backups',
              'instant',
              'restore',
            ),
          },
          {
            path: '/clusters/:clusterId/parameters',
            lazy: page(
              async () => (await import('#console/pages/clusters/cluster/parameters/ParametersPage.tsx')).ParametersPage,
              'parameters',
            ),
          },
          {
            path: '/clusters/:clusterId/parameters/compare',
            lazy: page(
              async () => (await import('#console/pages/clusters/cluster/parameters/compare/ComparePage.tsx')).ComparePage,
              'parameters',
            ),
          },
          {
            path: '/clusters/:clusterId/logs',
            lazy: page(async () => (await import('#console/pages/clusters/cluster/logs/LogsPage.tsx')).LogsPage, 'logs'),
          },
          {
            path: '/clusters/:clusterId/maintenance',
            lazy: page(
              async () => (await import('#console/pages/clusters/cluster/maintenance/MaintenancePage.tsx')).MaintenancePage,
              'maintenance',
            ),
          },
          {
            path: '/clusters/:clusterId/access',
            lazy: page(async () => (await import('#console/pages/clusters/cluster/access/AccessPage.tsx')).AccessPage, 'access'),
          },
        ],
      },
      {
        path: 'replicas',
        lazy: page(async () => (await import('#console/pages/replicas/RegionReplicasPage.tsx')).RegionReplicasPage, 'cluster', 'fleet'),
      },
      {
        path: 'backups',
        lazy: page(async () => (await import('#console/pages/backups/RegionBackupsPage.tsx')).RegionBackupsPage, 'backups', 'fleet'),
      },
      {
        path: 'parameters',
        lazy: page(async () => (await import('#console/pages/parameters/RegionParametersPage.tsx')).RegionParametersPage, 'fleet'),
      },
      {
        path: 'log-exports',
        lazy: page(
          async () => (await import('#console/pages/log-exports/RegionLogExportsPage.tsx')).RegionLogExportsPage,
          'fleet',
          'logs',
          'plans',
        ),
      },
      {
        path: 'catalog',
        lazy: page(async () => (await import('#console/pages/catalog/CatalogPage.tsx')).CatalogPage, 'catalog'),
      },
      {
        path: 'parameter-groups',
        lazy: page(
          async () => (await import('#console/pages/parameter-groups/ParameterGroupsPage.tsx')).ParameterGroupsPage,
          'parameterGroups',
          'parameters',
        ),
      },
      {
        path: 'parameter-groups/:groupId',
        lazy: page(
          async () => (await import('#console/pages/parameter-groups/group/ParameterGroupPage.tsx')).ParameterGroupPage,
          'parameterGroups',
          'parameters',
        ),
      },
      {
        path: 'clusters/:clusterId/restore',
        lazy: page(
          async () => (await import('#console/pages/clusters/cluster/restore/RestorePage.tsx')).RestorePage,
          'create',
          'instant',
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
