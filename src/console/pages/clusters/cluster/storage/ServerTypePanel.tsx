import { FormProvider, useForm, useWatch } from 'react-hook-form'
import { useLocale, useTranslations } from 'use-intl'
import { durations } from '#contract/rules/durations.ts'
import { useNow } from '#console/api/now.ts'
import { useSession } from '#console/api/session.ts'
import { factsOf, useReason } from '#console/components/action-reason.ts'
import { FormPanel, useChanged, useFormPlan } from '#console/components/FormPanel.tsx'
import type { ServerTypeParts } from '#console/components/new-cluster/parts.ts'
import { ServerTypeField } from '#console/components/new-cluster/ServerTypeField.tsx'
import { setServerType } from '#console/components/plans/instances.ts'
import { PageBoundary } from '#console/layout/PageBoundary.tsx'
import { formatTypical } from '#console/lib/format.ts'
import { Notice } from '#console/ui/Notice.tsx'
import { Skeleton } from '#console/ui/Skeleton.tsx'
import { Comparison } from './Comparison.tsx'
import { serverCount, type GroupProps } from './group.ts'

type Props = GroupProps & { readonly onClose: () => void }

/** Other servers for the group: now and new side by side, and what the change interrupts. */
export function ServerTypePanel({ cluster, group, onClose }: Props) {
  const t = useTranslations('storage.resizing')
  const locale = useLocale()
  const { speed } = useSession()
  const plan = useFormPlan(cluster, onClose)
  const form = useForm<ServerTypeParts>({ defaultValues: { serverTypeName: group.server_type_name } })
  const chosen = useWatch({ control: form.control, name: 'serverTypeName' })
  const rule = useReason('setServerType', factsOf(cluster, useNow(30_000)))
  const typical = formatTypical(durations.setServerType.typical / speed, locale)
  return (
    <FormPanel
      size="l"
      title={t('title')}
      description={t('text', { servers: serverCount(group) })}
      reason={rule ?? (chosen === group.server_type_name ? t('same') : undefined)}
      changed={useChanged(chosen)}
      onClose={onClose}
      onSubmit={() => plan.open((about) => setServerType(about, group, chosen))}
      plan={plan}
    >
      <Comparison now={group.server_type_name} then={chosen} />
      <Notice kind="warning" title={t('cutTitle')}>
        {t(cluster.ha_enabled === true ? 'cutHa' : 'cut', { typical })}
      </Notice>
      <FormProvider {...form}>
        <PageBoundary loading={<Skeleton className="h-64 w-full" />}>
          <ServerTypeField />
        </PageBoundary>
      </FormProvider>
    </FormPanel>
  )
}
