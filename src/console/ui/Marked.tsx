/** A text with what was searched for marked in it. */
export function Marked({ text, search }: { readonly text: string; readonly search: string }) {
  const words = search.trim().toLowerCase().split(/\s+/)
  const small = text.toLowerCase()
  const [at, word] = words
    .map((each): [number, string] => [each === '' ? -1 : small.indexOf(each), each])
    .find(([found]) => found >= 0) ?? [-1, '']
  // Some letters grow when they are made small: then the places do not fit, and nothing is marked.
  if (at < 0 || small.length !== text.length) return <>{text}</>
  return (
    <>
      {text.slice(0, at)}
      <mark className="rounded-1 bg-unknown-tint text-inherit">{text.slice(at, at + word.length)}</mark>
      {text.slice(at + word.length)}
    </>
  )
}
