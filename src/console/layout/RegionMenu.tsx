import { ChevronDown } from 'lucide-react'
import { useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Session } from '#contract/bff/session.ts'
import { useEnvironmentName } from '#console/components/environment-name.ts'
import { paths } from '#console/paths.ts'
import { Menu } from '#console/ui/Menu.tsx'

/** Which region this tab looks at. Another region has other clusters, so its list opens. */
export function RegionMenu({ session, region }: { readonly session: Session; readonly region: string }) {
  const t = useTranslations('layout')
  const environment = useEnvironmentName()(session.environment)
  const navigate = useNavigate()
  return (
    <Menu
      label={t('region', { region })}
      triggerClass="flex w-full items-center justify-between gap-2 rounded-2 border border-line-control bg-surface px-2 py-1.5 text-left hover:bg-hover"
      trigger={
        <>
          <span className="leading-tight">
            <span className="block text-13 font-semibold text-strong">{region}</span>
            <span className="block text-12 text-quiet">{environment}</span>
          </span>
          <ChevronDown className="size-4 shrink-0 text-quiet" aria-hidden="true" />
        </>
      }
      items={session.regions.map((name) => ({
        id: name,
        label: name,
        selected: name === region,
        onSelect: () => void navigate(paths.clusters(name)),
      }))}
    />
  )
}
