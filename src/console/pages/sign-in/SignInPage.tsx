import { Fragment, Suspense, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { Database, Lock, SquareTerminal } from 'lucide-react'
import { Navigate, useNavigate, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Session } from '#contract/bff/session.ts'
import { forgetAll, sessionQuery, useSessionIfAny } from '#console/api/session.ts'
import { announceSignedIn } from '#console/api/signed-out.ts'
import { SignInForm } from '#console/components/SignInForm.tsx'
import { Announcer } from '#console/layout/Announcer.tsx'
import { Brand } from '#console/layout/Brand.tsx'
import { PageBoundary } from '#console/layout/PageBoundary.tsx'
import { usePageTitle } from '#console/layout/page-title.ts'
import { LanguageButton, ThemeButton } from '#console/layout/PreferenceButtons.tsx'
import { paths } from '#console/paths.ts'
import { Skeleton } from '#console/ui/Skeleton.tsx'

/** The way in: keys for the real cloud, or one button for the demo cloud; and what happens to the keys. */
export function SignInPage() {
  const t = useTranslations('signIn')
  const [search] = useSearchParams()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [endpoint, setEndpoint] = useState('')
  const session = useSessionIfAny()
  const next = ownPath(search.get('next'))
  usePageTitle(t('title'))
  const enter = (signedIn: Session) => {
    forgetAll(client)
    client.setQueryData(sessionQuery.queryKey, signedIn)
    announceSignedIn()
    void navigate(next, { replace: true })
  }
  if (session) return <Navigate to={next} replace />
  return (
    <div className="flex min-h-dvh flex-col bg-surface text-normal">
      <header className="flex h-bar items-center justify-between border-b border-line px-6 max-s:px-3">
        <Brand />
        <div className="flex items-center gap-1">
          <LanguageButton />
          <ThemeButton />
        </div>
      </header>
      <main className="mx-auto grid w-full max-w-224 flex-1 content-center gap-x-20 gap-y-10 p-6 m:grid-cols-2 max-s:p-4">
        <div className="min-w-0">
          <h1 className="text-20 font-semibold text-strong">{t('title')}</h1>
          <p className="mt-1 mb-5 text-14 text-quiet">{t('subtitle')}</p>
          <PageBoundary loading={<Skeleton className="h-96 w-full" />}>
            <Suspense>
              <SignInForm onSignedIn={enter} onEndpoint={setEndpoint} />
            </Suspense>
          </PageBoundary>
        </div>
        <KeyJourney endpoint={endpoint} />
      </main>
      <footer className="border-t border-line px-6 py-3 text-12 text-quiet max-s:px-3">{t('idle')}</footer>
      <Announcer />
    </div>
  )
}

/** Only a path of this console: a link must not lead a person away after they typed their keys. */
function ownPath(next: string | null): string {
  if (next === null || !next.startsWith('/') || next.startsWith('//') || next.includes('\\') || next.startsWith(paths.signIn()))
    return paths.home
  return next
}

function KeyJourney({ endpoint }: { readonly endpoint: string }) {
  const t = useTranslations('signIn.journey')
  const stops = [
    { id: 'browser', icon: <SquareTerminal className="size-4" aria-hidden="true" /> },
    { id: 'server', icon: <Lock className="size-4" aria-hidden="true" /> },
    { id: 'cloud', icon: <Database className="size-4" aria-hidden="true" /> },
  ] as const
  return (
    <section aria-labelledby="journey-title" className="min-w-0">
      <h2 id="journey-title" className="text-14 font-semibold text-strong">
        {t('title')}
      </h2>
      <ol className="mt-4 flex flex-col">
        {stops.map(({ id, icon }, index) => (
          <li key={id} className="flex gap-3">
            <span className="flex flex-col items-center" aria-hidden="true">
              <span className="grid size-7 shrink-0 place-items-center rounded-2 border border-line-control text-quiet">{icon}</span>
              {index < stops.length - 1 && <span className="w-px flex-1 bg-line-control" />}
            </span>
            <div className="min-w-0 pb-5">
              <h3 className="text-14 font-semibold text-strong">{t(`${id}.title`)}</h3>
              <p className="text-14">{t(`${id}.text`)}</p>
              {id === 'cloud' && endpoint !== '' && (
                <code className="mt-2 block rounded-2 bg-sunken px-2 py-1.5 text-12 text-balance wrap-anywhere">
                  <Host url={endpoint} />
                </code>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** An address that breaks before its dots, not within its names. */
function Host({ url }: { readonly url: string }) {
  return url.split('.').map((part, index) => (
    <Fragment key={index}>
      {index > 0 && (
        <>
          <wbr />.
        </>
      )}
      {part}
    </Fragment>
  ))
}
