import type { Result } from '#contract/operation.ts'

/** A log as the cloud lists it: with its export, or without one. */
export type LogConfig = Result<'listLogExportConfigs'>['contents'][number]
