import { useState } from 'react'
import { X } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'
import { stateGroups, type StateGroup } from '#contract/bff/journal.ts'
import { isWrite, operationNames } from '#contract/operations.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import { useSession } from '#console/api/session.ts'
import { isFiltered, noFilters, type ActivitySearch } from '#console/components/activity/search.ts'
import { useOperationName } from '#console/components/operation-name.ts'
import { TypedFilter } from '#console/components/TypedFilter.tsx'
import { shortId } from '#console/lib/format.ts'
import { Button } from '#console/ui/Button.tsx'
import { SelectField } from '#console/ui/SelectField.tsx'
import { TextField } from '#console/ui/TextField.tsx'

type Props = { readonly search: ActivitySearch; readonly onChange: (change: Partial<ActivitySearch>) => void }

const groups = Object.keys(stateGroups) as StateGroup[]
const writes = operationNames.filter((name): name is WriteName => isWrite(name))

/** What of the journal is shown: our server filters, so a filter reaches beyond the page on the screen. */
export function ActivityFilters({ search, onChange }: Props) {
  const t = useTranslations('activity.filters')
  // A filter that was typed but not asked yet must not come back after it was cleared.
  const [cleared, setCleared] = useState(0)
  return (
    <search className="flex flex-wrap items-end gap-3 max-s:grid max-s:grid-cols-2">
      <TypedFilter key={`q ${cleared}`} label={t('q')} value={search.q} onChange={(q) => onChange({ q })} />
      <Choices search={search} onChange={onChange} />
      <TypedFilter
        key={`actor ${cleared}`}
        label={t('actor')}
        value={search.actor}
        onChange={(actor) => onChange({ actor })}
        className="w-32"
      />
      <TextField
        className="w-34 max-s:w-auto"
        type="date"
        label={t('from')}
        value={search.from}
        onChange={(event) => onChange({ from: event.target.value })}
      />
      <TextField
        className="w-34 max-s:w-auto"
        type="date"
        label={t('to')}
        value={search.to}
        onChange={(event) => onChange({ to: event.target.value })}
      />
      {search.cluster !== '' && (
        <Button
          className="max-s:col-span-2"
          icon={<X className="size-4" aria-hidden="true" />}
          title={t('allClusters')}
          onClick={() => onChange({ cluster: '' })}
        >
          {t('cluster', { id: shortId(search.cluster) })}
        </Button>
      )}
      {isFiltered(search) && (
        <Button
          kind="quiet"
          className="max-s:col-span-2 max-s:justify-self-start"
          onClick={() => {
            setCleared(cleared + 1)
            onChange(noFilters)
          }}
        >
          {t('clear')}
        </Button>
      )}
    </search>
  )
}

function Choices({ search, onChange }: Props) {
  const t = useTranslations('activity.filters')
  const locale = useLocale()
  const nameOf = useOperationName()
  const { regions } = useSession()
  const named = writes.map((value) => ({ value, label: nameOf(value) })).toSorted((a, b) => a.label.localeCompare(b.label, locale))
  return (
    <>
      <SelectField
        label={t('group')}
        className="w-38 max-s:w-auto"
        value={search.group}
        options={[{ value: '', label: t('groups.any') }, ...groups.map((group) => ({ value: group, label: t(`groups.${group}`) }))]}
        onChange={(event) => onChange({ group: groups.find((group) => group === event.target.value) ?? '' })}
      />
      <SelectField
        label={t('operation')}
        className="w-44 max-s:w-auto"
        value={search.operation}
        options={[{ value: '', label: t('anyOperation') }, ...named]}
        onChange={(event) => onChange({ operation: event.target.value })}
      />
      {regions.length > 1 && (
        <SelectField
          label={t('where')}
          value={search.where}
          options={[{ value: '', label: t('anywhere') }, ...regions.map((region) => ({ value: region, label: region }))]}
          onChange={(event) => onChange({ where: event.target.value })}
        />
      )}
    </>
  )
}
