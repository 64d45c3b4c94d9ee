import { useDeferredValue, useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { Search } from 'lucide-react'
import { useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import { useFailureWordsOf } from '#console/components/FailureNotice.tsx'
import { StateBadge } from '#console/components/StateBadge.tsx'
import { Dialog } from '#console/ui/Dialog.tsx'
import { inputClass } from '#console/ui/input-class.ts'
import { Spinner } from '#console/ui/Spinner.tsx'
import { commandsMax, tokensOf, type Command } from './commands.ts'
import { useCommands, type Commands } from './use-commands.ts'

/** Any page, any cluster, any action that is allowed now, by a few letters. Nothing is sent from here: an action opens its plan. */
export function PalettePopup({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const t = useTranslations('palette')
  return (
    <Dialog open={open} onClose={onClose} title={t('title')}>
      {open && <Finder onClose={onClose} />}
    </Dialog>
  )
}

function Finder({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('palette')
  const navigate = useNavigate()
  const list = useId()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const commands = useCommands(useDeferredValue(typed))
  const { found, searching } = commands
  // What is found may become less while it is looked for.
  const active = Math.min(chosen, found.length - 1)
  const go = (command: Command | undefined) => {
    if (command === undefined) return
    onClose()
    void navigate(command.to)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter and arrows belong to the input method while a syllable is composed.
    if (event.nativeEvent.isComposing || event.keyCode === composing) return
    const deed = keys[event.key]
    if (deed === undefined) return
    event.preventDefault()
    if (deed === 'go') go(found[active])
    else if (found.length > 0) setChosen((active + deed + found.length) % found.length)
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="relative">
        <span className="pointer-events-none absolute inset-y-0 left-2 flex items-center text-quiet">
          {searching ? <Spinner /> : <Search className="size-4" aria-hidden="true" />}
        </span>
        <input
          type="text"
          role="combobox"
          aria-label={t('label')}
          aria-expanded={found.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={found.length > 0 ? `${list}-${active}` : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={t('placeholder')}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setChosen(0)
          }}
          onKeyDown={onKeyDown}
          className={`${inputClass} pl-8`}
        />
      </div>
      <Found id={list} commands={commands} active={active} typed={typed} onPoint={setChosen} onGo={go} />
    </div>
  )
}

/** What a browser tells as the key while an input method has it. */
const composing = 229
const keys: Readonly<Record<string, 'go' | 1 | -1>> = { Enter: 'go', ArrowDown: 1, ArrowUp: -1 }

type FoundProps = {
  readonly id: string
  readonly commands: Commands
  readonly active: number
  readonly typed: string
  readonly onPoint: (index: number) => void
  readonly onGo: (command: Command) => void
}

function Found({ id, commands: { found, searching, failure }, active, typed, onPoint, onGo }: FoundProps) {
  const t = useTranslations('palette')
  const words = useFailureWordsOf()
  return (
    <>
      <div id={id} role="listbox" aria-label={t('found')} className="h-80 max-h-[50dvh] overflow-y-auto">
        {found.map((command, index) => (
          <Option
            key={command.key}
            id={`${id}-${index}`}
            command={command}
            active={index === active}
            onPoint={() => onPoint(index)}
            onGo={() => onGo(command)}
          />
        ))}
      </div>
      <p role="status" className="min-h-5 text-12 text-quiet">
        {failure !== undefined
          ? t('noClusters', { why: words(failure).title })
          : tokensOf(typed).length === 0
            ? t('hint')
            : searching && found.length === 0
              ? t('searching')
              : t(found.length < commandsMax ? 'count' : 'most', { count: found.length })}
      </p>
    </>
  )
}

type OptionProps = {
  readonly id: string
  readonly command: Command
  readonly active: boolean
  readonly onPoint: () => void
  readonly onGo: () => void
}

function Option({ id, command, active, onPoint, onGo }: OptionProps) {
  const t = useTranslations('palette.kind')
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const { kind, title, about, state } = command
  return (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the box above keeps the focus and has the keys
    <div
      ref={row}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      onPointerMove={() => active || onPoint()}
      onClick={onGo}
      className={`flex min-h-9 cursor-pointer items-center gap-3 rounded-2 px-2 py-1 ${active ? 'bg-accent-tint text-strong' : ''}`}
    >
      <span className="min-w-0 flex-1 wrap-anywhere">{title}</span>
      {state !== undefined && <StateBadge state={state} />}
      {about !== undefined && <span className="shrink-0 text-12 text-quiet">{about}</span>}
      <span className="w-16 shrink-0 text-right text-12 text-quiet max-s:hidden">{t(kind)}</span>
    </div>
  )
}
