import { port } from '#contract/rules/limits.ts'
import { buildCluster, type Plan } from '#emulator/build.ts'
import { engineIdOf } from '#emulator/catalog/engines.ts'
import { wireTime } from '#emulator/clock.ts'
import { begin, walks } from '#emulator/walks.ts'
import { regions, type Region, type World } from '#emulator/world.ts'
import { knownSubnet } from './network.ts'

const stems = ['orders', 'payments', 'billing', 'ledger', 'members', 'search', 'catalog', 'events', 'metrics', 'tickets'] as const
const versions = ['15.14', '16.10', '17.6', '18.1'] as const
const sizes = [64, 104, 256, 512, 1024] as const
const servers = ['db1v2m4', 'db1v2m8', 'db1v4m16', 'db1v4m32', 'db1v8m64'] as const
const day = 86_400_000
/** A /24 has room for that many clusters of three addresses. */
const clustersPerSubnet = 80

/** A fleet of a given size, for benches and for tables of thousands: plain clusters, two thirds in the first region. */
export function seedMany(world: World, count: number, now: number): void {
  const first = Math.ceil((count * 2) / 3)
  seedRegion(world, regions[0], { from: 0, to: first }, now)
  seedRegion(world, regions[1], { from: first, to: count }, now)
}

function seedRegion(world: World, region: Region, range: { from: number; to: number }, now: number): void {
  let taken = new Set<string>()
  let subnetId = ''
  for (let index = range.from; index < range.to; index += 1) {
    const place = index - range.from
    if (place % clustersPerSubnet === 0) {
      const number = place / clustersPerSubnet
      subnetId = knownSubnet(world, `${region} many ${number}`, `10.${(number >> 8) & 0xff}.${number & 0xff}`)
      taken = new Set()
    }
    const plan = planOne(world, { region, subnetId, index, now })
    const cluster = buildCluster(world, plan, taken)
    cluster.actual = plan.state === 'UNKNOWN' ? 'RUNNING' : plan.state
    cluster.detail.modified_at = wireTime(plan.createdAt + Math.floor(world.random.fraction() * (now - plan.createdAt)))
    if (plan.state === 'RUNNING' && index % 100 === 50) {
      begin(world, cluster, {
        operation: 'restartCluster',
        walk: walks.restart,
        duration: 5 * 60_000,
        at: now,
        done: world.random.fraction(),
      })
    }
  }
}

function planOne({ random, userId }: World, given: { region: Region; subnetId: string; index: number; now: number }): Plan {
  const stem = random.pick(stems)
  const ha = random.fraction() < 0.5
  const volumes = [{ role_type: 'DATA' as const, size_gb: random.pick(sizes), volume_type: 'SSD' as const }]
  return {
    region: given.region,
    name: `${stem}${letters(given.index)}`,
    engineId: engineIdOf(random.pick(versions)),
    prefix: stem,
    ha,
    nat: false,
    subnetId: given.subnetId,
    timezone: 'Asia/Seoul',
    groups: [{ role_type: ha ? 'ACTIVE_STANDBY' : 'ACTIVE', server_type_name: random.pick(servers), block_storage_groups: volumes }],
    virtualIp: null,
    vipPublicIpId: null,
    init: {
      audit_enabled: false,
      backup_option: null,
      database_encoding: 'UTF-8',
      database_locale: 'C',
      database_name: stem,
      database_port: port.default,
      database_user_name: 'app',
    },
    maintenance: null,
    allowed: [],
    role: 'ORIGIN',
    originId: null,
    createdAt: given.now - random.integer(1, 1400) * day - random.integer(0, day),
    createdBy: userId,
    state: random.fraction() < 0.94 ? 'RUNNING' : random.pick(['STOPPED', 'STOPPED', 'UNKNOWN', 'ERROR', 'FAILED'] as const),
  }
}

/** 0 → a, 1 → b, … 26 → ba: cluster names have letters only. */
function letters(index: number): string {
  let rest = index
  let text = ''
  do {
    text = String.fromCharCode(97 + (rest % 26)) + text
    rest = Math.floor(rest / 26)
  } while (rest > 0)
  return text
}
