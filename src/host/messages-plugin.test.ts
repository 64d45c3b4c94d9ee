import { createTranslator } from 'use-intl/core'
import { expect, test } from 'vitest'
import { compileMessages } from './messages-plugin.ts'

const id = '/src/console/messages/en/sample.ts'

type Sample = { readonly sample: { readonly many: string; readonly group: { readonly plain: string } } }

async function load(source: string): Promise<Sample> {
  return await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(await compileMessages(source, id))}`)
}

test('a compiled sentence says what the ICU one means', async () => {
  const { sample } = await load(`
    import type { Translated } from '#console/messages/translated.ts'
    export const sample = { many: '{count, plural, one {# cluster} other {# clusters}}', group: { plain: "It''s '{'done'}'" } } as const
    export type Sample = Translated<typeof sample>
  `)
  const t = createTranslator({ locale: 'en', messages: { sample }, namespace: 'sample' })
  expect(t('many', { count: 1 })).toBe('1 cluster')
  expect(t('many', { count: 2000 })).toBe('2,000 clusters')
  expect(t('group.plain')).toBe("It's {done}")
})

test('a broken sentence fails the build with its file and key', async () => {
  await expect(compileMessages(`export const sample = { list: { empty: 'Nothing {here' } }`, id)).rejects.toThrow(
    '/src/console/messages/en/sample.ts: sample.list.empty: "Nothing {here" is not an ICU message.',
  )
})

test('only sentences and groups of them may stand in a namespace', async () => {
  await expect(compileMessages('export const sample = { list: [1] }', id)).rejects.toThrow('sample.list: only sentences')
})
