import { useDeferredValue, useMemo, useState } from 'react'
import { ArrowLeft, Search } from 'lucide-react'
import { Link, useParams, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { useSideRead } from '#console/api/query.ts'
import { useRegion } from '#console/api/region.ts'
import { FailureNotice } from '#console/components/FailureNotice.tsx'
import { matches } from '#console/components/parameters/rows.ts'
import { useGroupParameters, type GroupParameter } from '#console/components/parameters/use-group-parameters.ts'
import { usePageTitle } from '#console/layout/page-title.ts'
import { printConf } from '#console/lib/postgresql-conf.ts'
import { paths } from '#console/paths.ts'
import { Button } from '#console/ui/Button.tsx'
import { CopyButton } from '#console/ui/CopyButton.tsx'
import { TableSkeleton, type Column } from '#console/ui/DataTable.tsx'
import { EmptyState } from '#console/ui/EmptyState.tsx'
import { Marked } from '#console/ui/Marked.tsx'
import { Spinner } from '#console/ui/Spinner.tsx'
import { TextField } from '#console/ui/TextField.tsx'
import { VirtualTable } from '#console/ui/VirtualTable.tsx'

/** The parameters of one group with the defaults that its major version brings. */
export function ParameterGroupPage() {
  const t = useTranslations('parameterGroups.group')
  const groups = useTranslations('parameterGroups')
  const region = useRegion()
  const { groupId = '' } = useParams()
  const { data } = useSideRead('listParameterGroups', { sort: 'major_version:desc' })
  const group = data?.contents.find(({ id }) => id === groupId)
  const name = group?.name ?? t('unknown')
  usePageTitle(name)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 p-6 max-s:p-4">
      <header className="grid gap-1">
        <Link to={paths.parameterGroups(region)} className="inline-flex min-h-6 items-center gap-1 justify-self-start">
          <ArrowLeft className="size-4" aria-hidden="true" />
          {t('back')}
        </Link>
        <h1 className="wrap-anywhere">{name}</h1>
        <p className="flex flex-wrap items-center gap-x-4 text-12 text-quiet">
          {group !== undefined && <span>{t('of', { major: group.major_version })}</span>}
          <span className="flex min-w-0 items-center gap-1">
            <code className="wrap-anywhere">{groupId}</code>
            <CopyButton text={groupId} label={groups('groupId')} />
          </span>
        </p>
      </header>
      <GroupParameters key={groupId} groupId={groupId} name={name} />
    </div>
  )
}

type RowProps = { readonly groupId: string; readonly name: string }

function GroupParameters({ groupId, name }: RowProps) {
  const t = useTranslations('parameterGroups.group')
  const { parameters, total, complete, failure, retry } = useGroupParameters(groupId)
  const [params, setParams] = useSearchParams()
  const [text, setText] = useState(params.get('q') ?? '')
  const search = useDeferredValue(text.trim())
  const shown = useMemo(
    () => (search === '' ? parameters : parameters.filter((each) => matches(wordsOf(each), search))),
    [parameters, search],
  )
  const columns = useColumns(search)
  const keep = (wanted: string) => setParams((current) => withText(current, wanted), { replace: true })
  return (
    <>
      {failure !== undefined && <FailureNotice failure={failure} operation="listParameters" onRetry={retry} />}
      <search className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <TextField
          type="search"
          label={t('find')}
          hideLabel
          placeholder={t('placeholder')}
          icon={<Search className="size-4" />}
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => keep(text)}
          className="w-72 max-s:w-full"
        />
        <span role="status" className="text-12 text-quiet tabular-nums">
          {complete ? t('shown', { count: shown.length }) : ''}
        </span>
        {!complete && failure === undefined && (
          <Spinner label={total === undefined ? t('begin') : t('reading', { read: parameters.length, total })} />
        )}
        {complete && parameters.length > 0 && (
          <span className="ml-auto">
            <CopyButton wordy text={confOf(t('copyHead', { name }), parameters)} label="postgresql.conf" />
          </span>
        )}
      </search>
      {total === undefined && failure === undefined && <TableSkeleton columns={columns} rows={12} tall fixed />}
      {complete && shown.length === 0 && (
        <EmptyState
          title={t('empty')}
          text={t('emptyText', { search })}
          actions={<Button onClick={() => setText('')}>{t('clear')}</Button>}
        />
      )}
      {shown.length > 0 && <VirtualTable caption={t('caption')} columns={columns} rows={shown} rowKey={keyOf} estimate={52} />}
    </>
  )
}

const keyOf = (parameter: GroupParameter) => parameter.id
const wordsOf = ({ name, description }: GroupParameter) => `${name}\n${description ?? ''}`.toLowerCase()

function withText(params: URLSearchParams, text: string): URLSearchParams {
  const next = new URLSearchParams(params)
  if (text.trim() === '') next.delete('q')
  else next.set('q', text.trim())
  return next
}

function confOf(head: string, parameters: readonly GroupParameter[]): string {
  return printConf(
    [head],
    parameters.map(({ name, default_value }) => ({ name, value: default_value })),
  )
}

function useColumns(search: string): Column<GroupParameter>[] {
  const t = useTranslations('parameterGroups.group')
  const row = useTranslations('parameters.row')
  return [
    {
      id: 'name',
      header: t('parameter'),
      cell: (parameter) => (
        <>
          <span className="font-mono text-12 font-semibold wrap-anywhere text-strong">
            <Marked text={parameter.name} search={search} />
          </span>
          <span className="block text-12 text-quiet">
            <Marked text={parameter.description ?? ''} search={search} />
          </span>
        </>
      ),
    },
    {
      id: 'initial',
      header: t('initial'),
      className: 'w-2/5 max-s:w-[42%]',
      cell: (parameter) => <code className="wrap-anywhere">{parameter.default_value === '' ? row('empty') : parameter.default_value}</code>,
    },
    { id: 'software', header: t('software'), wide: 'm', className: 'w-32', cell: (parameter) => parameter.software_type },
  ]
}
