import type { common as en } from '#console/messages/en/common.ts'
import type { Translated } from '#console/messages/translated.ts'

export const common: Translated<typeof en> = {}
