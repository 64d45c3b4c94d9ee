import { useDeferredValue, useMemo, useRef, useState, type DragEvent } from 'react'
import { FileUp } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { shownValue } from '#console/components/parameters/readable.ts'
import type { Row } from '#console/components/parameters/rows.ts'
import { Button } from '#console/ui/Button.tsx'
import { Dialog } from '#console/ui/Dialog.tsx'
import { TextAreaField } from '#console/ui/TextAreaField.tsx'
import { readImport, type NotTaken, type Taken } from './read-import.ts'
import { useProblemWords } from './use-problem-words.ts'

type Props = {
  readonly open: boolean
  readonly rows: readonly Row[]
  readonly onClose: () => void
  readonly onTake: (taken: readonly Taken[]) => void
}

/** Bytes. The file that PostgreSQL brings along has 30 kB, nearly all of it remarks. */
const largest = 1_000_000

/** Reads a `postgresql.conf` and shows what of it would change something; nothing of it is sent. */
export function ImportDialog({ open, rows, onClose, onTake }: Props) {
  const t = useTranslations('parameters.importing')
  const [text, setText] = useState('')
  const [trouble, setTrouble] = useState<string>()
  const shown = useDeferredValue(text)
  const found = useMemo(() => readImport(shown, rows), [shown, rows])
  const read = async (file: File | undefined) => {
    if (file === undefined) return
    if (file.size > largest) return setTrouble(t('tooBig', { size: '1 MB' }))
    try {
      setText(await file.text())
      setTrouble(undefined)
    } catch {
      setTrouble(t('unreadable'))
    }
  }
  const drop = (event: DragEvent) => {
    if (event.dataTransfer.files.length === 0) return
    event.preventDefault()
    void read(event.dataTransfer.files[0])
  }
  const count = found.taken.length
  return (
    <Dialog
      open={open}
      onClose={onClose}
      size="l"
      title={t('title')}
      description={t('lead')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            kind="primary"
            disabledReason={text.trim() === '' ? t('pasteFirst') : count === 0 ? t('nothing') : undefined}
            onClick={() => {
              onTake(found.taken)
              setText('')
            }}
          >
            {t('take', { count })}
          </Button>
        </>
      }
    >
      <div onDragOver={(event) => event.preventDefault()} onDrop={drop} className="grid gap-2">
        <TextAreaField
          label={t('text')}
          hint={t('drop')}
          error={trouble}
          mono
          rows={8}
          maxLength={largest}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setTrouble(undefined)
          }}
        />
        <FileButton onFile={(file) => void read(file)} />
      </div>
      {text.trim() !== '' && <Found taken={found.taken} notTaken={found.notTaken} same={found.same} />}
    </Dialog>
  )
}

function FileButton({ onFile }: { readonly onFile: (file: File | undefined) => void }) {
  const t = useTranslations('parameters.importing')
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('file')}
        onChange={(event) => {
          onFile(event.target.files?.[0])
          // The same file may be chosen again after it was changed.
          event.target.value = ''
        }}
      />
      <Button className="justify-self-start" icon={<FileUp className="size-4" aria-hidden="true" />} onClick={() => input.current?.click()}>
        {t('file')}
      </Button>
    </>
  )
}

type FoundProps = { readonly taken: readonly Taken[]; readonly notTaken: readonly NotTaken[]; readonly same: number }

function Found({ taken, notTaken, same }: FoundProps) {
  const t = useTranslations('parameters.importing')
  return (
    <div className="grid gap-4" aria-live="polite">
      <section className="grid gap-1">
        <h3>{t('differ', { count: taken.length })}</h3>
        {taken.length > 0 && <TakenTable taken={taken} />}
        {same > 0 && <p className="text-quiet">{t('same', { count: same })}</p>}
      </section>
      {notTaken.length > 0 && (
        <section className="grid gap-1">
          <h3>{t('notTaken', { count: notTaken.length })}</h3>
          <ul className="grid gap-1">
            {notTaken.map((each) => (
              <li key={each.line} className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-2">
                <span className="text-quiet tabular-nums">{t('line', { line: each.line })}</span>
                <Why line={each} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function TakenTable({ taken }: { readonly taken: readonly Taken[] }) {
  const t = useTranslations('parameters.importing')
  return (
    <table className="w-full table-fixed border-collapse text-left wrap-anywhere">
      <thead>
        <tr className="h-8 border-b border-line-strong text-12 *:pr-3 *:font-medium *:text-quiet">
          <th scope="col">{t('found')}</th>
          <th scope="col">{t('now')}</th>
          <th scope="col">{t('then')}</th>
        </tr>
      </thead>
      <tbody>
        {taken.map(({ row, value, line }) => (
          <tr key={line} className="border-b border-line align-top *:py-1.5 *:pr-3">
            <th scope="row" className="font-mono text-12">
              {row.name}
            </th>
            <td>
              <code>{shownValue(row.rule, row.applied)}</code>
            </td>
            <td>
              <code className="font-semibold text-running">{shownValue(row.rule, value)}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Why({ line }: { readonly line: NotTaken }) {
  const t = useTranslations('parameters.importing.why')
  const words = useProblemWords()
  switch (line.why) {
    case 'include':
    case 'syntax':
      return (
        <span className="min-w-0">
          <code className="block wrap-anywhere text-strong">{line.text}</code>
          {t(line.why)}
        </span>
      )
    case 'unknown':
    case 'fixed':
      return <span className="min-w-0 wrap-anywhere">{t(line.why, { name: line.name })}</span>
    case 'overridden':
      return <span className="min-w-0 wrap-anywhere">{t('overridden', { name: line.name, later: line.later })}</span>
    case 'invalid':
      return (
        <span className="min-w-0 wrap-anywhere">
          {t('invalid', { name: line.row.name, value: line.value, problem: words(line.row.rule, line.problem) })}
        </span>
      )
  }
}
