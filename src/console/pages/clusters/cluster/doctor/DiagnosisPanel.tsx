import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Diagnosis, Known, Step } from '#contract/rules/doctor/known.ts'
import { useRegion } from '#console/api/region.ts'
import { useOperationName } from '#console/components/operation-name.ts'
import { RequestId } from '#console/components/RequestId.tsx'
import { Button, buttonClass } from '#console/ui/Button.tsx'
import { Disclosure } from '#console/ui/Disclosure.tsx'
import { Facts } from '#console/ui/Facts.tsx'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'
import { Panel } from '#console/ui/Panel.tsx'
import { useDoctorWords } from './doctor-words.ts'
import { stepPath } from './step-path.ts'

type Props = { readonly diagnosis: Diagnosis; readonly known: Known }

/** One thing that is likely: in words, with its evidence, and with what can be done, safest first. */
export function DiagnosisPanel({ diagnosis, known }: Props) {
  const t = useTranslations('doctor')
  const { title, text } = useDoctorWords().diagnosis(diagnosis)
  const { tone, evidence, requestIds, steps } = diagnosis
  return (
    <Panel
      title={
        <span className="flex items-start gap-2">
          <KindGlyph kind={tone} className="mt-[0.1875rem]" />
          <span className="min-w-0 wrap-anywhere">{title}</span>
        </span>
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <p className="max-w-176 text-14 wrap-anywhere">{text}</p>
        {(evidence.length > 0 || requestIds.length > 0) && (
          <Disclosure summary={t('evidence')}>
            <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
              <Facts items={evidence.map(({ field, value }, index) => factOf(field, value, index))} />
              {requestIds.map((id) => (
                <RequestId key={id} id={id} />
              ))}
            </div>
          </Disclosure>
        )}
        {steps.length > 0 && (
          <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
            <h3 className="text-12 font-medium text-quiet">{t('next')}</h3>
            <ol className="divide-y divide-line">
              {steps.map((step, index) => (
                <StepRow key={step.id} step={step} number={index + 1} known={known} about={title} />
              ))}
            </ol>
          </div>
        )}
      </div>
    </Panel>
  )
}

/** The cloud's own words. A field may stand there more than once. */
function factOf(field: string, value: string, index: number) {
  return { label: <code key={index}>{field}</code>, value: <code className="wrap-anywhere">{value}</code> }
}

type StepProps = { readonly step: Step; readonly number: number; readonly known: Known; readonly about: string }

function StepRow({ step, number, known, about }: StepProps) {
  const t = useTranslations('doctor')
  const words = useDoctorWords()
  const { title, text } = words.step(step)
  const blocked = words.blocked(step, known.cluster.service_state)
  return (
    <li className="grid grid-cols-[1.5rem_minmax(0,1fr)_auto] items-start gap-x-2 gap-y-2 py-2.5 max-s:grid-cols-[1.5rem_minmax(0,1fr)]">
      <span aria-hidden="true" className="text-quiet tabular-nums">
        {number}.
      </span>
      <div className="grid min-w-0 gap-0.5">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <b className="font-semibold text-strong">{title}</b>
          <span className={`text-12 ${step.risk === 'loss' ? 'text-error' : step.risk === 'none' ? 'text-quiet' : 'text-unknown'}`}>
            {words.risk(step)}
          </span>
        </p>
        <p className="max-w-176 wrap-anywhere">{text}</p>
        {blocked !== undefined && <p className="max-w-176 text-12 text-quiet">{t('notNow', { why: blocked })}</p>}
      </div>
      <div className="empty:hidden max-s:col-start-2">
        <Way step={step} known={known} blocked={blocked} main={number === 1} about={about} />
      </div>
    </li>
  )
}

type WayProps = Omit<StepProps, 'number'> & { readonly blocked: string | undefined; readonly main: boolean }

/** The link to the plan or the page of a step; what is not possible now stays in sight and says why. */
function Way({ step, known, blocked, main, about }: WayProps) {
  const t = useTranslations('doctor.open')
  const nameOf = useOperationName()
  const region = useRegion()
  const { cluster, writes } = known
  const path = stepPath(step, { region, clusterId: cluster.id, writes })
  if (path === undefined) return null
  if (step.id === 'ask_support') {
    return (
      <a href={path} className={buttonClass('secondary', 'small')}>
        {t('report')}
      </a>
    )
  }
  const label = step.operation === undefined ? t('page') : t('plan', { operation: nameOf(step.operation) })
  const name = t('of', { label, title: about })
  if (blocked !== undefined) {
    return (
      <Button size="small" disabledReason={blocked} aria-label={name}>
        {label}
      </Button>
    )
  }
  return (
    <Link to={path} aria-label={name} className={buttonClass(main && step.operation !== undefined ? 'primary' : 'secondary', 'small')}>
      {label}
    </Link>
  )
}
