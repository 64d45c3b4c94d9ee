import { Ellipsis, User } from 'lucide-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Session } from '#contract/bff/session.ts'
import { bff } from '#console/api/client.ts'
import { failureOf } from '#console/api/query.ts'
import { storePreferences } from '#console/lib/preferences.ts'
import { paths } from '#console/paths.ts'
import { Menu } from '#console/ui/Menu.tsx'
import { toast } from '#console/ui/toast.ts'

/** Who is signed in, with which key, and the way out. */
export function AccountMenu({ session }: { readonly session: Session }) {
  const t = useTranslations('layout')
  const failures = useTranslations('failures')
  const navigate = useNavigate()
  const client = useQueryClient()
  const name = session.displayName === '' ? t('someone') : session.displayName
  const signOut = async () => {
    try {
      await bff.signOut()
      storePreferences()
      await navigate(paths.signIn())
      client.clear()
    } catch (error) {
      toast({
        kind: 'error',
        title: t('signOutFailed'),
        text: failures(`${failureOf(error)?.kind ?? 'internal'}.what`, { status: '', code: '', action: '', skew: '' }),
      })
    }
  }
  return (
    <Menu
      label={t('account', { name })}
      align="start"
      triggerClass="flex w-full items-center gap-2 rounded-2 px-2 py-1.5 text-left hover:bg-hover"
      trigger={
        <>
          <span
            aria-hidden="true"
            className="grid size-7 shrink-0 place-items-center rounded-full border border-line-strong text-12 font-semibold text-quiet"
          >
            {session.displayName === '' ? <User className="size-4" /> : initials(session.displayName)}
          </span>
          <span className="min-w-0 flex-1 leading-tight">
            <span className="block truncate text-13 font-semibold text-strong">{name}</span>
            <span className="block truncate font-mono text-12 text-quiet">{session.accessKeyHint}</span>
          </span>
          <Ellipsis className="size-4 shrink-0 text-quiet" aria-hidden="true" />
        </>
      }
      items={[{ id: 'sign-out', label: t('signOut'), onSelect: () => void signOut() }]}
    />
  )
}

function initials(name: string): string {
  const words = name.split(/[\s._-]+/).filter((word) => word !== '')
  return words
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .join('')
}
