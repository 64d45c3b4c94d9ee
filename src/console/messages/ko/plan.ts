import type { plan as en } from '#console/messages/en/plan.ts'
import type { Translated } from '#console/messages/translated.ts'

export const plan: Translated<typeof en> = {}
