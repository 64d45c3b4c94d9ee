import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { connectionStrings, endpoints, portOf } from './connection.ts'

const target = { host: '10.20.4.10', port: 2866, database: 'orders', user: 'app' }

describe('connection strings', () => {
  test('in the words of each client', () => {
    expect(Object.values(connectionStrings).map((write) => write(target))).toEqual([
      'psql -h 10.20.4.10 -p 2866 -U app -d orders',
      'postgresql://app@10.20.4.10:2866/orders',
      'jdbc:postgresql://10.20.4.10:2866/orders?user=app',
      'Host=10.20.4.10;Port=2866;Database=orders;Username=app',
    ])
  })

  test('IPv6, and names that need care', () => {
    const odd = { host: 'fd00::10', port: 2866, database: `my "db's; x`, user: '-u/@ 한' }
    expect(Object.values(connectionStrings).map((write) => write(odd))).toEqual([
      String.raw`psql -h fd00::10 -p 2866 -U '-u/@ 한' -d 'my "db'\''s; x'`,
      "postgresql://-u%2F%40%20%ED%95%9C@[fd00::10]:2866/my%20%22db's%3B%20x",
      "jdbc:postgresql://[fd00::10]:2866/my%20%22db's%3B%20x?user=-u%2F%40%20%ED%95%9C",
      'Host=fd00::10;Port=2866;Database="my ""db\'s; x";Username="-u/@ 한"',
    ])
  })

  test('the URI means what was put in, for any name', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1 })
    fc.assert(
      fc.property(name, name, (database, user) => {
        // URL knows the parts of http; the grammar after the scheme is the same.
        const url = new URL(connectionStrings.uri({ ...target, database, user }).replace('postgresql:', 'http:'))
        if (/^\.{1,2}$/.test(database)) return
        expect([decodeURIComponent(url.username), decodeURIComponent(url.pathname.slice(1))]).toEqual([user, database])
        expect(url.host).toBe('10.20.4.10:2866')
      }),
    )
  })
})

describe('where a cluster listens', () => {
  const instance = {
    name: 'pg-01',
    role_type: 'ACTIVE',
    service_state: 'RUNNING',
    service_ip_address: '10.20.4.11',
    public_ip_address: '1.2.3.4',
  }
  const group = {
    id: 'g',
    role_type: 'ACTIVE_STANDBY',
    server_type_name: 'db1v2m4',
    block_storage_groups: [],
    instances: [{ ...instance, role_type: 'STANDBY', service_ip_address: '10.20.4.12' }, instance],
  }

  test('at its virtual address, so that a switchover goes unnoticed', () => {
    const cluster = { ha_enabled: true, virtual_ip_address: '10.20.4.10', vip_public_ip_address: '203.0.113.7', instance_groups: [group] }
    expect(endpoints(cluster)).toEqual([
      { kind: 'virtual', host: '10.20.4.10' },
      { kind: 'public', host: '203.0.113.7' },
    ])
  })

  test('else at its active server, not at its standby', () => {
    expect(endpoints({ ha_enabled: false, virtual_ip_address: null, instance_groups: [group] })).toEqual([
      { kind: 'service', host: '10.20.4.11' },
      { kind: 'public', host: '1.2.3.4' },
    ])
  })

  test('nowhere yet, while it is being made', () => {
    expect(endpoints({})).toEqual([])
    expect(endpoints({ ha_enabled: true, virtual_ip_address: '', instance_groups: [{ ...group, instances: [] }] })).toEqual([])
  })

  test('at the default port where the cloud names none', () => {
    expect(portOf({})).toBe(2866)
    expect(portOf({ init_config_option: { database_name: 'a', database_user_name: 'b', database_port: 5432 } })).toBe(5432)
  })
})
