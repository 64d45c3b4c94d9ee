import { Ellipsis, User } from 'lucide-react'
import { useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Session } from '#contract/bff/session.ts'
import { paths } from '#console/paths.ts'
import { Menu } from '#console/ui/Menu.tsx'

type Props = { readonly session: Session; readonly region: string; readonly onSignOut: () => void }

/** Who is signed in, with which key, who else is, and the way out. */
export function AccountMenu({ session, region, onSignOut }: Props) {
  const t = useTranslations('layout')
  const navigate = useNavigate()
  const name = session.displayName === '' ? t('someone') : session.displayName
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
      items={[
        { id: 'sessions', label: t('sessions'), onSelect: () => void navigate(paths.sessions(region)) },
        { id: 'connection', label: t('connection'), onSelect: () => void navigate(paths.connection(region)) },
        { id: 'sign-out', label: t('signOut'), onSelect: onSignOut },
      ]}
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
