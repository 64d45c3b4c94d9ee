import { useState } from 'react'
import { RefreshCw } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { diagnose, isWell } from '#contract/rules/doctor/diagnose.ts'
import { timelineOf } from '#contract/rules/doctor/timeline.ts'
import { isMoving } from '#contract/rules/states.ts'
import { ReadAge } from '#console/components/ReadAge.tsx'
import { IconButton } from '#console/ui/IconButton.tsx'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'
import { Panel } from '#console/ui/Panel.tsx'
import { Skeleton } from '#console/ui/Skeleton.tsx'
import { DiagnosisPanel } from './DiagnosisPanel.tsx'
import { MissingNotice } from './MissingNotice.tsx'
import { ReportPanel } from './ReportPanel.tsx'
import { Timeline } from './Timeline.tsx'
import { useKnown } from './use-known.ts'

/** What is likely wrong with a cluster and what to do, safest first; what happened to it; and all of that for a ticket. */
export function DoctorPage() {
  const t = useTranslations('doctor')
  const [pages, setPages] = useState(1)
  const { known, missing, loading, readAt, refreshing, refresh, moreWrites } = useKnown(pages)
  const diagnoses = diagnose(known)
  const moments = timelineOf(known)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="-mb-2 flex items-center justify-end gap-1">
        <ReadAge readAt={readAt} polling={isMoving(known.cluster.service_state)} />
        <IconButton
          size="small"
          label={t('refresh')}
          icon={<RefreshCw className="size-4" aria-hidden="true" />}
          busy={refreshing}
          onClick={refresh}
        />
      </div>
      <MissingNotice missing={missing} />
      {isWell(diagnoses) && (loading ? <Examining /> : <Well part={missing.length > 0} />)}
      {diagnoses.map((diagnosis) => (
        <DiagnosisPanel key={diagnosis.key} diagnosis={diagnosis} known={known} />
      ))}
      <Timeline moments={moments} loading={loading} moreWrites={moreWrites} onMore={() => setPages(pages + 1)} />
      <ReportPanel facts={{ known, diagnoses, moments }} missing={missing} />
    </div>
  )
}

/** Nothing is called well before all was read that can be read. */
function Examining() {
  const t = useTranslations('doctor')
  return (
    <Panel title={t('loading')}>
      <Skeleton className="h-5 w-1/2" />
    </Panel>
  )
}

function Well({ part }: { readonly part: boolean }) {
  const t = useTranslations('doctor.well')
  return (
    <Panel
      title={
        <span className="flex items-start gap-2">
          <KindGlyph kind={part ? 'info' : 'done'} className="mt-[0.1875rem]" />
          {t('title')}
        </span>
      }
    >
      <p className="max-w-176 text-14">{t(part ? 'part' : 'text')}</p>
    </Panel>
  )
}
