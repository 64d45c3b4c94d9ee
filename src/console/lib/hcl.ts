/** A value as Terraform's language writes it. `raw` is an expression, e.g. a reference; a list of pairs keeps its order. */
export type Hcl =
  | string
  | number
  | boolean
  | readonly Hcl[]
  | { readonly raw: string }
  | { readonly fields: Fields }
  | { readonly pairs: Fields }
/** Name and value side by side; what is `undefined` or `null` is left out. */
export type Fields = readonly (readonly [name: string, value: Hcl | null | undefined])[]

/** A text as one quoted template that stands for itself: `${` and `%{` would else be read as expressions. */
export function hclString(text: string): string {
  const inner = text
    .replaceAll('\\', String.raw`\\`)
    .replaceAll('"', String.raw`\"`)
    .replaceAll('${', () => '$${')
    .replaceAll('%{', '%%{')
    .replaceAll('\n', String.raw`\n`)
    .replaceAll('\r', String.raw`\r`)
    .replaceAll('\t', String.raw`\t`)
    .replaceAll(/\p{Cc}/gu, (sign) => String.raw`\u` + sign.charCodeAt(0).toString(16).padStart(4, '0'))
  return `"${inner}"`
}

/** One block: head and body, e.g. `resource "a" "b" { … }`, indented and aligned as `terraform fmt` does. */
export function hclBlock(head: string, fields: Fields, comments: readonly string[] = []): string {
  const body = [...comments.map((comment) => `  # ${comment}`), ...fieldLines(fields, '  ', String)]
  return `${head} {\n${body.join('\n')}\n}`
}

function fieldLines(fields: Fields, indent: string, writeName: (name: string) => string): string[] {
  const given = fields.flatMap(([name, value]) =>
    value === undefined || value === null ? [] : [{ name: writeName(name), text: writeValue(value, indent) }],
  )
  // Neighbours of one line each get their equals signs below each other.
  return given.map(({ name, text }, index) => {
    const single = (at: number) => given[at] !== undefined && !given[at].text.includes('\n')
    if (!single(index)) return `${indent}${name} = ${text}`
    let first = index
    let last = index
    while (single(first - 1)) first--
    while (single(last + 1)) last++
    const width = Math.max(...given.slice(first, last + 1).map((field) => field.name.length))
    return `${indent}${name.padEnd(width)} = ${text}`
  })
}

function writeValue(value: Hcl, indent: string): string {
  if (typeof value === 'string') return hclString(value)
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const deeper = `${indent}  `
  if ('raw' in value) return value.raw
  if ('fields' in value || 'pairs' in value) {
    const lines = 'fields' in value ? fieldLines(value.fields, deeper, String) : fieldLines(value.pairs, deeper, hclString)
    return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${indent}}`
  }
  if (value.every((item) => typeof item !== 'object')) return `[${value.map((item) => writeValue(item, indent)).join(', ')}]`
  return `[\n${value.map((item) => `${deeper}${writeValue(item, deeper)},\n`).join('')}${indent}]`
}
