import { useSyncExternalStore } from 'react'
import type { Preferences } from '#console/lib/preferences.ts'
import type { access } from './en/access.ts'
import type { backups } from './en/backups.ts'
import type { bulk } from './en/bulk.ts'
import type { catalog } from './en/catalog.ts'
import type { fleet } from './en/fleet.ts'
import type { cluster } from './en/cluster.ts'
import type { create } from './en/create.ts'
import type { en } from './en/en.ts'
import type { exports } from './en/exports.ts'
import type { instant } from './en/instant.ts'
import type { logs } from './en/logs.ts'
import type { maintenance } from './en/maintenance.ts'
import type { operations } from './en/operations.ts'
import type { parameterGroups } from './en/parameter-groups.ts'
import type { parameters } from './en/parameters.ts'
import type { plan } from './en/plan.ts'
import type { plans } from './en/plans.ts'
import type { replicas } from './en/replicas.ts'
import type { restore } from './en/restore.ts'
import type { rules } from './en/rules.ts'
import type { shortcuts } from './en/shortcuts.ts'
import type { storage } from './en/storage.ts'

type PageMessages = {
  access: typeof access
  backups: typeof backups
  bulk: typeof bulk
  catalog: typeof catalog
  fleet: typeof fleet
  cluster: typeof cluster
  create: typeof create
  exports: typeof exports
  instant: typeof instant
  logs: typeof logs
  maintenance: typeof maintenance
  operations: typeof operations
  parameterGroups: typeof parameterGroups
  parameters: typeof parameters
  plan: typeof plan
  plans: typeof plans
  replicas: typeof replicas
  restore: typeof restore
  rules: typeof rules
  shortcuts: typeof shortcuts
  storage: typeof storage
}

/** Every sentence of the console, by namespace. */
export type Messages = typeof en & PageMessages
/** Namespaces that come with the pages that need them. */
export type PageNamespace = keyof PageMessages
type Language = Preferences['language']
/** The language that is on the screen, and its sentences as far as they are loaded. */
export type Words = { readonly language: Language; readonly messages: Messages }

const base = {
  en: () => import('./en/en.ts').then((module) => module.en),
  ko: () => import('./ko/ko.ts').then((module) => module.ko),
}
const pages = {
  en: {
    access: () => import('./en/access.ts'),
    backups: () => import('./en/backups.ts'),
    bulk: () => import('./en/bulk.ts'),
    catalog: () => import('./en/catalog.ts'),
    fleet: () => import('./en/fleet.ts'),
    cluster: () => import('./en/cluster.ts'),
    create: () => import('./en/create.ts'),
    exports: () => import('./en/exports.ts'),
    instant: () => import('./en/instant.ts'),
    logs: () => import('./en/logs.ts'),
    maintenance: () => import('./en/maintenance.ts'),
    operations: () => import('./en/operations.ts'),
    parameterGroups: () => import('./en/parameter-groups.ts'),
    parameters: () => import('./en/parameters.ts'),
    plan: () => import('./en/plan.ts'),
    plans: () => import('./en/plans.ts'),
    replicas: () => import('./en/replicas.ts'),
    restore: () => import('./en/restore.ts'),
    rules: () => import('./en/rules.ts'),
    shortcuts: () => import('./en/shortcuts.ts'),
    storage: () => import('./en/storage.ts'),
  },
  ko: {
    access: () => import('./ko/access.ts'),
    backups: () => import('./ko/backups.ts'),
    bulk: () => import('./ko/bulk.ts'),
    catalog: () => import('./ko/catalog.ts'),
    fleet: () => import('./ko/fleet.ts'),
    cluster: () => import('./ko/cluster.ts'),
    create: () => import('./ko/create.ts'),
    exports: () => import('./ko/exports.ts'),
    instant: () => import('./ko/instant.ts'),
    logs: () => import('./ko/logs.ts'),
    maintenance: () => import('./ko/maintenance.ts'),
    operations: () => import('./ko/operations.ts'),
    parameterGroups: () => import('./ko/parameter-groups.ts'),
    parameters: () => import('./ko/parameters.ts'),
    plan: () => import('./ko/plan.ts'),
    plans: () => import('./ko/plans.ts'),
    replicas: () => import('./ko/replicas.ts'),
    restore: () => import('./ko/restore.ts'),
    rules: () => import('./ko/rules.ts'),
    shortcuts: () => import('./ko/shortcuts.ts'),
    storage: () => import('./ko/storage.ts'),
  },
} satisfies Record<Language, Record<PageNamespace, () => Promise<object>>>

let language: Language = 'en'
const learned = new Set<PageNamespace>()
let words: Words | undefined
let latest: Promise<void> = Promise.resolve()
const listeners = new Set<() => void>()

/** Switches to a language. The old one stays on the screen until the new one is there, whole. */
export function speak(wanted: Language): Promise<void> {
  language = wanted
  return renew()
}

/** Loads the sentences that a page brings along; resolves when they can be used, in whatever language is spoken by then. */
export function learn(...namespaces: PageNamespace[]): Promise<void> {
  for (const namespace of namespaces) learned.add(namespace)
  return renew()
}

/** What is spoken now. `main.tsx` waits for the first language before anything is shown. */
export function useWords(): Words {
  const spoken = useSyncExternalStore(subscribe, () => words)
  if (spoken === undefined) throw new Error('No language is loaded yet.')
  return spoken
}

function renew(): Promise<void> {
  const asked = language
  const mine: Promise<void> = gather(asked).then((messages) => {
    // Another switch came meanwhile: that one decides, and whoever waits here waits for it.
    if (latest !== mine) return latest
    words = { language: asked, messages }
    for (const listener of listeners) listener()
    return undefined
  })
  latest = mine
  return mine
}

async function gather(asked: Language): Promise<Messages> {
  const [common, ...more] = await Promise.all([base[asked](), ...[...learned].map((namespace) => pages[asked][namespace]())])
  // Korean has the keys of English, with other words (`Translated`); what is not loaded yet belongs to pages that are not open.
  return Object.assign({}, common, ...more) as Messages
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
