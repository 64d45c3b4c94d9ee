import { Fragment, type ReactNode } from 'react'
import { GitBranch, Plug } from 'lucide-react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { lagOf, needsLook } from '#contract/rules/replica-state.ts'
import { needsAttention } from '#contract/rules/states.ts'
import type { Endpoint } from '#console/lib/connection.ts'
import { formatAge } from '#console/lib/format.ts'
import type { Replica } from '#console/lib/replicas.ts'
import type { Drawing, ServerNode } from '#console/lib/topology.ts'
import { paths } from '#console/paths.ts'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'
import { useFollowingWord } from './following-word.ts'
import { StateBadge } from './StateBadge.tsx'
import { StateGlyph } from './StateGlyph.tsx'

type Props = {
  readonly drawing: Drawing
  readonly region: string
  readonly endpoints: readonly Endpoint[]
  readonly port: number
  /** When List Replicas was read, in ms since 1970 on the cloud's clock. */
  readonly readAt: number
  /** Where it replicates from, for a replica. */
  readonly origin?: { readonly id: string; readonly name: string; readonly region: string }
}

/**
 * Who talks to whom: applications and the origin at the left, the servers in the middle, the replicas at the right;
 * a tree from top to bottom where it is narrow. In words it is three lists.
 */
export function Topology({ drawing, region, endpoints, port, readAt, origin }: Props) {
  const columns =
    drawing.replicas.length > 0
      ? 'm:grid-cols-[minmax(9rem,11.5rem)_minmax(13rem,1fr)_minmax(13rem,1fr)]'
      : 'm:grid-cols-[minmax(9rem,11.5rem)_minmax(13rem,26rem)]'
  return (
    <div className={`grid items-center gap-x-10 max-m:gap-y-5 ${columns}`}>
      {origin === undefined ? (
        <ApplicationsNode endpoints={endpoints} port={port} joins={outward} />
      ) : (
        <div className={`grid gap-2 ${joined}`}>
          <OriginNode origin={origin} />
          <ApplicationsNode endpoints={endpoints} port={port} joins={`${arm} m:before:-top-2 m:before:bottom-1/2`} />
        </div>
      )}
      <Servers drawing={drawing} region={region} />
      {drawing.replicas.length > 0 && <Replicas replicas={drawing.replicas} readAt={readAt} />}
    </div>
  )
}

const nodeClass = 'relative grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 rounded-2 border px-3 py-2 leading-[1.45] text-normal'
/** The line to the next column, or down where there is one column. */
const outward =
  "after:absolute after:border-line-control after:content-[''] m:after:top-1/2 m:after:left-full m:after:w-10 m:after:border-t-[1.5px] " +
  'max-m:after:top-full max-m:after:left-6 max-m:after:h-5 max-m:after:border-l-[1.5px]'

/** Two nodes meet on a trunk before they reach the servers; where it is narrow they only stand above them. */
const arm =
  "m:after:absolute m:after:top-1/2 m:after:left-full m:after:w-5 m:after:border-t-[1.5px] m:after:border-line-control m:after:content-[''] " +
  "m:before:absolute m:before:-right-5 m:before:border-r-[1.5px] m:before:border-line-control m:before:content-['']"
const joined =
  "relative after:absolute after:border-line-control after:content-[''] m:after:top-1/2 m:after:left-[calc(100%+1.25rem)] m:after:w-5 m:after:border-t-[1.5px] " +
  'max-m:after:top-full max-m:after:left-6 max-m:after:h-5 max-m:after:border-l-[1.5px]'

function OriginNode({ origin }: { readonly origin: NonNullable<Props['origin']> }) {
  const t = useTranslations('cluster.topology')
  return (
    <Link
      to={paths.cluster(origin.region, origin.id)}
      className={`${nodeClass} ${arm} border-line-strong bg-surface m:before:top-1/2 m:before:bottom-0 hover:border-line-control hover:bg-hover hover:no-underline`}
    >
      <GitBranch aria-hidden="true" className="mt-0.5 size-4 text-quiet" />
      <span className="flex items-baseline justify-between gap-2">
        <b className="min-w-0 wrap-anywhere">{origin.name}</b>
        <small className="text-quiet">{t('origin')}</small>
      </span>
      <small className="col-start-2 text-quiet">{t('originOf')}</small>
    </Link>
  )
}

