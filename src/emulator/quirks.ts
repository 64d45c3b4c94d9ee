import { z } from 'zod'
import { cloudCodes } from '#contract/errors.ts'
import type { Match } from '#contract/operation.ts'
import type { OperationName } from '#contract/operations.ts'
import { CloudError, notAuthenticated } from './errors.ts'
import type { Random } from './random.ts'

/** Habits of the real cloud, seen live or allowed for by the vendor's client, that nobody would wish for. An account has its own. */
export const Quirks = z.strictObject({
  /** Removing backup histories and unsetting backups answers 401 at first, though signed well. One more try helps. */
  backups401: z.boolean(),
  /** A create within a second of another one is refused. */
  createTooSoon: z.boolean(),
  /** The share of creates that answer 500 `ContactAdminForAssistance`. */
  contactAdmin: z.number().min(0).max(1),
  /** Timestamps come without their zone. */
  naiveTimestamps: z.boolean(),
  /** Messages are English, whatever `Accept-Language` asks for. */
  unlocalized: z.boolean(),
})
export type Quirks = z.infer<typeof Quirks>

/** Those that are always there on the real cloud are here too; what makes a good call fail has to be asked for. */
export const usualQuirks: Quirks = { backups401: false, createTooSoon: true, contactAdmin: 0, naiveTimestamps: false, unlocalized: true }

/** Within that time (ms) several creates are refused. Not divided by the speed: it is about callers, not about work. */
const createInterval = 1000

const unauthorized: readonly OperationName[] = ['removeBackupHistories', 'unsetBackup']

/** The quirks of one account, and what they remember. */
export class QuirkBook {
  #quirks: Quirks
  readonly #random: Random
  /** What was refused once and is let pass the next time. */
  readonly #refused = new Set<string>()
  #lastCreateAt = Number.NEGATIVE_INFINITY

  constructor(random: Random, quirks: Partial<Quirks> = {}) {
    this.#random = random
    this.#quirks = { ...usualQuirks, ...quirks }
  }

  get now(): Quirks {
    return this.#quirks
  }

  change(quirks: Partial<Quirks>): void {
    this.#quirks = { ...this.#quirks, ...quirks }
  }

  /**
   * Before an operation. @param at the account's clock
   * @throws CloudError where a quirk is in the mood
   */
  meet({ name, params }: Match, at: number): void {
    const { backups401, createTooSoon, contactAdmin } = this.#quirks
    if (backups401 && unauthorized.includes(name)) {
      const call = `${name} ${Object.values(params).join(' ')}`
      if (!this.#refused.delete(call)) {
        this.#refused.add(call)
        throw notAuthenticated('The request could not be authenticated.')
      }
    }
    if (name !== 'createCluster') return
    if (createTooSoon && at - this.#lastCreateAt < createInterval) throw new CloudError(400, cloudCodes.createTooSoon, 'Try again.')
    if (contactAdmin > 0 && this.#random.fraction() < contactAdmin) {
      throw new CloudError(500, cloudCodes.contactAdmin, 'Please contact the administrator for assistance.', 'Internal Server Error')
    }
  }

  /** After an operation was accepted. */
  accepted(name: OperationName, at: number): void {
    if (name === 'createCluster') this.#lastCreateAt = at
  }

  /** The answer as it is written. */
  write(answer: unknown): unknown {
    return this.#quirks.naiveTimestamps ? withoutZones(answer) : answer
  }

  /** A refusal in the caller's language, where the cloud cares for it. */
  speak(error: CloudError, language: string | null): CloudError {
    const korean = language !== null && /^ko\b/i.test(language.trim())
    const detail = this.#quirks.unlocalized || !korean ? undefined : inKorean[error.code]
    return detail === undefined ? error : new CloudError(error.status, error.code, detail, error.title)
  }
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/

function withoutZones(value: unknown): unknown {
  if (typeof value === 'string') return instant.test(value) ? value.slice(0, -1) : value
  if (Array.isArray(value)) return value.map(withoutZones)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withoutZones(entry)]))
}

/** What a cloud that listens to `Accept-Language` would say. Invented. */
const inKorean: Readonly<Record<string, string>> = {
  [cloudCodes.inProgress]: '클러스터에서 다른 작업이 진행 중입니다.',
  [cloudCodes.invalidState]: '현재 서비스 상태에서는 할 수 없는 작업입니다.',
  [cloudCodes.createTooSoon]: '다시 시도하십시오.',
  [cloudCodes.noDataVolume]: 'ACTIVE 인스턴스 그룹에 DATA 블록 스토리지가 있어야 합니다.',
  [cloudCodes.notAuthenticated]: '인증되지 않은 요청입니다.',
  [cloudCodes.contactAdmin]: '관리자에게 문의하십시오.',
}
