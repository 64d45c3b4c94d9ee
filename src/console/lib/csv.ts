/** What a spreadsheet would take for a formula: these signs, their full-width twins, and blanks that it skips before them. */
const formula = /^[=+\-@＝＋－＠\t\r\n]/

/**
 * A table as CSV (RFC 4180): a line for each row, ended by CR and LF, quotes where a cell needs them. A cell that a
 * spreadsheet would run gets an apostrophe in front, for names and words of the cloud are other people's. The mark of
 * UTF-8 comes first, without which Excel spoils Korean.
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
}

function cell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
