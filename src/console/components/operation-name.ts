import { useTranslations } from 'use-intl'
import { operations } from '#contract/operations.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import type { PlannedAction } from './plan-effects.ts'

/** Operations that have words of their own; the others go by the name that the reference prints. */
export type NamedOperation = PlannedAction | 'createCluster'

const named: readonly NamedOperation[] = [
  'createCluster',
  'startCluster',
  'stopCluster',
  'restartCluster',
  'synchronizeClusterState',
  'terminateCluster',
]

export function isNamed(operation: WriteName): operation is NamedOperation {
  return named.some((known) => known === operation)
}

/** An operation in the reader's words, or as the reference prints it. */
export function useOperationName(operation: WriteName): string {
  const t = useTranslations('cluster.operations')
  return isNamed(operation) ? t(operation) : operations[operation].printed
}
