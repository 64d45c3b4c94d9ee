import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#console/ui/Button.tsx'
import { TextField } from '#console/ui/TextField.tsx'
import { keepFocus } from '#console/ui/keep-focus.ts'
import { knownSubnets } from './known-subnets.ts'
import type { SubnetParts } from './parts.ts'
import { useFields } from './use-fields.ts'

type Props = { readonly environment: string; readonly region: string }

/** A subnet by its id: pasted, or one that was used before. Listing subnets would need rights that keys for databases may lack. */
export function SubnetField({ environment, region }: Props) {
  const t = useTranslations('create.network')
  const { register, errorOf, setValue } = useFields<SubnetParts>()
  const [known] = useState(() => knownSubnets(environment, region))
  return (
    <div className="grid gap-2">
      <TextField mono label={t('subnet')} hint={t('subnetHint')} error={errorOf('subnetId')} {...register('subnetId')} />
      {known.length > 0 && (
        <div className="flex flex-wrap items-center gap-1.5 text-12 text-quiet">
          {t('used')}
          {known.map((id) => (
            <Button
              key={id}
              size="small"
              className="max-w-full min-w-0 font-mono"
              aria-label={t('use', { id })}
              onMouseDown={keepFocus}
              onClick={() => setValue('subnetId', id, { shouldDirty: true, shouldTouch: true, shouldValidate: true })}
            >
              <span className="truncate">{id}</span>
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}
