import { Controller, useWatch } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { CheckField } from '#console/ui/CheckField.tsx'
import { RadioGroup } from '#console/ui/RadioGroup.tsx'
import { RadioRow } from '#console/ui/RadioRow.tsx'
import { TopologyFigure } from './TopologyFigure.tsx'
import type { Values } from './values.ts'
import { useFields } from '#console/components/new-cluster/use-fields.ts'

/** One server or two, and whether the cluster is reachable from outside. */
export function TopologyStep() {
  const t = useTranslations('create.topology')
  const { control, register } = useFields<Values>()
  const ha = useWatch({ control, name: 'ha' })
  return (
    <>
      <Controller
        control={control}
        name="ha"
        render={({ field }) => (
          <RadioGroup label={t('label')}>
            {([false, true] as const).map((value) => {
              const kind = value ? 'ha' : 'single'
              return (
                <RadioRow
                  key={kind}
                  boxed
                  ref={value ? undefined : field.ref}
                  name={field.name}
                  value={kind}
                  checked={field.value === value}
                  onChoose={() => field.onChange(value)}
                  onBlur={field.onBlur}
                  title={t(`${kind}.title`)}
                  aside={<TopologyFigure ha={value} />}
                >
                  <span>{t(`${kind}.text`)}</span>
                  <span className="text-normal">{t(`${kind}.cost`)}</span>
                </RadioRow>
              )
            })}
          </RadioGroup>
        )}
      />
      <CheckField label={t('nat')} hint={ha ? t('natHa') : t('natSingle')} {...register('nat')} />
    </>
  )
}
