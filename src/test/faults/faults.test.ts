import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCampaign } from './campaign.ts'
import { pointNames } from './points.ts'

// `npm run faults -- --trials 50` plays every point with every operation, on either store.

test('a create with a fault at each point: none is done twice, nobody is told what is not so', { timeout: 300_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'faults-'))
  try {
    const tallies = await runCampaign({
      journal: 'on',
      processes: 1,
      storeOf: async (own) => ({ folder: own }),
      points: pointNames,
      operations: ['createCluster'],
      trials: 1,
      lanes: 2,
      folder,
    })
    expect(tallies.flatMap(({ problems }) => problems)).toEqual([])
    expect(tallies.map(({ point, trials, duplicates, wrong }) => ({ point, trials, duplicates, wrong }))).toEqual(
      pointNames.map((point) => ({ point, trials: 1, duplicates: 0, wrong: 0 })),
    )
    // Of those that truly happened none is left to a person.
    expect(tallies.filter(({ leftDone }) => leftDone > 0)).toEqual([])
    expect(tallies.reduce((sum, { resolved }) => sum + resolved, 0)).toBeGreaterThan(3)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('without a journal the same harness finds duplicates, and exits 1', { timeout: 120_000 }, () => {
  const choice = ['--trials', '1', '--point', 'reset-after', '--point', 'written', '--operation', 'createCluster']
  const run = spawnSync(process.execPath, [join(import.meta.dirname, 'faults.ts'), '--journal', 'off', ...choice], { encoding: 'utf8' })
  expect(run.stdout).toContain('The cloud did it 2 times.')
  expect(run.status).toBe(1)
})
