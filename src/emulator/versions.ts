import { CloudError } from './errors.ts'

/** API versions there are: SCP's documents call 1.1 CURRENT, and 1.0 deprecated from 2026-05-31. The dates in `facts` are inferred from that. */
export const apiVersions = ['1.0', '1.1'] as const
export type ApiVersion = (typeof apiVersions)[number]

/** Served unless told otherwise. Not 1.1: its kernel upgrade is not imitated, and who lists a version must serve all of it. */
export const servedVersions: readonly ApiVersion[] = ['1.0']

const facts = {
  '1.1': { status: 'CURRENT', not_before: '2026-05-31' },
  '1.0': { status: 'DEPRECATED', not_before: '2025-01-01' },
} as const

/** The answer of `GET {endpoint}/`. Where 1.0 is all there is, it is the current one. */
export function versionsDocument(served: readonly ApiVersion[], endpoint: string): Record<string, unknown> {
  const versions = [...served]
    .sort()
    .reverse()
    .map((id, index) => ({
      id,
      status: index === 0 ? 'CURRENT' : facts[id].status,
      not_before: facts[id].not_before,
      links: [{ href: `${endpoint}/v1`, rel: 'self' }],
    }))
  return { versions }
}

/** Reads `Scp-Api-Version: postgresql 1.0`. A caller that names none gets 1.0. @throws CloudError 406 for what is not served */
export function readVersion(header: string | null, served: readonly ApiVersion[]): ApiVersion {
  const asked = header === null || header.trim() === '' ? '1.0' : /^postgresql\s+(\S+)$/i.exec(header.trim())?.[1]
  const version = served.find((known) => known === asked)
  if (version === undefined) throw new CloudError(406, 'NotAcceptable', `API version ${header ?? ''} is not served.`, 'Not Acceptable')
  return version
}
