import type { create as en } from '#console/messages/en/create.ts'
import type { Translated } from '#console/messages/translated.ts'

export const create: Translated<typeof en> = {}
