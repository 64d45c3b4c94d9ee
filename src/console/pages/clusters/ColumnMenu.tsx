import { Columns3 } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { prefer, usePreferences } from '#console/lib/preferences.ts'
import { useWideness } from '#console/lib/wideness.ts'
import { iconButtonClass } from '#console/ui/Button.tsx'
import { Menu } from '#console/ui/Menu.tsx'
import { chosenColumns, decideColumn, readColumnChoice, type ListColumn } from './column-choice.ts'

/** Which columns the list has; kept in this browser. A check mark says what is on the screen now, at this width. */
export function ColumnMenu<Row>({ columns }: { readonly columns: readonly ListColumn<Row>[] }) {
  const t = useTranslations('clusters')
  const { columns: decided } = usePreferences()
  const wide = useWideness()
  const drawn = new Map(chosenColumns(columns, readColumnChoice(decided)).map((column) => [column.id, column]))
  const items = columns.slice(1).map(({ id, header }) => {
    const column = drawn.get(id)
    const shown = column !== undefined && (column.wide === undefined || wide(column.wide))
    return { id, label: header, checked: shown, onSelect: () => prefer('columns', decideColumn(decided, id, !shown)) }
  })
  const reset = { id: 'reset', label: t('columnsReset'), onSelect: () => prefer('columns', '') }
  return (
    <Menu
      label={t('columnsMenu')}
      trigger={<Columns3 className="size-4" aria-hidden="true" />}
      // Where there is room for name and state alone there is nothing to choose.
      triggerClass={`${iconButtonClass('quiet', 'small')} max-s:hidden`}
      items={[
        { id: 'columns', label: t('columnsMenu'), items },
        { id: 'reset', items: decided === '' ? [] : [reset] },
      ].filter((group) => group.items.length > 0)}
    />
  )
}
