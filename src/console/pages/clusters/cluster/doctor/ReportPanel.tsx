import { useEffect, useState } from 'react'
import { IntlProvider, useLocale, useTranslations } from 'use-intl'
import { useRegion } from '#console/api/region.ts'
import { formatInstant, formatOffset } from '#console/lib/format.ts'
import { useZone, type Preferences } from '#console/lib/preferences.ts'
import { wordsIn, type Words } from '#console/messages/words.ts'
import { Button } from '#console/ui/Button.tsx'
import { CopyButton } from '#console/ui/CopyButton.tsx'
import { Disclosure } from '#console/ui/Disclosure.tsx'
import { Panel } from '#console/ui/Panel.tsx'
import { saveExport } from '#console/components/exports/save-export.ts'
import { SegmentField } from '#console/ui/SegmentField.tsx'
import { useDoctorWords } from './doctor-words.ts'
import { reportOf, type ReportFacts } from './report.ts'
import { reportId } from './step-path.ts'
import { useMissingWords } from './MissingNotice.tsx'
import type { Missing } from './use-known.ts'

type Language = Preferences['language']
type Props = { readonly facts: Omit<ReportFacts, 'missing'>; readonly missing: readonly Missing[] }

/** The whole page as Markdown for a ticket, in the language of whoever reads the ticket. */
export function ReportPanel({ facts, missing }: Props) {
  const t = useTranslations('doctor.report')
  const locale = useLocale()
  const [language, setLanguage] = useState<Language>()
  const chosen = language ?? (locale === 'ko' ? 'ko' : 'en')
  const words = useOtherWords(chosen)
  const zone = useZone()
  const labels = { name: t('name'), download: t('download'), preview: t('preview') }
  return (
    <div id={reportId} className="scroll-mt-16">
      <Panel title={t('title')}>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
          <p className="max-w-176">{t('text')}</p>
          <SegmentField
            label={t('language')}
            className="max-w-80"
            options={[
              { value: 'en', label: 'English' },
              { value: 'ko', label: '한국어' },
            ]}
            value={chosen}
            onChange={setLanguage}
          />
          {words?.language !== chosen ? (
            <p className="text-quiet">{t('loading')}</p>
          ) : (
            <IntlProvider locale={words.language} messages={words.messages} timeZone={zone}>
              <Report facts={facts} missing={missing} labels={labels} />
            </IntlProvider>
          )}
        </div>
      </Panel>
    </div>
  )
}

/** The sentences that a report needs; `undefined` until they are there. */
function useOtherWords(language: Language): Words | undefined {
  const [words, setWords] = useState<Words>()
  useEffect(() => {
    let wanted = true
    void wordsIn(language, ['doctor', 'findings', 'journal', 'operations', 'rules']).then((loaded) => wanted && setWords(loaded))
    return () => {
      wanted = false
    }
  }, [language])
  return words
}

type ReportProps = Props & { readonly labels: Readonly<Record<'name' | 'download' | 'preview', string>> }

function Report({ facts, missing, labels }: ReportProps) {
  const { id, name } = facts.known.cluster
  const text = useReport(facts, missing)
  const save = () => saveExport(`doctor-${name}`, 'md', text, facts.known.now)
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <CopyButton text={text} label={labels.name} wordy />
        <Button size="small" onClick={save}>
          {labels.download}
        </Button>
      </div>
      <Disclosure summary={labels.preview}>
        <pre
          key={id}
          tabIndex={0}
          aria-label={labels.name}
          className="max-h-112 overflow-auto rounded-2 bg-sunken p-3 font-mono text-12 leading-[1.6] wrap-anywhere whitespace-pre-wrap text-normal -outline-offset-2"
        >
          {text}
        </pre>
      </Disclosure>
    </>
  )
}

function useReport(facts: Props['facts'], missing: readonly Missing[]): string {
  const t = useTranslations('doctor')
  const r = useTranslations('doctor.report')
  const words = useDoctorWords()
  const missingOf = useMissingWords()
  const zone = useZone()
  const region = useRegion()
  const { cluster, now } = facts.known
  const state = cluster.service_state
  const at = (ms: number) => `${formatInstant(ms, zone, true)} ${formatOffset(ms, zone)}`
  return reportOf(
    { ...facts, missing: missing.map(missingOf) },
    {
      heading: r('heading', { name: cluster.name }),
      made: r('made', { at: at(now), zone }),
      facts: [
        [r('cluster'), cluster.id],
        [r('region'), region],
        [r('state'), state],
        [r('engine'), `${cluster.dbaas_engine ?? ''} ${cluster.software_version ?? ''}`],
      ],
      likely: t('likely'),
      noDiagnosis: r('noDiagnosis'),
      next: t('next'),
      evidence: t('evidence'),
      missing: r('missing'),
      timeline: t('timeline.title'),
      requests: r('requests'),
      noRequests: r('noRequests'),
      diagnosis: words.diagnosis,
      step: (step) => {
        const why = words.blocked(step, state)
        return { ...words.step(step), note: why === undefined ? words.risk(step) : `${words.risk(step)}; ${r('blocked', { why })}` }
      },
      moment: words.moment,
      at,
      truncated: (shown, count) => r('truncated', { shown, count }),
    },
  )
}
