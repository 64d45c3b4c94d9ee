import type { World } from '#emulator/world.ts'
import { seedMany } from './many.ts'

/** What a careless screen would run, load, obey or choke on. The console must show it, as text and nothing else. */
export const payloads = [
  '<script>document.title="run"</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  ['javascript', 'alert(1)'].join(':'),
  'data:text/html,<script>alert(1)</script>',
  '"><script>alert(1)</script>',
  "'onmouseover='alert(1)",
  '" autofocus onfocus="alert(1)',
  '<style>*{display:none}</style>',
  '<link rel=stylesheet href=//evil.test/x.css>',
  '<meta http-equiv=refresh content="0;url=//evil.test">',
  '<base href="//evil.test/">',
  '<form action="//evil.test"><button>x</button></form>',
  '<object data="//evil.test/x"></object>',
  '<math><mtext><img src=x onerror=alert(1)></mtext></math>',
  '</title><script>alert(1)</script>',
  '<!--<script>alert(1)//-->',
  '{{constructor.constructor("alert(1)")()}}',
  '${alert(1)}',
  '{count, plural, one {#} other {#}}',
  '<b>{name}</b>',
  '__proto__',
  'constructor',
  '=HYPERLINK("//evil.test","x")',
  '\u202Egnp.exe',
  '\u0000\u0007\u001B[31mred',
  'x'.repeat(2_000),
  '../../../../etc/passwd',
  '%00%0d%0aSet-Cookie: a=b',
]

/** Six clusters with one of the payloads in every string but the ids, each cluster beginning at another one. */
export function seedHostile(world: World, now: number): void {
  seedMany(world, 6, now)
  let next = 0
  const poison = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return key === 'id' ? value : payloads[next++ % payloads.length]
    if (Array.isArray(value)) return value.map((entry) => poison(entry, key))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, poison(entry, name)]))
  }
  for (const cluster of world.clusters.values()) {
    next += 5
    Object.assign(cluster.detail, poison(cluster.detail, ''))
    const [bucket_name = '', frequency = '', day = ''] = [0, 1, 2].map((place) => payloads[(next + place) % payloads.length])
    cluster.logExports.slow = {
      bucket_name,
      delete_on_export: true,
      schedule: { schedule_frequency_type: frequency, schedule_hour: '3', schedule_day_of_week: null, schedule_day_of_month: day },
      keysWork: true,
      bucketEndsAt: undefined,
      ran: undefined,
    }
  }
}
