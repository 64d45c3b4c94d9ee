import { useState } from 'react'
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { ListedFinding } from '#contract/bff/fleet.ts'
import { findingsQuery } from '#console/api/findings.ts'
import { failureOf } from '#console/api/query.ts'
import { saveExport, type ExportFormat } from '#console/components/exports/save-export.ts'
import { useFailureWordsOf } from '#console/components/FailureNotice.tsx'
import { useFindingWords } from '#console/components/findings/finding-words.ts'
import { Menu } from '#console/ui/Menu.tsx'
import { toast } from '#console/ui/toast.ts'
import { toFindingsQuery, type FindingsSearch } from './findings-search.ts'
import { fileText } from './records.ts'

/** Saves all findings that match the filters, beyond the page on the screen. */
export function ExportMenu({ search }: { readonly search: FindingsSearch }) {
  const t = useTranslations('findings.exports')
  const client = useQueryClient()
  const wordsOf = useFindingWords()
  const failureWords = useFailureWordsOf()
  const [reading, setReading] = useState(false)
  const save = async (format: ExportFormat) => {
    setReading(true)
    try {
      const findings = await readAll(client, search)
      const file = saveExport('findings', format, fileText(format, findings, wordsOf))
      toast({ kind: 'done', title: t('saved', { count: findings.length }), text: file })
    } catch (error) {
      const failure = failureOf(error)
      toast({ kind: 'error', title: t('failed'), ...(failure === undefined ? {} : { text: failureWords(failure).title }) })
    } finally {
      setReading(false)
    }
  }
  const item = (format: ExportFormat) => ({
    id: format,
    label: t(format),
    onSelect: () => void save(format),
    disabledReason: reading ? t('reading') : undefined,
  })
  return (
    <Menu
      label={t('open')}
      trigger={
        <>
          <Download className="size-4" aria-hidden="true" />
          <span aria-hidden="true">{reading ? t('reading') : t('open')}</span>
        </>
      }
      items={[item('csv'), item('json')]}
    />
  )
}

const size = 100

/** Page by page; what moves from one to another meanwhile is there once. */
async function readAll(client: QueryClient, search: FindingsSearch): Promise<ListedFinding[]> {
  const found = new Map<string, ListedFinding>()
  for (let page = 0; ; page += 1) {
    const { findings, count } = await client.fetchQuery({
      ...findingsQuery({ ...toFindingsQuery(search), page, size }),
      staleTime: 0,
      gcTime: 0,
    })
    for (const finding of findings) found.set(finding.key, finding)
    if (findings.length === 0 || (page + 1) * size >= count) return [...found.values()]
  }
}
