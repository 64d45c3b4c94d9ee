import { Fragment } from 'react'
import { useTranslations } from 'use-intl'
import { prefer, usePreferences } from '#console/lib/preferences.ts'
import { Button } from '#console/ui/Button.tsx'
import { CheckField } from '#console/ui/CheckField.tsx'
import { Dialog } from '#console/ui/Dialog.tsx'

const sheet = {
  everywhere: [
    { deed: 'palette', keys: ['Ctrl K', '⌘K'] },
    { deed: 'help', keys: ['?'] },
  ],
  list: [
    { deed: 'next', keys: ['j', '↓'] },
    { deed: 'previous', keys: ['k', '↑'] },
    { deed: 'open', keys: ['Enter', 'o'] },
    { deed: 'select', keys: ['x'] },
    { deed: 'filter', keys: ['/'] },
    { deed: 'refresh', keys: ['r'] },
  ],
} as const
const places = ['everywhere', 'list'] as const

/** All keys, and the switch that turns the single ones off (WCAG 2.1.4). */
export function ShortcutsDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const t = useTranslations('shortcuts')
  const { shortcuts } = usePreferences()
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('title')}
      description={t('about')}
      footer={<Button onClick={onClose}>{t('close')}</Button>}
    >
      {places.map((place) => (
        <table key={place} className="w-full border-collapse text-left">
          <caption className="pb-1 text-left text-12 font-medium text-quiet">{t(place)}</caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">{t('deed')}</th>
              <th scope="col">{t('keys')}</th>
            </tr>
          </thead>
          <tbody>
            {sheet[place].map(({ deed, keys }) => (
              <tr key={deed} className="h-row border-b border-line">
                <td>{t(deed)}</td>
                <td className="text-right text-quiet">
                  {keys.map((key, index) => (
                    <Fragment key={key}>
                      {index > 0 && ` ${t('or')} `}
                      <kbd className="rounded-1 border border-line-strong bg-sunken px-1 py-px font-mono text-12 text-strong">{key}</kbd>
                    </Fragment>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
      <CheckField
        label={t('enabled')}
        hint={t('enabledHint')}
        checked={shortcuts === 'on'}
        onChange={(event) => prefer('shortcuts', event.target.checked ? 'on' : 'off')}
      />
    </Dialog>
  )
}
