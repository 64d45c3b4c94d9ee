import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Navigate, Outlet, ScrollRestoration, useLocation, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { sessionQuery } from '#console/api/session.ts'
import { useSignedOut } from '#console/api/signed-out.ts'
import { learn } from '#console/messages/words.ts'
import { paths } from '#console/paths.ts'
import { Announcer } from './Announcer.tsx'
import { PageBoundary } from './PageBoundary.tsx'
import { PageSkeleton } from './PageSkeleton.tsx'
import { SideNavigation } from './SideNavigation.tsx'
import { TopBar } from './TopBar.tsx'

const SignInDialog = lazy(async () => {
  const [dialog] = await Promise.all([import('./SignInDialog.tsx'), learn('signIn')])
  return { default: dialog.SignInDialog }
})

const SessionNotices = lazy(async () => {
  const [notices] = await Promise.all([import('./SessionNotices.tsx'), learn('notices')])
  return { default: notices.SessionNotices }
})

const SignOut = lazy(async () => {
  const [way] = await Promise.all([import('./SignOut.tsx'), learn('journal', 'operations')])
  return { default: way.SignOut }
})

/** The shell of every page for people who are signed in; it sends the others to the sign-in page. */
export function ConsoleLayout() {
  return (
    <PageBoundary loading={null}>
      <SignedIn />
    </PageBoundary>
  )
}

function SignedIn() {
  const { data: session } = useSuspenseQuery(sessionQuery)
  const location = useLocation()
  const [search] = useSearchParams()
  const signedOut = useSignedOut()
  const [leaving, setLeaving] = useState(false)
  const content = useFocusOnNewPage(location.pathname)
  if (session === null) return <Navigate to={paths.signIn(location.pathname + location.search)} replace />
  const region = search.get('region')
  if (region === null || !session.regions.includes(region)) {
    const corrected = new URLSearchParams(search)
    corrected.set('region', session.region)
    return <Navigate to={{ pathname: location.pathname, search: corrected.toString() }} replace />
  }
  const frame = { session, region, onSignOut: () => setLeaving(true) }
  return (
    <div className="flex min-h-dvh bg-canvas text-normal">
      <SkipLink />
      <SideNavigation {...frame} />
      <div className="flex min-w-0 flex-1 flex-col border-line bg-surface m:border-l">
        <TopBar {...frame} />
        {(session.mayNotList || session.skewMs !== 0) && (
          <Suspense>
            <SessionNotices session={session} />
          </Suspense>
        )}
        <main ref={content} id="content" tabIndex={-1} className="min-w-0 flex-1 outline-none">
          <PageBoundary loading={<PageSkeleton />}>
            <Outlet />
          </PageBoundary>
        </main>
      </div>
      <Announcer />
      {/* Another page starts at its top, going back returns to where one was, a filter moves nothing. */}
      <ScrollRestoration getKey={({ pathname }) => pathname} />
      {leaving && (
        <Suspense>
          <SignOut onStay={() => setLeaving(false)} />
        </Suspense>
      )}
      {signedOut && (
        <Suspense>
          <SignInDialog session={session} />
        </Suspense>
      )}
    </div>
  )
}

/**
 * Another page takes the focus, so that a keyboard goes on from there; the first one leaves it to the browser, and so
 * does a tab of the same page, whose link is still there and has it.
 */
function useFocusOnNewPage(pathname: string) {
  const content = useRef<HTMLElement>(null)
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    const main = content.current
    if (main?.contains(document.activeElement) !== true) main?.focus({ preventScroll: true })
  }, [pathname])
  return content
}

function SkipLink() {
  const t = useTranslations('layout')
  return (
    <a
      href="#content"
      className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-2 focus:bg-accent focus:px-3 focus:py-2 focus:text-on-accent"
    >
      {t('skip')}
    </a>
  )
}
