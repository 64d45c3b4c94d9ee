import { Suspense } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Session } from '#contract/bff/session.ts'
import { forgetAll, sessionQuery } from '#console/api/session.ts'
import { announceSignedIn } from '#console/api/signed-out.ts'
import { SignInForm } from '#console/components/SignInForm.tsx'
import { paths } from '#console/paths.ts'
import { Dialog } from '#console/ui/Dialog.tsx'
import { Skeleton } from '#console/ui/Skeleton.tsx'

/** The sign-in over the page. It cannot be closed without signing in, and the page below stays as it is. */
export function SignInDialog({ session }: { readonly session: Session }) {
  const t = useTranslations('signIn.signedOut')
  const client = useQueryClient()
  const navigate = useNavigate()
  const enter = (signedIn: Session) => {
    const samePerson = signedIn.environment === session.environment && signedIn.accessKeyHint === session.accessKeyHint
    if (!samePerson) {
      // Other keys see another fleet: nothing that the first ones read may stay on the screen.
      forgetAll(client)
      void navigate(paths.home)
    }
    client.setQueryData(sessionQuery.queryKey, signedIn)
    announceSignedIn()
    if (samePerson) void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] })
  }
  return (
    <Dialog open closable={false} onClose={() => undefined} title={t('title')} description={t('text')}>
      <Suspense fallback={<Skeleton className="h-96 w-full" />}>
        <SignInForm previous={session} onSignedIn={enter} />
      </Suspense>
    </Dialog>
  )
}
