/** The wall clock, as a part: tests hand in their own. Instants are ms since 1970. */
export type Clock = { readonly now: () => number }

/** What one answer told about the cloud's clock, in ms. */
export type CloudClock = {
  /** The cloud's now minus ours, the emulator's moved account clock included; 0 where they agree. */
  readonly offsetMs: number
  /** How far our clock is ahead of the cloud's where it is a minute or more, else 0. */
  readonly skewMs: number
  /** When the answer came, by our clock. */
  readonly at: number
}

/** A minute of difference is worth a warning; five make the cloud refuse signatures. */
const noticeableMs = 60_000
/** `Date` counts whole seconds and travels for a while. */
const resolutionMs = 2_000

/**
 * Reads the cloud's clock from an answer.
 * @param date the `Date` header
 * @param emulatorOffset `X-Emulator-Offset` (ms), only from an endpoint that may be an emulator
 * @returns undefined where the answer has no readable date
 */
export function readCloudClock(date: string | undefined, emulatorOffset: string | undefined, now: number): CloudClock | undefined {
  const instant = parseDate(date)
  if (Number.isNaN(instant)) return undefined
  const ahead = instant + 500 - now
  const wall = Math.abs(ahead) < resolutionMs ? 0 : Math.round(ahead)
  const moved = emulatorOffset !== undefined && /^-?\d{1,15}$/.test(emulatorOffset) ? Number(emulatorOffset) : 0
  return { offsetMs: wall + moved, skewMs: Math.abs(wall) < noticeableMs ? 0 : -wall, at: now }
}

let latest = { text: '', instant: Number.NaN }

/** Many answers bear the date of the same second. */
function parseDate(text = ''): number {
  if (text !== latest.text) latest = { text, instant: Date.parse(text) }
  return latest.instant
}

/**
 * Which of two readings of one clock holds: the later one. An answer that was kept for a while, or that another one has overtaken, tells
 * of the time before; one that is earlier by more than a minute is of a clock of ours that was set back.
 */
export function laterClock(known: CloudClock | undefined, told: CloudClock): CloudClock {
  return known !== undefined && told.at < known.at && known.at - told.at < noticeableMs ? known : told
}

/** The latest reading per session, for a page that loads before its first call. */
export type CloudClocks = {
  readonly learn: (session: string, clock: CloudClock) => void
  readonly latest: (session: string) => CloudClock | undefined
  readonly forget: (session: string) => void
}

/** @param maxSessions readings kept; the session that learnt first goes first */
export function createCloudClocks(maxSessions = 10_000): CloudClocks {
  const readings = new Map<string, CloudClock>()
  return {
    learn: (session, clock) => {
      readings.set(session, laterClock(readings.get(session), clock))
      if (readings.size > maxSessions) readings.delete(readings.keys().next().value ?? session)
    },
    latest: (session) => readings.get(session),
    forget: (session) => void readings.delete(session),
  }
}
