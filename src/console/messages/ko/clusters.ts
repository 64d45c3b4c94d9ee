import type { clusters as en } from '#console/messages/en/clusters.ts'
import type { Translated } from '#console/messages/translated.ts'

export const clusters: Translated<typeof en> = {}
