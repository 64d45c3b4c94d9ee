import { memo } from 'react'
import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { readInstant } from '#contract/instant.ts'
import { writtenValue } from '#console/components/parameters/readable.ts'
import type { Row } from '#console/components/parameters/rows.ts'
import { formatInstant, formatOffset } from '#console/lib/format.ts'
import { useZone } from '#console/lib/preferences.ts'
import { printConf, type Line } from '#console/lib/postgresql-conf.ts'
import { copyText } from '#console/ui/copy-text.ts'
import { Menu } from '#console/ui/Menu.tsx'
import { buttonClass } from '#console/ui/Button.tsx'
import { toast } from '#console/ui/toast.ts'
import { textOf, type Entry } from '#console/components/parameters/tray.ts'

type Props = {
  readonly cluster: Result<'showCluster'>
  readonly modifiedAt: string
  readonly rows: readonly Row[]
  readonly entries: readonly Entry[]
}

/** Puts the parameters on the clipboard as PostgreSQL's own file, which is written when it is asked for. */
export const CopyMenu = memo(function CopyMenu({ cluster, modifiedAt, rows, entries }: Props) {
  const t = useTranslations('parameters.copy')
  const ui = useTranslations('ui')
  const zone = useZone()
  const notDefault = rows.filter((row) => row.notDefault)
  const right = entries.filter(({ standing }) => standing.kind !== 'broken')
  const remark = (row: Row) => (row.restart === true ? { remark: t('restart') } : {})
  const lineOf = (row: Row): Line => ({ name: row.name, value: writtenValue(row.rule, row.applied), off: !row.modifiable, ...remark(row) })
  const editLine = (entry: Entry): Line => ({
    name: entry.row.name,
    value: writtenValue(entry.row.rule, textOf(entry.edit)),
    ...remark(entry.row),
  })
  const copy = async (about: string, lines: readonly Line[]) => {
    const ms = readInstant(modifiedAt)
    const at = ms === undefined ? modifiedAt : `${formatInstant(ms, zone, true)} ${formatOffset(ms, zone)}`
    const head = [t('head', { name: cluster.name, version: `PostgreSQL ${cluster.software_version}`, at }), about]
    const what = t('copied', { count: lines.length })
    const worked = await copyText(printConf(head, lines))
    toast({ kind: worked ? 'done' : 'error', title: ui(worked ? 'copied' : 'copyFailed', { what }) })
  }
  const item = <T,>(id: 'all' | 'notDefault' | 'edited', about: string, some: readonly T[], line: (each: T) => Line) => ({
    id,
    label: t(id, { count: some.length }),
    disabledReason: some.length === 0 ? t('none') : undefined,
    onSelect: () => void copy(about, some.map(line)),
  })
  return (
    <Menu
      label={t('label')}
      trigger={t('label')}
      triggerClass={buttonClass()}
      items={[
        item('all', t('allHead'), rows, lineOf),
        item('notDefault', t('notDefaultHead'), notDefault, lineOf),
        item('edited', t('editedHead'), right, editLine),
      ]}
    />
  )
})
