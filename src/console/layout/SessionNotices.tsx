import { useLocale, useTranslations } from 'use-intl'
import type { Session } from '#contract/bff/session.ts'
import { formatTypical } from '#console/lib/format.ts'
import { Notice } from '#console/ui/Notice.tsx'

/** What a person should know of their session on every page: a clock that is off by a minute or more, a key that may not list. */
export function SessionNotices({ session }: { readonly session: Session }) {
  const t = useTranslations('notices')
  const locale = useLocale()
  const off = Math.abs(session.skewMs)
  return (
    <div className="grid gap-2 px-6 pt-4 max-s:px-4">
      {session.skewMs !== 0 && (
        <Notice kind="warning" title={t(session.skewMs > 0 ? 'clock.ahead' : 'clock.behind', { skew: formatTypical(off, locale) })}>
          <p>{t('clock.now')}</p>
        </Notice>
      )}
      {session.mayNotList && (
        <Notice kind="warning" title={t('mayNotList.title')}>
          <p>{t('mayNotList.text')}</p>
        </Notice>
      )}
    </div>
  )
}
