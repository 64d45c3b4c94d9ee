import { useTranslations } from 'use-intl'
import { useFleet } from '#console/api/fleet.ts'
import { FleetFrame } from '#console/components/fleet/FleetFrame.tsx'
import { fleetItems, wantedItems } from '#console/components/fleet/fleet-item.ts'
import { useFleetSearch } from '#console/components/fleet/use-fleet-search.ts'
import { usePageTitle } from '#console/layout/page-title.ts'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'
import { ChosenParameters } from './ChosenParameters.tsx'
import { countValues, differences, readNames } from './compare.ts'
import { parameterSource, type Values } from './parameter-source.ts'

/** What most people ask first. */
const usualName = 'max_connections'

type Usual = ReadonlyMap<string, string | undefined>

/** The same parameters on all clusters of the region, where they differ first. */
export function RegionParametersPage() {
  const t = useTranslations('fleet')
  usePageTitle(t('parameters.title'))
  const fleet = useFleet(parameterSource)
  const { search, wanted, change } = useFleetSearch('name', 'show', 'names')
  const asked = readNames(search.names)
  const names = asked.length === 0 ? [usualName] : asked
  const rows = fleetItems(fleet.rows, (item) => [{ item }])
  const read = rows.flatMap(({ item }) => item ?? [])
  const usual: Usual = new Map(names.map((name) => [name, countValues(name, read)[0]?.value]))
  const differing = (item: Values | undefined) => (item === undefined ? 0 : differences(item, usual))
  const shown = wantedItems(rows, { name: wanted.name, fits: (item) => wanted.show !== 'differing' || differing(item) > 0 })
  const ended = fleet.phase === 'done'
  const summary = t('parameters.summary', { count: read.length, differing: read.filter((values) => differing(values) > 0).length })
  return (
    <FleetFrame
      words="parameters"
      tab="parameters"
      fleet={fleet}
      search={search}
      onChange={change}
      rows={rows}
      // Rows move only once, when all is read.
      shown={ended ? shown.toSorted((a, b) => differing(b.item) - differing(a.item)) : shown}
      summary={
        <>
          {summary} {!ended && <span className="max-s:hidden">{t('parameters.order')}</span>}
        </>
      }
      kinds={[{ value: 'differing', label: t('parameters.differing') }]}
      columns={names.map((name) => ({
        id: name,
        header: <span className="font-mono">{name}</span>,
        cell: (values: Values) => <ValueCell values={values} name={name} usual={usual} />,
      }))}
    >
      <ChosenParameters
        names={names}
        read={read}
        onChange={(chosen) => change({ names: chosen.length === 1 && chosen[0] === usualName ? '' : chosen.join(',') })}
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
