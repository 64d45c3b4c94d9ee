import type { ui as en } from '#console/messages/en/ui.ts'
import type { Translated } from '#console/messages/translated.ts'

export const ui: Translated<typeof en> = {}
