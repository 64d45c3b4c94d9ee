import type { Diagnosis, Known, Moment, Step } from '#contract/rules/doctor/known.ts'
import { requestIdsOf } from '#contract/rules/doctor/writes.ts'
import { scrub, secretsOf } from '#contract/rules/secrets.ts'

type Said = { readonly title: string; readonly text: string }

/** The words of the report's language. */
export type ReportWords = {
  readonly heading: string
  readonly made: string
  /** Lines about the cluster, name and value. */
  readonly facts: readonly (readonly [string, string])[]
  readonly likely: string
  readonly noDiagnosis: string
  readonly next: string
  readonly evidence: string
  readonly missing: string
  readonly timeline: string
  readonly requests: string
  readonly noRequests: string
  readonly diagnosis: (diagnosis: Diagnosis) => Said
  readonly step: (step: Step) => Said & { readonly note: string }
  readonly moment: (moment: Moment) => Said
  readonly at: (ms: number) => string
  readonly truncated: (shown: number, count: number) => string
}

export type ReportFacts = {
  readonly known: Known
  readonly diagnoses: readonly Diagnosis[]
  readonly moments: readonly Moment[]
  /** Sentences on what could not be read. */
  readonly missing: readonly string[]
}

/** So many entries of the time line go into a ticket. */
const most = 200

/** All that the page says, as Markdown: with every request id, and in no text of it a secret. */
export function reportOf(facts: ReportFacts, words: ReportWords): string {
  const { known } = facts
  const secrets = [...known.details.values()].flatMap(({ body, before, after }) => secretsOf([body, before, after]))
  // Before anything is escaped: a secret must be found as it is.
  const clean = scrub({ ...facts, known: undefined }, secrets) as Omit<ReportFacts, 'known'>
  const ids = scrub(requestIdsOf(...known.writes), secrets) as string[]
  return (
    [
      `# ${plain(words.heading)}`,
      plain(words.made),
      ...(scrub(words.facts, secrets) as ReportWords['facts']).map(([name, value]) => `- ${plain(name)}: ${code(value)}`),
      `## ${plain(words.likely)}`,
      ...(clean.diagnoses.length === 0 ? [plain(words.noDiagnosis)] : clean.diagnoses.flatMap((each) => told(each, words))),
      ...(clean.missing.length === 0 ? [] : [`## ${plain(words.missing)}`, ...clean.missing.map((each) => `- ${plain(each)}`)]),
      `## ${plain(words.timeline)}`,
      ...clean.moments.slice(0, most).map((moment) => line(moment, words)),
      ...(clean.moments.length > most ? [plain(words.truncated(most, clean.moments.length))] : []),
      `## ${plain(words.requests)}`,
      ...(ids.length === 0 ? [plain(words.noRequests)] : ids.map((id) => `- ${code(id)}`)),
    ].reduce(
      (text, next) =>
        text === '' ? next : `${text}${text.split('\n').at(-1)?.startsWith('- ') && next.startsWith('- ') ? '\n' : '\n\n'}${next}`,
      '',
    ) + '\n'
  )
}

function told(diagnosis: Diagnosis, words: ReportWords): string[] {
  const { title, text } = words.diagnosis(diagnosis)
  const { evidence, requestIds, steps } = diagnosis
  const proof = [...evidence.map(({ field, value }) => `- ${code(field)}: ${code(value)}`), ...requestIds.map((id) => `- ${code(id)}`)]
  const listed = steps.map((each, index) => {
    const said = words.step(each)
    return `${index + 1}. **${plain(said.title)}** ${plain(`${said.text} (${said.note})`)}`
  })
  return [
    `### ${plain(title)}`,
    plain(text),
    ...(proof.length === 0 ? [] : [`${plain(words.evidence)}:`, ...proof]),
    ...(listed.length === 0 ? [] : [`${plain(words.next)}:`, listed.join('\n')]),
  ]
}

function line(moment: Moment, words: ReportWords): string {
  const { title, text } = words.moment(moment)
  const id = moment.requestId === null ? '' : ` ${code(moment.requestId)}`
  return `- ${words.at(moment.at)} **${plain(title)}**${text === '' ? '' : ` ${plain(text)}`}${id}`
}

/** A text in which nothing is Markdown, in one line. */
function plain(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*[\]<>|]/g, (sign) => `\\${sign}`)
}

/** A text as code. */
function code(text: string): string {
  return `\`${text.replaceAll(/\s+/g, ' ').replaceAll('`', "'").trim()}\``
}
