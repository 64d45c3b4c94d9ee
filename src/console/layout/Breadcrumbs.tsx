import { Link, useLocation } from 'react-router'
import { useTranslations } from 'use-intl'
import { paths } from '#console/paths.ts'
import { useCurrentTitle } from './page-title.ts'

/** Where the page stands. The last one is the page itself, as it named itself. */
export function Breadcrumbs({ region }: { readonly region: string }) {
  const t = useTranslations('layout')
  const { title, above } = useCurrentTitle()
  const { pathname } = useLocation()
  return (
    <nav aria-label={t('breadcrumbs')} className="min-w-0">
      <ol className="flex min-w-0 items-center gap-2 text-13">
        {pathname.startsWith('/clusters/') && <Crumb to={paths.clusters(region)} title={t('clusters')} />}
        {pathname.startsWith('/activity/') && <Crumb to={paths.activity(region)} title={t('activity')} />}
        {pathname.startsWith('/parameter-groups/') && <Crumb to={paths.parameterGroups(region)} title={t('parameterGroups')} />}
        {above !== undefined && <Crumb to={above.to} title={above.title} />}
        <li aria-current="page" className="truncate text-strong">
          {title}
        </li>
      </ol>
    </nav>
  )
}

/** A page above; there is no room for it on a narrow screen. */
function Crumb({ to, title }: { readonly to: string; readonly title: string }) {
  return (
    <li className="flex items-center gap-2 max-s:hidden">
      <Link to={to} className="text-quiet hover:text-strong hover:underline">
        {title}
      </Link>
      <span aria-hidden="true" className="text-quiet">
        /
      </span>
    </li>
  )
}
