import type { BackupHistoryApiItem } from '#contract/postgresql/backups.ts'
import { scaled, wireTime } from './clock.ts'
import { chance } from './random.ts'
import { isServing } from './serving.ts'
import { volumesOf, type Backup, type Cluster, type World } from './world.ts'
import { clockIn, dailyAt } from './zone.ts'

const second = 1000
const minute = 60 * second
const day = 86_400_000

/** What Set Backup asked for. */
type Policy = { readonly hour: number; readonly days: number }

/** Which share of backups fails; the first one never does, so that a life has something to be restored from. */
const failureShare = 0.02
const failureDetails = [
  'No space left on the BACKUP volume.',
  'The connection to the backup storage was lost.',
  'A file of the database could not be read within the time allowed.',
] as const

/** The policy of a cluster; `undefined` where backups are not set. */
export function policyOf(cluster: Cluster): Policy | undefined {
  const option = cluster.detail.init_config_option.backup_option
  if (option?.retention_period_day === null || option?.retention_period_day === undefined) return undefined
  return { hour: Number(option.starting_time_hour ?? 0), days: Number(option.retention_period_day) }
}

/**
 * Backups by the calendar. A full one starts at once when the policy is set or the cluster comes up with one, then one every day at
 * the policy's hour on a clock in the cluster's own time zone: that is inferred, the cloud documents no zone, and the servers run in
 * that one. A cluster that does not serve makes none, and one that is being made when it goes down fails; the first is then made
 * anew when it is up again. What is older than the policy keeps goes.
 */
export function runBackups(world: World, cluster: Cluster, from: number, to: number): void {
  const policy = policyOf(cluster)
  if (policy === undefined) return
  const book = cluster.backups
  if (isServing(cluster)) {
    if (book.owed) book.list.push(makeBackup(world, cluster, from, true))
    book.owed = false
    // What is too old by `to` need not be made: in years that nobody looked only the last days count.
    for (const at of dailyAt(cluster.detail.timezone, policy.hour, Math.max(from, to - policy.days * day), to)) {
      if (!book.list.some((backup) => backup.endAt > at)) book.list.push(makeBackup(world, cluster, at, false))
    }
  } else {
    const broken = book.list.some((backup) => backup.endAt > from)
    book.list = book.list.map((backup) =>
      backup.endAt > from ? failed(backup, from, `The cluster was ${cluster.detail.service_state} before the backup ended.`) : backup,
    )
    // The first full one is what all others and the archive build on: it is made anew as soon as that is possible. Inferred.
    if (broken && book.list.every((backup) => backup.failure !== null)) book.owed = true
  }
  noteGap(cluster, from, to)
  forgetOld(cluster, to - policy.days * day)
}

/** A backup that starts at a moment. @param sure it will not fail */
export function makeBackup(world: World, cluster: Cluster, at: number, sure: boolean): Backup {
  const key = `${cluster.id} backup ${at}`
  const sizeGb = Math.round(usedGb(cluster, at) * (0.996 + 0.008 * chance(`${key} size`)) * 100) / 100
  // About 2.7 GB a minute, and half a day for the largest.
  const whole = Math.min(day / 2, minute + sizeGb * 22 * second * (0.95 + 0.1 * chance(`${key} pace`)))
  const backup: Backup = {
    number: freeNumber(cluster, at),
    startAt: at,
    endAt: at + scaled(world.pace, whole),
    sizeGb,
    failure: null,
    softwareVersion: cluster.detail.software_version,
  }
  if (sure || !world.mishaps || chance(key) >= failureShare) return backup
  const detail = failureDetails[Math.floor(chance(`${key} failure`) * failureDetails.length)] ?? failureDetails[0]
  return failed(backup, at + scaled(world.pace, whole * (0.05 + 0.4 * chance(`${key} end`))), detail)
}

/** A backup that did not come to its end; nothing of it is kept. */
export function failed(backup: Backup, at: number, detail: string): Backup {
  return { ...backup, endAt: at, sizeGb: 0, failure: detail }
}

/** The number of a backup that starts now. Where durations are divided, several may start within a second: the next one is then free. */
function freeNumber(cluster: Cluster, at: number): string {
  const number = clockText(cluster, at)
  return cluster.backups.list.some((backup) => backup.number === number) ? freeNumber(cluster, at + second) : number
}

/** `20260916_020000`: the start on the cluster's own clock. The schema calls it a backup id and says no more. */
function clockText(cluster: Cluster, at: number): string {
  return new Date(clockIn(cluster.detail.timezone, at)).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '_')
}

/** How much a cluster's database holds (GB): it grows slowly, and its volumes are never quite full. */
export function usedGb(cluster: Cluster, at: number): number {
  const { gb, perDay, since } = cluster.data
  return Math.min(gb * (1 + (perDay * Math.max(0, at - since)) / day), 0.85 * dataVolumesGb(cluster))
}

/** GB of all DATA volumes. */
export function dataVolumesGb(cluster: Cluster): number {
  return volumesOf(cluster)
    .filter((volume) => volume.role_type === 'DATA')
    .reduce((sum, volume) => sum + volume.size_gb, 0)
}

/** How a new database fills its volumes, by its id alone. */
export function firstData(cluster: Cluster, at: number): Cluster['data'] {
  // Read off the id, which is random itself: fleets of thousands are made in one go.
  const [share, growth] = [0, 4].map((place) => Number.parseInt(cluster.id.slice(place, place + 4), 16) / 65_536) as [number, number]
  return { gb: dataVolumesGb(cluster) * (0.03 + 0.09 * share), perDay: 0.0003 + 0.0015 * growth, since: at }
}

/** Notes where no archive was written between two moments, during which nothing changed. */
function noteGap(cluster: Cluster, from: number, to: number): void {
  const off = !cluster.archive.archive_enabled
  if (!off && isServing(cluster)) return
  const { gaps } = cluster.backups
  const last = gaps.at(-1)
  if (last?.to === from && last.breaks === off) gaps[gaps.length - 1] = { ...last, to }
  else gaps.push({ from, to, breaks: off })
}

function forgetOld(cluster: Cluster, before: number): void {
  const book = cluster.backups
  book.list = book.list.filter((backup) => backup.startAt > before)
  const oldest = book.list[0]?.startAt ?? Number.POSITIVE_INFINITY
  book.gaps = book.gaps.filter((gap) => gap.to > oldest)
}

/** A backup as List Backup Histories tells it. The words are invented: the cloud documents none. */
export function historyItem(backup: Backup, now: number): BackupHistoryApiItem {
  const runs = backup.endAt > now
  return {
    // The schema demands a text where there is no end yet.
    backup_end_at: runs ? '' : wireTime(backup.endAt),
    backup_history_number: backup.number,
    backup_size_gb: runs ? 0 : backup.sizeGb,
    backup_start_at: wireTime(backup.startAt),
    backup_state: runs ? 'IN_PROGRESS' : backup.failure === null ? 'COMPLETED' : 'FAILED',
    backup_state_detail: runs ? null : backup.failure,
    software_version: backup.softwareVersion,
  }
}
