/*
 * `npm run connect -- --environment e --region kr-west1`: the first contact with a cloud, by reads alone. Keys come from the environment
 * (SCP_ACCESS_KEY, SCP_SECRET_KEY, SCP_ACCOUNT_ID) and are nowhere in what is printed. Exits 1 where something does not work or differs.
 */
import process from 'node:process'
import { parseArgs } from 'node:util'
import { createTranslator } from 'use-intl'
import { isConnected, type ConnectionReport } from '#contract/bff/connection.ts'
import { createCloud } from '#bff/cloud.ts'
import { checkConnection } from '#bff/connection/check.ts'
import { createCredential } from '#bff/credential.ts'
import { defaultLimits } from '#bff/limits.ts'
import { createTargetRegistry, scpTargets } from '#bff/targets.ts'
import { readLine, stageLine, standingOf, type ConnectionLine } from '#console/components/connection-words.ts'
import { connection as english } from '#console/messages/en/connection.ts'
import { failures as englishFailures } from '#console/messages/en/failures.ts'
import { connection as korean } from '#console/messages/ko/connection.ts'
import { failures as koreanFailures } from '#console/messages/ko/failures.ts'
import { connectSettings } from './environment.ts'
import { giveUp, Trouble } from './trouble.mjs'

async function connect(): Promise<void> {
  const { values } = parseArgs({
    options: { environment: { type: 'string' }, region: { type: 'string' }, request: { type: 'string' }, language: { type: 'string' } },
  })
  const { keys, cloud: settings } = connectSettings(process.env)
  const targets = createTargetRegistry([...scpTargets(), ...settings.operatorTargets])
  const known = targets.list.map(({ environment, regions }) => `${environment} (${regions.join(', ')})`).join('; ')
  const { environment = '', region = '', request } = values
  const endpoint = targets.endpoint(environment, region)
  if (endpoint === undefined)
    throw new Trouble(`Say which cloud: npm run connect -- --environment e --region kr-west1. Known are ${known}; others by SCP_ENDPOINTS.`)
  if (request !== undefined && !/^[A-Za-z0-9_-]{1,64}$/.test(request))
    throw new Trouble('--request takes the id of a request, such as req-….')
  const language = values.language === 'ko' ? 'ko' : 'en'
  const clock = { now: Date.now }
  const cloud = createCloud(clock, defaultLimits)
  const report = await checkConnection({
    cloud,
    clock,
    environment,
    region,
    endpoint,
    credential: createCredential(environment, keys),
    language,
    apiVersion: settings.apiVersion,
    requestId: request,
    progress: ({ operation }) => process.stderr.isTTY && process.stderr.write(`\r${operation.padEnd(40)}`),
  })
  if (process.stderr.isTTY) process.stderr.write(`\r${' '.repeat(40)}\r`)
  process.stdout.write(`${inWords(report, language)}\n`)
  await cloud.close()
  process.exitCode = isConnected(report) ? 0 : 1
}

/** The report as text, in the words of the screen. */
function inWords(report: ConnectionReport, locale: 'en' | 'ko'): string {
  const messages = locale === 'ko' ? { connection: korean, failures: koreanFailures } : { connection: english, failures: englishFailures }
  const t = createTranslator({ locale, messages, namespace: 'connection' })
  const failures = createTranslator({ locale, messages, namespace: 'failures' })
  const words = { t, failures, locale }
  const standing = standingOf(report)
  const forbidden = report.reads.filter(({ outcome }) => outcome === 'forbidden').length
  const idOf = (failure: { requestId: string } | undefined) => failure?.requestId ?? ''
  return [
    `${report.environment} ${report.region} ${report.endpoint} ${report.at}`,
    '',
    t('stages.title'),
    ...report.stages.flatMap((stage) => linesOf(stageLine(stage, words), idOf(stage.failure))),
    '',
    t('reads.title'),
    ...report.reads.flatMap((read) => linesOf(readLine(read, words), idOf(read.failure), read.tookMs)),
    '',
    `${t('latency.title')}: ${t('latency.text', report.latency)} ${t('latency.lost', { lost: report.latency.lost })}`,
    '',
    `${t(`${standing}.title`)}. ${standing === 'limited' ? t('limited.text', { count: forbidden }) : t(`${standing}.text`)}`,
  ].join('\n')
}

function linesOf({ name, outcome, text, now }: ConnectionLine, requestId: string, tookMs?: number): string[] {
  const head = `  ${name.padEnd(32)} ${outcome}${tookMs === undefined ? '' : `, ${tookMs} ms`}`
  return [head, ...[...text.split('\n'), now, requestId].filter((line) => line !== '').map((line) => `      ${line}`)]
}

await connect().catch(giveUp)
