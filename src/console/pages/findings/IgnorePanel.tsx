import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ListedFinding } from '#contract/bff/fleet.ts'
import { useIgnore } from '#console/api/findings.ts'
import { useNow } from '#console/api/now.ts'
import { FailureNotice } from '#console/components/FailureNotice.tsx'
import { useFindingWords } from '#console/components/findings/finding-words.ts'
import { formatDate } from '#console/lib/format.ts'
import { useZone } from '#console/lib/preferences.ts'
import { firstInstantOf } from '#console/lib/zone-time.ts'
import { Button } from '#console/ui/Button.tsx'
import { SegmentField } from '#console/ui/SegmentField.tsx'
import { SidePanel } from '#console/ui/SidePanel.tsx'
import { TextAreaField } from '#console/ui/TextAreaField.tsx'
import { TextField } from '#console/ui/TextField.tsx'
import { toast } from '#console/ui/toast.ts'

const dayMs = 86_400_000
const spans = { day: dayMs, week: 7 * dayMs, month: 30 * dayMs } as const
const lengths = ['day', 'week', 'month', 'date', 'forGood'] as const
type Length = (typeof lengths)[number]

type Props = { readonly finding: ListedFinding; readonly onClose: () => void }

/** Why nobody need hear of a finding, and until when. It is kept for everybody who sees this account. */
export function IgnorePanel({ finding, onClose }: Props) {
  const t = useTranslations('findings.ignore')
  const words = useFindingWords()(finding)
  const { put, putting, failure } = useIgnore()
  const [reason, setReason] = useState('')
  const until = useUntil()
  const [tried, setTried] = useState(false)
  const box = useRef<HTMLTextAreaElement>(null)
  const problem = reason.trim().length < 3 ? t('reasonNeeded') : undefined
  const submit = async () => {
    setTried(true)
    if (problem !== undefined) return box.current?.focus()
    if (until.at === undefined) return
    const failed = await put({ key: finding.key, reason: reason.trim(), until: until.at })
    if (failed !== undefined) return
    toast({ kind: 'done', title: t('done', { cluster: finding.clusterName, title: words.title }) })
    onClose()
  }
  return (
    <SidePanel
      title={t('title')}
      description={t('about', { cluster: finding.clusterName, title: words.title })}
      onClose={onClose}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="primary" type="submit" busy={putting}>
            {t('deed')}
          </Button>
        </>
      }
    >
      {failure !== undefined && <FailureNotice failure={failure} />}
      <p>{words.text}</p>
      <TextAreaField
        ref={box}
        label={t('reason')}
        hint={t('reasonHint')}
        error={tried ? problem : undefined}
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <SegmentField
        label={t('until')}
        hint={t('untilHint')}
        options={lengths.map((value) => ({ value, label: t(`lengths.${value}`) }))}
        value={until.length}
        onChange={until.setLength}
      />
      {until.length === 'date' && (
        <TextField
          type="date"
          label={t('date')}
          value={until.date}
          min={until.today}
          error={tried && until.at === undefined ? t('dateNeeded') : undefined}
          onChange={(event) => until.setDate(event.target.value)}
        />
      )}
    </SidePanel>
  )
}

/** Until when: a span from now, the end of a day in the person's zone, or for good (null). `at` is undefined for a day that is over, or none. */
function useUntil() {
  const zone = useZone()
  const [length, setLength] = useState<Length>('week')
  const [date, setDate] = useState('')
  const now = useNow(60_000)
  return { length, setLength, date, setDate, today: formatDate(now, zone), at: instantOf() }

  function instantOf(): string | null | undefined {
    if (length === 'forGood') return null
    if (length !== 'date') return new Date(now + spans[length]).toISOString()
    const day = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN
    if (Number.isNaN(day)) return undefined
    const end = firstInstantOf(day + dayMs, zone)
    return end > now ? new Date(end).toISOString() : undefined
  }
}
