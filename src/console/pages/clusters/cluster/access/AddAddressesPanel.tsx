import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { useNow } from '#console/api/now.ts'
import { factsOf, useReason } from '#console/components/action-reason.ts'
import { FormPanel, useChanged, useFormPlan } from '#console/components/FormPanel.tsx'
import { setSecurityGroupRules } from '#console/components/plans/instances.ts'
import { covers, isWide } from '#console/lib/addresses.ts'
import { CheckField } from '#console/ui/CheckField.tsx'
import { TextAreaField } from '#console/ui/TextAreaField.tsx'
import { AdditionList } from './AdditionList.tsx'
import { readAdditions, type Addition } from './additions.ts'

type Props = {
  readonly cluster: Result<'showCluster'>
  /** Entries that are ticked to go from the start: a finding led here, and they are what it finds too wide. */
  readonly going: readonly string[]
  readonly onClose: () => void
}

/** One address or a pasted list, and below it how each entry was understood: exactly that is sent. */
export function AddAddressesPanel({ cluster, going, onClose }: Props) {
  const t = useTranslations('access.adding')
  const plan = useFormPlan(cluster, onClose)
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const box = useRef<HTMLTextAreaElement>(null)
  const allowed = [...new Set(cluster.allowable_ip_addresses ?? [])]
  const [ticked, setTicked] = useState(going)
  const sent = readAdditions(text, allowed).flatMap(({ verdict, address }) => (verdict === 'new' ? [address] : []))
  const replaceable = replaceableBy(sent, allowed, going)
  const removed = replaceable.filter((entry) => ticked.includes(entry))
  const additions = readAdditions(text, allowed, removed)
  const problem = useProblem(additions, removed)
  const submit = () => {
    setTried(true)
    if (problem === undefined) plan.open((about) => setSecurityGroupRules(about, { add: sent, remove: removed }))
    else box.current?.focus()
  }
  return (
    <FormPanel
      title={t('title')}
      description={t('text')}
      reason={useReason('setSecurityGroupRules', factsOf(cluster, useNow(30_000)))}
      changed={useChanged([text.trim(), removed])}
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
      {replaceable.length > 0 && (
        <fieldset className="grid gap-1">
          <legend className="mb-1 font-medium text-strong">{t('removing')}</legend>
          {replaceable.map((entry) => (
            <CheckField
              key={entry}
              label={entry}
              checked={removed.includes(entry)}
              onChange={({ target }) => setTicked((last) => (target.checked ? [...last, entry] : last.filter((each) => each !== entry)))}
            />
          ))}
          <p className="text-12 text-quiet">{t('removingHint')}</p>
        </fieldset>
      )}
    </FormPanel>
  )
}

/** What may go in the same write: what is wide, what the form was opened for, and what lets in an entry that is new. */
function replaceableBy(added: readonly string[], allowed: readonly string[], going: readonly string[]): string[] {
  return allowed.filter((entry) => isWide(entry) || going.includes(entry) || added.some((address) => covers(entry, address)))
}

/** What keeps the text from being sent, in words. */
function useProblem(additions: readonly Addition[], removed: readonly string[]): string | undefined {
  const t = useTranslations('access.adding')
  const wrong = additions.filter(({ verdict }) => verdict === 'wrong').map(({ typed }) => typed)
  if (additions.length === 0 && removed.length === 0) return t('needed')
  if (wrong.length > 0) return t('wrong', { list: wrong.slice(0, 5).join(', '), more: Math.max(0, wrong.length - 5) })
  const both = additions.filter(({ verdict }) => verdict === 'going').map(({ typed }) => typed)
  if (both.length > 0) return t('both', { list: both.slice(0, 5).join(', '), more: Math.max(0, both.length - 5) })
  return removed.length > 0 || additions.some(({ verdict }) => verdict === 'new') ? undefined : t('nothingNew')
}
