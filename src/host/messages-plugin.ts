import compile from 'icu-minify/compile'
import { transformWithOxc, type Plugin } from 'vite'

/** One namespace of one language; `en/en.ts` and `ko/ko.ts` only gather them. */
const namespaceFile = /\/src\/console\/messages\/(\w+)\/(?!\1\.ts$)[\w-]+\.ts$/

/**
 * Compiles the ICU sentences of `src/console/messages` ahead, so that the browser loads a formatter of 1 kB and no parser.
 * Development, tests and the built console all go this way: a sentence that breaks, breaks everywhere.
 * A namespace file may import types only; it is evaluated by itself.
 */
export function messagesPlugin(): Plugin {
  return {
    name: 'console-messages',
    enforce: 'pre',
    transform: {
      filter: { id: namespaceFile },
      async handler(source, id) {
        return { code: await compileMessages(source, id), map: null }
      },
    },
  }
}

/**
 * The module of a namespace file with its sentences in compiled form.
 * @throws Error that names file and key for a sentence that is not ICU
 */
export async function compileMessages(source: string, id: string): Promise<string> {
  const { code } = await transformWithOxc(source, id)
  const module: Record<string, unknown> = await import(`data:text/javascript,${encodeURIComponent(code)}`)
  return Object.entries(module)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(compileTree(value, `${id}: ${name}`))}\n`)
    .join('')
}

function compileTree(value: unknown, path: string): unknown {
  if (typeof value === 'string') {
    try {
      return compile(value)
    } catch (error) {
      throw new Error(`${path}: "${value}" is not an ICU message.`, { cause: error })
    }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${path}: only sentences and groups of them.`)
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, compileTree(child, `${path}.${key}`)]))
}
