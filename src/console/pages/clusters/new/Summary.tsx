import { useTranslations } from 'use-intl'
import type { Engine, ServerType } from '#contract/postgresql/catalog.ts'
import { Facts } from '#console/ui/Facts.tsx'
import { Panel } from '#console/ui/Panel.tsx'
import { engineName } from './engines.ts'
import { StorageBar } from './StorageBar.tsx'
import { stepIds, type StepId } from './steps.ts'
import { useCreateTimes } from './use-create-times.ts'
import { instanceCount, storagePerInstance, type Values } from './values.ts'

type Props = { readonly values: Values; readonly engines: readonly Engine[]; readonly serverTypes: readonly ServerType[] | undefined }

/** What the choices come to, at every moment. */
export function Summary({ values, engines, serverTypes }: Props) {
  const t = useTranslations('create.summary')
  const engine = engines.find(({ id }) => id === values.engineVersionId)
  const type = serverTypes?.find(({ name }) => name === values.serverTypeName)
  const count = instanceCount(values)
  const storage = storagePerInstance(values)
  const { typical, slow } = useCreateTimes()
  return (
    <aside aria-label={t('title')} className="min-w-0 l:sticky l:top-[calc(var(--bar)+1.25rem)] max-l:max-w-160 m:max-l:col-start-2">
      <Panel title={t('title')}>
        <div className="grid gap-3">
          <Facts
            items={[
              { label: t('name'), value: values.name.trim() === '' ? <Later step="database" /> : <b>{values.name.trim()}</b> },
              { label: t('engine'), value: engine === undefined ? <Later step="engine" /> : engineName(engine) },
              { label: t('topology'), value: <TopologyWords ha={values.ha} /> },
              {
                label: t('serverType'),
                value: values.serverTypeName === '' ? <Later step="server-type" /> : <TypeWords name={values.serverTypeName} type={type} />,
              },
            ]}
          />
          <div className="grid gap-2 border-y border-line py-3">
            <Facts
              items={[
                {
                  label: t('storage'),
                  value: (
                    <>
                      <b className="text-accent-text">{t('gb', { gb: storage })}</b> <span className="text-quiet">{t('each')}</span>
                    </>
                  ),
                },
              ]}
            />
            <StorageBar volumes={values.volumes} />
          </div>
          <Facts
            items={[
              ...(type === undefined
                ? []
                : [
                    {
                      label: t('total'),
                      value: t('sum', { cores: type.cpu_core * count, memory: type.memory_gb * count, storage: storage * count }),
                    },
                  ]),
              { label: t('takes'), value: t('about', { typical, slow }) },
            ]}
          />
        </div>
      </Panel>
    </aside>
  )
}

function Later({ step }: { readonly step: StepId }) {
  const t = useTranslations('create.summary')
  return <span className="text-quiet">{t('later', { step: stepIds.indexOf(step) + 1 })}</span>
}

export function TopologyWords({ ha }: { readonly ha: boolean }) {
  const t = useTranslations('create.summary')
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg width={ha ? 26 : 13} height="12" viewBox={`0 0 ${ha ? 26 : 13} 12`} aria-hidden="true" className="shrink-0 text-stopped">
        <rect x="1" y="1" width="10" height="10" rx="1.5" fill="currentColor" />
        {ha && <rect x="14.75" y="1.75" width="8.5" height="8.5" rx="1.5" fill="none" stroke="currentColor" strokeWidth="1.5" />}
      </svg>
      {ha ? t('ha') : t('single')}
    </span>
  )
}

export function TypeWords({ name, type }: { readonly name: string; readonly type: ServerType | undefined }) {
  const t = useTranslations('create.summary')
  return (
    <>
      <code>{name}</code>
      {type !== undefined && <span className="block text-quiet">{t('eachServer', { cores: type.cpu_core, memory: type.memory_gb })}</span>}
    </>
  )
}
