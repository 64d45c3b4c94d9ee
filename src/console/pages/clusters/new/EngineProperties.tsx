import { useTranslations } from 'use-intl'
import type { Engine, EngineProperty } from '#contract/postgresql/catalog.ts'
import { useSideRead } from '#console/api/query.ts'
import { FailureNotice } from '#console/components/FailureNotice.tsx'
import { Disclosure } from '#console/ui/Disclosure.tsx'
import { Facts } from '#console/ui/Facts.tsx'
import { Skeleton } from '#console/ui/Skeleton.tsx'
import { engineName } from './engines.ts'

/** How many values of one property are written out. */
const shownValues = 6

/** What the cloud says of a version; the database step offers these values. */
export function EngineProperties({ engine }: { readonly engine: Engine }) {
  const t = useTranslations('create.engine')
  const { data, failure, loading } = useEngineProperties(engine.id)
  return (
    <Disclosure summary={t('properties', { name: engineName(engine) })}>
      {loading && <Skeleton className="h-16 w-full" />}
      {failure && <FailureNotice failure={failure} operation="listEngineVersionProperties" />}
      {data &&
        (data.contents.length === 0 ? <p className="text-quiet">{t('propertiesNone')}</p> : <PropertyFacts properties={data.contents} />)}
    </Disclosure>
  )
}

function PropertyFacts({ properties }: { readonly properties: readonly EngineProperty[] }) {
  const t = useTranslations('create.engine')
  const byName = Map.groupBy(properties, ({ name }) => name)
  return (
    <Facts
      items={[...byName].map(([name, entries]) => {
        const shown = entries
          .slice(0, shownValues)
          .map(({ value }) => value)
          .join(', ')
        const more = entries.length - shownValues
        return { label: name, value: more > 0 ? t('propertiesMore', { shown, count: more }) : shown }
      })}
    />
  )
}

/** The properties of a version. They do not change while a person fills in a form. */
export function useEngineProperties(engineVersionId: string) {
  return useSideRead(
    'listEngineVersionProperties',
    { dbaas_engine_version_id: engineVersionId },
    { enabled: engineVersionId !== '', staleTime: Number.POSITIVE_INFINITY },
  )
}