function ApplicationsNode({ endpoints, port, joins }: Pick<Props, 'endpoints' | 'port'> & { readonly joins: string }) {
  const t = useTranslations('cluster.topology')
  return (
    <div className={`${nodeClass} ${joins} border-line-strong bg-sunken`}>
      <Plug aria-hidden="true" className="mt-0.5 size-4 text-quiet" />
      <b>{t('applications')}</b>
      {endpoints.length === 0 && <small className="col-start-2 text-quiet">{t('noAddress')}</small>}
      {endpoints.map(({ kind, host }) => (
        <Fragment key={kind}>
          <small className="col-start-2 text-quiet">{t(kind)}</small>
          <small className="col-start-2 font-mono wrap-anywhere text-quiet">{`${host}:${port}`}</small>
        </Fragment>
      ))}
    </div>
  )
}

function Servers({ drawing, region }: { readonly drawing: Drawing; readonly region: string }) {
  const t = useTranslations('cluster.topology')
  const { servers, ha, replicas } = drawing
  const line =
    replicas.length === 0
      ? ''
      : "before:absolute before:border-line-control before:content-[''] m:before:top-1/2 m:before:left-full m:before:w-5 m:before:border-t-[1.5px] max-m:before:top-full max-m:before:left-6 max-m:before:h-5 max-m:before:border-l-[1.5px]"
  return (
    <div className={`relative grid rounded-3 border border-line-control bg-surface p-2 ${line}`}>
      <div className="flex items-baseline justify-between gap-2 px-1 pb-2">
        <h3>{t(ha ? 'ha' : servers.length > 1 ? 'servers' : 'single')}</h3>
        <span className="text-12 text-quiet">{region}</span>
      </div>
      {servers.length === 0 && <p className="px-1 pb-1 text-12 text-quiet">{t('noServers')}</p>}
      <ul className="grid">
        {servers.map((server, index) => (
          <li key={server.name}>
            {index > 0 && (ha ? <Pair text={t('switches')} /> : <div className="h-2" />)}
            <ServerBox server={server} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Pair({ text }: { readonly text: string }) {
  return <div className="ml-[1.1rem] flex h-6.5 items-center border-l-[1.5px] border-line-control pl-3 text-12 text-quiet">{text}</div>
}

function ServerBox({ server }: { readonly server: ServerNode }) {
  const role = useRoleWord(server.role)
  return (
    <Node name={server.name} state={server.state} aside={role}>
      {server.address !== '' && <span className="font-mono">{server.address}</span>}
    </Node>
  )
}

function Replicas({ replicas, readAt }: { readonly replicas: readonly Replica[]; readonly readAt: number }) {
  const t = useTranslations('cluster.topology')
  return (
    <ul aria-label={t('replicas')} className="relative grid gap-2 max-m:pl-11">
      {replicas.map((replica, index) => {
        const far = replica.otherRegion !== undefined
        const firstFar = far && replicas[index - 1]?.otherRegion !== replica.otherRegion
        return (
          <li key={replica.key} className={branchClass(index === 0, index === replicas.length - 1, far, firstFar)}>
            {firstFar && (
              <span className="absolute inset-x-0 top-0 border-t border-dashed border-line-control pt-1 text-12 leading-none text-quiet">
                {t('otherRegion', { region: replica.otherRegion ?? '' })}
              </span>
            )}
            <ReplicaBox replica={replica} readAt={readAt} />
          </li>
        )
      })}
    </ul>
  )
}

/** The branch to one replica: a short arm, and the trunk along the list that begins and ends at the middle of the outer ones. */
function branchClass(first: boolean, last: boolean, far: boolean, headed: boolean): string {
  const dashes = far ? 'before:border-dashed after:border-dashed' : ''
  const middle = headed ? 'before:top-[calc(50%+0.75rem)]' : 'before:top-1/2'
  const begin = first ? 'm:after:top-1/2 max-m:after:-top-5' : 'after:-top-2'
  const end = last ? (headed ? 'after:bottom-[calc(50%-0.75rem)]' : 'after:bottom-1/2') : 'after:bottom-0'
  return (
    `relative ${headed ? 'mt-2 pt-6' : ''} before:absolute before:right-full before:w-5 before:border-t-[1.5px] before:border-line-control before:content-[''] ${middle} ` +
    `after:absolute after:-left-5 after:border-l-[1.5px] after:border-line-control after:content-[''] ${begin} ${end} ${dashes}`
  )
}

/** How far it was behind when it was read: counted on, every replica would seem to fall behind while nobody reads. */
function ReplicaBox({ replica, readAt }: { readonly replica: Replica; readonly readAt: number }) {
  const t = useTranslations('cluster.topology')
  const locale = useLocale()
  const followingWord = useFollowingWord()
  const lag = lagOf(replica.syncedAt, readAt)
  const loud = needsLook(replica.word, lag)
  const synced = lag === undefined ? undefined : t('synced', { age: formatAge(lag, locale) })
  const { cluster, word } = replica
  return (
    <Node
      name={replica.name}
      state={replica.state}
      loud={loud}
      aside={word === undefined ? t('replica') : followingWord(word)}
      {...(cluster === undefined ? {} : { to: paths.cluster(cluster.region, cluster.id) })}
    >
      {replica.address !== undefined && <span className="font-mono">{replica.address}</span>}
      {synced !== undefined && (loud ? <b className="text-unknown">{synced}</b> : <span>{synced}</span>)}
    </Node>
  )
}

type NodeProps = {
  readonly name: string
  readonly state: string | undefined
  readonly aside: string
  /** It runs, and still needs a look. */
  readonly loud?: boolean
  readonly to?: string
  readonly children: ReactNode
}

/** One server or replica. Its state is a shape and, unless it runs, a word; a screen reader hears the word always. */
function Node({ name, state = '', aside, loud = false, to, children }: NodeProps) {
  const states = useTranslations('states')
  const running = state === 'RUNNING'
  const content = (
    <>
      {running && <span className="flex h-5 items-center">{loud ? <KindGlyph kind="warning" /> : <StateGlyph look="running" />}</span>}
      <span className={`flex items-baseline justify-between gap-2 ${running ? '' : 'col-span-2'}`}>
        <b className="min-w-0 font-mono text-12 wrap-anywhere">{name}</b>
        <small className={`whitespace-nowrap ${loud ? 'font-semibold text-unknown' : 'text-quiet'}`}>{aside}</small>
      </span>
      <span className={`flex flex-wrap items-baseline gap-x-3 text-12 text-quiet ${running ? 'col-start-2' : 'col-span-2'}`}>
        {running ? <span className="sr-only">{states('RUNNING')}</span> : state !== '' && <StateBadge state={state} />}
        {children}
      </span>
    </>
  )
  const edge = needsAttention(state) ? (state === 'UNKNOWN' ? 'border-unknown-line' : 'border-error-line') : 'border-line-strong'
  const look = `${nodeClass} bg-surface ${edge}`
  if (to === undefined) return <div className={look}>{content}</div>
  return (
    <Link to={to} className={`${look} hover:border-line-control hover:bg-hover hover:no-underline`}>
      {content}
    </Link>
  )
}

/** A role in the reader's words; a word we do not know as it came. */
export function useRoleWord(role: string): string {
  const t = useTranslations('cluster.roles')
  return isKnownRole(role) ? t(role) : role
}

const knownRoles = ['ACTIVE', 'STANDBY', 'PRIMARY', 'SECONDARY', 'REPLICA', 'ACTIVE_STANDBY'] as const

function isKnownRole(role: string): role is (typeof knownRoles)[number] {
  return knownRoles.some((known) => known === role)
}
