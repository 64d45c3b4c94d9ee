import { expect, test } from 'vitest'
import { writeReasons, writeStates } from '#contract/bff/journal.ts'
import { stories as en } from '#console/messages/en/stories.ts'
import { stories as ko } from '#console/messages/ko/stories.ts'
import { storyOf } from './use-story.ts'

type Tree = { readonly [key: string]: string | Tree | readonly unknown[] }
const at = (tree: Tree, path: string) =>
  path.split('.').reduce<Tree[string] | undefined>((node, key) => (node as Tree | undefined)?.[key], tree)

test('every state with every reason has its sentences, in both languages', () => {
  for (const state of writeStates) {
    for (const reason of [null, ...writeReasons]) {
      const story = storyOf({ state, reason })
      for (const words of [en, ko]) {
        const untold = [`${story}.what`, `${story}.now`].filter((path) => at(words, path) === undefined)
        expect(untold).toEqual([])
      }
    }
  }
})

test('no sentence is there that nothing tells', () => {
  const told = new Set(writeStates.flatMap((state) => [null, ...writeReasons].map((reason) => storyOf({ state, reason }) as string)))
  const written = Object.entries(en).flatMap(([state, reasons]) => Object.keys(reasons).map((reason) => `${state}.${reason}`))
  expect(written.filter((story) => !told.has(story))).toEqual([])
})

test('a reason that says nothing of a state is told as the plain course of things', () => {
  expect(storyOf({ state: 'done', reason: 'not_found' })).toBe('done.plain')
  expect(storyOf({ state: 'unknown', reason: 'many_found' })).toBe('unknown.many_found')
})
