import '#console/lib/zod-setup.ts'
import type { z } from 'zod'

/** What an unfinished form leaves in this tab. The session storage ends with the tab. */
export type DraftStore<T> = {
  /** The draft, or `undefined` where there is none that this version of the form can read. */
  readonly load: () => T | undefined
  readonly save: (draft: T) => void
  readonly drop: () => void
}

/**
 * The drafts of one form.
 * @param name of the form, and what its values belong to: environment, region, cluster
 * @param shape what is read back; whatever it does not know is left out
 */
export function draftStore<T extends object>(name: readonly string[], shape: z.ZodType<T>): DraftStore<T> {
  const key = ['console.draft', ...name].join('.')
  return {
    load: () => {
      try {
        const stored = shape.safeParse(JSON.parse(sessionStorage.getItem(key) ?? 'null'))
        return stored.success ? stored.data : undefined
      } catch {
        return undefined // storage is switched off, or holds something else
      }
    },
    save: (draft) => {
      try {
        sessionStorage.setItem(key, JSON.stringify(draft))
      } catch {
        // Storage is full or switched off: the form itself still has everything.
      }
    },
    drop: () => {
      try {
        sessionStorage.removeItem(key)
      } catch {
        // Nothing was kept.
      }
    },
  }
}
