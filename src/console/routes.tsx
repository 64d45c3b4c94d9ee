import { createBrowserRouter, Navigate, type RouteObject } from 'react-router'
import { ConsoleLayout } from '#console/layout/ConsoleLayout.tsx'
import { NotFoundPage } from '#console/layout/NotFoundPage.tsx'
import { learn } from '#console/messages/words.ts'
import { ClustersPage } from '#console/pages/clusters/ClustersPage.tsx'
import { paths } from '#console/paths.ts'

/** The frame of a page before its chunk is there: nothing, for the shell's own skeleton comes with it. */
const HydrateFallback = () => null

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
        lazy: async () => {
          const [page] = await Promise.all([import('#console/pages/clusters/new/CreateClusterPage.tsx'), learn('create', 'plan')])
          return { Component: page.CreateClusterPage }
        },
      },
      {
        path: 'clusters/:clusterId',
        lazy: async () => {
          const [page] = await Promise.all([
            import('#console/pages/clusters/cluster/ClusterPage.tsx'),
            learn('cluster', 'operations', 'plan', 'plans', 'rules'),
          ])
          return { Component: page.ClusterPage }
        },
        children: [
          {
            index: true,
            lazy: async () => ({ Component: (await import('#console/pages/clusters/cluster/overview/OverviewPage.tsx')).OverviewPage }),
          },
          {
            path: '/clusters/:clusterId/storage',
            lazy: async () => {
              const [page] = await Promise.all([
                import('#console/pages/clusters/cluster/storage/StoragePage.tsx'),
                learn('create', 'storage'),
              ])
              return { Component: page.StoragePage }
            },
          },
          {
            path: '/clusters/:clusterId/replicas',
            lazy: async () => {
              const [page] = await Promise.all([import('#console/pages/clusters/cluster/replicas/ReplicasPage.tsx'), learn('replicas')])
              return { Component: page.ReplicasPage }
            },
          },
          {
            path: '/clusters/:clusterId/replicas/new',
            lazy: async () => {
              const [page] = await Promise.all([
                import('#console/pages/clusters/cluster/replicas/new/CreateReplicaPage.tsx'),
                learn('create', 'replicas'),
              ])
              return { Component: page.CreateReplicaPage }
            },
          },
          {
            path: '/clusters/:clusterId/backups',
            lazy: async () => {
              const [page] = await Promise.all([
                import('#console/pages/clusters/cluster/backups/BackupsPage.tsx'),
                learn('backups', 'instant', 'restore'),
              ])
              return { Component: page.BackupsPage }
            },
          },
          {
            path: '/clusters/:clusterId/parameters',
            lazy: async () => {
              const [page] = await Promise.all([
                import('#console/pages/clusters/cluster/parameters/ParametersPage.tsx'),
                learn('parameters'),
              ])
              return { Component: page.ParametersPage }
            },
          },
          {
            path: '/clusters/:clusterId/parameters/compare',
            lazy: async () => {
              const [page] = await Promise.all([
                import('#console/pages/clusters/cluster/parameters/compare/ComparePage.tsx'),
                learn('parameters'),
              ])
              return { Component: page.ComparePage }
            },
          },
          {
            path: '/clusters/:clusterId/logs',
            lazy: async () => {
              const [page] = await Promise.all([import('#console/pages/clusters/cluster/logs/LogsPage.tsx'), learn('logs')])
              return { Component: page.LogsPage }
            },
          },
          {
            path: '/clusters/:clusterId/maintenance',
            lazy: async () => {
              const [page] = await Promise.all([
                import('#console/pages/clusters/cluster/maintenance/MaintenancePage.tsx'),
                learn('maintenance'),
              ])
              return { Component: page.MaintenancePage }
            },
          },
          {
            path: '/clusters/:clusterId/access',
            lazy: async () => {
              const [page] = await Promise.all([import('#console/pages/clusters/cluster/access/AccessPage.tsx'), learn('access')])
              return { Component: page.AccessPage }
            },
          },
        ],
      },
      {
        path: 'parameter-groups',
        lazy: async () => {
          const [page] = await Promise.all([
            import('#console/pages/parameter-groups/ParameterGroupsPage.tsx'),
            learn('parameterGroups', 'parameters'),
          ])
          return { Component: page.ParameterGroupsPage }
        },
      },
      {
        path: 'parameter-groups/:groupId',
        lazy: async () => {
          const [page] = await Promise.all([
            import('#console/pages/parameter-groups/group/ParameterGroupPage.tsx'),
            learn('parameterGroups', 'parameters'),
          ])
          return { Component: page.ParameterGroupPage }
        },
      },
      {
        path: 'clusters/:clusterId/restore',
        lazy: async () => {
          const [page] = await Promise.all([
            import('#console/pages/clusters/cluster/restore/RestorePage.tsx'),
            learn('create', 'instant', 'plan', 'plans', 'restore', 'rules'),
          ])
          return { Component: page.RestorePage }
        },
      },
      { path: '*', Component: NotFoundPage },
    ],
  },
]

/** The router of the built console; tests make a memory router from `routes`. */
export const createRouter = () => createBrowserRouter(routes)
