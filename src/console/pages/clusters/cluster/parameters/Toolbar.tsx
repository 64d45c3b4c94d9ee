import { ArrowLeftRight, FileUp, RefreshCw, Search } from 'lucide-react'
import { useEffect, type ReactNode, type RefObject } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Instant } from '#console/components/Instant.tsx'
import { ReadAge } from '#console/components/ReadAge.tsx'
import { Button, buttonClass } from '#console/ui/Button.tsx'
import { IconButton } from '#console/ui/IconButton.tsx'
import { TextField } from '#console/ui/TextField.tsx'
import { filters, type Filter } from './view.ts'

type Props = {
  readonly counts: Readonly<Record<Filter, number>>
  readonly show: Filter
  readonly onShow: (filter: Filter) => void
  /** Compare, import, copy. */
  readonly actions: ReactNode
}

/** Which rows are shown, each view with its count; and what can be done with all of them. */
export function Views({ counts, show, onShow, actions }: Props) {
  const t = useTranslations('parameters.counts')
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <div role="group" aria-label={t('label')} className="-mx-2 flex min-w-0 gap-1 overflow-x-auto scrollbar-none max-s:-mr-4">
        {filters.map((filter) => (
          <button
            key={filter}
            type="button"
            aria-pressed={filter === show}
            onClick={() => onShow(filter)}
            className="flex h-control shrink-0 items-center gap-1.5 rounded-2 px-2 whitespace-nowrap text-normal -outline-offset-2 hover:bg-hover aria-pressed:bg-sunken aria-pressed:font-semibold aria-pressed:text-strong"
          >
            {t(filter)} <span className="font-normal text-quiet tabular-nums">{counts[filter]}</span>
          </button>
        ))}
      </div>
      <div className="ml-auto flex flex-wrap gap-2 max-s:ml-0 max-s:w-full max-s:*:flex-auto">{actions}</div>
    </div>
  )
}

type SearchProps = {
  readonly field: RefObject<HTMLInputElement | null>
  readonly text: string
  readonly onText: (text: string) => void
  /** Leads into the table. */
  readonly onDown: () => void
  readonly children: ReactNode
}

/** The search, and beside it how old the values are. `/` leads here from anywhere on the page where nothing is typed. */
export function SearchBar({ field, text, onText, onDown, children }: SearchProps) {
  const t = useTranslations('parameters.search')
  useSlash(field)
  return (
    <search className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <TextField
        ref={field}
        type="search"
        label={t('label')}
        hideLabel
        placeholder={t('placeholder')}
        title={t('key')}
        aria-keyshortcuts="/"
        icon={<Search className="size-4" />}
        spellCheck={false}
        value={text}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text !== '') {
            event.preventDefault()
            onText('')
          }
          if (event.key === 'ArrowDown' || event.key === 'Enter') {
            event.preventDefault()
            onDown()
          }
        }}
        className="w-72 max-s:w-full"
      />
      {children}
    </search>
  )
}

function useSlash(field: RefObject<HTMLInputElement | null>) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target } = event
      const typing =
        target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select'))
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return
      // A dialog lies above the page and has its own fields.
      if (target instanceof HTMLElement && target.closest('[role=dialog]') !== null) return
      event.preventDefault()
      field.current?.focus()
      field.current?.select()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [field])
}

type AsOfProps = {
  readonly modifiedAt: string
  readonly readAt: number
  readonly refreshing: boolean
  readonly onRefresh: () => void
  readonly syncReason: string | undefined
  readonly onSync: () => void
}

/** When the cloud last read the values from the servers, and when we read them from the cloud. */
export function AsOf({ modifiedAt, readAt, refreshing, onRefresh, syncReason, onSync }: AsOfProps) {
  const t = useTranslations('parameters')
  return (
    <div className="ml-auto flex flex-wrap items-center gap-x-3 gap-y-1 text-12 text-quiet max-s:ml-0">
      <span>{t.rich('asOf', { at: () => <Instant at={modifiedAt} precision="full" /> })}</span>
      <Button size="small" icon={<RefreshCw className="size-3.5" aria-hidden="true" />} disabledReason={syncReason} onClick={onSync}>
        {t('sync')}
      </Button>
      <span className="flex items-center gap-1">
        <ReadAge readAt={readAt} />
        <IconButton
          size="small"
          label={t('readAgain')}
          icon={<RefreshCw className="size-4" aria-hidden="true" />}
          busy={refreshing}
          onClick={onRefresh}
        />
      </span>
    </div>
  )
}

/** The way to the comparison. */
export function CompareLink({ to }: { readonly to: string }) {
  const t = useTranslations('parameters')
  return (
    <Link to={to} className={buttonClass()}>
      <ArrowLeftRight className="size-4" aria-hidden="true" />
      {t('compare')}
    </Link>
  )
}

export function ImportButton({ onOpen }: { readonly onOpen: () => void }) {
  const t = useTranslations('parameters')
  return (
    <Button icon={<FileUp className="size-4" aria-hidden="true" />} onClick={onOpen}>
      {t('import')}
    </Button>
  )
}
