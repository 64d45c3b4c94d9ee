import { cloudNow } from '#console/api/now.ts'
import { saveText } from '#console/ui/save-text.ts'

const types = { csv: 'text/csv', json: 'application/json', md: 'text/markdown' } as const
export type ExportFormat = 'csv' | 'json'

/**
 * Saves a text as a file that bears an instant in its name.
 * @param at ms; left out: the cloud's now
 * @returns the file's name
 */
export function saveExport(name: string, format: keyof typeof types, text: string, at = cloudNow()): string {
  const file = `${name}-${new Date(at).toISOString().slice(0, 19).replaceAll(':', '')}.${format}`
  saveText(file, types[format], text)
  return file
}
