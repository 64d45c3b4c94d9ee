import { backup } from '#contract/rules/limits.ts'

/** `0` … `23`, as the backup's hour goes on the wire. */
export const wholeHours: readonly string[] = Array.from({ length: backup.hours.max - backup.hours.min + 1 }, (_, index) =>
  String(backup.hours.min + index),
)

/** `0000`, `0030` … `2330`, as the start of a maintenance window goes on the wire. */
export const halfHours: readonly string[] = Array.from(
  { length: 48 },
  (_, index) => `${two(Math.floor(index / 2))}${index % 2 === 0 ? '00' : '30'}`,
)

/** A start of a window as the wire takes it, from whatever form the cloud tells it in: `3`, `03` and `0300` are `0300`; `undefined` for no time. */
export function wireTime(told: string | null | undefined): string | undefined {
  const parts = /^([01]?\d|2[0-3])([0-5]\d)?$/.exec(told ?? '')
  return parts === null ? undefined : `${two(Number(parts[1]))}${parts[2] ?? '00'}`
}

/** `2` and `0200` as a clock shows them: `02:00`. */
export function clockText(wire: string): string {
  return wire.length <= 2 ? `${two(Number(wire))}:00` : `${wire.slice(0, 2)}:${wire.slice(2)}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
