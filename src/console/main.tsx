import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { preferences } from './lib/preferences.ts'
import { loadMessages } from './messages/load.ts'
import './styles.css'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root.')

// The sentences come first: a page that shows keys instead of words for a moment would be worse than a blank one.
const { language } = preferences()
const messages = await loadMessages(language)
createRoot(root).render(
  <StrictMode>
    <App first={{ language, messages }} />
  </StrictMode>,
)
