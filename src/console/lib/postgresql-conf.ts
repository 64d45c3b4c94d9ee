/** One setting of a file, as PostgreSQL would read it. */
export type Setting = { readonly line: number; readonly name: string; readonly value: string }

/** A line that sets nothing here: an include names another file, of which only the servers know; the rest PostgreSQL could not read either. */
export type Untaken = { readonly line: number; readonly text: string; readonly why: 'include' | 'syntax' }

export type Conf = { readonly settings: readonly Setting[]; readonly untaken: readonly Untaken[] }

// The words of PostgreSQL's own scanner, guc-file.l. What is outside ASCII counts as a letter there.
// `s`: a line ends at its line feed, not where Unicode would break it.
const letter = String.raw`[A-Za-z_\u0080-\uffff]`
const letterOrDigit = String.raw`[A-Za-z_0-9\u0080-\uffff]`
const id = `${letter}${letterOrDigit}*`
const string = String.raw`'(?:[^'\\]|\\.|'')*'`
const unquoted = String.raw`${letter}(?:${letterOrDigit}|[-._:/])*`
const integer = String.raw`[-+]?(?:0x[0-9a-fA-F]+|\d+)[a-zA-Z]*`
const real = String.raw`[-+]?\d*\.\d*(?:[Ee][-+]?\d+)?`
const blank = String.raw`[ \t\r]`
const value = `${string}|${unquoted}|${real}|${integer}`
const settingForm = new RegExp(
  String.raw`^${blank}*(${id}(?:\.${id})?)(?:${blank}*=${blank}*|${blank}+|(?='))(${value})${blank}*(?:#.*)?$`,
  's',
)
const emptyForm = new RegExp(String.raw`^${blank}*(?:#.*)?$`, 's')
const includeForm = /^include(?:_if_exists|_dir)?$/i

/** Longer lines are no settings, and nothing longer is tried against a pattern. */
const longestLine = 10_000

/** Reads a `postgresql.conf`, line by line and by the rules of PostgreSQL. */
export function parseConf(text: string): Conf {
  const settings: Setting[] = []
  const untaken: Untaken[] = []
  text.split('\n').forEach((raw, index) => {
    const line = index + 1
    // An editor may have put its mark at the beginning of the file.
    const written = index === 0 ? raw.replace(/^\uFEFF/, '') : raw
    if (emptyForm.test(written)) return
    const found = written.length > longestLine ? null : settingForm.exec(written)
    const [, name = '', token = ''] = found ?? []
    const shown = written.trim().slice(0, 200)
    if (found === null || token === '.') untaken.push({ line, text: shown, why: 'syntax' })
    else if (includeForm.test(name)) untaken.push({ line, text: shown, why: 'include' })
    else settings.push({ line, name, value: token.startsWith("'") ? unescape(token) : token })
  })
  return { settings, untaken }
}

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }

/** A quoted value without its quotes: two quotes are one, a backslash begins what C knows. */
function unescape(token: string): string {
  return token
    .slice(1, -1)
    .replaceAll(/''|\\([0-7]{1,3}|.)/gs, (_, escaped: string | undefined) =>
      escaped === undefined
        ? "'"
        : /^[0-7]/.test(escaped)
          ? String.fromCharCode(Number.parseInt(escaped, 8) & 0xff)
          : (escapes[escaped] ?? escaped),
    )
}

const plainForm = new RegExp(`^(?:${unquoted}|${real}|${integer})$`)

/** A value as it is written in the file: quoted unless PostgreSQL reads it as one word. Names, numbers and `on` stay bare. */
export function printValue(text: string): string {
  if (plainForm.test(text) && text !== '.') return text
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "''")
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
  return `'${escaped}'`
}

/** One line of a file, with a remark behind it; commented out where it is only for the reader. */
export type Line = { readonly name: string; readonly value: string; readonly remark?: string; readonly off?: boolean }

const nameForm = new RegExp(String.raw`^${id}(?:\.${id})?$`)

/**
 * A `postgresql.conf` of these lines, under a head of remarks. A name is the cloud's word: one that is no name of a setting, or that
 * would include a file, becomes a remark, so that it can begin no line of its own.
 */
export function printConf(head: readonly string[], lines: readonly Line[]): string {
  const remark = (text: string) => `# ${text.replaceAll(/\s+/g, ' ')}`
  const body = lines.map(({ name, value: set, remark: note, off = false }) => {
    if (!nameForm.test(name) || includeForm.test(name)) return remark(`${name} = ${printValue(set)}`)
    return `${off ? '#' : ''}${name} = ${printValue(set)}${note === undefined ? '' : `\t${remark(note)}`}`
  })
  return [...head.map(remark), '', ...body, ''].join('\n')
}
