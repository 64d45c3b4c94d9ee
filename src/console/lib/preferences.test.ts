// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest'

beforeEach(() => {
  localStorage.clear()
  vi.resetModules()
})

const fresh = () => import('./preferences.ts')

test('defaults, and nonsense in the storage falls back to them', async () => {
  localStorage.setItem('console.theme', 'pink')
  localStorage.setItem('console.language', 'xx')
  localStorage.setItem('console.zone', 'Mars/Olympus')
  localStorage.setItem('console.columns', '+id; drop')
  localStorage.setItem('console.shortcuts', 'maybe')
  localStorage.setItem('console.notify', 'yes')
  expect((await fresh()).preferences()).toEqual({
    theme: 'system',
    language: 'en',
    zone: 'local',
    columns: '',
    shortcuts: 'on',
    notify: 'off',
  })
})

test('a choice is kept for the next visit', async () => {
  const first = await fresh()
  first.prefer('language', 'ko')
  first.prefer('zone', 'Asia/Seoul')
  first.prefer('columns', '+id -created_at')
  first.prefer('shortcuts', 'off')
  vi.resetModules()
  expect((await fresh()).preferences()).toMatchObject({
    language: 'ko',
    zone: 'Asia/Seoul',
    columns: '+id -created_at',
    shortcuts: 'off',
  })
})

test('a browser without storage keeps it until the page is closed', async () => {
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
    throw new DOMException('denied')
  })
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('denied')
  })
  const { prefer, preferences } = await fresh()
  prefer('theme', 'dark')
  expect(preferences()).toMatchObject({ theme: 'dark', language: 'en' })
})
