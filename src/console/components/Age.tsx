import { useLocale } from 'use-intl'
import { useNow } from '#console/api/now.ts'
import { formatAge } from '#console/lib/format.ts'

/** How long ago an instant was, on the cloud's clock; it counts on by itself. `since` in ms since 1970. */
export function Age({ since }: { readonly since: number }) {
  const locale = useLocale()
  const now = useNow(5_000)
  return <span className="whitespace-nowrap tabular-nums">{formatAge(now - since, locale)}</span>
}
