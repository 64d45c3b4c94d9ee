import { expect, test } from 'vitest'
import { readsTypeScript } from './guard.mjs'

test.each(['22.18.0', '22.22.1', '23.6.0', '24.0.0', '24.21.0', '26.1.0'])('Node %s reads TypeScript', (version) => {
  expect(readsTypeScript(version)).toBe(true)
})

test.each(['18.20.0', '20.20.2', '22.17.9', '23.5.0'])('Node %s does not', (version) => {
  expect(readsTypeScript(version)).toBe(false)
})
