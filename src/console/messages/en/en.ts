import { clusters } from './clusters.ts'
import { common } from './common.ts'
import { failures } from './failures.ts'
import { layout } from './layout.ts'
import { signIn } from './sign-in.ts'
import { states } from './states.ts'
import { ui } from './ui.ts'

/** What every page may need, in English: one chunk. The words of a single page come with it (`words.ts`). */
export const en = { clusters, common, failures, layout, signIn, states, ui }
