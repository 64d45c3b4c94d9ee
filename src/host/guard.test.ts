import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readsTypeScript, root } from './guard.mjs'

test.each(['22.18.0', '22.22.1', '23.6.0', '24.0.0', '24.21.0', '26.1.0'])('Node %s reads TypeScript', (version) => {
  expect(readsTypeScript(version)).toBe(true)
})

test.each(['18.20.0', '20.20.2', '22.17.9', '23.5.0'])('Node %s does not', (version) => {
  expect(readsTypeScript(version)).toBe(false)
})

test('what an old Node runs asks for nothing that only a later one has', () => {
  const folder = join(root, 'src/host')
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.mjs')))
    // Both came with 20.11.
    expect([name, /import\.meta\.(?:filename|dirname)/.exec(readFileSync(join(folder, name), 'utf8'))]).toEqual([name, null])
})
