import type { ReactNode } from 'react'
import { configure, render } from '@testing-library/react'
import { IntlProvider } from 'use-intl'
import { en } from '#console/messages/en/en.ts'
import { instant } from '#console/messages/en/instant.ts'

// A busy machine is slow, not wrong.
configure({ asyncUtilTimeout: 5_000 })

/** For tests: renders a piece with the English sentences around it. */
export function renderInWords(piece: ReactNode) {
  return render(piece, {
    wrapper: ({ children }) => (
      <IntlProvider locale="en" messages={{ ...en, instant }} timeZone="UTC">
        {children}
      </IntlProvider>
    ),
  })
}
