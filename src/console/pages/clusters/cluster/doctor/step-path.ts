import type { Known, Step } from '#contract/rules/doctor/known.ts'
import { againPath } from '#console/components/activity/again-path.ts'
import { curePath } from '#console/components/findings/cure.ts'
import { paths } from '#console/paths.ts'

type Place = { readonly region: string; readonly clusterId: string; readonly writes: Known['writes'] }

/** Where a step is taken, with its plan or form open; `undefined` where there is nothing to open. Nothing is sent by following it. */
export function stepPath(step: Step, { region, clusterId, writes }: Place): string | undefined {
  const { place, operation, writeId, finding } = step
  if (step.id === 'ask_support') return `#${reportId}`
  if (finding !== undefined) return curePath(finding)
  if (step.id === 'try_again' || (step.id === 'queue_behind' && writeId !== undefined)) {
    const write = writes.find(({ id }) => id === writeId)
    return write && againPath(write)
  }
  if (place === undefined) return undefined
  if (place === 'entry') return writeId === undefined ? undefined : paths.journalEntry(region, writeId)
  const fix = { tab: place, ...(operation === undefined || place === 'restore' ? {} : { operation }) }
  const path = curePath({ region, clusterId, values: {}, fix })
  return step.id === 'set_back' && writeId !== undefined ? paths.setBack(path, writeId) : path
}

/** The place of the report on the page. */
export const reportId = 'report'
