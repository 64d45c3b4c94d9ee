import { Link, type To } from 'react-router'
import { useTranslations } from 'use-intl'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'

/** One step of a wizard, as the list shows it. */
export type ListedStep = {
  readonly id: string
  readonly name: string
  readonly to: To
  /** How many of its values cannot be sent; left out for a step that was not open yet, or is open now. */
  readonly wrong?: number | undefined
  /** What was chosen in it. */
  readonly summary?: string | undefined
}

type Props = { readonly steps: readonly ListedStep[]; readonly current: string }

/** All steps, open to go to at any time; those behind say what was chosen, or how much is to be corrected. A strip where it is narrow. */
export function StepList({ steps, current }: Props) {
  const t = useTranslations('create.steps')
  return (
    <nav aria-label={t('label')} className="min-w-0 m:sticky m:top-[calc(var(--bar)+1.25rem)]">
      <ol className="relative grid max-m:flex max-m:gap-1 max-m:overflow-x-auto max-m:scrollbar-none">
        {steps.map(({ id, name, to, wrong, summary }, index) => (
          <li key={id} className="max-m:shrink-0">
            <Link
              ref={id === current ? bringIntoStrip : undefined}
              to={to}
              aria-current={id === current ? 'step' : undefined}
              className="-ml-2 grid grid-cols-[1.25rem_minmax(0,1fr)] items-baseline gap-x-2 rounded-2 px-2 py-1.5 text-normal hover:bg-hover hover:no-underline aria-[current]:bg-accent-tint aria-[current]:font-semibold aria-[current]:text-accent-text max-m:ml-0 max-m:grid-cols-[auto_auto] max-m:gap-x-1.5 max-m:whitespace-nowrap"
            >
              <StepMark number={index + 1} kind={wrong === undefined ? 'number' : wrong > 0 ? 'warning' : 'done'} />
              <span>{name}</span>{' '}
              {wrong !== undefined && (
                <small className={`col-start-2 truncate max-m:sr-only ${wrong > 0 ? 'text-unknown' : 'text-quiet'}`}>
                  {wrong > 0 ? t('toCorrect', { count: wrong }) : summary}
                  {wrong === 0 && <span className="sr-only">, {t('done')}</span>}
                </small>
              )}
            </Link>
          </li>
        ))}
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
