/** Something that the palette leads to. Nothing is sent by following it: an action opens its plan. */
export type Command = {
  readonly key: string
  readonly kind: CommandKind
  readonly title: string
  /** Beside the title: where it is, or how it stands. */
  readonly about?: string
  /** The cluster's state as the cloud spells it. */
  readonly state?: string
  /** What else it is found by: an id, the name in the vendor's documents. */
  readonly words: string
  readonly to: string
}

/** In the order in which equals are told. */
export const commandKinds = ['cluster', 'action', 'tab', 'page'] as const
export type CommandKind = (typeof commandKinds)[number]

/** So many are worth reading. */
export const commandsMax = 50

/** What was typed as the words that are looked for, in small letters; Korean as it is composed, whichever way it was typed. */
export function tokensOf(typed: string): string[] {
  return typed
    .normalize('NFC')
    .toLowerCase()
    .split(/\s+/)
    .filter((token) => token !== '')
}

/** Those that hold every word of what was typed, the best first; all in their order where nothing was typed. */
export function rank(typed: string, commands: readonly Command[]): Command[] {
  const tokens = tokensOf(typed)
  if (tokens.length === 0) return commands.slice(0, commandsMax)
  const found = commands.flatMap((command) => {
    const score = scoreOf(tokens, command)
    return score === undefined ? [] : [{ command, score }]
  })
  return found
    .toSorted((a, b) => a.score - b.score || kindOf(a.command) - kindOf(b.command))
    .slice(0, commandsMax)
    .map(({ command }) => command)
}

const kindOf = ({ kind }: Command) => commandKinds.indexOf(kind)

/** The smaller, the better: the whole title or id, its beginning, the beginnings of its words, anything. */
function scoreOf(tokens: readonly string[], { kind, title, words }: Command): number | undefined {
  const name = title.normalize('NFC').toLowerCase()
  const other = words.normalize('NFC').toLowerCase()
  const all = `${name} ${other}`
  if (!tokens.every((token) => all.includes(token))) return undefined
  const whole = tokens.join(' ')
  if (name === whole || (kind === 'cluster' && other === whole)) return 0
  // That a tab is told after its cluster makes it no better than what can be done with that.
  if (name.startsWith(whole) && kind !== 'tab') return 1
  const begin = all.split(/[\s\-_./·]+/)
  return tokens.every((token) => begin.some((word) => word.startsWith(token))) ? 2 : 3
}
