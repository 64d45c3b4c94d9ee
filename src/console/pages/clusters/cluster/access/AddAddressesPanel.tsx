import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { useNow } from '#console/api/now.ts'
import { factsOf, useReason } from '#console/components/action-reason.ts'
import { FormPanel, useChanged, useFormPlan } from '#console/components/FormPanel.tsx'
import { setSecurityGroupRules } from '#console/components/plans/instances.ts'
import { TextAreaField } from '#console/ui/TextAreaField.tsx'
import { AdditionList } from './AdditionList.tsx'
import { readAdditions, type Addition } from './additions.ts'

type Props = { readonly cluster: Result<'showCluster'>; readonly onClose: () => void }

/** One address or a pasted list, and below it how each entry was understood: exactly that is sent. */
export function AddAddressesPanel({ cluster, onClose }: Props) {
  const t = useTranslations('access.adding')
  const plan = useFormPlan(cluster, onClose)
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const box = useRef<HTMLTextAreaElement>(null)
  const additions = readAdditions(text, cluster.allowable_ip_addresses ?? [])
  const sent = additions.filter(({ verdict }) => verdict === 'new').map(({ address }) => address)
  const problem = useProblem(additions)
  const submit = () => {
    setTried(true)
    if (problem === undefined) plan.open((about) => setSecurityGroupRules(about, { add: sent, remove: [] }))
    else box.current?.focus()
  }
  return (
    <FormPanel
      title={t('title')}
      description={t('text')}
      reason={useReason('setSecurityGroupRules', factsOf(cluster, useNow(30_000)))}
      changed={useChanged(text.trim())}
      onClose={onClose}
      onSubmit={submit}
      plan={plan}
    >
      <TextAreaField
        ref={box}
        mono
        rows={6}
        label={t('addresses')}
        hint={t('hint')}
        error={tried ? problem : undefined}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => setTried(text !== '')}
      />
      <AdditionList additions={additions} />
    </FormPanel>
  )
}

/** What keeps the text from being sent, in words. */
function useProblem(additions: readonly Addition[]): string | undefined {
  const t = useTranslations('access.adding')
  const wrong = additions.filter(({ verdict }) => verdict === 'wrong').map(({ typed }) => typed)
  if (additions.length === 0) return t('needed')
  if (wrong.length > 0) return t('wrong', { list: wrong.slice(0, 5).join(', '), more: Math.max(0, wrong.length - 5) })
  return additions.some(({ verdict }) => verdict === 'new') ? undefined : t('nothingNew')
}
