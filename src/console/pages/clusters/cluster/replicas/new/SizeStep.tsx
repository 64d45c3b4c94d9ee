import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { ServerTypeField } from '#console/components/new-cluster/ServerTypeField.tsx'
import { useFields } from '#console/components/new-cluster/use-fields.ts'
import { VolumesField } from '#console/components/new-cluster/VolumesField.tsx'
import { serverSize } from '#contract/rules/server-size.ts'
import { Notice } from '#console/ui/Notice.tsx'
import { inheritedVolumeType, type Values } from './values.ts'

type Props = { readonly origin: Result<'showCluster'>; readonly least: readonly number[] }

/** Server type and volumes, the same for each of the replicas. */
export function SizeStep({ origin, least }: Props) {
  const t = useTranslations('replicas.new.size')
  const { watch } = useFields<Values>()
  const own = origin.instance_groups?.[0]?.server_type_name ?? ''
  const type = inheritedVolumeType(origin)
  return (
    <>
      <h3>{t('serverType')}</h3>
      <ServerTypeField />
      {isSmaller(watch('serverTypeName'), own) && (
        <Notice kind="warning" title={t('smallerTitle', { type: own })}>
          {t('smallerText')}
        </Notice>
      )}
      <h3 className="border-t border-line pt-5">{t('volumes')}</h3>
      <p className="-mt-3 text-quiet">{t('volumesText', { type: type ?? '' })}</p>
      <VolumesField roles={dataOnly} least={least} />
    </>
  )
}

const dataOnly = ['DATA'] as const

/** Whether a server has less of anything than another; false for names that tell no size. */
function isSmaller(name: string, than: string): boolean {
  const [one, other] = [serverSize(name), serverSize(than)]
  return one !== undefined && other !== undefined && (one.vcpu < other.vcpu || one.memoryGb < other.memoryGb)
}
