import { useTranslations } from 'use-intl'
import { Button } from '#console/ui/Button.tsx'

type Props = {
  /** Why nothing can be sent now. */
  readonly reason: string | undefined
  readonly onCancel: () => void
}

/** The way to the plan, and the way out. Beside the button stands why it cannot be pressed. */
export function FormFoot({ reason, onCancel }: Props) {
  const t = useTranslations('backups')
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button kind="primary" type="submit" disabledReason={reason}>
        {t('seePlan')}
      </Button>
      <Button onClick={onCancel}>{t('cancel')}</Button>
      {reason !== undefined && <span className="text-12 text-quiet">{reason}</span>}
    </div>
  )
}

/** The form opens where its button was: the keyboard goes on in it. */
export function takeFocus(element: HTMLElement | null) {
  element?.focus()
}
