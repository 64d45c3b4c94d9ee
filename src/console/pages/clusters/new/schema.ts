import '#console/lib/zod-setup.ts'
import { z } from 'zod'
import { daysOfWeek, volumeTypes } from '#contract/postgresql/words.ts'
import * as limits from '#contract/rules/limits.ts'
import {
  address,
  addressList,
  anyText,
  checked,
  chosen,
  id,
  named,
  needed,
  startTime,
  tags,
  volumes,
  wholeNumber,
} from '#console/components/new-cluster/checks.ts'
import { problem } from '#console/components/new-cluster/problem.ts'
import type { FieldName, Values } from './values.ts'

/** Every rule of the password is listed beside the field; the message names none and never the password. */
const password = checked((text) => {
  if (text === '') return problem('needed')
  return limits.passwordProblems(text).length === 0 ? undefined : problem('password')
})

const fixed = {
  engineVersionId: chosen('engine'),
  ha: z.boolean(),
  nat: z.boolean(),
  serverTypeName: chosen('serverType'),
  volumeType: z.enum(volumeTypes),
  volumes,
  subnetId: id(false),
  addresses: addressList,
  activeAddress: address,
  name: named(limits.clusterName, 'clusterNameForm'),
  prefix: named(limits.instancePrefix, 'prefixForm'),
  databaseName: named(limits.databaseName, 'databaseNameForm'),
  userName: named(limits.databaseUser, 'userForm'),
  password,
  port: wholeNumber('wholeNumber', limits.port),
  timezone: needed,
  encoding: needed,
  locale: needed,
  audit: z.boolean(),
  backup: z.boolean(),
  maintenance: z.boolean(),
  day: z.enum(daysOfWeek),
  tags,
}

/** What decides which of the other fields apply. */
export type Switches = Pick<Values, 'ha' | 'nat' | 'backup' | 'maintenance'>

/**
 * The rules of the whole form. Fields that do not apply are not checked. Messages are made by `problem`.
 * Everything stays as it was typed; `toRequest` trims.
 */
export function schemaFor({ ha, nat, backup, maintenance }: Switches) {
  const when = (applies: boolean, schema: z.ZodType<string, string>) => (applies ? schema : anyText)
  const fields = z.object({
    ...fixed,
    standbyAddress: when(ha, address),
    virtualAddress: when(ha, address),
    publicIpId: when(nat && !ha, id(true)),
    vipPublicIpId: when(nat && ha, id(true)),
    retentionDays: when(backup, wholeNumber('wholeNumber', limits.backup.retentionDays)),
    startHour: when(backup, wholeNumber('wholeNumber', limits.backup.hours)),
    archiveMinutes: when(backup, z.enum(limits.backup.frequencies)),
    startTime: when(maintenance, startTime),
    periodHours: when(maintenance, z.enum(limits.maintenanceHours)),
  } satisfies Record<FieldName, z.ZodType>)
  return fields.superRefine(
    (values, context) => {
      if (!ha) return
      // A check of two fields; it speaks at the second, and also while other fields are still wrong.
      for (const path of repeatedAddresses(values)) context.addIssue({ code: 'custom', path: [path], message: problem('sameAddress') })
    },
    { when: () => true },
  )
}

const ownAddresses = ['activeAddress', 'standbyAddress', 'virtualAddress'] as const

function repeatedAddresses(values: Pick<Values, (typeof ownAddresses)[number]>) {
  return ownAddresses.filter((name, index) => {
    const own = values[name].trim()
    return own !== '' && ownAddresses.slice(0, index).some((earlier) => values[earlier].trim() === own)
  })
}
