import type { rules as en } from '#console/messages/en/rules.ts'
import type { Translated } from '#console/messages/translated.ts'

export const rules: Translated<typeof en> = {}
