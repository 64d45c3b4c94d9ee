import { useEffect, useEffectEvent, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { JournalEntry } from '#contract/bff/journal.ts'
import { isHeld } from '#console/components/journal/WriteBadge.tsx'
import { useOperationName } from '#console/components/operation-name.ts'
import { formatClock } from '#console/lib/format-duration.ts'
import { newsOf } from './news.ts'

/** Tells by the browser's own messages what has ended, failed or become unknown. It shows nothing itself. */
export function Notifier({ entries }: { readonly entries: readonly JournalEntry[] }) {
  const words = useWords()
  const known = useRef<readonly JournalEntry[]>(undefined)
  const tellNews = useEffectEvent((news: readonly JournalEntry[]) => {
    for (const entry of news) tell(entry.id + entry.state, words(entry))
  })
  useEffect(() => {
    const news = newsOf(known.current, entries)
    known.current = entries
    // Whoever looks at the page sees it there.
    if (!document.hasFocus()) tellNews(news)
  }, [entries])
  return null
}

/** Several tabs say the same once: the tag tells that it is the same. */
function tell(tag: string, { title, body }: Words): void {
  try {
    const message = new Notification(title, { body, tag, icon: '/icon.svg' })
    message.addEventListener('click', () => window.focus())
  } catch {
    // Some browsers know the messages and let no page make one; the tray tells the same.
  }
}

type Words = { readonly title: string; readonly body: string }

function useWords() {
  const t = useTranslations('journal.tray')
  const operations = useTranslations('operations')
  const nameOf = useOperationName()
  return (entry: JournalEntry): Words => {
    const { state, operation, cluster, tookMs, requestId, region } = entry
    const names = { operation: nameOf(operation), cluster: cluster.name }
    const body = [...(tookMs === null ? [] : [t('took', { elapsed: formatClock(tookMs) })]), region, requestId ?? ''].join(' ').trim()
    if (isHeld(entry)) return { title: t('heldTitle', names), body }
    if (state === 'unknown') return { title: t('unknownTitle', names), body }
    return { title: operations(`${state === 'done' ? 'done' : 'failed'}.${operation}`, { name: cluster.name }), body }
  }
}
