/*
 * What a cluster can be patched to. The vendor's manual: minor versions only, replicas before their origin; a live run saw a patch to
 * the version that it has refused.
 */

/** Below 0 where the first version comes before the second: `16.9` before `16.10`. What is no number counts as 0. */
export function compareVersions(a: string, b: string): number {
  const left = numbersOf(a)
  const right = numbersOf(b)
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

function numbersOf(version: string): number[] {
  return version.split('.').map((part) => Number.parseInt(part, 10) || 0)
}

type Offered = { readonly software_version: string; readonly end_of_service?: boolean | null | undefined }

/** The versions that a cluster can be patched to, the highest first: of the same major, higher, offered and still in service. */
export function patchVersions(current: string, offered: readonly Offered[]): string[] {
  const major = current.split('.')[0]
  return offered
    .filter(({ software_version, end_of_service }) => {
      const higher = software_version.split('.')[0] === major && compareVersions(software_version, current) > 0
      return higher && end_of_service !== true
    })
    .map(({ software_version }) => software_version)
    .toSorted((a, b) => compareVersions(b, a))
}

/** Whether a replica must be patched first, for its origin to get a version. */
export function replicasBehind(replicaVersions: readonly string[], target: string): boolean {
  return replicaVersions.some((version) => compareVersions(version, target) < 0)
}
