import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { useCurrentTitle } from './page-title.ts'

/** Tells a screen reader that another page has opened, and names the browser's tab. Focus stays where it is. */
export function Announcer() {
  const t = useTranslations('common')
  const page = useCurrentTitle()
  const title = page.above === undefined ? page.title : `${page.title} · ${page.above.title}`
  const product = t('product')
  useEffect(() => {
    document.title = title === '' ? product : `${title} · ${product}`
  }, [title, product])
  return (
    <div aria-live="polite" aria-atomic="true" className="sr-only">
      {title}
    </div>
  )
}
