import { useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { growthProblem, nearestSizes, volumeSizeGb } from '#contract/rules/limits.ts'
import { useNow } from '#console/api/now.ts'
import { factsOf, useReason } from '#console/components/action-reason.ts'
import { FormPanel, useChanged, useFormPlan } from '#console/components/FormPanel.tsx'
import { setBlockStorageSize } from '#console/components/plans/instances.ts'
import { formatGb } from '#console/lib/format.ts'
import { sizeText } from '#console/lib/format-size.ts'
import { Facts } from '#console/ui/Facts.tsx'
import { serverCount, totalGb, type GroupProps, type Volume } from './group.ts'
import { SizeField } from './SizeField.tsx'
import { SlowBackup } from './SlowBackup.tsx'

type Props = GroupProps & { readonly volume: Volume; readonly onClose: () => void }

/** A larger size for a volume, on each server of the group. */
export function GrowVolumePanel({ cluster, group, volume, onClose }: Props) {
  const t = useTranslations('storage.growing')
  const locale = useLocale()
  const plan = useFormPlan(cluster, onClose)
  const [sizeGb, setSizeGb] = useState(() => nextSize(volume.size_gb))
  const [tried, setTried] = useState(false)
  const box = useRef<HTMLInputElement>(null)
  const problem = sizeGb <= volume.size_gb ? 'not_larger' : growthProblem(volume.size_gb, sizeGb)
  const facts = { ...factsOf(cluster, useNow(30_000)), volume_role: volume.role_type, volume_gb: volume.size_gb }
  const submit = () => {
    setTried(true)
    if (problem === undefined) plan.open((about) => setBlockStorageSize(about, volume, sizeGb))
    else box.current?.focus()
  }
  const then = problem === undefined ? formatGb(totalGb(group) - volume.size_gb + sizeGb, locale) : '–'
  return (
    <FormPanel
      title={t('title', { volume: volume.name })}
      description={t('text', { servers: serverCount(group) })}
      reason={useReason('setBlockStorageSize', facts)}
      changed={useChanged(sizeGb)}
      onClose={onClose}
      onSubmit={submit}
      plan={plan}
    >
      <Facts
        items={[
          { label: t('use'), value: <code>{`${volume.role_type} ${volume.volume_type}`}</code> },
          { label: t('now'), value: sizeText(volume.size_gb, locale) },
        ]}
      />
      <SizeField
        ref={box}
        label={t('size')}
        from={volume.size_gb}
        value={sizeGb}
        show={tried}
        problem={problem}
        onChange={setSizeGb}
        onBlur={() => setTried(true)}
      />
      <p className="text-12 text-quiet" role="status">
        {t('totals', { now: formatGb(totalGb(group), locale), then })}
      </p>
      {sizeGb > volumeSizeGb.slowBackup && <SlowBackup />}
    </FormPanel>
  )
}

/** A quarter more, which is what a person who is short of space needs at least. */
function nextSize(gb: number): number {
  return nearestSizes(gb * 1.25).at(-1) ?? gb
}
