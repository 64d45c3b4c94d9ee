import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ServerType } from '#contract/postgresql/catalog.ts'
import { productImageType } from '#contract/postgresql/words.ts'
import { useRead, useSideRead } from '#console/api/query.ts'
import { Button } from '#console/ui/Button.tsx'
import { Notice } from '#console/ui/Notice.tsx'
import { SelectField } from '#console/ui/SelectField.tsx'
import { anyServerType, filterChoices, matching, smallestFirst, type ServerTypeFilter } from './server-types.ts'
import { ServerTypeTable } from './ServerTypeTable.tsx'
import type { ServerTypeParts } from './parts.ts'
import { useFields } from './use-fields.ts'

const catalogInput = { product_image_type: productImageType } as const

/** The server types, for what is said beside the form; `undefined` until they are read. */
export function useServerTypes(): readonly ServerType[] | undefined {
  return useSideRead('listServerTypes', catalogInput, { staleTime: Number.POSITIVE_INFINITY }).data?.contents
}

/** vCPU and memory of each instance, from what the cloud offers. */
export function ServerTypeField() {
  const t = useTranslations('create.serverType')
  const { watch } = useFields<ServerTypeParts>()
  const { data } = useRead('listServerTypes', catalogInput)
  const [filter, setFilter] = useState<ServerTypeFilter>(anyServerType)
  const types = smallestFirst(data.contents)
  const shown = matching(types, filter)
  const chosen = watch('serverTypeName')
  const offered = types.some(({ name }) => name === chosen)
  return (
    <>
      <Filters types={types} filter={filter} onChange={setFilter} />
      <div className="grid gap-2">
        <div className="flex min-h-control-small flex-wrap items-center gap-x-3 gap-y-1 text-12 text-quiet">
          <span role="status">{t('shown', { shown: shown.length, total: types.length })}</span>
          {offered && !shown.some(({ name }) => name === chosen) && <span>{t('chosenHidden', { name: chosen })}</span>}
          {filter !== anyServerType && (
            <Button kind="quiet" size="small" className="ml-auto" onClick={() => setFilter(anyServerType)}>
              {t('clear')}
            </Button>
          )}
        </div>
        <ServerTypeTable types={shown} />
      </div>
      {chosen !== '' && !offered && (
        <Notice kind="warning" title={t('unknownTitle', { name: chosen })}>
          {t('unknownText')}
        </Notice>
      )}
    </>
  )
}

type FiltersProps = {
  readonly types: readonly ServerType[]
  readonly filter: ServerTypeFilter
  readonly onChange: (filter: ServerTypeFilter) => void
}

function Filters({ types, filter, onChange }: FiltersProps) {
  const t = useTranslations('create.serverType')
  const choices = filterChoices(types)
  const any = { value: '', label: t('any') }
  const text = (value: number) => (value === 0 ? '' : String(value))
  return (
    <div className="grid grid-cols-3 gap-3 max-s:grid-cols-2">
      <SelectField
        label={t('minCores')}
        value={text(filter.cores)}
        onChange={(event) => onChange({ ...filter, cores: Number(event.target.value) })}
        options={[any, ...choices.cores.map((cores) => ({ value: String(cores), label: String(cores) }))]}
      />
      <SelectField
        label={t('minMemory')}
        value={text(filter.memoryGb)}
        onChange={(event) => onChange({ ...filter, memoryGb: Number(event.target.value) })}
        options={[any, ...choices.memoryGb.map((gb) => ({ value: String(gb), label: t('gb', { gb }) }))]}
      />
      <SelectField
        className="max-s:col-span-2"
        label={t('purpose')}
        value={filter.purpose}
        onChange={(event) => onChange({ ...filter, purpose: event.target.value })}
        options={[any, ...choices.purposes.map((purpose) => ({ value: purpose, label: purpose }))]}
      />
    </div>
  )
}
