import { useEffect, useState, useTransition } from 'react'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from 'react-router/dom'
import { IntlProvider } from 'use-intl'
import { createQueryClient } from '#console/api/query.ts'
import { usePreferences, useZone, type Preferences } from '#console/lib/preferences.ts'
import { loadMessages, type Messages } from '#console/messages/load.ts'
import { Toaster } from '#console/ui/Toaster.tsx'
import { createRouter } from './routes.tsx'

type Words = { readonly language: Preferences['language']; readonly messages: Messages }

const queryClient = createQueryClient()
const router = createRouter()

/** The whole console. `first` is the language that was loaded before the first paint. */
export function App({ first }: { readonly first: Words }) {
  const words = useWords(first)
  const zone = useZone()
  useTheme()
  return (
    <IntlProvider locale={words.language} messages={words.messages} timeZone={zone}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <Toaster />
      </QueryClientProvider>
    </IntlProvider>
  )
}

/** The sentences of the chosen language; the old ones stay until the new ones are there. */
function useWords(first: Words): Words {
  const { language } = usePreferences()
  const [words, setWords] = useState(first)
  const [, startTransition] = useTransition()
  useEffect(() => {
    let wanted = true
    if (language !== words.language) {
      void loadMessages(language).then((messages) => {
        if (wanted) startTransition(() => setWords({ language, messages }))
      })
    }
    return () => {
      wanted = false
    }
  }, [language, words.language])
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
