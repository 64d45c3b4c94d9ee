import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './guard.mjs'

test('a folder that may not be written to is one sentence, not a stack', () => {
  // Tests may run as a user who may write everywhere: the refusal is put in the place of the system's.
  const refuse = `import fs from 'node:fs'
    import { syncBuiltinESMExports } from 'node:module'
    fs.mkdirSync = (path) => { throw Object.assign(new Error('refused'), { code: 'EACCES', path }) }
    syncBuiltinESMExports()`
  const preload = `data:text/javascript,${encodeURIComponent(refuse)}`
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', preload, join(root, 'src/host/test.mjs')], {
    encoding: 'utf8',
  })
  expect(stderr).toBe(
    `No permission for ${join(root, '.cache')} (EACCES): make it writable for this user, or work in a folder of your own.\n`,
  )
  expect([status, stdout]).toEqual([1, ''])
})
