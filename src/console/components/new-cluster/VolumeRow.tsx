import { X } from 'lucide-react'
import { Controller } from 'react-hook-form'
import { useFormatter, useTranslations } from 'use-intl'
import { nearestSizes, volumeSizeGb } from '#contract/rules/limits.ts'
import { Button } from '#console/ui/Button.tsx'
import { SliderField } from '#console/ui/SliderField.tsx'
import { keepFocus } from '#console/ui/keep-focus.ts'
import { useFields } from './use-fields.ts'
import type { Volume, VolumeParts } from './parts.ts'

type Props = {
  readonly index: number
  readonly volumes: readonly Volume[]
  /** GB it must have at least, where it is the copy of another volume; such a one stays. */
  readonly least?: number | undefined
  readonly onRemove: () => void
}

/** Role and size of one volume. A size off the step names the sizes next to it, and offers them. */
export function VolumeRow({ index, volumes, least, onRemove }: Props) {
  const t = useTranslations('create.storage')
  const format = useFormatter()
  const { control, errorOf, setValue } = useFields<VolumeParts>()
  const volume = volumes[index]
  if (volume === undefined) return null
  const { role } = volume
  const same = volumes.filter((other) => other.role === role).length
  // One DATA volume there must be; the others can go.
  const last = least !== undefined || (role === 'DATA' && same === 1)
  const min = least ?? volumeSizeGb.min
  const name = same > 1 ? t('sizeNth', { role, at: index + 1 }) : t('size', { role })
  const path = `volumes.${index}.sizeGb` as const
  const error = errorOf(path)
  const take = (sizeGb: number) => setValue(path, sizeGb, { shouldDirty: true, shouldTouch: true, shouldValidate: true })
  return (
    <div className="grid gap-3 px-4 pt-3 pb-4 max-s:px-3">
      <div className="flex items-baseline gap-2">
        <h3 className="font-mono">{role}</h3>
        <span className="min-w-0 flex-1 text-quiet">{t(`roles.${role}`)}</span>
        {!last && (
          <Button
            kind="quiet"
            size="small"
            className="-my-1 -mr-2 self-center"
            icon={<X className="size-4" aria-hidden="true" />}
            aria-label={t('removeLabel', { role: same > 1 ? `${role} ${index + 1}` : role })}
            onMouseDown={keepFocus}
            onClick={onRemove}
          >
            {t('remove')}
          </Button>
        )}
      </div>
      <Controller
        control={control}
        name={path}
        render={({ field }) => (
          <SliderField
            hideLabel
            label={name}
            min={min}
            max={volumeSizeGb.max}
            step={volumeSizeGb.step}
            unit="GB"
            error={error}
            suggestions={
              error === undefined
                ? undefined
                : nearestSizes(Math.max(min, volume.sizeGb)).map((gb) => ({ label: format.number(gb), onUse: () => take(gb) }))
            }
            {...field}
          />
        )}
      />
    </div>
  )
}
