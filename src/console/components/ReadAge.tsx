import { useEffect, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { formatAge } from '#console/lib/format.ts'

/** "Read 12 s ago": how old what stands on the screen is. `readAt` is this browser's clock in ms. */
export function ReadAge({ readAt, polling }: { readonly readAt: number; readonly polling?: boolean }) {
  const t = useTranslations('common')
  const locale = useLocale()
  const [now, setNow] = useState(readAt)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  const age = formatAge(Math.max(0, now - readAt), locale)
  return <span className="text-12 text-quiet tabular-nums">{polling === true ? t('readAgoMoving', { age }) : t('readAgo', { age })}</span>
}
