import type { layout as en } from '#console/messages/en/layout.ts'
import type { Translated } from '#console/messages/translated.ts'

export const layout: Translated<typeof en> = {}
