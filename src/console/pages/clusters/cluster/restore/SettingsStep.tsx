import type { ReactNode, Ref } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { restorePrefix } from '#contract/rules/limits.ts'
import { AddressesField } from '#console/components/new-cluster/AddressesField.tsx'
import { ClusterNameFields } from '#console/components/new-cluster/ClusterNameFields.tsx'
import { MaintenanceFields } from '#console/components/new-cluster/MaintenanceFields.tsx'
import { TagsField } from '#console/components/new-cluster/TagsField.tsx'
import { useFields, useToCorrect } from '#console/components/new-cluster/use-fields.ts'
import { VolumesField } from '#console/components/new-cluster/VolumesField.tsx'
import { StepFoot } from '#console/components/StepFoot.tsx'
import { StepHead } from '#console/components/StepHead.tsx'
import { clockText } from '#console/lib/clock.ts'
import { formatGb } from '#console/lib/format.ts'
import { paths } from '#console/paths.ts'
import { Button } from '#console/ui/Button.tsx'
import { Facts } from '#console/ui/Facts.tsx'
import { keepFocus } from '#console/ui/keep-focus.ts'
import { ServerTypeSelect } from './ServerTypeSelect.tsx'
import { settingFields } from './steps.ts'
import { changedFrom, inheritedFrom, type Cluster, type Values } from './values.ts'

type Props = {
  readonly heading: Ref<HTMLHeadingElement>
  readonly region: string
  readonly cluster: Cluster
  readonly onNext: () => void
}

/** How the new cluster is called and equipped: as the original, where nobody says otherwise. */
export function SettingsStep({ heading, region, cluster, onNext }: Props) {
  const t = useTranslations('restore')
  return (
    <form
      noValidate
      className="grid max-w-160 grid-cols-[minmax(0,1fr)] gap-6"
      aria-labelledby="step-title"
      onSubmit={(event) => {
        event.preventDefault()
        onNext()
      }}
    >
      <StepHead heading={heading} title={t('steps.settings')} text={t('settings.text', { name: cluster.name })} />
      <ClusterNameFields servers={1} prefixLimit={restorePrefix} />
      <Part title={t('settings.server')} cluster={cluster} fields={['serverTypeName']}>
        <ServerTypeSelect />
      </Part>
      <Part title={t('settings.storage')} cluster={cluster} fields={['volumes']}>
        <VolumesField />
        <p className="text-12 text-quiet">{t('settings.storageType', { type: storageType(cluster) })}</p>
      </Part>
      <Network cluster={cluster} />
      <Part title={t('settings.access')} cluster={cluster} fields={['addresses']}>
        <AddressesField />
      </Part>
      <Part title={t('settings.maintenance')} cluster={cluster} fields={['maintenance', 'day', 'startTime', 'periodHours']}>
        <MaintenanceFields />
      </Part>
      <section className="grid gap-3 border-t border-line pt-4">
        <h3>{t('settings.tags')}</h3>
        <p className="text-quiet">{t('settings.tagsText', { name: cluster.name })}</p>
        <TagsField />
      </section>
      <StepFoot
        previous={{ name: t('steps.pick'), to: paths.restoreCluster(region, cluster.id, { step: 'pick' }) }}
        next={t('steps.review')}
        status={useToCorrect(settingFields)}
      />
    </form>
  )
}

type PartProps = {
  readonly title: string
  readonly cluster: Cluster
  readonly fields: readonly (keyof ReturnType<typeof inheritedFrom>)[]
  readonly children: ReactNode
}

/** Settings that come from the original: whether they still are its own, what it has, and the way back to it. */
function Part({ title, cluster, fields, children }: PartProps) {
  const t = useTranslations('restore.settings')
  const { watch, setValue } = useFields<Values>()
  const changed = changedFrom(cluster, watch())
  const differs = fields.some((field) => changed.has(field))
  const inherited = inheritedFrom(cluster)
  const words = useInheritedWords(cluster)
  const takeBack = () => {
    for (const field of fields) setValue(field, inherited[field], { shouldDirty: true, shouldTouch: true, shouldValidate: true })
  }
  return (
    <section className="grid gap-3 border-t border-line pt-4">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h3>{title}</h3>
        <span className={`text-12 ${differs ? 'text-accent-text' : 'text-quiet'}`}>
          {differs ? t('changed', { name: cluster.name, value: words(fields[0]) }) : t('same', { name: cluster.name })}
        </span>
        {differs && (
          <Button kind="quiet" size="small" onMouseDown={keepFocus} onClick={takeBack}>
            {t('takeBack', { name: cluster.name })}
          </Button>
        )}
      </div>
      {children}
    </section>
  )
}

/** What the original has, in a few words. */
function useInheritedWords(cluster: Cluster): (field: PartProps['fields'][number] | undefined) => string {
  const t = useTranslations('restore.settings')
  const days = useTranslations('create.backup.days7')
  const locale = useLocale()
  const inherited = inheritedFrom(cluster)
  return (field) => {
    switch (field) {
      case 'serverTypeName':
        return inherited.serverTypeName
      case 'volumes':
        return inherited.volumes.map(({ role, sizeGb }) => `${role} ${formatGb(sizeGb, locale)}`).join(', ')
      case 'addresses': {
        const [first, ...more] = inherited.addresses.split('\n').filter((address) => address !== '')
        return first === undefined ? t('nobody') : t('addresses', { first, more: more.length })
      }
      case 'maintenance':
        return inherited.maintenance
          ? t('window', { day: days(inherited.day), time: clockText(inherited.startTime), hours: Number(inherited.periodHours) })
          : t('noWindow')
      default:
        return ''
    }
  }
}

/** What the request has no word for: it is given, and said. */
function Network({ cluster }: { readonly cluster: Cluster }) {
  const t = useTranslations('restore.settings')
  return (
    <section className="grid gap-3 border-t border-line pt-4">
      <h3>{t('given')}</h3>
      <Facts
        items={[
          { label: t('subnet'), value: <code>{cluster.subnet_id}</code> },
          { label: t('engine'), value: cluster.dbaas_engine_version_name },
          { label: t('topology'), value: t('single') },
          { label: t('backup'), value: t('noBackup') },
        ]}
      />
      <p className="text-12 text-quiet">{t('givenText')}</p>
    </section>
  )
}

function storageType(cluster: Cluster): string {
  const volumes = cluster.instance_groups?.[0]?.block_storage_groups ?? []
  return volumes.find(({ role_type }) => role_type === 'DATA')?.volume_type ?? ''
}
