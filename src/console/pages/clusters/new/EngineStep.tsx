import { Controller, useWatch } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import type { Engine } from '#contract/postgresql/catalog.ts'
import { Disclosure } from '#console/ui/Disclosure.tsx'
import { Notice } from '#console/ui/Notice.tsx'
import { EngineProperties } from './EngineProperties.tsx'
import { engineName, isPastService, newestFirst } from './engines.ts'
import { RadioGroup } from '#console/ui/RadioGroup.tsx'
import { RadioRow } from '#console/ui/RadioRow.tsx'
import type { Values } from './values.ts'
import { useFields } from '#console/components/new-cluster/use-fields.ts'

type Props = { readonly engines: readonly Engine[] }

/** Which version of PostgreSQL. Versions past their end of service are folded away, but can be chosen: whether the cloud refuses them is not documented. */
export function EngineStep({ engines }: Props) {
  const t = useTranslations('create.engine')
  const { control } = useFields<Values>()
  const chosenId = useWatch({ control, name: 'engineVersionId' })
  const chosen = engines.find((engine) => engine.id === chosenId)
  const sorted = newestFirst(engines)
  const served = sorted.filter((engine) => !isPastService(engine))
  const ended = sorted.filter(isPastService)
  if (engines.length === 0) {
    return (
      <Notice kind="error" title={t('noneTitle')}>
        {t('noneText')}
      </Notice>
    )
  }
  return (
    <>
      <EngineChoice engines={served} newest={served[0]?.id} />
      {ended.length > 0 && (
        <Disclosure summary={t('endedGroup', { count: ended.length })} defaultOpen={chosen !== undefined && isPastService(chosen)}>
          <EngineChoice engines={ended} ended />
        </Disclosure>
      )}
      {chosen !== undefined && isPastService(chosen) && (
        <Notice kind="warning" title={t('endedTitle', { name: engineName(chosen) })}>
          {t('endedText')}
        </Notice>
      )}
      {chosen !== undefined && <EngineProperties key={chosen.id} engine={chosen} />}
    </>
  )
}

type ChoiceProps = { readonly engines: readonly Engine[]; readonly newest?: string | undefined; readonly ended?: boolean }

function EngineChoice({ engines, newest, ended = false }: ChoiceProps) {
  const t = useTranslations('create.engine')
  const { control, errorOf } = useFields<Values>()
  return (
    <Controller
      control={control}
      name="engineVersionId"
      render={({ field }) => (
        <RadioGroup
          label={ended ? t('ended') : t('label')}
          hideLabel={ended}
          error={ended ? undefined : errorOf('engineVersionId')}
          className="rounded-3 border border-line-strong"
        >
          {engines.map((engine, index) => (
            <RadioRow
              key={engine.id}
              ref={index === 0 && !ended ? field.ref : undefined}
              name={field.name}
              value={engine.id}
              checked={field.value === engine.id}
              onChoose={() => field.onChange(engine.id)}
              onBlur={field.onBlur}
              title={engineName(engine)}
              aside={<EngineMark newest={engine.id === newest} ended={ended} />}
            >
              {t('os', { os: `${engine.os_type} ${engine.os_version}` })}
            </RadioRow>
          ))}
        </RadioGroup>
      )}
    />
  )
}

function EngineMark({ newest, ended }: { readonly newest: boolean; readonly ended: boolean }) {
  const t = useTranslations('create.engine')
  if (ended) return <span className="rounded-1 border border-unknown-line bg-unknown-tint px-1.5 text-12 text-unknown">{t('ended')}</span>
  return newest ? <span className="text-12 text-quiet">{t('newest')}</span> : null
}
