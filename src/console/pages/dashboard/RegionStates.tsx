import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { FleetCount, FleetProgress, FleetRegion } from '#contract/bff/fleet.ts'
import { isMoving, needsAttention, stateRank } from '#contract/rules/states.ts'
import { useFailureWords } from '#console/components/FailureNotice.tsx'
import { lookOf } from '#console/components/state-look.ts'
import { useStateWord } from '#console/components/state-word.ts'
import { StateGlyph } from '#console/components/StateGlyph.tsx'
import { paths } from '#console/paths.ts'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'
import { ShareBar, stateFills } from './ShareBar.tsx'

type Reading = FleetProgress['regions'][number]
type Props = { readonly regions: readonly FleetRegion[]; readonly progress: FleetProgress }

/** Each region's clusters by state: a bar, and a count of each that leads to the list behind it. */
export function RegionStates({ regions, progress }: Props) {
  const t = useTranslations('dashboard.states')
  return (
    <section aria-label={t('label')} className="grid gap-x-8 gap-y-4 m:grid-flow-col m:auto-cols-fr">
      {progress.regions.map((reading) => (
        <RegionBlock key={reading.region} reading={reading} counts={regions.find(({ word }) => word === reading.region)} />
      ))}
    </section>
  )
}

function RegionBlock({ reading, counts }: { readonly reading: Reading; readonly counts: FleetRegion | undefined }) {
  const t = useTranslations('dashboard')
  const states = (counts?.states ?? []).toSorted((a, b) => stateRank(a.word) - stateRank(b.word))
  const { region, failure, listedAt } = reading
  return (
    <section aria-label={region} className="grid min-w-0 content-start gap-2">
      <h2 className="flex items-baseline gap-2 text-13">
        <Link to={paths.clusters(region)}>{region}</Link>
        <span className="font-normal text-quiet tabular-nums">{t('clusters', { count: counts?.count ?? 0 })}</span>
      </h2>
      <ShareBar shares={states.map(({ word, count }) => ({ key: word, count, className: stateFills[lookOf(word)] }))} />
      {states.length > 0 && <Counts region={region} states={states} />}
      {failure === null && states.length === 0 && (
        <p className={`text-quiet ${roomForCounts}`}>{t(listedAt === null ? 'states.unread' : 'states.none')}</p>
      )}
      {failure !== null && <Failed failure={failure} shown={states.length > 0} />}
    </section>
  )
}

// What comes below keeps its place when the counts come.
const roomForCounts = 'min-h-21'

/** What stays is counted large; what passes by itself stands in a line below, which is always there. */
function Counts({ region, states }: { readonly region: string; readonly states: readonly FleetCount[] }) {
  const t = useTranslations('dashboard.states')
  const moving = states.filter(({ word }) => isMoving(word))
  const count = moving.reduce((sum, state) => sum + state.count, 0)
  return (
    <div className={`grid content-start gap-1 ${roomForCounts}`}>
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {states
          .filter(({ word }) => !isMoving(word))
          .map((state) => (
            <StateCount key={state.word} region={region} state={state} />
          ))}
      </ul>
      <div className="flex items-start gap-x-1.5 text-quiet">
        {count > 0 && (
          <span className="flex h-6 items-center">
            <StateGlyph look="moving" />
          </span>
        )}
        <span className="flex h-6 shrink-0 items-center tabular-nums">{t('moving', { count })}</span>
        <ul className="flex flex-wrap gap-x-3">
          {moving.map((state) => (
            <MovingCount key={state.word} region={region} state={state} />
          ))}
        </ul>
      </div>
    </div>
  )
}

type CountProps = { readonly region: string; readonly state: FleetCount }

function MovingCount({ region, state: { word, count } }: CountProps) {
  const t = useTranslations('dashboard.states')
  const state = useStateWord(word)
  return (
    <li>
      <Link to={paths.clusters(region, { state: word })} className="flex h-6 items-center whitespace-nowrap text-moving tabular-nums">
        {t('movingCount', { count, state })}
      </Link>
    </li>
  )
}

function StateCount({ region, state: { word, count } }: CountProps) {
  const state = useStateWord(word)
  return (
    <li>
      <Link to={paths.clusters(region, { state: word })} className="group grid text-normal">
        <span className="text-20 font-semibold text-strong tabular-nums group-hover:underline">{count}</span>{' '}
        <span className={`flex items-center gap-1.5 whitespace-nowrap ${needsAttention(word) ? 'font-semibold text-strong' : ''}`}>
          <StateGlyph look={lookOf(word)} />
          {state}
        </span>
      </Link>
    </li>
  )
}

function Failed({ failure, shown }: { readonly failure: NonNullable<Reading['failure']>; readonly shown: boolean }) {
  const t = useTranslations('dashboard.states')
  const { title } = useFailureWords(failure, 'listClusters')
  return (
    <p className="flex items-start gap-1.5">
      <KindGlyph kind="warning" className="mt-[0.1875rem]" />
      <span>
        {t('failed', { why: title })} {shown && t('shown')}
      </span>
    </p>
  )
}
