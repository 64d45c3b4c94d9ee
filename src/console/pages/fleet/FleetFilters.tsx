import { useTranslations } from 'use-intl'
import type { FleetClusters, FleetCount } from '#contract/bff/fleet.ts'
import { isKnownState } from '#contract/rules/states.ts'
import { useSession } from '#console/api/session.ts'
import type { FleetChange } from '#console/components/fleet/use-fleet-search.ts'
import { TypedFilter } from '#console/components/TypedFilter.tsx'
import { Button } from '#console/ui/Button.tsx'
import { SelectField } from '#console/ui/SelectField.tsx'
import type { FleetFilter, Search } from './FleetPage.tsx'

type Props = {
  readonly search: Search
  readonly page: Pick<FleetClusters, 'states' | 'versions'>
  readonly onChange: (change: FleetChange<FleetFilter>) => void
}

/** What of the clusters is shown: our server filters, so a filter reaches beyond the page on the screen. */
export function FleetFilters({ search, page, onChange }: Props) {
  const t = useTranslations('fleet.list')
  const states = useTranslations('states')
  const { regions } = useSession()
  const isFiltered = [search.name, search.where, search.state, search.version, search.ha].some((value) => value !== '')
  const select = (name: FleetFilter, label: string, any: string, options: readonly { value: string; label: string }[]) => (
    <SelectField
      label={label}
      value={search[name]}
      options={[{ value: '', label: any }, ...options]}
      onChange={(event) => onChange({ [name]: event.target.value })}
    />
  )
  const counted = (counts: readonly FleetCount[], chosen: string, nameOf = (word: string) => word) => {
    const known = counts.some(({ word }) => word === chosen) || chosen === ''
    const all = known ? counts : [{ word: chosen, count: 0 }, ...counts]
    return all.map(({ word, count }) => ({ value: word, label: t('counted', { what: nameOf(word), count }) }))
  }
  return (
    <search className="flex flex-wrap items-end gap-3 max-s:grid max-s:grid-cols-2">
      <TypedFilter label={t('name')} value={search.name} onChange={(name) => onChange({ name })} />
      {regions.length > 1 &&
        select(
          'where',
          t('where'),
          t('anywhere'),
          regions.map((region) => ({ value: region, label: region })),
        )}
      {select(
        'state',
        t('state'),
        t('any'),
        counted(page.states, search.state, (word) => (isKnownState(word) ? states(word) : word)),
      )}
      {select('version', t('version'), t('any'), counted(page.versions, search.version))}
      {select('ha', t('ha'), t('any'), [
        { value: 'on', label: t('haOn') },
        { value: 'off', label: t('haOff') },
      ])}
      {isFiltered && (
        <Button
          kind="quiet"
          className="max-s:col-span-2 max-s:justify-self-start"
          onClick={() => onChange({ name: '', where: '', state: '', version: '', ha: '' })}
        >
          {t('clear')}
        </Button>
      )}
    </search>
  )
}
