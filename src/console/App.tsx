import { useEffect } from 'react'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from 'react-router/dom'
import { IntlProvider } from 'use-intl'
import { createQueryClient } from '#console/api/query.ts'
import { usePreferences, useZone } from '#console/lib/preferences.ts'
import { speak, useWords, type Words } from '#console/messages/words.ts'
import { Toaster } from '#console/ui/Toaster.tsx'
import { createRouter } from './routes.tsx'

const queryClient = createQueryClient()
const router = createRouter()

/** The whole console. */
export function App() {
  const words = useLanguage()
  const zone = useZone()
  useTheme()
  return (
    <IntlProvider locale={words.language} messages={words.messages} timeZone={zone}>
      <QueryClientProvider client={queryClient}>
        {/* The URL changes at once; what has to be read for it follows (see ClustersPage). */}
        <RouterProvider router={router} useTransitions={false} />
        <Toaster />
      </QueryClientProvider>
    </IntlProvider>
  )
}

/** The sentences of the chosen language, which the document is told as well. */
function useLanguage(): Words {
  const { language } = usePreferences()
  const words = useWords()
  useEffect(() => void speak(language), [language])
  useEffect(() => {
    document.documentElement.lang = words.language
  }, [words.language])
  return words
}

function useTheme(): void {
  const { theme } = usePreferences()
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
  }, [theme])
}
