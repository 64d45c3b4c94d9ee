import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { CallError } from '#contract/errors.ts'
import { App } from './App.tsx'
import { preferences } from './lib/preferences.ts'
import { speak } from './messages/words.ts'
import './styles.css'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root.')

// The sentences come first: a page that shows keys instead of words for a moment would be worse than a blank one.
await speak(preferences().language)
createRoot(root, {
  onCaughtError: (error) => {
    // A failed call is told on the page, with its request id; anything else caught there is a mistake of ours and is reported as uncaught.
    if (!(error instanceof CallError)) reportError(error)
  },
}).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
