import { useState, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { daysOfWeek } from '#contract/postgresql/words.ts'
import { Instant } from '#console/components/Instant.tsx'
import { portOf } from '#console/lib/connection.ts'
import { shortId } from '#console/lib/format.ts'
import { TabLink } from '#console/components/TabLink.tsx'
import type { ClusterTab } from '#console/paths.ts'
import { CopyButton } from '#console/ui/CopyButton.tsx'
import { Facts } from '#console/ui/Facts.tsx'
import { Panel } from '#console/ui/Panel.tsx'

/** One width for the words of all parts. */
const columns = 'grid-cols-[7.5rem_minmax(0,1fr)]!'

type Props = { readonly cluster: Result<'showCluster'> }

/** What was chosen at the create, and what has been changed since. */
export function PropertiesPanel({ cluster }: Props) {
  const t = useTranslations('cluster.properties')
  return (
    <Panel title={t('title')}>
      <div className="grid gap-3 divide-y divide-line *:not-last:pb-3">
        <Access cluster={cluster} />
        <Care cluster={cluster} />
        <Facts
          className={columns}
          items={[
            { label: t('created'), value: <Deed at={cluster.created_at} by={cluster.created_by} /> },
            { label: t('changed'), value: <Deed at={cluster.modified_at} by={cluster.modified_by} /> },
          ]}
        />
      </div>
    </Panel>
  )
}

/** A label that leads to the tab where it is changed. */
function useTabLabel(
  cluster: Props['cluster'],
): (label: 'allowed' | 'backup' | 'archive' | 'maintenance' | 'audit', tab: ClusterTab) => ReactNode {
  const t = useTranslations('cluster.properties')
  return (label, tab) => (
    <TabLink cluster={cluster} tab={tab}>
      {t(label)}
    </TabLink>
  )
}

function Access({ cluster }: Props) {
  const t = useTranslations('cluster.properties')
  const tabLabel = useTabLabel(cluster)
  const option = cluster.init_config_option
  return (
    <Facts
      className={columns}
      items={[
        { label: t('timezone'), value: text(cluster.timezone) },
        { label: t('encoding'), value: text([option?.database_encoding, option?.database_locale].filter(Boolean).join(', ')) },
        { label: t('port'), value: portOf(cluster) },
        { label: tabLabel('allowed', 'access'), value: <Addresses addresses={cluster.allowable_ip_addresses ?? []} /> },
        { label: t('subnet'), value: <Id id={cluster.subnet_id} label={t('subnetId')} /> },
        { label: t('nat'), value: t(cluster.nat_enabled === true ? 'on' : 'off') },
      ]}
    />
  )
}

function Care({ cluster }: Props) {
  const t = useTranslations('cluster.properties')
  const tabLabel = useTabLabel(cluster)
  const option = cluster.init_config_option
  const backup = option?.backup_option
  const hour = backup?.starting_time_hour
  const days = backup?.retention_period_day
  const minutes = backup?.archive_frequency_minute
  return (
    <Facts
      className={columns}
      items={[
        {
          label: tabLabel('backup', 'backups'),
          value: hour && days ? t('backupValue', { hour: `${hour.padStart(2, '0')}:00`, days: Number(days) }) : t('off'),
        },
        { label: tabLabel('archive', 'backups'), value: minutes ? t('archiveValue', { minutes }) : t('off') },
        { label: tabLabel('maintenance', 'maintenance'), value: <Maintenance option={cluster.maintenance_option} /> },
        { label: tabLabel('audit', 'logs'), value: t(option?.audit_enabled === true ? 'on' : 'off') },
      ]}
    />
  )
}

function Maintenance({ option }: { readonly option: Result<'showCluster'>['maintenance_option'] }) {
  const t = useTranslations('cluster.properties')
  const { starting_day_of_week: day, starting_time: time, period_hour: hours, use_maintenance_option: used } = option ?? {}
  if (used === false || !day || !time) return t('off')
  const known = daysOfWeek.find((name) => name === day)
  return t('maintenanceValue', { day: known === undefined ? day : t(`days.${known}`), time: clock(time), hours: hours ?? '' })
}

/** `0300` as `03:00`; anything else as it came. */
function clock(time: string): string {
  return /^\d{4}$/.test(time) ? `${time.slice(0, 2)}:${time.slice(2)}` : time
}

/** The first address, and the others on demand. */
function Addresses({ addresses }: { readonly addresses: readonly string[] }) {
  const t = useTranslations('cluster.properties')
  const [open, setOpen] = useState(false)
  const [first, ...more] = addresses
  if (first === undefined) return <span className="text-quiet">{t('nobody')}</span>
  const toggle = (words: ReactNode) => (
    <button
      type="button"
      aria-expanded={open}
      className="min-h-6 rounded-1 text-accent-text hover:underline pointer-coarse:min-h-11"
      onClick={() => setOpen(!open)}
    >
      {words}
    </button>
  )
  return (
    <div className="grid justify-items-start">
      <span>
        <code>{first}</code>
        {!open && more.length > 0 && <> {toggle(t('andMore', { count: more.length }))}</>}
      </span>
      {open && more.map((address) => <code key={address}>{address}</code>)}
      {open && toggle(t('fewer'))}
    </div>
  )
}

function Id({ id, label }: { readonly id: string | undefined; readonly label: string }) {
  if (id === undefined || id === '') return text(id)
  return (
    <span className="inline-flex items-center gap-1">
      <code title={id}>{shortId(id)}</code>
      <CopyButton text={id} label={label} />
    </span>
  )
}

/** When, in the chosen zone, and by whom. */
function Deed({ at, by }: { readonly at: string | undefined; readonly by: string | undefined }) {
  const t = useTranslations('cluster.properties')
  return (
    <>
      {at === undefined ? text(at) : <Instant at={at} />}
      {by !== undefined && by !== '' && (
        <span className="block text-12 text-quiet">{t.rich('by', { who: () => <code title={by}>{shortId(by)}</code> })}</span>
      )}
    </>
  )
}

function text(value: string | null | undefined): ReactNode {
  return value === null || value === undefined || value === '' ? <span className="text-quiet">–</span> : value
}
