import { ArrowLeft, ArrowRight } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '#console/ui/Button.tsx'
import { SelectField } from '#console/ui/SelectField.tsx'

/** Which page of a list is shown, from 1, and how many rows it has. */
export type PageSearch = { readonly page: number; readonly size: number }

type Props = {
  readonly search: PageSearch
  /** The numbers of rows to choose from. */
  readonly sizes: readonly number[]
  /** How many there are in all, and how many of them are on this page. */
  readonly total: number
  readonly shown: number
  readonly onChange: (change: Partial<PageSearch>) => void
  /** More for its place. */
  readonly className?: string
}

/** Which rows of how many, the way to the others, and how many at a time. */
export function Pagination({ search, sizes, total, shown, onChange, className = 'px-2' }: Props) {
  const t = useTranslations('clusters.pages')
  const first = (search.page - 1) * search.size + 1
  return (
    <nav aria-label={t('label')} className={`flex flex-wrap items-center justify-between gap-3 text-13 text-quiet ${className}`}>
      <p role="status" className="tabular-nums">
        {shown === 0 ? t('none') : t('range', { first, last: first + shown - 1, total })}
      </p>
      <div className="flex items-center gap-2">
        <SelectField
          label={t('size')}
          hideLabel
          value={String(search.size)}
          options={sizes.map((size) => ({ value: String(size), label: t('perPage', { size }) }))}
          onChange={(event) => onChange({ size: Number(event.target.value) })}
        />
        <Button
          icon={<ArrowLeft className="size-4" aria-hidden="true" />}
          disabledReason={search.page === 1 ? t('first') : undefined}
          onClick={() => onChange({ page: search.page - 1 })}
        >
          {t('previous')}
        </Button>
        <Button disabledReason={first + shown > total ? t('last') : undefined} onClick={() => onChange({ page: search.page + 1 })}>
          {t('next')}
          <ArrowRight className="size-4" aria-hidden="true" />
        </Button>
      </div>
    </nav>
  )
}
