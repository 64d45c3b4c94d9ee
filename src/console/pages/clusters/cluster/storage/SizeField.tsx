import type { Ref } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { nearestSizes, volumeSizeGb } from '#contract/rules/limits.ts'
import { SliderField } from '#console/ui/SliderField.tsx'

type Props = {
  readonly label: string
  /** The volume's present size, where it has one: it can only become more. */
  readonly from?: number
  /** NaN while the box holds no number. */
  readonly value: number
  readonly problem: 'bad_size' | 'not_larger' | undefined
  /** Whether the problem is told yet: nobody is corrected while typing the first figure. */
  readonly show: boolean
  readonly onChange: (sizeGb: number) => void
  readonly onBlur: () => void
  readonly ref: Ref<HTMLInputElement>
}

/** GB of a volume by hand or by number. A size that cannot be names those next to it that can, and offers them. */
export function SizeField({ label, from, value, problem, show, onChange, onBlur, ref }: Props) {
  const t = useTranslations('storage')
  const format = useFormatter()
  const { min, max, step } = volumeSizeGb
  const least = from === undefined ? min : from + 1
  const error = problem === 'not_larger' ? t('notLarger', { gb: from ?? min }) : t('badSize', { min, max, step })
  const offered = nearestSizes(Number.isNaN(value) ? least : Math.max(value, least)).filter((gb) => gb >= least)
  return (
    <SliderField
      ref={ref}
      label={label}
      hint={t('steps', { max, step })}
      min={from ?? min}
      max={max}
      step={step}
      unit="GB"
      value={value}
      error={show && problem !== undefined ? error : undefined}
      suggestions={offered.map((gb) => ({ label: format.number(gb), onUse: () => onChange(gb) }))}
      onChange={onChange}
      onBlur={onBlur}
    />
  )
}
