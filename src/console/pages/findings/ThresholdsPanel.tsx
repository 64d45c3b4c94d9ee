import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { defaultFindingSettings, type FindingSettings } from '#contract/bff/fleet-settings.ts'
import { useFindingSettings, usePutFindingSettings } from '#console/api/findings.ts'
import { FailureNotice } from '#console/components/FailureNotice.tsx'
import { Button } from '#console/ui/Button.tsx'
import { NumberField } from '#console/ui/NumberField.tsx'
import { SidePanel } from '#console/ui/SidePanel.tsx'
import { Skeleton } from '#console/ui/Skeleton.tsx'
import { TextField } from '#console/ui/TextField.tsx'
import { toast } from '#console/ui/toast.ts'
import { fromValues, numberNames, toValues, type ThresholdValues } from './threshold-values.ts'

type Props = { readonly onClose: () => void }

/** From where on something counts as wrong, for everybody who sees this account. */
export function ThresholdsPanel({ onClose }: Props) {
  const { data, failure, refresh } = useFindingSettings()
  if (data !== undefined) return <Form settings={data} onClose={onClose} />
  return (
    <Frame onClose={onClose} busy={false}>
      {failure === undefined ? <Skeleton className="h-60 w-full" /> : <FailureNotice failure={failure} onRetry={() => void refresh()} />}
    </Frame>
  )
}

function Form({ settings, onClose }: Props & { readonly settings: FindingSettings }) {
  const t = useTranslations('findings.thresholds')
  const { put, putting, failure } = usePutFindingSettings()
  // What was read when it was opened: a later reading must not reset what is being typed.
  const [values, setValues] = useState(() => toValues(settings))
  const [tried, setTried] = useState(false)
  const read = fromValues(values)
  const errorOf = (name: keyof ThresholdValues) => (tried && 'wrong' in read && read.wrong.has(name) ? t(`${name}.problem`) : undefined)
  const submit = async () => {
    setTried(true)
    if ('wrong' in read) return
    if ((await put(read.settings)) !== undefined) return
    toast({ kind: 'done', title: t('done') })
    onClose()
  }
  return (
    <Frame onClose={onClose} busy={putting} onSubmit={() => void submit()}>
      {failure !== undefined && <FailureNotice failure={failure} />}
      {numberNames.map((name) => (
        <NumberField
          key={name}
          label={t(`${name}.label`)}
          hint={t(`${name}.hint`)}
          unit={t(`${name}.unit`)}
          error={errorOf(name)}
          value={values[name]}
          onChange={(event) => setValues({ ...values, [name]: event.target.value })}
        />
      ))}
      <TextField
        label={t('productionNames.label')}
        hint={t('productionNames.hint')}
        error={errorOf('productionNames')}
        optional
        value={values.productionNames}
        onChange={(event) => setValues({ ...values, productionNames: event.target.value })}
      />
      <Button className="justify-self-start" kind="quiet" onClick={() => setValues(toValues(defaultFindingSettings))}>
        {t('defaults')}
      </Button>
    </Frame>
  )
}

type FrameProps = Props & { readonly busy: boolean; readonly onSubmit?: () => void; readonly children: React.ReactNode }

function Frame({ onClose, busy, onSubmit, children }: FrameProps) {
  const t = useTranslations('findings.thresholds')
  return (
    <SidePanel
      title={t('title')}
      description={t('about')}
      onClose={onClose}
      {...(onSubmit === undefined ? {} : { onSubmit })}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="primary" type="submit" busy={busy} disabledReason={onSubmit === undefined ? t('notRead') : undefined}>
            {t('deed')}
          </Button>
        </>
      }
    >
      {children}
    </SidePanel>
  )
}
