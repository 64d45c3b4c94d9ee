import type { cluster as en } from '#console/messages/en/cluster.ts'
import type { Translated } from '#console/messages/translated.ts'

export const cluster: Translated<typeof en> = {}
