import { useTranslations } from 'use-intl'
import { readFollowing } from '#contract/rules/replica-state.ts'

/** The cloud's word about a replication in the reader's words; one that we do not know as it came. */
export function useFollowingWord(): (word: string) => string {
  const t = useTranslations('cluster.following')
  return (word) => {
    const following = readFollowing(word)
    return following === undefined ? word : t(following)
  }
}
