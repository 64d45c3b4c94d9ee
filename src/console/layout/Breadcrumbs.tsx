import { Link, useLocation } from 'react-router'
import { useTranslations } from 'use-intl'
import { paths } from '#console/paths.ts'
import { useCurrentTitle } from './page-title.ts'

/** Where the page stands. The last one is the page itself, as it named itself. */
export function Breadcrumbs({ region }: { readonly region: string }) {
  const t = useTranslations('layout')
  const title = useCurrentTitle()
  const { pathname } = useLocation()
  const below = pathname.startsWith('/clusters/')
  return (
    <nav aria-label={t('breadcrumbs')} className="min-w-0">
      <ol className="flex min-w-0 items-center gap-2 text-13">
        {below && (
          <li className="flex items-center gap-2 max-s:hidden">
            <Link to={paths.clusters(region)} className="text-quiet hover:text-strong hover:underline">
              {t('clusters')}
            </Link>
            <span aria-hidden="true" className="text-quiet">
              /
            </span>
          </li>
        )}
        <li aria-current="page" className="truncate text-strong">
          {title}
        </li>
      </ol>
    </nav>
  )
}
