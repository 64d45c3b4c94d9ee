import '#console/lib/zod-setup.ts'
import { z } from 'zod'
import { idPattern } from '#contract/operation.ts'
import { daysOfWeek, volumeTypes } from '#contract/postgresql/words.ts'
import * as limits from '#contract/rules/limits.ts'
import { isIpv4, readAddresses } from './addresses.ts'
import { problem, type ProblemKey } from './problem.ts'
import { volumeRoles, type FieldName, type Values } from './values.ts'

/** What a check finds wrong, as a message made by `problem`; `undefined` for nothing. */
type Check = (text: string) => string | undefined

function checked(check: Check) {
  return z.string().superRefine((text, context) => {
    const message = check(text)
    if (message !== undefined) context.addIssue({ code: 'custom', message })
  })
}

const chosen = (key: ProblemKey) => checked((text) => (text === '' ? problem(key) : undefined))
const needed = checked((text) => (text.trim() === '' ? problem('needed') : undefined))
const anyText = z.string()

/** A name under its limit. Spaces around it are the fault of a copy and are not counted. */
function named(limit: limits.TextLimit, form: ProblemKey) {
  return checked((typed) => {
    const text = typed.trim()
    switch (limits.textProblem(text, limit)) {
      case 'empty':
        return problem('needed')
      case 'bad_form':
        return problem(form)
      case 'too_short':
        return problem('tooShort', { min: limit.min, length: text.length })
      case 'too_long':
        return problem('tooLong', { max: limit.max, length: text.length })
      case undefined:
        return undefined
    }
  })
}

function wholeNumber(key: ProblemKey, { min, max }: { readonly min: number; readonly max: number }) {
  return checked((typed) => {
    const text = typed.trim()
    if (text === '') return problem('needed')
    return /^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max ? undefined : problem(key, { min, max })
  })
}

const id = (mayMiss: boolean) =>
  checked((typed) => {
    const text = typed.trim()
    if (text === '') return mayMiss ? undefined : problem('needed')
    return idPattern.test(text) ? undefined : problem('idForm')
  })

const address = checked((typed) => (typed.trim() === '' || isIpv4(typed.trim()) ? undefined : problem('ipv4')))

const addressList = checked((text) => {
  const wrong = readAddresses(text).filter(({ sent }) => sent === undefined)
  return wrong.length === 0 ? undefined : problem('addresses', { count: wrong.length, list: wrong.map(({ typed }) => typed).join(', ') })
})

/** Every rule of the password is listed beside the field; the message names none and never the password. */
const password = checked((text) => {
  if (text === '') return problem('needed')
  return limits.passwordProblems(text).length === 0 ? undefined : problem('password')
})

// Not z.number(): that has a message of its own for NaN.
const size = z
  .custom<number>(() => true)
  .superRefine((value, context) => {
    const message = sizeProblem(value)
    if (message !== undefined) context.addIssue({ code: 'custom', message })
  })

function sizeProblem(gb: number): string | undefined {
  const { min, max, step } = limits.volumeSizeGb
  if (Number.isNaN(gb)) return problem('sizeNumber')
  if (gb < min || gb > max) return problem('sizeRange', { min, max })
  return limits.isVolumeSize(gb) ? undefined : problem('sizeStep', { step })
}

const volumes = z.array(z.object({ role: z.enum(volumeRoles), sizeGb: size })).superRefine((rows, context) => {
  if (!rows.some(({ role }) => role === 'DATA')) context.addIssue({ code: 'custom', message: problem('dataVolume') })
  if (rows.length > limits.volumesMax) context.addIssue({ code: 'custom', message: problem('volumesMax', { max: limits.volumesMax }) })
})

const tags = z.array(z.object({ key: anyText, value: anyText })).superRefine((rows, context) => {
  rows.forEach((row, index) => {
    const key = row.key.trim()
    const twice = rows.findIndex((other) => other.key.trim() === key) < index
    const wrong = key === '' ? (row.value.trim() === '' ? undefined : 'tagKey') : twice ? 'tagTwice' : undefined
    if (wrong !== undefined) context.addIssue({ code: 'custom', path: [index, 'key'], message: problem(wrong) })
  })
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
    startTime: when(
      maintenance,
      checked((text) => (limits.startingTimePattern.test(text) ? undefined : problem('needed'))),
    ),
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
