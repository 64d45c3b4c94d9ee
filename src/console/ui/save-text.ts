/** Hands the person a file, as the browser's own download. */
export function saveText(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has the file by then; at once would be too early for some.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
