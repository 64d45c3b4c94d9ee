import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { BackupStrip } from '#contract/bff/fleet.ts'
import { backupOutcome } from '#contract/rules/backups.ts'
import { StateGlyph } from '#console/components/StateGlyph.tsx'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'
import { useOutcomeText } from './use-outcome-text.ts'

/** What the day of a cluster came to: its last backup, or why there is none. */
export function BackupResult({ strip }: { readonly strip: BackupStrip }) {
  const t = useTranslations('dashboard.backups')
  const outcomeText = useOutcomeText()
  const last = strip.backups.at(-1)
  if (last === undefined) return <NoBackup strip={strip} />
  const outcome = backupOutcome(last.state)
  const failed = strip.backups.filter((backup) => backup !== last && backupOutcome(backup.state) === 'failed').length
  const text = outcomeText(last)
  return (
    <Line glyph={glyphs[outcome]} className={inks[outcome]}>
      {text}
      {failed > 0 && <span className="font-normal text-quiet">({t('before', { count: failed })})</span>}
    </Line>
  )
}

const glyphs = {
  finished: <KindGlyph kind="done" />,
  failed: <StateGlyph look="failed" />,
  running: <StateGlyph look="moving" />,
  unknown: <StateGlyph look="foreign" />,
}
const inks = { finished: '', failed: 'font-semibold text-error', running: 'text-moving', unknown: '' }

function NoBackup({ strip: { scheduled, read, missed } }: { readonly strip: BackupStrip }) {
  const t = useTranslations('dashboard.backups')
  const loud = missed || scheduled === false
  if (!loud) return <span className="text-quiet">{t(scheduled === null || !read ? 'unread' : 'nothing')}</span>
  return (
    <Line glyph={<KindGlyph kind="warning" />} className="font-semibold text-unknown">
      {t(missed ? 'missed' : 'off')}
    </Line>
  )
}

type LineProps = { readonly glyph: ReactNode; readonly className: string; readonly children: ReactNode }

function Line({ glyph, className, children }: LineProps) {
  return (
    <span className={`inline-flex flex-wrap items-center gap-x-1.5 ${className}`}>
      {glyph}
      {children}
    </span>
  )
}
