import '#console/lib/zod-setup.ts'
import { z } from 'zod'
import { idPattern } from '#contract/operation.ts'
import * as limits from '#contract/rules/limits.ts'
import { isIpv4, readAddresses } from '#console/lib/addresses.ts'
import { volumeRoles } from './parts.ts'
import { problem, type ProblemKey } from './problem.ts'

/** What a check finds wrong, as a message made by `problem`; `undefined` for nothing. */
type Check = (text: string) => string | undefined

/** A text with a check of our own. */
export function checked(check: Check) {
  return z.string().superRefine((text, context) => {
    const message = check(text)
    if (message !== undefined) context.addIssue({ code: 'custom', message })
  })
}

/** One of a list: '' is no choice yet. */
export const chosen = (key: ProblemKey) => checked((text) => (text === '' ? problem(key) : undefined))
/** A text that must not be empty. */
export const needed = checked((text) => (text.trim() === '' ? problem('needed') : undefined))
/** A text that is not checked: it does not apply, or anything goes. */
export const anyText = z.string()

/** A name under its limit. Spaces around it are the fault of a copy and are not counted. */
export function named(limit: limits.TextLimit, form: ProblemKey) {
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

/** Digits within limits. */
export function wholeNumber(key: ProblemKey, { min, max }: { readonly min: number; readonly max: number }) {
  return checked((typed) => {
    const text = typed.trim()
    if (text === '') return problem('needed')
    return /^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max ? undefined : problem(key, { min, max })
  })
}

/** An id as paths take it. */
export const id = (mayMiss: boolean) =>
  checked((typed) => {
    const text = typed.trim()
    if (text === '') return mayMiss ? undefined : problem('needed')
    return idPattern.test(text) ? undefined : problem('idForm')
  })

/** One IPv4 address, or nothing. */
export const address = checked((typed) => (typed.trim() === '' || isIpv4(typed.trim()) ? undefined : problem('ipv4')))

/** A pasted list of addresses and networks. */
export const addressList = checked((text) => {
  const wrong = readAddresses(text).filter(({ sent }) => sent === undefined)
  return wrong.length === 0 ? undefined : problem('addresses', { count: wrong.length, list: wrong.map(({ typed }) => typed).join(', ') })
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

/** Volumes of an instance, the OS volume left out. */
export const volumes = z.array(z.object({ role: z.enum(volumeRoles), sizeGb: size })).superRefine((rows, context) => {
  if (!rows.some(({ role }) => role === 'DATA')) context.addIssue({ code: 'custom', message: problem('dataVolume') })
})

/** Tags: each key once; an empty row is nothing. */
export const tags = z.array(z.object({ key: anyText, value: anyText })).superRefine((rows, context) => {
  rows.forEach((row, index) => {
    const key = row.key.trim()
    const twice = rows.findIndex((other) => other.key.trim() === key) < index
    const wrong = key === '' ? (row.value.trim() === '' ? undefined : 'tagKey') : twice ? 'tagTwice' : undefined
    if (wrong !== undefined) context.addIssue({ code: 'custom', path: [index, 'key'], message: problem(wrong) })
  })
})

/** The start of a maintenance window, where there is one. */
export const startTime = checked((text) => (limits.startingTimePattern.test(text) ? undefined : problem('needed')))
