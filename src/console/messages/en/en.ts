import { cluster } from './cluster.ts'
import { clusters } from './clusters.ts'
import { common } from './common.ts'
import { create } from './create.ts'
import { failures } from './failures.ts'
import { layout } from './layout.ts'
import { plan } from './plan.ts'
import { rules } from './rules.ts'
import { signIn } from './sign-in.ts'
import { states } from './states.ts'
import { ui } from './ui.ts'

/** Every sentence of the console in English, by namespace. ko must have the same. */
export const en = { cluster, clusters, common, create, failures, layout, plan, rules, signIn, states, ui }
