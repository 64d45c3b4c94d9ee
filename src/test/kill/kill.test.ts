import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { killAgainAndAgain } from './trials.ts'

// `npm run kill -- --trials 50` does it more often.
test('the demo cloud, killed three times under load, has lost nothing that it had acknowledged', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kill-'))
  try {
    const report = await killAgainAndAgain(folder, 3, 'three')
    expect(report.lost).toEqual([])
    expect(report.accepted).toBeGreaterThan(20)
    expect(report.halfDone).toBeGreaterThan(0)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
