// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { DataTable, TableSkeleton, type Column, type Sort } from './DataTable.tsx'
import { renderInWords } from './render-in-words.tsx'

afterEach(cleanup)

type Row = { readonly id: string; readonly name: string; readonly size: number }
const rows: readonly Row[] = [
  { id: 'a', name: 'orders', size: 104 },
  { id: 'b', name: 'billing', size: 512 },
]
const columns: readonly Column<Row>[] = [
  { id: 'name', header: 'Name', sortable: true, cell: (row) => row.name },
  { id: 'size', header: 'Data', sortable: true, align: 'end', cell: (row) => `${row.size} GB` },
  { id: 'id', header: 'ID', wide: 'm', cell: (row) => row.id },
]

function show(sort: Sort, onSort = vi.fn<(sort: Sort) => void>()) {
  renderInWords(<DataTable caption="Clusters" columns={columns} rows={rows} rowKey={(row) => row.id} sort={sort} onSort={onSort} />)
  return onSort
}

test('is a table with a name, heads and cells', () => {
  show({ column: 'name', descending: false })
  const table = within(screen.getByRole('table', { name: 'Clusters' }))
  expect(table.getAllByRole('columnheader').map((head) => head.textContent)).toEqual(['Name', 'Data', 'ID'])
  expect(table.getAllByRole('row').map((row) => row.textContent)).toEqual(['NameDataID', 'orders104 GBa', 'billing512 GBb'])
})

test('says how it is sorted, and asks for the other way round', () => {
  const onSort = show({ column: 'name', descending: false })
  expect(screen.getAllByRole('columnheader').map((head) => head.getAttribute('aria-sort'))).toEqual(['ascending', 'none', null])
  fireEvent.click(screen.getByRole('button', { name: 'Name' }))
  fireEvent.click(screen.getByRole('button', { name: 'Data' }))
  expect(onSort.mock.calls).toEqual([[{ column: 'name', descending: true }], [{ column: 'size', descending: false }]])
})

test('a column that is sorted down is sorted up next', () => {
  const onSort = show({ column: 'size', descending: true })
  expect(screen.getByRole('columnheader', { name: 'Data' }).getAttribute('aria-sort')).toBe('descending')
  fireEvent.click(screen.getByRole('button', { name: 'Data' }))
  expect(onSort).toHaveBeenCalledWith({ column: 'size', descending: false })
})

test('no rows: one cell over the whole width says so', () => {
  renderInWords(<DataTable caption="Backups" columns={columns} rows={[]} rowKey={(row) => row.id} emptyText="No backups yet." />)
  expect(screen.getByRole<HTMLTableCellElement>('cell', { name: 'No backups yet.' }).colSpan).toBe(3)
})

test('a skeleton has the heads and the height of what comes', () => {
  renderInWords(<TableSkeleton columns={columns} rows={4} />)
  const table = screen.getByRole('table', { name: 'Loading', busy: true })
  expect(
    within(table)
      .getAllByRole('columnheader')
      .map((head) => head.textContent),
  ).toEqual(['Name', 'Data', 'ID'])
  expect(within(table).getAllByRole('row')).toHaveLength(5)
})
