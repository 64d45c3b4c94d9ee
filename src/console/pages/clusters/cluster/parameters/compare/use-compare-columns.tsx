import { useTranslations } from 'use-intl'
import { shownValue } from '#console/components/parameters/readable.ts'
import type { Column } from '#console/ui/DataTable.tsx'
import { Marked } from '#console/ui/Marked.tsx'
import type { Cell, CompareLine } from './compare.ts'

/** Names, the cluster's own values, and a column for each that it is compared with. On a phone the values stand below the name. */
export function useCompareColumns(own: string, titles: readonly string[], search: string): readonly Column<CompareLine>[] {
  const t = useTranslations('parameters.comparing')
  const width = ['w-1/3', 'w-1/4', 'w-1/5', 'w-1/6'][titles.length - 1] ?? 'w-1/6'
  return [
    {
      id: 'name',
      header: t('parameter'),
      cell: (line) => (
        <>
          <span className="font-mono text-12 font-semibold wrap-anywhere text-strong">
            <Marked text={line.name} search={search} />
          </span>
          <span className="block text-12 text-quiet">
            <Marked text={line.description} search={search} />
          </span>
          <dl className="mt-1 grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-2 text-12 s:hidden">
            <dt className="wrap-anywhere text-quiet">{own}</dt>
            <dd>
              <Value line={line} value={line.row?.applied} />
            </dd>
            {line.cells.map((cell, index) => (
              <div key={titles[index]} className="contents">
                <dt className="wrap-anywhere text-quiet">{titles[index]}</dt>
                <dd>
                  <Compared line={line} cell={cell} />
                </dd>
              </div>
            ))}
          </dl>
        </>
      ),
    },
    {
      id: 'own',
      header: own,
      wide: 's',
      className: `${width} wrap-anywhere`,
      cell: (line) => <Value line={line} value={line.row?.applied} />,
    },
    ...titles.map((title, index): Column<CompareLine> => ({
      id: `other ${index}`,
      header: <span className="whitespace-normal">{title}</span>,
      wide: 's',
      className: `${width} wrap-anywhere`,
      cell: (line) => <Compared line={line} cell={line.cells[index] ?? { value: undefined, differs: false }} />,
    })),
  ]
}

/** A difference has a sign as well as a ground: it shows in black and white, and is heard. */
function Compared({ line, cell }: { readonly line: CompareLine; readonly cell: Cell }) {
  const t = useTranslations('parameters.comparing')
  if (!cell.differs) return <Value line={line} value={cell.value} />
  return (
    <span className="rounded-1 bg-accent-tint box-decoration-clone px-1 py-0.5">
      <span aria-hidden="true" className="mr-1 text-accent-text">
        ≠
      </span>
      <span className="sr-only">{t('other')} </span>
      <Value line={line} value={cell.value} strong />
    </span>
  )
}

type ValueProps = { readonly line: CompareLine; readonly value: string | undefined; readonly strong?: boolean }

function Value({ line, value, strong = false }: ValueProps) {
  const t = useTranslations('parameters')
  if (value === undefined) return <span className="text-12 text-quiet">{t('comparing.missing')}</span>
  return (
    <code className={`wrap-anywhere ${strong ? 'font-semibold text-strong' : ''}`}>
      {value === '' ? t('row.empty') : shownValue(line.rule, value)}
    </code>
  )
}
