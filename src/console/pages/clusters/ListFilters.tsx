import { useState, type RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { isKnownState, serviceStates } from '#contract/rules/states.ts'
import { TypedFilter } from '#console/components/TypedFilter.tsx'
import { Button } from '#console/ui/Button.tsx'
import { SelectField } from '#console/ui/SelectField.tsx'
import type { ListSearch } from './list-search.ts'

type Props = {
  readonly search: ListSearch
  readonly onChange: (change: Partial<ListSearch>) => void
  /** For whoever wants to put the focus into its first field. */
  readonly place: RefObject<HTMLElement | null>
}

/** Name, state and database; the cloud filters, so a filter reaches beyond the page on the screen. */
export function ListFilters({ search, onChange, place }: Props) {
  const t = useTranslations('clusters.filters')
  const states = useTranslations('states')
  // A filter that was typed but not asked yet must not come back after it was cleared.
  const [cleared, setCleared] = useState(0)
  const filtered = search.name !== '' || search.state !== '' || search.database !== ''
  return (
    <search ref={place} className="flex flex-wrap items-end gap-3 max-s:grid max-s:grid-cols-2">
      <TypedFilter key={`name ${cleared}`} label={t('name')} value={search.name} onChange={(name) => onChange({ name })} />
      <div className="w-44 max-s:w-auto">
        <SelectField
          label={t('state')}
          value={search.state}
          options={[
            { value: '', label: t('anyState') },
            ...serviceStates.map((state) => ({ value: state, label: states(state) })),
            // A link may ask for a state that this console does not know; the cloud may.
            ...(search.state === '' || isKnownState(search.state) ? [] : [{ value: search.state, label: search.state }]),
          ]}
          onChange={(event) => onChange({ state: event.target.value })}
        />
      </div>
      <TypedFilter
        key={`database ${cleared}`}
        label={t('database')}
        value={search.database}
        onChange={(database) => onChange({ database })}
      />
      {filtered && (
        <Button
          kind="quiet"
          className="max-s:col-span-2 max-s:justify-self-start"
          onClick={() => {
            setCleared(cleared + 1)
            onChange({ name: '', state: '', database: '' })
          }}
        >
          {t('clear')}
        </Button>
      )}
    </search>
  )
}
