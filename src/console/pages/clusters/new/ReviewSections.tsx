import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import type { Engine, ServerType } from '#contract/postgresql/catalog.ts'
import { volumeSizeGb } from '#contract/rules/limits.ts'
import { paths } from '#console/paths.ts'
import { CopyButton } from '#console/ui/CopyButton.tsx'
import { Facts } from '#console/ui/Facts.tsx'
import { Panel } from '#console/ui/Panel.tsx'
import { sentAddresses } from '#console/lib/addresses.ts'
import { clockText } from '#console/lib/clock.ts'
import { engineName } from './engines.ts'
import { serverNames } from '#console/lib/names.ts'
import type { FormStepId } from './steps.ts'
import { TopologyWords, TypeWords } from './Summary.tsx'
import { instanceCount, type Values } from './values.ts'

type Props = {
  readonly region: string
  readonly values: Values
  readonly engine: Engine | undefined
  readonly serverTypes: readonly ServerType[] | undefined
}

/** What will be created, by subject, each with the way back to its step. */
export function ReviewSections(props: Props) {
  return (
    <div className="grid gap-4">
      <ClusterSection {...props} />
      <NetworkSection {...props} />
      <DatabaseSection {...props} />
      <BackupSection {...props} />
      <TagsSection {...props} />
    </div>
  )
}

type SectionProps = {
  readonly title: string
  readonly region: string
  readonly edit: readonly FormStepId[]
  readonly items: readonly Item[]
}
type Item = { readonly label: string; readonly value: ReactNode }

/** One subject; where it was filled in in several steps, there is a link to each. */
function Section({ title, region, edit, items }: SectionProps) {
  const t = useTranslations('create')
  const link = (step: FormStepId, words: ReactNode) => (
    <Link
      key={step}
      to={paths.createCluster(region, step)}
      className="inline-flex min-h-6 min-w-6 items-center justify-end gap-1 pointer-coarse:min-h-11"
    >
      {words}
    </Link>
  )
  const [first] = edit
  return (
    <Panel
      title={title}
      aside={
        edit.length === 1 &&
        first !== undefined &&
        link(
          first,
          <>
            {t('review.edit')} <span className="sr-only">{title}</span>
          </>,
        )
      }
    >
      <Facts items={items} className="grid-cols-[9rem_minmax(0,1fr)]! max-s:grid-cols-[7rem_minmax(0,1fr)]!" />
      {edit.length > 1 && (
        <p className="mt-3 flex flex-wrap items-center gap-x-3 border-t border-line pt-3 text-12 text-quiet">
          <span aria-hidden="true">{t('review.edit')}</span>
          {edit.map((step) =>
            link(
              step,
              <>
                <span className="sr-only">{t('review.edit')}</span> {t(`steps.names.${step}`)}
              </>,
            ),
          )}
        </p>
      )}
    </Panel>
  )
}

/** A value that must be there, or the word that it is missing. */
function useOrMissing() {
  const t = useTranslations('create.review')
  return (text: string, shown: ReactNode = text) => (text.trim() === '' ? <span className="text-unknown">{t('missing')}</span> : shown)
}

function ClusterSection({ region, values, engine, serverTypes }: Props) {
  const t = useTranslations('create.review')
  const format = useFormatter()
  const orMissing = useOrMissing()
  const { name, prefix, ha, serverTypeName, volumeType } = values
  const volumes = [{ role: 'OS', sizeGb: volumeSizeGb.os as number }, ...values.volumes].map(
    ({ role, sizeGb }) => `${role} ${Number.isNaN(sizeGb) ? '–' : format.number(sizeGb)}`,
  )
  const type = serverTypes?.find((candidate) => candidate.name === serverTypeName)
  return (
    <Section
      title={t('cluster')}
      region={region}
      edit={['engine', 'topology', 'server-type', 'storage', 'database']}
      items={[
        {
          label: t('name'),
          value: orMissing(
            name,
            <>
              <b>{name.trim()}</b> <span className="text-quiet">{t('fixed')}</span>
            </>,
          ),
        },
        { label: t('engine'), value: orMissing(engine?.name ?? '', engine && engineName(engine)) },
        { label: t('topology'), value: <TopologyWords ha={ha} /> },
        { label: t('servers'), value: orMissing(prefix, <code>{serverNames(prefix, instanceCount(values)).join(', ')}</code>) },
        { label: t('serverType'), value: orMissing(serverTypeName, <TypeWords name={serverTypeName} type={type} />) },
        {
          label: t('storage'),
          value: (
            <>
              {t('volumes', { list: volumes.join(', ') })} <code>{volumeType}</code>
            </>
          ),
        },
      ]}
    />
  )
}

