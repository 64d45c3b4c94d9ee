import type { Column } from '#console/ui/DataTable.tsx'

/** `extra` columns are there for whoever asks for them. */
export type ListColumn<Row> = Column<Row> & { readonly header: string; readonly extra?: true }

/** What a person decided of some columns: to see it or not. The others are as they come, by the width of the window. */
export type ColumnChoice = ReadonlyMap<string, boolean>

/** Reads the preference `columns`. */
export function readColumnChoice(text: string): ColumnChoice {
  const words = text.split(' ').filter((word) => word !== '')
  return new Map(words.map((word) => [word.slice(1), word.startsWith('+')]))
}

/** The preference with one more decision. */
export function decideColumn(text: string, id: string, shown: boolean): string {
  const choice = new Map(readColumnChoice(text)).set(id, shown)
  return [...choice].map(([name, wanted]) => `${wanted ? '+' : '-'}${name}`).join(' ')
}

/** The columns to be drawn. What was asked for is there on every screen that has room for more than a name and its state. */
export function chosenColumns<Row>(columns: readonly ListColumn<Row>[], choice: ColumnChoice): ListColumn<Row>[] {
  return columns.flatMap((column) => {
    const wanted = choice.get(column.id)
    if (wanted === false || (wanted === undefined && column.extra === true)) return []
    return wanted === true && column.wide !== undefined ? [{ ...column, wide: 's' }] : [column]
  })
}
