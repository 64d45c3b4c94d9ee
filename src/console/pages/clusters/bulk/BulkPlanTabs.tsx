import { useTranslations } from 'use-intl'
import { useRegion } from '#console/api/region.ts'
import { useSession } from '#console/api/session.ts'
import { EffectList } from '#console/components/EffectList.tsx'
import { curlScripts, requestText } from '#console/lib/curl.ts'
import { CodeBlock } from '#console/ui/CodeBlock.tsx'
import { DataTable, type Column } from '#console/ui/DataTable.tsx'
import { Tabs } from '#console/ui/Tabs.tsx'
import type { BulkPlan, Ready } from './bulk-plan.ts'
import type { Deed } from './deeds.ts'
import { LeftOut } from './LeftOut.tsx'

type Props = { readonly deed: Deed; readonly plan: BulkPlan; readonly onReadAgain: () => void }

/** What will happen to each and to all, who is left out, and the very requests. */
export function BulkPlanTabs({ deed, plan, onReadAgain }: Props) {
  const t = useTranslations('bulk')
  const words = useTranslations('plan')
  const region = useRegion()
  const { endpoints, apiVersion } = useSession()
  const endpoint = endpoints[region] ?? ''
  const calls = plan.ready.map(({ plan: { operation, input } }) => ({ operation, input }))
  const content = (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {plan.ready.length > 0 && <Each plan={plan} />}
      <LeftOut left={plan.left} onReadAgain={onReadAgain} />
    </div>
  )
  if (calls.length === 0) return content
  const items = [
    { id: 'plan', label: words('tabs.plan'), content },
    {
      id: 'request',
      label: words('tabs.request'),
      content: <Noted note={t('requests', { endpoint })} code={calls.map(requestText).join('\n')} label={t('requestsLabel')} />,
    },
    {
      id: 'curl',
      label: words('tabs.curl'),
      content: <Noted note={t('curl')} code={curlScripts({ operation: deed, calls, endpoint, apiVersion })} label={words('curl.label')} />,
    },
    { id: 'terraform', label: words('tabs.terraform'), content: <p className="max-w-176">{words('cannot.action')}</p> },
  ]
  return <Tabs label={words('tabs.label')} items={items} />
}

function Noted({ note, code, label }: { readonly note: string; readonly code: string; readonly label: string }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <p className="max-w-176 text-quiet wrap-anywhere">{note}</p>
      <CodeBlock code={code} label={label} />
    </div>
  )
}

// The first lines of a row stand beside each other, with the air of a row of one line.
const topClass = '[td&]:py-2 [td&]:align-top'

function Each({ plan: { ready, shared } }: { readonly plan: BulkPlan }) {
  const t = useTranslations('bulk')
  const changing = ready.some(({ plan }) => plan.changes.length > 0)
  const differing = ready.some(({ effects }) => effects.length > 0)
  const columns: Column<Ready>[] = [
    {
      id: 'cluster',
      header: t('columns.cluster'),
      className: topClass,
      cell: ({ cluster, plan }) => (
        <>
          <b className="text-strong">{cluster.name}</b>
          {plan.changes[0] !== undefined && (
            <span className="block text-12 text-quiet s:hidden">{`${plan.changes[0].now ?? ''} → ${plan.changes[0].then ?? ''}`}</span>
          )}
        </>
      ),
    },
  ]
  if (changing) {
    columns.push(
      { id: 'now', header: t('columns.now'), wide: 's', className: topClass, cell: ({ plan }) => plan.changes[0]?.now },
      { id: 'then', header: t('columns.then'), wide: 's', className: topClass, cell: ({ plan }) => plan.changes[0]?.then },
    )
  }
  if (differing) {
    columns.push({
      id: 'does',
      header: t('columns.does'),
      className: `${topClass} w-full`,
      cell: ({ effects }) => <EffectList effects={effects.map(({ kind, fact }) => ({ kind, fact }))} />,
    })
  }
  return (
    <>
      <DataTable caption={t('whatHappens')} columns={columns} rows={ready} rowKey={({ cluster }) => cluster.id} />
      <section className="grid gap-2">
        <h3>{t(ready.length > 1 ? 'allOfThem' : 'whatHappens')}</h3>
        <EffectList effects={shared} />
      </section>
    </>
  )
}
