import { canonicalValue, unitsOf, valueProblem, type ValueRule } from '#contract/rules/parameters.ts'
import { writtenValue } from '#console/components/parameters/readable.ts'

/** The right value that lies nearest to a wrong one, as it would be typed; `undefined` where none is near. */
export function nearestValue(rule: ValueRule, text: string): string | undefined {
  const problem = valueProblem(rule, text)
  switch (problem?.code) {
    case 'out_of_range':
      return nearestEdge(rule, text, problem.min, problem.max)
    case 'not_whole':
      return right(rule, String(Math.round(Number(text))))
    case 'takes_no_unit':
      return right(rule, text.replace(/\s*[a-zµ]+\s*$/i, ''))
    case 'unknown_unit':
      return nearestUnit(rule, text, problem.units)
    case 'not_an_option':
      return nearestOption(problem.options, text)
    case 'control_character':
      // oxlint-disable-next-line no-control-regex -- they are what is taken out
      return right(rule, text.replaceAll(/[\u0000-\u001f\u007f]+/g, ' ').trim())
    case 'empty':
    case 'not_a_number':
    case 'not_on_or_off':
    case undefined:
      return undefined
  }
}

function right(rule: ValueRule, text: string): string | undefined {
  return canonicalValue(rule, text) === undefined ? undefined : text
}

function nearestEdge(rule: ValueRule, text: string, min: number, max: number): string | undefined {
  // Without its range the rule reads how much was meant.
  const meant = rule.kind === 'number' ? Number(canonicalValue({ ...rule, range: undefined }, text)) : Number.NaN
  if (Number.isNaN(meant)) return undefined
  return writtenValue(rule, String(meant < min ? min : max))
}

/** `128mb` means 128MB: PostgreSQL tells capitals apart, people do not. */
function nearestUnit(rule: ValueRule, text: string, units: readonly string[]): string | undefined {
  const [, amount = '', word = ''] = /^\s*(.*?)\s*([a-zµ]+)\s*$/i.exec(text) ?? []
  const spoken = word.toLowerCase()
  const unit = [...units, ...unitsOf(rule)].find((each) =>
    [each, `${each}s`, each.slice(0, 1)].some((form) => form.toLowerCase() === spoken),
  )
  return unit === undefined ? undefined : right(rule, `${amount}${unit}`)
}

function nearestOption(options: readonly string[], text: string): string | undefined {
  const typed = text.trim().toLowerCase()
  const plain = (word: string) => word.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  return (
    options.find((option) => plain(option) === plain(typed)) ??
    (typed === '' ? undefined : options.find((option) => option.toLowerCase().startsWith(typed)))
  )
}
