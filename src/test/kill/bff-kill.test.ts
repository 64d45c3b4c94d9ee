import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { killBffAgainAndAgain } from './bff-trials.ts'

// `npm run kill -- --bff --trials 50` does it more often.
test(
  'the server, killed three times in the middle of 200 mixed writes, has a whole journal that says what is so',
  { timeout: 300_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kill-bff-'))
    try {
      const report = await killBffAgainAndAgain(folder, 3, 'three')
      expect(report.wrong).toEqual([])
      expect(report.pressed).toBe(600)
      expect(report.answered).toBeGreaterThan(500)
      expect(report.underWay).toBeGreaterThan(0)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
)
