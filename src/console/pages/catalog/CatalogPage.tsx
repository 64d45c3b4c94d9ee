import { useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { useRegion } from '#console/api/region.ts'
import { usePageTitle } from '#console/layout/page-title.ts'
import { changeCatalogSearch, readCatalogSearch, type CatalogSearch } from './catalog-search.ts'
import { EnginesPanel } from './EnginesPanel.tsx'
import { ServerTypesPanel } from './ServerTypesPanel.tsx'

/** What clusters of the region can be made of. */
export function CatalogPage() {
  const t = useTranslations('catalog')
  const region = useRegion()
  const [params, setParams] = useSearchParams()
  usePageTitle(t('title'))
  const search = readCatalogSearch(params)
  const change = (wanted: Partial<CatalogSearch>) => setParams((current) => changeCatalogSearch(current, wanted), { replace: true })
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 p-6 max-s:p-4">
      <header>
        <h1>{t('title')}</h1>
        <p className="max-w-176 text-14 text-quiet">{t('lead', { region })}</p>
      </header>
      <EnginesPanel search={search} onChange={change} />
      <ServerTypesPanel search={search} onChange={change} />
    </div>
  )
}
