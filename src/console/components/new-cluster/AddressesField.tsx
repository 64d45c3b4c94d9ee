import { useTranslations } from 'use-intl'
import { Notice } from '#console/ui/Notice.tsx'
import { TextAreaField } from '#console/ui/TextAreaField.tsx'
import { opensToAll, readAddresses } from '#console/lib/addresses.ts'
import type { AddressParts } from './parts.ts'
import { useFields } from './use-fields.ts'

/** Who may connect: a pasted list, and below it how it was understood. */
export function AddressesField() {
  const t = useTranslations('create.network')
  const { register, errorOf, watch } = useFields<AddressParts>()
  const read = readAddresses(watch('addresses'))
  const sent = read.flatMap((address) => address.sent ?? [])
  const changed = read.filter((address) => address.sent !== undefined && address.sent !== address.typed)
  return (
    <div className="grid gap-2">
      <TextAreaField
        mono
        optional
        rows={3}
        label={t('addresses')}
        hint={t('addressesHint')}
        error={errorOf('addresses')}
        {...register('addresses')}
      />
      <div className="text-12 text-normal" role="status">
        {sent.length === 0 ? t('noneAllowed') : t('allowed', { count: sent.length })}
        {changed.length > 0 && (
          <ul className="mt-1 grid gap-0.5 text-quiet">
            {changed.map(({ typed, sent: network = '' }) => (
              <li key={typed} className="font-mono">
                {t('sentAs', { typed, sent: network })}
              </li>
            ))}
          </ul>
        )}
      </div>
      {opensToAll(sent) && (
        <Notice kind="warning" title={t('openTitle')}>
          {t('openText')}
        </Notice>
      )}
    </div>
  )
}
