import { RefreshCw } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'
import type { ConnectionReport } from '#contract/bff/connection.ts'
import { useConnection } from '#console/api/connection.ts'
import { useRegion } from '#console/api/region.ts'
import { readLine, stageLine, standingOf } from '#console/components/connection-words.ts'
import { FailureNotice } from '#console/components/FailureNotice.tsx'
import { Instant } from '#console/components/Instant.tsx'
import { usePageTitle } from '#console/layout/page-title.ts'
import { Button } from '#console/ui/Button.tsx'
import { Facts } from '#console/ui/Facts.tsx'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'
import { Panel } from '#console/ui/Panel.tsx'
import { Skeleton } from '#console/ui/Skeleton.tsx'
import { LinesPanel } from './LinesPanel.tsx'

/** Whether this server reaches the cloud, whether the cloud takes the keys, and what they may read. */
export function ConnectionPage() {
  const t = useTranslations('connection')
  const region = useRegion()
  const { report, failure, checking, again } = useConnection()
  usePageTitle(t('title'))
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 p-6 max-s:p-4">
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h1>{t('title')}</h1>
          <p className="max-w-176 text-14 text-quiet">{t.rich('lead', { region, code: (words) => <code>{words}</code> })}</p>
        </div>
        <Button busy={checking} icon={<RefreshCw className="size-4" aria-hidden="true" />} onClick={again} className="max-s:w-full">
          {t('again')}
        </Button>
      </header>
      {failure !== undefined && <FailureNotice failure={failure} onRetry={again} />}
      {report === undefined ? checking && <Checking /> : <Report report={report} />}
    </div>
  )
}

function Checking() {
  const t = useTranslations('connection')
  return (
    <Panel title={t('stages.title')}>
      <p role="status" className="mb-3 text-quiet">
        {t('checking')}
      </p>
      <Skeleton className="h-40" />
    </Panel>
  )
}

const kinds = { well: 'done', limited: 'info', trouble: 'error' } as const

function Report({ report }: { readonly report: ConnectionReport }) {
  const t = useTranslations('connection')
  const words = { t, failures: useTranslations('failures'), locale: useLocale() }
  const { stages, reads, latency, endpoint, environment, at } = report
  const standing = standingOf(report)
  const forbidden = reads.filter(({ outcome }) => outcome === 'forbidden').length
  return (
    <>
      <Panel
        title={
          <span className="flex items-start gap-2">
            <KindGlyph kind={kinds[standing]} className="mt-[0.1875rem]" />
            {t(`${standing}.title`)}
          </span>
        }
        aside={t.rich('at', { at: () => <Instant at={at} /> })}
      >
        <div className="grid gap-3">
          <p role="status" className="max-w-176">
            {standing === 'limited' ? t('limited.text', { count: forbidden }) : t(`${standing}.text`)}
          </p>
          <Facts
            items={[
              { label: t('fact.environment'), value: environment },
              { label: t('fact.endpoint'), value: <code>{endpoint}</code> },
              { label: t('latency.title'), value: `${t('latency.text', latency)} ${t('latency.lost', { lost: latency.lost })}` },
            ]}
          />
        </div>
      </Panel>
      <LinesPanel
        title={t('stages.title')}
        lines={stages.map((stage) => ({
          ...stageLine(stage, words),
          key: stage.id,
          how: stage.outcome,
          requestId: stage.failure?.requestId ?? '',
        }))}
      />
      <LinesPanel
        title={t('reads.title')}
        lead={t('reads.lead', { count: reads.length })}
        lines={reads.map((read) => ({
          ...readLine(read, words),
          key: read.operation,
          how: read.outcome,
          requestId: read.failure?.requestId ?? '',
          ...(read.tookMs === undefined ? {} : { aside: t('reads.ms', { ms: read.tookMs }) }),
        }))}
      />
    </>
  )
}
