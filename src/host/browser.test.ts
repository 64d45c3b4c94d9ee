import { expect, test } from 'vitest'
import { ensureKoreanFont, findBrowser, type Machine } from './browser.mjs'

/** A machine on which the named files exist; `broken` ones do not open a page. */
function machine(files: string[], changes: Partial<Machine> & { broken?: string[] } = {}) {
  const tried: string[] = []
  const said: string[] = []
  const fake: Machine = {
    env: { PATH: '/repo/node_modules/.bin:/usr/bin:/opt' },
    isRoot: false,
    say: (line) => said.push(line),
    exists: (path) => files.includes(path),
    playwrightPath: () => '/cache/playwright/chrome',
    opens: (path) => {
      tried.push(path)
      return Promise.resolve(changes.broken?.includes(path) === true ? 'libnss3.so is missing' : undefined)
    },
    download: () => Promise.resolve('no route to host'),
    aptInstall: () => Promise.resolve('no route to host'),
    ...changes,
  }
  return { fake, tried, said, files }
}

test('PW_CHROMIUM comes first', async () => {
  const { fake } = machine(['/my/chrome', '/cache/playwright/chrome'], { env: { PW_CHROMIUM: '/my/chrome', PATH: '/usr/bin' } })
  expect(await findBrowser(fake)).toBe('/my/chrome')
})

test("then Playwright's own build, then one of the system, each only if it opens a page", async () => {
  expect(await findBrowser(machine(['/cache/playwright/chrome', '/usr/bin/chromium']).fake)).toBe('/cache/playwright/chrome')
  const { fake, tried } = machine(
    ['/my/chrome', '/cache/playwright/chrome', '/usr/bin/chromium', '/opt/google-chrome', '/repo/node_modules/.bin/chromium'],
    {
      env: { PW_CHROMIUM: '/my/chrome', PATH: '/repo/node_modules/.bin:/usr/bin:/opt' },
      broken: ['/my/chrome', '/cache/playwright/chrome', '/usr/bin/chromium'],
    },
  )
  expect(await findBrowser(fake)).toBe('/opt/google-chrome')
  expect(tried).toEqual(['/my/chrome', '/cache/playwright/chrome', '/usr/bin/chromium', '/opt/google-chrome'])
})

test("then Playwright's download", async () => {
  const { fake, files, said } = machine([])
  fake.download = () => {
    files.push('/cache/playwright/chrome')
    return Promise.resolve(undefined)
  }
  expect(await findBrowser(fake)).toBe('/cache/playwright/chrome')
  expect(said).toEqual(["No browser yet: trying Playwright's download."])
})

test("then, as root on Debian, Debian's package", async () => {
  const { fake, files } = machine(['/etc/debian_version'], { isRoot: true })
  const wanted: string[] = []
  fake.aptInstall = (packages) => {
    wanted.push(...packages)
    files.push('/usr/bin/chromium')
    return Promise.resolve(undefined)
  }
  expect(await findBrowser(fake)).toBe('/usr/bin/chromium')
  expect(wanted).toEqual(['chromium', 'fonts-noto-cjk'])
})

test('else it stops with every attempt and its fix', async () => {
  const { fake } = machine(['/usr/bin/chromium'], { env: { PW_CHROMIUM: '/gone', PATH: '/usr/bin' }, broken: ['/usr/bin/chromium'] })
  await expect(findBrowser(fake)).rejects.toThrow(
    [
      'No browser for the journeys. Tried:',
      '  - PW_CHROMIUM (/gone): no such file. Point it at a Chromium that runs here, or unset it.',
      "  - Playwright's own build (/cache/playwright/chrome): no such file. Run `npx playwright install --with-deps chromium`.",
      '  - installed browser (/usr/bin/chromium): libnss3.so is missing. Repair or reinstall it.',
      "  - Playwright's download: no route to host. Check the network, or run `npx playwright install chromium`.",
      '  - apt-get: only as root on Debian. Run `sudo apt-get install chromium fonts-noto-cjk` where that fits.',
    ].join('\n'),
  )
})

test('a font with Korean letters is installed where it can be, else its lack is said', async () => {
  const root = machine(['/etc/debian_version'], { isRoot: true, aptInstall: () => Promise.resolve(undefined) })
  await ensureKoreanFont(root.fake, () => Promise.resolve(false))
  expect(root.said).toEqual(['Installing fonts-noto-cjk with apt-get: no font here has Korean letters.'])
  const other = machine([])
  await ensureKoreanFont(other.fake, () => Promise.resolve(false))
  expect(other.said[0]).toMatch(/^Warning: no font here has Korean letters/)
  const fine = machine([])
  await ensureKoreanFont(fine.fake, () => Promise.resolve(true))
  expect(fine.said).toEqual([])
})
