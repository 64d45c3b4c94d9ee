import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { useRegion } from '#console/api/region.ts'
import { useFollow } from '#console/components/use-follow.ts'
import { clusterTabs, paths } from '#console/paths.ts'
import { Steady } from '#console/ui/Steady.tsx'
import { useTab } from './use-tab.ts'

type Props = { readonly cluster: Pick<Result<'showCluster'>, 'id'> & { readonly replicas?: readonly string[] } }

/** The parts of a cluster as links: the URL says which is open, and what is followed goes along. Scrolls sideways where it is narrow. */
export function ClusterTabs({ cluster }: Props) {
  const t = useTranslations('cluster.tabs')
  const region = useRegion()
  const { kept } = useFollow()
  const open = useTab()
  const list = useRef<HTMLElement>(null)
  // Only sideways: `scrollIntoView` would move the page as well.
  useEffect(() => {
    const nav = list.current
    const link = nav?.querySelector<HTMLElement>(`[data-tab="${open}"]`)
    if (nav && link) nav.scrollLeft = link.offsetLeft - (nav.clientWidth - link.offsetWidth) / 2
  }, [open])
  const replicas = cluster.replicas?.length ?? 0
  return (
    <nav
      ref={list}
      aria-label={t('label')}
      className="relative flex gap-5 overflow-x-auto border-b border-line px-6 scrollbar-none max-s:px-4"
    >
      {(['overview', ...clusterTabs] as const).map((tab) => (
        <Link
          key={tab}
          data-tab={tab}
          to={tab === 'overview' ? paths.cluster(region, cluster.id, kept) : paths.clusterTab(region, cluster.id, tab, kept)}
          aria-current={tab === open ? 'page' : undefined}
          className="flex shrink-0 items-center py-2 whitespace-nowrap text-quiet -outline-offset-2 hover:text-strong hover:no-underline aria-[current=page]:font-semibold aria-[current=page]:text-strong aria-[current=page]:inset-shadow-[0_-2px_var(--accent-text)] pointer-coarse:min-h-11"
        >
          <Steady>{t(tab)}</Steady>
          {tab === 'replicas' && replicas > 0 && <span className="ml-1 font-normal text-quiet tabular-nums">{replicas}</span>}
        </Link>
      ))}
    </nav>
  )
}
