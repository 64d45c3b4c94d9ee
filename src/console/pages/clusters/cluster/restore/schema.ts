import { z } from 'zod'
import { daysOfWeek } from '#contract/postgresql/words.ts'
import { clusterName, maintenanceHours, restorePrefix } from '#contract/rules/limits.ts'
import { addressList, anyText, chosen, named, startTime, tags, volumes } from '#console/components/new-cluster/checks.ts'
import type { FieldName } from './values.ts'

/** The rules of the settings. What is picked is judged by the rules of the restore window, which move with the clock: `pick.ts`. */
export function schemaFor({ maintenance }: { readonly maintenance: boolean }) {
  return z.object({
    from: z.enum(['instant', 'backup']),
    typed: z.object({ date: anyText, time: anyText, zone: anyText, offset: z.number().optional() }),
    backup: anyText,
    name: named(clusterName, 'clusterNameForm'),
    prefix: named(restorePrefix, 'prefixForm'),
    serverTypeName: chosen('serverType'),
    volumes,
    addresses: addressList,
    maintenance: z.boolean(),
    day: z.enum(daysOfWeek),
    startTime: maintenance ? startTime : anyText,
    periodHours: maintenance ? z.enum(maintenanceHours) : anyText,
    tags,
  } satisfies Record<FieldName, z.ZodType>)
}
