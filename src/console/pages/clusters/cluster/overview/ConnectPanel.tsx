import { Fragment, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { connectionStrings, endpoints, portOf } from '#console/lib/connection.ts'
import { CopyButton } from '#console/ui/CopyButton.tsx'
import { Panel } from '#console/ui/Panel.tsx'
import { SegmentField } from '#console/ui/SegmentField.tsx'

const clients = ['psql', 'uri', 'jdbc', 'dotnet'] as const

/** How to reach the database, in the words of four clients, without a password. */
export function ConnectPanel({ cluster }: { readonly cluster: Result<'showCluster'> }) {
  const t = useTranslations('cluster.connect')
  const [outside, setOutside] = useState<'inside' | 'outside'>('inside')
  const found = endpoints(cluster)
  const inner = found.find((endpoint) => endpoint.kind !== 'public')
  const outer = found.find((endpoint) => endpoint.kind === 'public')
  const host = (outside === 'outside' ? (outer ?? inner) : (inner ?? outer))?.host
  const database = cluster.init_config_option?.database_name ?? ''
  const user = cluster.init_config_option?.database_user_name ?? ''
  return (
    <Panel
      title={t('title')}
      flush
      aside={
        <span className="flex flex-wrap items-center gap-1.5">
          {t('database')} <Code text={database} /> {t('user')} <Code text={user} />
        </span>
      }
    >
      {inner !== undefined && outer !== undefined && (
        <div className="border-b border-line px-4 py-2 max-s:px-3">
          <SegmentField
            label={t('from')}
            hideLabel
            value={outside}
            onChange={setOutside}
            options={[
              { value: 'inside', label: t('inside') },
              { value: 'outside', label: t('outside') },
            ]}
          />
        </div>
      )}
      {host === undefined ? (
        <p className="p-4 text-quiet max-s:p-3">{t('none')}</p>
      ) : (
        <Strings target={{ host, port: portOf(cluster), database, user }} />
      )}
    </Panel>
  )
}

function Strings({ target }: { readonly target: Parameters<(typeof connectionStrings)['psql']>[0] }) {
  const t = useTranslations('cluster.connect')
  return (
    <>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)_auto]">
        {clients.map((client) => {
          const text = connectionStrings[client](target)
          return (
            <Fragment key={client}>
              <dt className="flex min-h-9 items-center border-b border-line pr-3 pl-4 text-quiet max-s:pl-3">{t(client)}</dt>
              <dd className="flex min-h-9 min-w-0 items-center border-b border-line py-1.5 font-mono text-12 leading-normal break-words text-strong">
                <Breakable text={text} />
              </dd>
              <dd className="flex min-h-9 items-center border-b border-line px-2">
                <CopyButton text={text} label={t(client)} />
              </dd>
            </Fragment>
          )
        })}
      </dl>
      <p className="px-4 py-2 text-12 text-quiet max-s:px-3">{t('password')}</p>
    </>
  )
}

/** A connection string that breaks before its signs, never within a name, as long as there is room. */
function Breakable({ text }: { readonly text: string }) {
  return (
    <span className="min-w-0">
      {text.split(/(?=[/:;?@&])/).map((part, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </span>
  )
}

function Code({ text }: { readonly text: string }) {
  return <code className="rounded-1 bg-sunken px-1 py-px text-strong wrap-anywhere">{text}</code>
}
