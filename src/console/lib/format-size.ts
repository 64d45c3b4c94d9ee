import { formatGb } from './format.ts'

/** A size in GB as the cloud tells it; what is no number is shown as it came. */
export function sizeText(size: unknown, locale: string): string {
  const gb = typeof size === 'string' && size !== '' ? Number(size) : size
  if (typeof gb === 'number' && Number.isFinite(gb)) return formatGb(gb, locale)
  return typeof size === 'string' ? size : ''
}

/** A backup's size, always with one decimal so that a column of them lines up: `63.1 GB`. */
export function formatBackupSize(gb: number, locale: string): string {
  return `${new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(gb)} GB`
}
