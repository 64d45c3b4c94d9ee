import { useFormatter, useLocale, useTranslations } from 'use-intl'
import type { ServerType } from '#contract/postgresql/catalog.ts'
import { useServerTypes } from '#console/components/new-cluster/ServerTypeField.tsx'
import { serverSize } from '#contract/rules/server-size.ts'
import { formatGb } from '#console/lib/format.ts'

type Props = { readonly now: string; readonly then: string }

/** Two server types side by side. What the catalog does not list is read from the name, as far as that tells. */
export function Comparison({ now, then }: Props) {
  const t = useTranslations('storage.resizing')
  const locale = useLocale()
  const types = useServerTypes() ?? []
  const [left, right] = [traits(now, types), traits(then, types)]
  const rows = [
    { label: t('type'), now, then: now === then ? undefined : then, mono: true },
    { label: t('vcpu'), now: left.vcpu?.toString(), then: right.vcpu?.toString(), more: difference(left.vcpu, right.vcpu) },
    {
      label: t('memory'),
      now: left.memoryGb && formatGb(left.memoryGb, locale),
      then: right.memoryGb && formatGb(right.memoryGb, locale),
      more: difference(left.memoryGb, right.memoryGb),
    },
    { label: t('purpose'), now: left.purpose, then: right.purpose },
  ]
  return (
    <table className="w-full border-collapse text-left">
      <caption className="sr-only">{t('caption')}</caption>
      <thead>
        <tr className="h-8 border-b border-line-strong text-12 text-quiet *:pr-3 *:font-medium *:text-quiet">
          <th scope="col" className="w-1/4">
            {t('what')}
          </th>
          <th scope="col" className="w-3/8">
            {t('now')}
          </th>
          <th scope="col">{t('then')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.label} className="h-8 border-b border-line align-baseline *:py-1.5 *:pr-3">
            <th scope="row" className="font-normal text-quiet">
              {row.label}
            </th>
            <td className={row.mono === true ? 'font-mono text-12' : ''}>{row.now}</td>
            <td className={row.mono === true ? 'font-mono text-12 font-semibold text-accent-text' : ''}>
              {row.then ?? <span className="font-sans font-normal text-quiet">{t('choose')}</span>}
              {row.more !== undefined && <Difference value={row.more} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Difference({ value }: { readonly value: number }) {
  const format = useFormatter()
  return <b className="ml-2 text-accent-text">{format.number(value, { signDisplay: 'always' })}</b>
}

type Traits = { readonly vcpu?: number | undefined; readonly memoryGb?: number | undefined; readonly purpose?: string | undefined }

function traits(name: string, types: readonly ServerType[]): Traits {
  const listed = types.find((type) => type.name === name)
  return listed === undefined ? (serverSize(name) ?? {}) : { vcpu: listed.cpu_core, memoryGb: listed.memory_gb, purpose: listed.purpose }
}

function difference(now: number | undefined, then: number | undefined): number | undefined {
  return now === undefined || then === undefined || now === then ? undefined : then - now
}
