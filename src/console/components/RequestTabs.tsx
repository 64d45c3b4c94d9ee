import { Info } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Input } from '#contract/operation.ts'
import type { OperationName } from '#contract/operations.ts'
import { useRegion } from '#console/api/region.ts'
import { useSession } from '#console/api/session.ts'
import { curlScript, requestText } from '#console/lib/curl.ts'
import { terraformFor } from '#console/lib/terraform.ts'
import type { EditedCluster } from '#console/lib/terraform-edit.ts'
import { CodeBlock } from '#console/ui/CodeBlock.tsx'
import { Tabs } from '#console/ui/Tabs.tsx'
import { EffectList, type Effect } from './EffectList.tsx'

type Props<N extends OperationName> = {
  readonly operation: N
  /** As it will be sent. Secrets in it are never shown. */
  readonly input: Input<N>
  /** Left out where the page itself shows them, beside its button. */
  readonly effects?: readonly Effect[]
  /** Above the effects: what is so now and what will be then, or a summary. */
  readonly before?: ReactNode
  /** The cluster that is changed; a create has none. */
  readonly cluster?: EditedCluster
}

/** What a write will do and the very request, as HTTP, as a signed script and as Terraform. */
export function RequestTabs<N extends OperationName>({ operation, input, effects, before, cluster }: Props<N>) {
  const t = useTranslations('plan')
  const items = [
    {
      id: 'plan',
      label: t('tabs.plan'),
      content: (
        <div className="grid gap-4">
          {before}
          {effects !== undefined && (
            <section className="grid gap-2">
              <h3>{t('whatItDoes')}</h3>
              <EffectList effects={effects} />
            </section>
          )}
        </div>
      ),
    },
    { id: 'request', label: t('tabs.request'), content: <RequestTab operation={operation} input={input} /> },
    { id: 'curl', label: t('tabs.curl'), content: <CurlTab operation={operation} input={input} /> },
    { id: 'terraform', label: t('tabs.terraform'), content: <TerraformTab operation={operation} input={input} cluster={cluster} /> },
  ]
  return <Tabs label={t('tabs.label')} items={items} />
}

type TabProps<N extends OperationName> = { readonly operation: N; readonly input: Input<N> }

function RequestTab<N extends OperationName>({ operation, input }: TabProps<N>) {
  const t = useTranslations('plan.request')
  const { endpoint } = useWhere()
  return (
    <Noted note={t('note', { endpoint })}>
      <CodeBlock code={requestText({ operation, input })} label={t('label')} />
    </Noted>
  )
}

function CurlTab<N extends OperationName>({ operation, input }: TabProps<N>) {
  const t = useTranslations('plan.curl')
  const { endpoint, apiVersion } = useWhere()
  return (
    <Noted note={t('note')}>
      <CodeBlock code={curlScript({ operation, input, endpoint, apiVersion })} label={t('label')} />
    </Noted>
  )
}

function TerraformTab<N extends OperationName>({ operation, input, cluster }: TabProps<N> & { readonly cluster: Props<N>['cluster'] }) {
  const t = useTranslations('plan')
  const region = useRegion()
  const { environment } = useSession()
  const terraform = terraformFor({ operation, input, environment, region, cluster })
  if (terraform.kind === 'hcl') return <CodeBlock code={terraform.text} label={t('terraform.label')} />
  return (
    <p className="flex max-w-176 gap-2">
      <Info aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-quiet" />
      {t(`cannot.${terraform.reason}`)}
    </p>
  )
}

function Noted({ note, children }: { readonly note: string; readonly children: ReactNode }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <p className="max-w-176 text-quiet wrap-anywhere">{note}</p>
      {children}
    </div>
  )
}

/** Where the page's region is served, and in which version. */
function useWhere(): { readonly endpoint: string; readonly apiVersion: string } {
  const region = useRegion()
  const { endpoints, apiVersion } = useSession()
  return { endpoint: endpoints[region] ?? '', apiVersion }
}
