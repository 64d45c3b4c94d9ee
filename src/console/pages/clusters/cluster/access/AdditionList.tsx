import { useTranslations } from 'use-intl'
import { widthWarning } from '#console/components/plans/instances.ts'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'
import type { Addition } from './additions.ts'

/** Entries that are drawn at once: a pasted list may be very long. */
const portion = 100

/** What will be sent, entry by entry, and what will not and why. Of a long list what is wrong comes first, lest it is not drawn. */
export function AdditionList({ additions }: { readonly additions: readonly Addition[] }) {
  const t = useTranslations('access.adding')
  const fresh = additions.filter(({ verdict }) => verdict === 'new')
  const wrongFirst = additions.toSorted((a, b) => Number(isWrong(b)) - Number(isWrong(a)))
  const drawn = additions.length <= portion ? additions : wrongFirst.slice(0, portion)
  return (
    <div className="grid gap-2">
      <p role="status" className="font-medium text-strong">
        {additions.length === 0 ? '' : t('willSend', { count: fresh.length, all: additions.length })}
      </p>
      <ul className="grid gap-2">
        {drawn.map((addition, index) => (
          <li key={`${index} ${addition.typed}`} className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-2">
            <Glyph addition={addition} />
            <div className="min-w-0">
              <code className="wrap-anywhere text-strong">{addition.typed}</code>
              <Notes addition={addition} />
            </div>
          </li>
        ))}
      </ul>
      {drawn.length < additions.length && <p className="text-12 text-quiet">{t('notDrawn', { count: additions.length - drawn.length })}</p>}
    </div>
  )
}

/** It stands in the way of sending anything. */
function isWrong({ verdict }: Addition): boolean {
  return verdict === 'wrong' || verdict === 'going'
}

function Glyph({ addition }: { readonly addition: Addition }) {
  const { verdict, address } = addition
  const plans = useTranslations('plans')
  const wide = verdict === 'new' && widthWarning({ t: plans }, address).length > 0
  const kind = isWrong(addition) ? 'error' : verdict !== 'new' ? 'info' : wide ? 'warning' : 'done'
  return <KindGlyph kind={kind} className="mt-[0.1875rem]" />
}

function Notes({ addition }: { readonly addition: Addition }) {
  const t = useTranslations('access.adding')
  const plans = useTranslations('plans')
  const { verdict, typed, address, cleared, count, within } = addition
  const wide = widthWarning({ t: plans }, address).map(({ fact }) => fact)
  const notes =
    verdict === 'wrong'
      ? [t(typed.includes(':') ? 'ipv6' : 'notAnAddress')]
      : verdict !== 'new'
        ? [t(verdict, { address })]
        : [
            ...(cleared ? [t('cleared', { address })] : typed === address ? [] : [t('sentAs', { address })]),
            ...(wide.length > 0 ? wide : count > 1 ? [t('count', { count })] : []),
            ...(within === undefined ? [] : [t('within', { range: within })]),
          ]
  return notes.map((note) => (
    <span key={note} className="block text-12 text-quiet">
      {note}
    </span>
  ))
}
