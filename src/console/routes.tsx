import { createBrowserRouter, Navigate, type RouteObject } from 'react-router'
import { ConsoleLayout } from '#console/layout/ConsoleLayout.tsx'
import { NotFoundPage } from '#console/layout/NotFoundPage.tsx'
import { paths } from '#console/paths.ts'

/** Every page of the console. Each is a chunk of its own, fetched when its URL is first opened. */
export const routes: RouteObject[] = [
  { path: '/sign-in', lazy: async () => ({ Component: (await import('#console/pages/sign-in/SignInPage.tsx')).SignInPage }) },
  {
    path: '/',
    Component: ConsoleLayout,
    children: [
      { index: true, element: <Navigate to={paths.home} replace /> },
      { path: 'clusters', lazy: async () => ({ Component: (await import('#console/pages/clusters/ClustersPage.tsx')).ClustersPage }) },
      { path: 'clusters/new', lazy: async () => ({ Component: (await import('#console/pages/clusters/new/CreateClusterPage.tsx')).CreateClusterPage }) },
      { path: 'clusters/:clusterId', lazy: async () => ({ Component: (await import('#console/pages/clusters/cluster/ClusterPage.tsx')).ClusterPage }) },
      { path: '*', Component: NotFoundPage },
    ],
  },
]

/** The router of the built console; tests make a memory router from `routes`. */
export const createRouter = () => createBrowserRouter(routes)
