import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { messagesPlugin } from './src/host/messages-plugin.ts'

const report = process.env['UNIT_REPORT']

export default defineConfig({
  plugins: [messagesPlugin(), react(), tailwindcss()],
  resolve: {
    // The sentences are compiled (messages-plugin.ts): the formatter alone will do, the parser stays out of the bundle.
    alias: { 'use-intl/format-message': 'use-intl/format-message/format-only' },
  },
  build: {
    // Browsers that know light-dark(), so that the tokens stay as they are written.
    target: ['chrome125', 'edge125', 'firefox128', 'safari18'],
    // The content policy forbids inline scripts, and data: is for images alone.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    rolldownOptions: {
      output: {
        // A shared chunk is named after all its pages; the hash alone will do, and a short one: the first page knows the names of all.
        chunkFileNames: ({ name }) => `assets/${name.startsWith('shared~') ? 's' : '[name]'}-[hash:7].js`,
        codeSplitting: {
          // Few files on the way to the first page: the packages it needs, which change seldom, then our own code.
          // What the same pages have in common lies together, so that a page loads what it uses and little else.
          groups: [
            { name: 'vendor', test: /\/node_modules\/|rolldown\/runtime/, tags: ['$initial'], priority: 3 },
            { name: 'console', test: (id) => /\/src\/.*\.tsx?$/.test(id) && !id.endsWith('/main.tsx'), tags: ['$initial'], priority: 2 },
            // No chunk is merged with a neighbour, however small: that made two wait for each other, and a page ran before what it needs.
            { name: 'shared', minShareCount: 2, entriesAware: true, priority: 1 },
          ],
        },
      },
    },
    // Measured by the size test, with gzip, on what the first page really loads.
    reportCompressedSize: false,
  },
  test: {
    projects: [
      // Servers are functions of their parts and share nothing: their tests run in one process each core.
      {
        extends: true,
        test: {
          name: 'server',
          include: ['src/{contract,bff,emulator,host,test}/**/*.test.ts'],
          isolate: false,
          globalSetup: 'src/test/postgresql-setup.ts',
        },
      },
      { extends: true, test: { name: 'console', include: ['src/console/**/*.test.{ts,tsx}'] } },
    ],
    // For a machine that is busy with other things; a test that waits for time moves a clock.
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // Through Vite, so that the alias above holds in tests too.
    server: { deps: { inline: ['use-intl'] } },
    // `npm test` counts what ran.
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
    restoreMocks: true,
    unstubGlobals: true,
  },
})