function NetworkSection({ region, values }: Props) {
  const t = useTranslations('create.review')
  const fields = useTranslations('create.fields')
  const steps = useTranslations('create.network')
  const orMissing = useOrMissing()
  const { ha, nat, subnetId } = values
  const addresses = sentAddresses(values.addresses)
  const chosen = (text: string) => (text.trim() === '' ? <span className="text-quiet">{t('automatic')}</span> : <code>{text.trim()}</code>)
  const given = (name: 'publicIpId' | 'vipPublicIpId'): Item[] =>
    nat ? [{ label: fields(name), value: values[name].trim() === '' ? t('none') : <code>{values[name].trim()}</code> }] : []
  return (
    <Section
      title={t('network')}
      region={region}
      edit={['network']}
      items={[
        {
          label: t('subnet'),
          value: orMissing(
            subnetId,
            <span className="flex items-center gap-1">
              <code>{subnetId.trim()}</code>
              <CopyButton text={subnetId.trim()} label={t('subnetId')} />
            </span>,
          ),
        },
        { label: t('allowed'), value: addresses.length === 0 ? t('nobody') : <code>{addresses.join(', ')}</code> },
        { label: steps(ha ? 'activeAddress' : 'singleAddress'), value: chosen(values.activeAddress) },
        ...(ha
          ? [
              { label: fields('standbyAddress'), value: chosen(values.standbyAddress) },
              { label: fields('virtualAddress'), value: chosen(values.virtualAddress) },
            ]
          : []),
        { label: t('nat'), value: t(nat ? 'on' : 'off') },
        ...given(ha ? 'vipPublicIpId' : 'publicIpId'),
      ]}
    />
  )
}

function DatabaseSection({ region, values }: Props) {
  const t = useTranslations('create.review')
  const fields = useTranslations('create.fields')
  const orMissing = useOrMissing()
  return (
    <Section
      title={t('database')}
      region={region}
      edit={['database']}
      items={[
        { label: t('database'), value: orMissing(values.databaseName, <code>{values.databaseName.trim()}</code>) },
        { label: t('user'), value: orMissing(values.userName, <code>{values.userName.trim()}</code>) },
        { label: fields('password'), value: orMissing(values.password, t('passwordThere')) },
        { label: fields('port'), value: orMissing(values.port) },
        { label: fields('timezone'), value: orMissing(values.timezone) },
        { label: fields('encoding'), value: orMissing(values.encoding) },
        { label: fields('locale'), value: orMissing(values.locale) },
        { label: t('audit'), value: t(values.audit ? 'on' : 'off') },
      ]}
    />
  )
}

function BackupSection({ region, values }: Props) {
  const t = useTranslations('create.review')
  const days = useTranslations('create.backup.days7')
  const window = { day: days(values.day), time: clockText(values.startTime), hours: Number(values.periodHours) }
  return (
    <Section
      title={t('backup')}
      region={region}
      edit={['backup']}
      items={[
        {
          label: t('backupLabel'),
          value: values.backup ? t('daily', { hour: clockText(values.startHour), days: Number(values.retentionDays) }) : t('none'),
        },
        ...(values.backup ? [{ label: t('archive'), value: t('every', { minutes: Number(values.archiveMinutes) }) }] : []),
        { label: t('maintenanceLabel'), value: values.maintenance ? t('window', window) : t('none') },
      ]}
    />
  )
}

function TagsSection({ region, values }: Props) {
  const t = useTranslations('create.review')
  const tags = values.tags.filter(({ key }) => key.trim() !== '')
  return (
    <Section
      title={t('tags')}
      region={region}
      edit={['tags']}
      items={[
        {
          label: t('tags'),
          value:
            tags.length === 0
              ? t('none')
              : tags.map(({ key, value }, index) => (
                  <code key={index} className="mr-1 inline-block rounded-1 border border-line-strong px-1.5">
                    {`${key.trim()}=${value.trim()}`}
                  </code>
                )),
        },
      ]}
    />
  )
}
