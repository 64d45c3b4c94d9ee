import { useTranslations } from 'use-intl'
import type { JournalDetail } from '#contract/bff/journal.ts'
import type { Input } from '#contract/operation.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import { useSession } from '#console/api/session.ts'
import { callOf } from '#console/components/activity/call.ts'
import { curlScript, requestText } from '#console/lib/curl.ts'
import { CodeBlock } from '#console/ui/CodeBlock.tsx'
import { Panel } from '#console/ui/Panel.tsx'
import { Tabs } from '#console/ui/Tabs.tsx'

/** The very request, as HTTP and as a signed script. Secrets were never kept: the script takes them from the environment. */
export function RequestPanel({ entry }: { readonly entry: JournalDetail }) {
  const t = useTranslations('activity.entry')
  const words = useTranslations('plan')
  const { endpoints, apiVersion } = useSession()
  const { operation, region, method, target, body } = entry
  const endpoint = endpoints[region] ?? ''
  const input = callOf(entry) as Input<WriteName> | undefined
  const request = input === undefined ? plainText(method, target, body) : requestText({ operation, input })
  const script = input === undefined ? undefined : curlScript({ operation, input, endpoint, apiVersion })
  const noted = (note: string, code: string, label: string) => (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <p className="max-w-176 text-quiet wrap-anywhere">{note}</p>
      <CodeBlock code={code} label={label} />
    </div>
  )
  return (
    <Panel title={t('request')}>
      {entry.hasSecret && <p className="mb-2 max-w-176">{t('secret')}</p>}
      <Tabs
        label={t('request')}
        items={[
          {
            id: 'request',
            label: words('tabs.request'),
            content: noted(words('request.note', { endpoint }), request, words('request.label')),
          },
          ...(script === undefined
            ? []
            : [{ id: 'curl', label: words('tabs.curl'), content: noted(words('curl.note'), script, words('curl.label')) }]),
        ]}
      />
    </Panel>
  )
}

/** A request of another version of this console, as it was kept. */
function plainText(method: string, target: string, body: unknown): string {
  return [`${method} ${target}`, ...(body === null || body === undefined ? [] : ['', JSON.stringify(body, null, 2)])].join('\n')
}
