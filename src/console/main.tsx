import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { preferences } from './lib/preferences.ts'
import { speak } from './messages/words.ts'
import './styles.css'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root.')

// The sentences come first: a page that shows keys instead of words for a moment would be worse than a blank one.
await speak(preferences().language)
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
