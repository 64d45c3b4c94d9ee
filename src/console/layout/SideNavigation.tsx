import {
  Activity,
  BookOpen,
  Database,
  FileText,
  History,
  Layers,
  LayoutDashboard,
  Plus,
  SlidersHorizontal,
  TriangleAlert,
  Waypoints,
} from 'lucide-react'
import { NavLink, useLocation } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Session } from '#contract/bff/session.ts'
import { paths } from '#console/paths.ts'
import { AccountMenu } from './AccountMenu.tsx'
import { Brand } from './Brand.tsx'
import { RegionMenu } from './RegionMenu.tsx'

type Props = { readonly session: Session; readonly region: string; readonly onSignOut: () => void }

/** The navigation at the left, from 64 rem on; below that it opens from the top bar. */
export function SideNavigation(props: Props) {
  return (
    <aside className="sticky top-0 hidden h-dvh w-side shrink-0 flex-col gap-3 overflow-y-auto bg-canvas p-2 m:flex">
      <NavigationContent {...props} />
    </aside>
  )
}

/** What the navigation holds, wherever it is shown. */
export function NavigationContent({ session, region, onSignOut }: Props) {
  const t = useTranslations('layout')
  const { pathname } = useLocation()
  const inCluster = /^\/clusters\/(?!new$)/.test(pathname)
  return (
    <>
      <Brand />
      <RegionMenu session={session} region={region} />
      <nav aria-label={t('navigation')} className="flex flex-col gap-0.5 text-13">
        <Item to={paths.dashboard(region)} icon={<LayoutDashboard className="size-4" aria-hidden="true" />} end>
          {t('dashboard')}
        </Item>
        <Item to={paths.clusters(region)} icon={<Database className="size-4" aria-hidden="true" />} end within={inCluster}>
          {t('clusters')}
        </Item>
        <Item to={paths.createCluster(region)} icon={<Plus className="size-4" aria-hidden="true" />}>
          {t('createCluster')}
        </Item>
        <Heading>{t('acrossRegion')}</Heading>
        <Item to={paths.fleet(region, 'replicas')} icon={<Waypoints className="size-4" aria-hidden="true" />}>
          {t('replicas')}
        </Item>
        <Item to={paths.fleet(region, 'backups')} icon={<History className="size-4" aria-hidden="true" />}>
          {t('backups')}
        </Item>
        <Item to={paths.fleet(region, 'parameters')} icon={<SlidersHorizontal className="size-4" aria-hidden="true" />}>
          {t('parameters')}
        </Item>
        <Item to={paths.parameterGroups(region)} icon={<Layers className="size-4" aria-hidden="true" />}>
          {t('parameterGroups')}
        </Item>
        <Item to={paths.fleet(region, 'log-exports')} icon={<FileText className="size-4" aria-hidden="true" />}>
          {t('logExports')}
        </Item>
        <Heading>{t('lookCloser')}</Heading>
        <Item to={paths.findings(region)} icon={<TriangleAlert className="size-4" aria-hidden="true" />}>
          {t('findings')}
        </Item>
        <Item to={paths.activity(region)} icon={<Activity className="size-4" aria-hidden="true" />}>
          {t('activity')}
        </Item>
        <Item to={paths.catalog(region)} icon={<BookOpen className="size-4" aria-hidden="true" />}>
          {t('catalog')}
        </Item>
      </nav>
      <div className="mt-auto">
        <AccountMenu session={session} region={region} onSignOut={onSignOut} />
      </div>
    </>
  )
}

function Heading({ children }: { readonly children: React.ReactNode }) {
  return <h2 className="mt-3 mb-1 px-2 text-12 font-medium text-quiet">{children}</h2>
}

type ItemProps = {
  readonly to: string
  readonly icon: React.ReactNode
  readonly children: React.ReactNode
  readonly end?: boolean
  /** The open page is a part of this one. */
  readonly within?: boolean
}

function Item({ to, icon, children, end = false, within = false }: ItemProps) {
  return (
    <NavLink
      to={to}
      end={end}
      className={({ isActive }) =>
        `flex h-control items-center gap-2 rounded-2 px-2 ${isActive || within ? 'bg-surface font-semibold text-strong shadow-pop' : 'text-normal hover:bg-hover'}`
      }
    >
      {icon}
      {children}
    </NavLink>
  )
}
