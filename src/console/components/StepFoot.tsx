import { ArrowLeft, ArrowRight } from 'lucide-react'
import { Link, type To } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button, buttonClass } from '#console/ui/Button.tsx'
import { keepFocus } from '#console/ui/keep-focus.ts'

/** Where a step of a wizard leads, by name. */
export type Way = { readonly name: string; readonly to: To }

type Props = {
  /** The step before; the first one has none, or leads back to where the wizard was opened. */
  readonly previous: Way | undefined
  /** Name of the step that is next: the button sends the form around it. */
  readonly next: string | undefined
  /** What stands in the way. */
  readonly status?: string | undefined
}

/** Back, what stands in the way, on. */
export function StepFoot({ previous, next, status }: Props) {
  const t = useTranslations('create.steps')
  return (
    <div className="flex flex-wrap items-center gap-2 border-t border-line pt-4">
      {previous !== undefined && (
        <Link to={previous.to} className={buttonClass()} onMouseDown={keepFocus}>
          <ArrowLeft className="size-4" aria-hidden="true" />
          <span className="sr-only">{t('back')}</span> {previous.name}
        </Link>
      )}
      <span role="status" className="ml-auto text-12 text-quiet">
        {status}
      </span>
      {next !== undefined && (
        <Button kind="primary" type="submit" className="max-s:w-full" onMouseDown={keepFocus}>
          <span className="sr-only">{t('next')}</span> {next}
          <ArrowRight className="size-4" aria-hidden="true" />
        </Button>
      )}
    </div>
  )
}
