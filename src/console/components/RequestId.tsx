import { useTranslations } from 'use-intl'
import { CopyButton } from '#console/ui/CopyButton.tsx'

type Props = {
  readonly id: string
  /** What stands before it, where that is more than "Request id". */
  readonly label?: string
}

/** The id that support asks for, with a copy button. On a phone the id has a line of its own, so that it is not cut in two. */
export function RequestId({ id, label }: Props) {
  const t = useTranslations('common')
  return (
    <span className="flex max-w-full min-w-0 flex-wrap items-center gap-x-1.5 text-12 text-quiet">
      {label ?? t('requestId')}
      <code className="wrap-anywhere max-s:order-1 max-s:basis-full">{id}</code>
      <CopyButton text={id} label={t('requestId')} />
    </span>
  )
}
