/** What tells the time, in Unix milliseconds. Only the host passes the machine's own. */
export type Clock = { now(): number }

/** How an account's time differs from the wall's. Plain data, so that a world can be written down. */
export type Pace = {
  /** How far the account's clock is ahead of wall time (ms); tests and the admin side move it, never back. */
  offsetMs: number
  /** What durations of the real cloud are divided by. Dates stay true: a day of the calendar is a day. */
  speed: number
}

/** The account's now: wall time plus what it was moved by. */
export function accountNow(wall: Clock, pace: Pace): number {
  return wall.now() + pace.offsetMs
}

/** How long something takes here that takes `ms` on the real cloud; at least one millisecond, so that every walk has a middle. */
export function scaled(pace: Pace, ms: number): number {
  return Math.max(1, Math.round(ms / pace.speed))
}

/** A timestamp as the cloud writes it: UTC, whole seconds. */
export function wireTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`
}
