import type { states as en } from '#console/messages/en/states.ts'
import type { Translated } from '#console/messages/translated.ts'

export const states: Translated<typeof en> = {}
