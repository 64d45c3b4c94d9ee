import { useMemo } from 'react'
import { productImageType } from '#contract/postgresql/words.ts'
import { useSideRead } from '#console/api/query.ts'

/** The software versions of PostgreSQL whose service has ended, as the cloud lists them. Empty until they are read. */
export function useEndedVersions(): ReadonlySet<string> {
  const { data } = useSideRead('listEngineVersions', { product_image_type: productImageType, eos_included: true }, { staleTime: 3_600_000 })
  return useMemo(
    () => new Set((data?.contents ?? []).filter((engine) => engine.end_of_service === true).map((engine) => engine.software_version)),
    [data],
  )
}
