import type { Body, Result } from '#contract/operation.ts'
import { parseAddress, volumeSizeGb } from '#contract/rules/limits.ts'
import { serverSize } from '#contract/rules/server-size.ts'
import type { Effect } from '#console/components/EffectList.tsx'
import { covers, isWide } from '#console/lib/addresses.ts'
import { formatGb } from '#console/lib/format.ts'
import { blockedIfNone, change, takes, type About, type Change, type Plan } from './plan.ts'

type Group = Result<'showCluster'>['instance_groups'][number]
type Volume = Group['block_storage_groups'][number]

/** A further volume for each server of a group. */
export function addBlockStorages(about: About, group: Group, body: Body<'addBlockStorages'>): Plan<'addBlockStorages'> {
  const { cluster, t, locale } = about
  const servers = (group.instances ?? []).length
  const effects: Effect[] = [
    { kind: 'warns', fact: t('addBlockStorages.final') },
    takes(about, 'addBlockStorages'),
    { kind: 'not', fact: t('noRestart') },
  ]
  if (servers > 1) effects.push({ kind: 'does', fact: t('addBlockStorages.servers', { count: servers }) })
  if (body.size_gb > volumeSizeGb.slowBackup) effects.push(slowBackup(about))
  return {
    operation: 'addBlockStorages',
    input: { instance_group_id: group.id, body },
    title: t('addBlockStorages.title', { name: cluster.name }),
    deed: t('addBlockStorages.deed'),
    keep: t('back'),
    changes: [
      {
        label: t('field.volume', { role: body.role_type }),
        now: undefined,
        then: `${formatGb(body.size_gb, locale)} ${body.volume_type ?? 'SSD'}`,
      },
    ],
    effects,
    facts: { volume_role: body.role_type, volume_count: addedVolumes(group) },
  }
}

/** How many volumes a group has, the OS volume apart: what the rules count. */
export function addedVolumes(group: Group): number {
  return (group.block_storage_groups ?? []).filter(({ role_type }) => role_type !== 'OS').length
}

/** A volume grows; it never shrinks. */
export function setBlockStorageSize(about: About, volume: Volume, sizeGb: number): Plan<'setBlockStorageSize'> {
  const { cluster, t, locale } = about
  const changes = change(volume.name, formatGb(volume.size_gb, locale), formatGb(sizeGb, locale), { code: 'label' })
  const effects: Effect[] = [
    { kind: 'warns', fact: t('setBlockStorageSize.final') },
    takes(about, 'setBlockStorageSize'),
    { kind: 'not', fact: t('noRestart') },
  ]
  if (sizeGb > volumeSizeGb.slowBackup) effects.push(slowBackup(about))
  return {
    operation: 'setBlockStorageSize',
    input: { block_storage_group_id: volume.id, body: { size_gb: sizeGb } },
    title: t('setBlockStorageSize.title', { volume: volume.name, name: cluster.name }),
    deed: t('setBlockStorageSize.deed'),
    keep: t('back'),
    changes,
    effects,
    facts: { volume_role: volume.role_type, volume_gb: volume.size_gb },
    blocked: blockedIfNone(changes, about),
  }
}

function slowBackup({ t }: About): Effect {
  return { kind: 'warns', fact: t('setBlockStorageSize.slow'), why: t('setBlockStorageSize.slowWhy') }
}

/** Other servers for a group: what their names tell of their size is compared as well. */
export function setServerType(about: About, group: Group, serverType: string): Plan<'setServerType'> {
  const { cluster, t, locale } = about
  const { name } = cluster
  const now = serverSize(group.server_type_name)
  const then = serverSize(serverType)
  const changes = [
    ...change(t('field.serverType'), group.server_type_name, serverType, { code: 'value' }),
    ...(now === undefined || then === undefined
      ? []
      : [
          ...change(t('field.vcpu'), String(now.vcpu), String(then.vcpu)),
          ...change(t('field.memory'), formatGb(now.memoryGb, locale), formatGb(then.memoryGb, locale)),
        ]),
  ]
  return {
    operation: 'setServerType',
    input: { instance_group_id: group.id, body: { server_type_name: serverType } },
    title: t('setServerType.title', { name }),
    deed: t('setServerType.deed'),
    keep: t('back'),
    changes,
    effects: [
      { kind: 'warns', fact: t('setServerType.cut', { name }), why: t('inferred') },
      takes(about, 'setServerType'),
      { kind: 'not', fact: t('setServerType.not') },
    ],
    blocked: blockedIfNone(changes, about),
  }
}

/** Who may connect: the addresses that come and go; the others stay as they are. */
export function setSecurityGroupRules(
  about: About,
  { add, remove }: { readonly add: readonly string[]; readonly remove: readonly string[] },
): Plan<'setSecurityGroupRules'> {
  const { cluster, t } = about
  const { name } = cluster
  const present = cluster.allowable_ip_addresses ?? []
  const allowed = t('value.allowed')
  const changes: Change[] = [
    ...add.map((address) => ({ label: address, now: undefined, then: allowed, code: 'label' as const })),
    ...remove.map((address) => ({ label: address, now: allowed, then: undefined, code: 'label' as const })),
  ]
  const left = [...new Set([...present.filter((address) => !remove.includes(address)), ...add])]
  const still = remove.flatMap((address) => {
    const range = left.find((other) => covers(other, address))
    return range === undefined ? [] : [{ address, range }]
  })
  const effects: Effect[] = [
    ...add.flatMap((address) => widthWarning(about, address)),
    ...still.map((each): Effect => ({ kind: 'warns', fact: t('setSecurityGroupRules.still', each) })),
    takes(about, 'setSecurityGroupRules'),
    // What becomes of open connections from an entry that goes is said with that entry.
    { kind: 'not', fact: t(remove.length > still.length ? 'setSecurityGroupRules.not' : 'noRestart') },
  ]
  if (left.length === 0) effects.push({ kind: 'warns', fact: t('setSecurityGroupRules.nobody', { name }) })
  if (remove.length > still.length) {
    const fact = t('setSecurityGroupRules.removed', { count: remove.length - still.length })
    effects.push({ kind: 'warns', fact, why: t('setSecurityGroupRules.removedWhy') })
  }
  return {
    operation: 'setSecurityGroupRules',
    input: { cluster_id: cluster.id, body: { add_ip_addresses: [...add], del_ip_addresses: [...remove] } },
    title: t('setSecurityGroupRules.title', { name }),
    deed: t('setSecurityGroupRules.deed'),
    // What is only taken away was ticked, not typed.
    keep: t(add.length > 0 ? 'back' : 'keep'),
    changes,
    effects,
    blocked: blockedIfNone(changes, about),
  }
}

/** That a range lets everyone in, or very many. */
export function widthWarning({ t }: Pick<About, 't'>, address: string): Effect[] {
  const range = parseAddress(address)
  if (range === undefined || !isWide(address)) return []
  if (range.prefix === 0) {
    return [{ kind: 'warns', fact: t('setSecurityGroupRules.everyone', { address }), why: t('setSecurityGroupRules.everyoneWhy') }]
  }
  const count = range.last - range.first + 1
  return [{ kind: 'warns', fact: t('setSecurityGroupRules.wide', { address, count }), why: t('setSecurityGroupRules.wideWhy') }]
}
