import type { Cluster, ParameterValues } from '#emulator/world.ts'

/** What people have set over the years. `waiting` was set and the servers have not started anew since. */
type Changed = { readonly running?: ParameterValues; readonly waiting?: ParameterValues }

const changed: Readonly<Record<string, Changed>> = {
  orders: {
    running: {
      max_connections: '200',
      work_mem: '16384',
      log_min_duration_statement: '500',
      random_page_cost: '1.1',
      statement_timeout: '30000',
      idle_in_transaction_session_timeout: '60000',
      autovacuum_vacuum_scale_factor: '0.05',
      max_wal_size: '4096',
      'pg_stat_statements.max': '10000',
    },
  },
  payments: {
    running: {
      max_connections: '400',
      synchronous_commit: 'remote_write',
      log_statement: 'ddl',
      random_page_cost: '1.1',
      lock_timeout: '5000',
    },
    // Set after the last restart, so that it does nothing yet.
    waiting: { max_connections: '600', max_locks_per_transaction: '128' },
  },
  search: { running: { work_mem: '65536', default_statistics_target: '500', jit: 'off' } },
  legacy: { running: { standard_conforming_strings: 'off', DateStyle: 'SQL, DMY' } },
  metrics: { running: { max_connections: '300', 'auto_explain.log_min_duration': '2000', checkpoint_timeout: '900' } },
  fraud: { running: { work_mem: '32768', max_parallel_workers_per_gather: '4', default_transaction_isolation: 'repeatable read' } },
}

/** Gives a cluster of the fleet what people have set on it. */
export function setOver(cluster: Cluster, name: string): void {
  const found = Object.hasOwn(changed, name) ? changed[name] : undefined
  if (found === undefined) return
  cluster.parameters = { running: found.running ?? {}, waiting: found.waiting ?? {}, readAt: cluster.detail.modified_at }
}
