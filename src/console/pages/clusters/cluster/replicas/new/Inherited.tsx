import { useFormatter, useLocale, useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { durations } from '#contract/rules/durations.ts'
import { useRegion } from '#console/api/region.ts'
import { useSession } from '#console/api/session.ts'
import { dataSize } from '#console/components/new-cluster/parts.ts'
import { portOf } from '#console/lib/connection.ts'
import { formatTypical } from '#console/lib/format.ts'
import { Facts } from '#console/ui/Facts.tsx'
import { Panel } from '#console/ui/Panel.tsx'
import { inheritedVolumeType, type Values } from './values.ts'

type Props = { readonly origin: Result<'showCluster'>; readonly values: Values }

/** What the choices come to, and what the replicas have from their origin and cannot have otherwise. */
export function Inherited({ origin, values }: Props) {
  const t = useTranslations('replicas.new.aside')
  const format = useFormatter()
  const locale = useLocale()
  const here = useRegion()
  const { speed } = useSession()
  const { typical, slow } = durations[values.far ? 'createOtherRegionReplica' : 'createReplica']
  const count = values.replicas.length
  const gb = (size: number) => t('gb', { size: format.number(size) })
  return (
    <aside
      aria-label={t('title')}
      className="grid min-w-0 gap-4 max-l:max-w-160 m:max-l:col-start-2 l:sticky l:top-[calc(var(--bar)+1.25rem)]"
    >
      <Panel title={t('title')}>
        <Facts
          items={[
            { label: t('where'), value: <code>{values.far ? values.region : here}</code> },
            { label: t('count'), value: <b>{t('replicas', { count })}</b> },
            { label: t('serverType'), value: values.serverTypeName === '' ? '–' : <code>{values.serverTypeName}</code> },
            { label: t('data'), value: t('each', { size: gb(dataSize(values.volumes)) }) },
            {
              label: t('takes'),
              value: t('about', { typical: formatTypical(typical / speed, locale), slow: formatTypical(slow / speed, locale) }),
            },
          ]}
        />
      </Panel>
      <Panel title={t('inherited', { name: origin.name })}>
        <Facts items={inheritedFacts(origin, values.far, t)} />
      </Panel>
    </aside>
  )
}

type Words = ReturnType<typeof useTranslations<'replicas.new.aside'>>

function inheritedFacts(origin: Result<'showCluster'>, far: boolean, t: Words) {
  const init = origin.init_config_option ?? {}
  const text = (value: string | null | undefined) => (value === null || value === undefined || value === '' ? '–' : value)
  return [
    { label: t('engine'), value: text(origin.dbaas_engine_version_name ?? origin.software_version) },
    { label: t('database'), value: <code>{text(init.database_name)}</code> },
    { label: t('user'), value: <code>{text(init.database_user_name)}</code> },
    { label: t('port'), value: String(portOf(origin)) },
    { label: t('encoding'), value: `${text(init.database_encoding)}, ${text(init.database_locale)}` },
    { label: t('timezone'), value: text(origin.timezone) },
    { label: t('volumeType'), value: <code>{text(inheritedVolumeType(origin))}</code> },
    ...(far ? [] : [{ label: t('subnet'), value: <code className="wrap-anywhere">{text(origin.subnet_id)}</code> }]),
  ]
}
