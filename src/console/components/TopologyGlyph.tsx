import { useTranslations } from 'use-intl'

type Props = {
  readonly ha: boolean
  readonly replicas: number
  /** A replica of another cluster: a dot, as it is one in the row of its origin. */
  readonly replica?: boolean
}

/** A cluster's shape in a row: filled square active, hollow square standby, a dot for each replica (at most 5). */
export function TopologyGlyph({ ha, replicas, replica = false }: Props) {
  const t = useTranslations('clusters')
  const start = ha ? 26 : 14
  const dots = Math.min(replicas, 5)
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <svg width={start + dots * 8} height="12" viewBox={`0 0 ${start + dots * 8} 12`} aria-hidden="true" className="shrink-0 text-stopped">
        {replica ? (
          <circle cx="6" cy="6" r="2.5" fill="currentColor" />
        ) : (
          <rect x="1" y="1" width="10" height="10" rx="1.5" fill="currentColor" />
        )}
        {ha && <rect x="14.75" y="1.75" width="8.5" height="8.5" rx="1.5" fill="none" stroke="currentColor" strokeWidth="1.5" />}
        {Array.from({ length: dots }, (_, index) => (
          <circle key={index} cx={start + 3 + index * 8} cy="6" r="2.5" fill="currentColor" />
        ))}
      </svg>
      {t('topology', { kind: replica ? 'replica' : ha ? 'ha' : 'single', replicas })}
    </span>
  )
}
