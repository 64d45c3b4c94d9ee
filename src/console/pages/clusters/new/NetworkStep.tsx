import { useTranslations } from 'use-intl'
import { TextField } from '#console/ui/TextField.tsx'
import { AddressesField } from '#console/components/new-cluster/AddressesField.tsx'
import { SubnetField } from '#console/components/new-cluster/SubnetField.tsx'
import type { Values } from './values.ts'
import { useFields } from '#console/components/new-cluster/use-fields.ts'

type Props = { readonly environment: string; readonly region: string }

/** The subnet, who may connect, and addresses that shall be fixed. */
export function NetworkStep({ environment, region }: Props) {
  return (
    <>
      <SubnetField environment={environment} region={region} />
      <AddressesField />
      <FixedAddresses />
    </>
  )
}

/** Which of these there are depends on HA and NAT; one that is not shown is not sent. */
function FixedAddresses() {
  const t = useTranslations('create.network')
  const { register, errorOf, watch } = useFields<Values>()
  const [ha, nat] = watch(['ha', 'nat'])
  const address = (name: 'activeAddress' | 'standbyAddress' | 'virtualAddress', label: string, hint?: string) => (
    <TextField mono optional label={label} hint={hint} error={errorOf(name)} inputMode="decimal" {...register(name)} />
  )
  const publicIp = (name: 'publicIpId' | 'vipPublicIpId', label: string) => (
    <TextField mono optional label={label} hint={t('publicIpHint')} error={errorOf(name)} {...register(name)} />
  )
  return (
    <fieldset className="grid min-w-0 gap-4 border-t border-line pt-4">
      <legend className="float-left font-semibold text-strong">{t('fixed')}</legend>
      <p className="clear-both -mt-3 text-quiet">{t('fixedText')}</p>
      <div className="grid grid-cols-2 items-start gap-4 max-s:grid-cols-1">
        {address('activeAddress', ha ? t('activeAddress') : t('singleAddress'))}
        {ha && address('standbyAddress', t('standbyAddress'))}
        {ha && address('virtualAddress', t('virtualAddress'), t('virtualHint'))}
        {nat && (ha ? publicIp('vipPublicIpId', t('vipPublicIp')) : publicIp('publicIpId', t('publicIp')))}
      </div>
    </fieldset>
  )
}
