import { Play, RefreshCw, RotateCw, Square } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { isKnownState } from '#contract/rules/states.ts'
import type { Selection } from '#console/pages/clusters/use-selection.ts'
import { Button } from '#console/ui/Button.tsx'
import { deeds, type Deed } from './deeds.ts'
import { obstaclesOf } from './obstacles.ts'

const icons = { startCluster: Play, stopCluster: Square, restartCluster: RotateCw, synchronizeClusterState: RefreshCw } as const

type Props = { readonly selection: Selection; readonly onDeed: (deed: Deed) => void }

/** How many are ticked, what can be done with them, and what stands in the way. */
export function SelectionBar({ selection, onDeed }: Props) {
  const t = useTranslations('bulk')
  const clusters = [...selection.clusters.values()]
  const why = useWhy(clusters.length)
  const known = deeds.map((deed) => ({ deed, ...obstaclesOf(deed, clusters) }))
  return (
    <section
      aria-label={t('selection')}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line-strong px-6 py-2 max-s:px-4"
    >
      <b role="status" className="text-strong max-s:flex-auto">
        {t('selected', { count: clusters.length })}
      </b>
      <Button kind="quiet" className="max-s:-mr-3 s:order-1 s:ml-auto" onClick={selection.clear}>
        {t('clear')}
      </Button>
      <div className="flex flex-wrap gap-2 max-s:grid max-s:w-full max-s:grid-cols-2">
        {known.map(({ deed, able, obstacles }) => {
          const Icon = icons[deed]
          return (
            <Button
              key={deed}
              icon={<Icon className="size-4" aria-hidden="true" />}
              disabledReason={able === 0 ? why([deed], able, obstacles) : undefined}
              onClick={() => onDeed(deed)}
            >
              {t(`act.${deed}`)}
            </Button>
          )
        })}
      </div>
      <ul className="w-full text-12 text-quiet empty:hidden s:order-1">
        {alike(known).map(({ deeds: names, able, obstacles }) => (
          // On a phone the bar would hide the list; what keeps some of them from a deed is in its plan as well.
          <li key={names.join()} className={able > 0 ? 'max-s:hidden' : ''}>
            {why(names, able, obstacles)}
          </li>
        ))}
      </ul>
    </section>
  )
}

type Known = { readonly deed: Deed } & ReturnType<typeof obstaclesOf>

/** Deeds that meet the same obstacles share a line. */
function alike(known: readonly Known[]) {
  const groups = Map.groupBy(known, ({ able, obstacles }) => JSON.stringify([able, obstacles]))
  return [...groups.values()].flatMap((group) => {
    const [{ able, obstacles } = { able: 0, obstacles: [] }] = group
    return obstacles.length === 0 ? [] : [{ deeds: group.map(({ deed }) => deed), able, obstacles }]
  })
}

/** Why deeds are not possible for some or all of them, in a line: the reason that most of them share; the plan has them all. */
function useWhy(count: number) {
  const t = useTranslations('bulk')
  const rules = useTranslations('rules')
  const states = useTranslations('states')
  return (names: readonly Deed[], able: number, obstacles: Known['obstacles']) => {
    const [first] = obstacles
    if (first === undefined) return ''
    const { reason, state } = first
    const said = rules(reason, { state: isKnownState(state) ? states(state) : state })
    const deed = names.map((name) => t(`deedName.${name}`)).join(', ')
    const more = obstacles.length === 1 ? '' : ` ${t('more', { count: obstacles.length - 1 })}`
    return `${t(able === 0 ? 'none' : 'some', { deed, able, count })} ${/[.!?]$/.test(said) ? said : `${said}.`}${more}`
  }
}
