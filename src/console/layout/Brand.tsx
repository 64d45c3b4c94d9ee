import { useTranslations } from 'use-intl'

/** The mark and the two names of the console. */
export function Brand() {
  const t = useTranslations('common')
  return (
    <div className="flex items-center gap-2 px-2 py-1">
      <svg viewBox="0 0 20 20" className="size-5 shrink-0 text-accent" aria-hidden="true">
        <rect width="20" height="20" rx="4" fill="currentColor" />
        <g fill="none" className="stroke-on-accent" strokeWidth="1.3">
          <ellipse cx="10" cy="5.6" rx="5" ry="1.9" />
          <path d="M5 5.6v4.2c0 1 2.2 1.9 5 1.9s5-.9 5-1.9V5.6M5 9.8V14c0 1 2.2 1.9 5 1.9s5-.9 5-1.9V9.8" />
        </g>
      </svg>
      <span className="leading-tight">
        <span className="block text-14 font-semibold text-strong">{t('product')}</span>
        <span className="block text-12 text-quiet">{t('platform')}</span>
      </span>
    </div>
  )
}
