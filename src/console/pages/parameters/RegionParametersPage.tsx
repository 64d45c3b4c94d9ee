import { useTranslations } from 'use-intl'
import { useFleet } from '#console/api/fleet.ts'
import { useRegion } from '#console/api/region.ts'
import { FleetFrame } from '#console/components/fleet/FleetFrame.tsx'
import { FleetTable, type FleetItem } from '#console/components/fleet/FleetTable.tsx'
import { useFleetSearch } from '#console/components/fleet/use-fleet-search.ts'
import { usePageTitle } from '#console/layout/page-title.ts'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'
import { SelectField } from '#console/ui/SelectField.tsx'
import { TextField } from '#console/ui/TextField.tsx'
import { ChosenParameters } from './ChosenParameters.tsx'
import { countValues, differences, readNames } from './compare.ts'
import { parameterSource, type Values } from './parameter-source.ts'

/** What most people ask first. */
const usualName = 'max_connections'

type Usual = ReadonlyMap<string, string | undefined>

/** The same parameters on all clusters of the region, where they differ first. */
export function RegionParametersPage() {
  const region = useRegion()
  return <Parameters key={region} region={region} />
}

function Parameters({ region }: { readonly region: string }) {
  const t = useTranslations('fleet')
  usePageTitle(t('parameters.title'))
  const fleet = useFleet(parameterSource)
  const { search, change } = useFleetSearch('name', 'show', 'names')
  const asked = readNames(search.names)
  const names = asked.length === 0 ? [usualName] : asked
  const read = fleet.rows.flatMap(({ data }) => data ?? [])
  const usual: Usual = new Map(names.map((name) => [name, countValues(name, read)[0]?.value]))
  const differing = (item: Values | undefined) => (item === undefined ? 0 : differences(item, usual))
  const rows = fleet.rows.map(({ cluster, data, failure }): FleetItem<Values> => ({ key: cluster.id, cluster, item: data, failure }))
  const named = search.name.trim().toLowerCase()
  const shown = rows.filter(
    ({ cluster, item }) =>
      cluster.name.toLowerCase().includes(named) && (search.show !== 'differing' || item === undefined || differing(item) > 0),
  )
  // Rows move only once, when all is read.
  const sorted = fleet.phase === 'done' ? shown.toSorted((a, b) => differing(b.item) - differing(a.item)) : shown
  return (
    <FleetFrame
      title={t('parameters.title')}
      lead={t('parameters.lead', { region })}
      fleet={fleet}
      summary={
        read.length === 0
          ? t('nothingYet')
          : [
              t('parameters.summary', { count: read.length, differing: read.filter((values) => differing(values) > 0).length }),
              fleet.phase === 'done' ? '' : t('parameters.order'),
            ].join(' ')
      }
      filters={
        <>
          <TextField type="search" label={t('name')} value={search.name} onChange={(event) => change({ name: event.target.value })} />
          <SelectField
            label={t('show')}
            value={search.show}
            options={[
              { value: '', label: t('everything') },
              { value: 'differing', label: t('parameters.differing') },
            ]}
            onChange={(event) => change({ show: event.target.value })}
          />
        </>
      }
    >
      <ChosenParameters
        names={names}
        read={read}
        onChange={(chosen) => change({ names: chosen.length === 1 && chosen[0] === usualName ? '' : chosen.join(',') })}
      />
      <FleetTable
        caption={t('parameters.title')}
        rows={sorted}
        columns={names.map((name) => ({
          id: name,
          header: <span className="font-mono">{name}</span>,
          cell: (values: Values) => <ValueCell values={values} name={name} usual={usual} />,
        }))}
        tab="parameters"
        operation="listParameterValues"
        search={search}
        onPage={change}
        emptyText={t(rows.length === 0 ? 'nothingYet' : 'noMatch')}
      />
    </FleetFrame>
  )
}

function ValueCell({ values, name, usual }: { readonly values: Values; readonly name: string; readonly usual: Usual }) {
  const t = useTranslations('fleet.parameters')
  const value = values.get(name)
  const differs = value?.shown !== usual.get(name)
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      {value === undefined ? (
        <span className="text-quiet">{t('absent')}</span>
      ) : (
        <span className={`font-mono text-12 wrap-anywhere ${differs ? 'font-semibold text-strong' : ''}`}>{value.shown}</span>
      )}
      {differs && (
        <span className="inline-flex items-center gap-1 text-12 text-unknown">
          <KindGlyph kind="warning" />
          {t('differs')}
        </span>
      )}
      {value?.standard === true && <span className="text-12 text-quiet">{t('standard')}</span>}
    </span>
  )
}
