import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Engine } from '#contract/postgresql/catalog.ts'
import { paths } from '#console/paths.ts'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'
import { countIn, type Found } from './progress.ts'
import { stepIds, type StepId } from './steps.ts'
import { useStepSummary } from './use-step-summary.ts'
import type { Values } from './values.ts'

type Props = {
  readonly region: string
  readonly current: StepId
  readonly visited: readonly StepId[]
  readonly problems: readonly Found[]
  readonly values: Values
  readonly engines: readonly Engine[]
}

/** All steps, open to go to at any time; those behind say what was chosen, or how much is to be corrected. A strip where it is narrow. */
export function StepList({ region, current, visited, problems, values, engines }: Props) {
  const t = useTranslations('create.steps')
  const summaryOf = useStepSummary(values, engines)
  return (
    <nav aria-label={t('label')} className="min-w-0 m:sticky m:top-[calc(var(--bar)+1.25rem)]">
      <ol className="relative grid max-m:flex max-m:gap-1 max-m:overflow-x-auto max-m:scrollbar-none">
        {stepIds.map((step, index) => {
          const seen = visited.includes(step) && step !== current && step !== 'review'
          const wrong = step === 'review' || !seen ? 0 : countIn(step, problems)
          return (
            <li key={step} className="max-m:shrink-0">
              <Link
                ref={step === current ? bringIntoStrip : undefined}
                to={paths.createCluster(region, step)}
                aria-current={step === current ? 'step' : undefined}
                className="-ml-2 grid grid-cols-[1.25rem_minmax(0,1fr)] items-baseline gap-x-2 rounded-2 px-2 py-1.5 text-normal hover:bg-hover hover:no-underline aria-[current]:bg-accent-tint aria-[current]:font-semibold aria-[current]:text-accent-text max-m:ml-0 max-m:grid-cols-[auto_auto] max-m:gap-x-1.5 max-m:whitespace-nowrap"
              >
                <StepMark number={index + 1} kind={!seen ? 'number' : wrong > 0 ? 'warning' : 'done'} />
                <span>{t(`names.${step}`)}</span>{' '}
                {seen && (
                  <small className={`col-start-2 truncate max-m:sr-only ${wrong > 0 ? 'text-unknown' : 'text-quiet'}`}>
                    {wrong > 0 ? t('toCorrect', { count: wrong }) : summaryOf(step)}
                    {wrong === 0 && <span className="sr-only">, {t('done')}</span>}
                  </small>
                )}
              </Link>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

/** Where the steps are a strip, the open one is in sight, with a bit of the one before. */
function bringIntoStrip(link: HTMLAnchorElement | null) {
  const item = link?.parentElement
  const strip = item?.parentElement
  if (item && strip) strip.scrollLeft = item.offsetLeft - 48
}

/** The place of a step, or how it stands; the words beside it say the same. */
function StepMark({ number, kind }: { readonly number: number; readonly kind: 'number' | 'done' | 'warning' }) {
  if (kind !== 'number') return <KindGlyph kind={kind} className="self-center" />
  return (
    <span aria-hidden="true" className="w-3.5 text-center text-12 text-quiet">
      {number}
    </span>
  )
}
