import { useTranslations } from 'use-intl'
import { isZone, useZone } from '#console/lib/preferences.ts'

/** A zone in which instants are typed and shown, with whose it is. */
export type NamedZone = { readonly zone: string; readonly label: string }

/** The cluster's zone, UTC and the person's own, each once. A zone of the cluster that this browser does not know is left out. */
export function useZones(clusterZone: string | undefined): readonly [NamedZone, ...NamedZone[]] {
  const t = useTranslations('instant')
  const own = useZone()
  const utc = { zone: 'UTC', label: t('utc') }
  const others = own === 'UTC' || own === clusterZone ? [] : [{ zone: own, label: t('own', { zone: own }) }]
  if (clusterZone === undefined || clusterZone === 'UTC' || !isZone(clusterZone)) return [utc, ...others]
  return [{ zone: clusterZone, label: t('cluster', { zone: clusterZone }) }, utc, ...others]
}
