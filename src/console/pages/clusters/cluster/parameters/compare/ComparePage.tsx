import { useDeferredValue, useMemo, useState } from 'react'
import { ArrowLeft, Search } from 'lucide-react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { useRead } from '#console/api/query.ts'
import { useRegion } from '#console/api/region.ts'
import { useSession } from '#console/api/session.ts'
import { matches, rowOf, type Row } from '#console/components/parameters/rows.ts'
import { trayStore } from '#console/components/parameters/stored-tray.ts'
import { emptyTray, withValue } from '#console/components/parameters/tray.ts'
import { useClusterHere } from '#console/components/use-cluster.ts'
import { useFollow } from '#console/components/use-follow.ts'
import { paths } from '#console/paths.ts'
import { CheckField } from '#console/ui/CheckField.tsx'
import { EmptyState } from '#console/ui/EmptyState.tsx'
import { TextField } from '#console/ui/TextField.tsx'
import { VirtualTable } from '#console/ui/VirtualTable.tsx'
import { ClusterPicker } from './ClusterPicker.tsx'
import { compareValues, takeable, type CompareLine } from './compare.ts'
import { changeCompareSearch, readCompareSearch, type CompareSearch } from './compare-search.ts'
import { Sources } from './Sources.tsx'
import { useCompareColumns } from './use-compare-columns.tsx'
import { useClusterSource, useGroupSource } from './use-others.ts'

/** The parameters of a cluster beside the defaults of its group and beside those of other clusters. */
export function ComparePage() {
  const t = useTranslations('parameters.comparing')
  const { data: cluster } = useClusterHere()
  const { data } = useRead('listParameterValues', { cluster_id: cluster.id })
  const region = useRegion()
  const { kept } = useFollow()
  const rows = useMemo(() => (data.contents ?? []).map(rowOf), [data.contents])
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="grid gap-1">
        <Link
          to={paths.clusterTab(region, cluster.id, 'parameters', kept)}
          className="inline-flex min-h-6 items-center gap-1 justify-self-start"
        >
          <ArrowLeft className="size-4" aria-hidden="true" />
          {t('back')}
        </Link>
        <h2>{t('title', { name: cluster.name })}</h2>
      </div>
      <Comparison cluster={cluster} rows={rows} />
    </div>
  )
}

/** px of a row with a description of one line. */
const usualHeight = 52

function Comparison({ cluster, rows }: { readonly cluster: Result<'showCluster'>; readonly rows: readonly Row[] }) {
  const t = useTranslations('parameters.comparing')
  const { search, change } = useCompareSearch()
  const [picking, setPicking] = useState(false)
  const [text, setText] = useState(search.search)
  const wanted = useDeferredValue(text)
  const [first, second, third] = search.others
  const candidates = [useGroupSource(cluster, search.group), useClusterSource(first), useClusterSource(second), useClusterSource(third)]
  const sources = candidates.filter((source) => source !== undefined)
  // What is not read yet is no difference.
  const ready = sources.filter(({ state }) => state === 'ready')
  const lines = compareValues(rows, ready)
  const shown = lines.filter((line) => (search.all || line.differs) && (wanted.trim() === '' || matches(line.words, wanted.trim())))
  const take = useTake(cluster)
  return (
    <>
      <Sources
        sources={sources}
        group={search.group}
        counts={sources.map((source) => takeable(lines, ready.indexOf(source)).length)}
        onGroup={(group) => change({ group })}
        onAdd={() => setPicking(true)}
        onRemove={(key) => change({ others: search.others.filter((id) => id !== key) })}
        onTake={(index) => take(takeable(lines, ready.indexOf(sources[index]!)))}
      />
      <search className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <TextField
          type="search"
          label={t('find')}
          hideLabel
          placeholder={t('placeholder')}
          icon={<Search className="size-4" />}
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => change({ search: text })}
          className="w-72 max-s:w-full"
        />
        <CheckField label={t('all')} checked={search.all} onChange={(event) => change({ all: event.target.checked })} />
        <span role="status" className="text-12 text-quiet tabular-nums">
          {ready.length === 0 ? '' : t('differ', { count: lines.filter(({ differs }) => differs).length, total: lines.length })}
        </span>
      </search>
      <Lines lines={shown} cluster={cluster} titles={ready.map(({ title }) => title)} compared={ready.length > 0} search={wanted} />
      <ClusterPicker
        open={picking}
        without={[cluster.id, ...search.others]}
        onClose={() => setPicking(false)}
        onPick={(id) => {
          setPicking(false)
          change({ others: [...search.others, id] })
        }}
      />
    </>
  )
}

type LinesProps = {
  readonly lines: readonly CompareLine[]
  readonly cluster: Result<'showCluster'>
  readonly titles: readonly string[]
  readonly compared: boolean
  readonly search: string
}

const lineKey = (line: CompareLine) => line.name

function Lines({ lines, cluster, titles, compared, search }: LinesProps) {
  const t = useTranslations('parameters.comparing')
  const columns = useCompareColumns(cluster.name, titles, search)
  if (!compared) return <EmptyState title={t('nothing')} text={t('nothingText')} />
  if (lines.length === 0) return <EmptyState title={t('equal')} text={t('equalText')} />
  return <VirtualTable caption={t('caption')} columns={columns} rows={lines} rowKey={lineKey} estimate={usualHeight} />
}

function useCompareSearch() {
  const [params, setParams] = useSearchParams()
  return {
    search: readCompareSearch(params),
    change: (wanted: Partial<CompareSearch>) => setParams((current) => changeCompareSearch(current, wanted), { replace: true }),
  }
}

/** Puts values among the edits of the cluster, and goes to see them there; nothing is sent. */
function useTake(cluster: Result<'showCluster'>) {
  const region = useRegion()
  const { environment } = useSession()
  const navigate = useNavigate()
  return (values: readonly { readonly row: Row; readonly value: string }[]) => {
    const store = trayStore(environment, region, cluster.id)
    store.save(values.reduce((tray, { row, value }) => withValue(tray, row, value), store.load() ?? emptyTray))
    void navigate(paths.editedParameters(region, cluster.id))
  }
}
