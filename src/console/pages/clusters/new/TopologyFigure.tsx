import { useTranslations } from 'use-intl'

/** Applications above, servers below: filled is active, hollow is standby. The words beside it say the same. */
export function TopologyFigure({ ha }: { readonly ha: boolean }) {
  const t = useTranslations('create.topology')
  const box = { width: 58, height: 18, rx: 3, strokeWidth: 1.5 }
  return (
    <svg viewBox="0 0 150 66" aria-hidden="true" focusable="false" className="h-16.5 w-37.5 text-stopped max-s:hidden">
      <g fill="none" stroke="currentColor" strokeWidth="1.25">
        <path d={ha ? 'M75 20v8M35 46v-9q0-9 9-9h31' : 'M75 20v26'} />
        {ha && <path d="M64 55h22" strokeDasharray="3 3" />}
      </g>
      <text x="75" y="14" textAnchor="middle" className="fill-quiet text-12">
        {t('applications')}
      </text>
      <g transform={`translate(${ha ? 6 : 46} 46)`}>
        <rect {...box} fill="currentColor" stroke="currentColor" />
        <text x="29" y="13" textAnchor="middle" className="fill-surface text-12 font-semibold">
          {t('active')}
        </text>
      </g>
      {ha && (
        <g transform="translate(86 46)">
          <rect {...box} fill="none" stroke="currentColor" />
          <text x="29" y="13" textAnchor="middle" className="fill-strong text-12">
            {t('standby')}
          </text>
        </g>
      )}
    </svg>
  )
}
