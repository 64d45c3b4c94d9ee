import { clusters } from './clusters.ts'
import { common } from './common.ts'
import { failures } from './failures.ts'
import { layout } from './layout.ts'
import { signIn } from './sign-in.ts'
import { states } from './states.ts'
import { ui } from './ui.ts'

/** What every page may need, in Korean. */
export const ko = { clusters, common, failures, layout, signIn, states, ui }
