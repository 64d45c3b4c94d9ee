import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { prefer, usePreferences } from '#console/lib/preferences.ts'
import { CheckField } from '#console/ui/CheckField.tsx'

/** Whether the browser shall tell when something ends. It is asked for its leave by this press alone, never before. */
export function NotifyChoice() {
  const t = useTranslations('journal.tray')
  const { notify } = usePreferences()
  const able = 'Notification' in window
  const [denied, setDenied] = useState(able && Notification.permission === 'denied')
  const choose = async (wanted: boolean) => {
    if (!wanted) return prefer('notify', 'off')
    const leave = await Notification.requestPermission()
    setDenied(leave === 'denied')
    prefer('notify', leave === 'granted' ? 'on' : 'off')
  }
  if (!able) return <p className="text-12 text-quiet">{t('unable')}</p>
  return (
    <>
      <CheckField
        label={t('notify')}
        hint={t('notifyHint')}
        checked={notify === 'on' && !denied}
        onChange={(event) => void choose(event.target.checked)}
      />
      {denied && (
        <p role="status" className="mt-1 text-12 text-unknown">
          {t('denied')}
        </p>
      )}
    </>
  )
}
