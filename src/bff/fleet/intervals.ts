import type { Kind } from './cluster.ts'

const second = 1000
const minute = 60 * second

/**
 * How old a reading may become, ms on the cloud's clock; the emulator's speed divides them. A change that the list or the journal
 * tells of makes readings stale at once, so these are for what changes without a trace there:
 * - detail: addresses, volumes and the like may have been changed elsewhere without a new `modified_at`;
 * - replicas: they fall behind by themselves, and a quarter of an hour behind is a finding;
 * - histories: a backup a day, and one that failed should be known within the hour;
 * - archive, logExports: change only by a write, and a deleted bucket is no emergency.
 */
export const ages: Readonly<Record<Kind, number>> = {
  detail: 10 * minute,
  histories: 30 * minute,
  replicas: 5 * minute,
  archive: 60 * minute,
  logExports: 60 * minute,
}

/** Engine versions end their service on announced days. */
export const enginesAge = 6 * 60 * minute

/** A cluster that moves is looked at this often: quick operations take half a minute. */
export const restlessAge = 10 * second

/** The list of a region, at the most often. */
const listAge = 15 * second

/** All lists together cost at most this share of the budget, what moves at most that. */
const listShare = 1 / 2
const restlessShare = 1 / 2

/** A page of a hundred rows is a heavy read for a cloud: walks are so far apart that it makes one a second at the most. */
const pageEvery = second

/** How often the lists are walked. @param pages of all regions together */
export function listInterval(pages: number, perMinute: number): number {
  return Math.max(listAge, pages * pageEvery, (pages / (perMinute * listShare)) * minute)
}

/** How often each of so many moving clusters is looked at. */
export function restlessInterval(clusters: number, perMinute: number): number {
  return Math.max(restlessAge, (clusters / (perMinute * restlessShare)) * minute)
}

/** How long to wait after so many failures in a row, wall time. */
export function backOff(times: number, first = 5 * second, longest = 5 * minute): number {
  return Math.min(longest, first * 2 ** Math.min(20, Math.max(0, times - 1)))
}

/** A read that answered 403 is tried again after this, wall time: rights are given by people. */
export const refusedMs = 10 * minute
