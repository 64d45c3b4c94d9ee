import { instancePrefix, textProblem, type TextLimit } from '#contract/rules/limits.ts'

/** The prefix that goes with a cluster's name: `payWallet` gives `paywalle`, short enough to be safe. '' where no valid one comes of it. */
export function prefixFor(name: string): string {
  const prefix = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]/g, '')
    .slice(0, instancePrefix.advised)
  return textProblem(prefix, instancePrefix) === undefined ? prefix : ''
}

/** How the servers will be called, or nearly so: the cloud puts a number behind the prefix and documents no more. */
export function serverNames(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix.trim()}-${String(index + 1).padStart(2, '0')}`)
}

/**
 * The nearest text that is allowed: what does not belong is taken out, what is too long is cut. `undefined` where that
 * does not help either.
 */
export function nearestName(text: string, limit: TextLimit, strip: RegExp, lower: boolean): string | undefined {
  const plain = (lower ? text.toLowerCase() : text).replaceAll(strip, '').slice(0, limit.max)
  return plain !== text && textProblem(plain, limit) === undefined ? plain : undefined
}
