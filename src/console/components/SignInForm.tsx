import { useEffect, useState } from 'react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Play } from 'lucide-react'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import type { Session, Target } from '#contract/bff/session.ts'
import type { SignIn } from '#contract/bff/sign-in.ts'
import type { Failure } from '#contract/errors.ts'
import { bff } from '#console/api/client.ts'
import { failureOf } from '#console/api/query.ts'
import { targetsQuery } from '#console/api/session.ts'
import { Button } from '#console/ui/Button.tsx'
import { PasswordField } from '#console/ui/PasswordField.tsx'
import { SegmentField } from '#console/ui/SegmentField.tsx'
import { SelectField } from '#console/ui/SelectField.tsx'
import { TextField } from '#console/ui/TextField.tsx'
import { useEnvironmentName } from './environment-name.ts'
import { FailureNotice } from './FailureNotice.tsx'

type Values = { environment: string; region: string; accountId: string; accessKey: string; secretKey: string; displayName: string }

type Props = {
  /** Whoever was signed in before: their choices stand in the form again, the keys do not. */
  readonly previous?: Session
  readonly onSignedIn: (session: Session) => void
  /** Told where the keys would be sent, as the choices change. */
  readonly onEndpoint?: (endpoint: string) => void
}

/** Keys in, session out. The keys live in the form's memory until they are sent, and nowhere else in the browser. */
export function SignInForm({ previous, onSignedIn, onEndpoint }: Props) {
  const { data } = useSuspenseQuery(targetsQuery)
  const demo = data.targets.find((target) => target.kind === 'demo')
  const keyed = data.targets.filter((target) => target.kind !== 'demo')
  const [failure, setFailure] = useState<Failure>()
  const [sending, setSending] = useState(false)
  const signIn = async (values: SignIn) => {
    setSending(true)
    setFailure(undefined)
    try {
      onSignedIn(await bff.signIn(values))
    } catch (error) {
      setFailure(failureOf(error))
    } finally {
      setSending(false)
    }
  }
  // Whoever was in the demo cloud goes on there: any other keys would end what is on the page.
  const again = demo !== undefined && demo.environment === previous?.environment
  const enterDemo = demo && (
    <DemoEntry
      again={again}
      sending={sending}
      onEnter={() => void signIn({ environment: demo.environment, region: demo.regions[0] ?? '' })}
    />
  )
  return (
    <div className="flex flex-col gap-6">
      {failure && <FailureNotice failure={failure} operation="listClusters" />}
      {again && enterDemo}
      {keyed.length > 0 && (
        <KeyForm targets={keyed} previous={previous} again={again} sending={sending} onSubmit={signIn} onEndpoint={onEndpoint} />
      )}
      {!again && enterDemo}
    </div>
  )
}

type DemoProps = { readonly again: boolean; readonly sending: boolean; readonly onEnter: () => void }

/** One button, no keys. */
function DemoEntry({ again, sending, onEnter }: DemoProps) {
  const t = useTranslations(again ? 'signIn.demo.again' : 'signIn.demo.first')
  return (
    <section className={`flex flex-col gap-2 border-line ${again ? 'border-b pb-6' : 'border-t pt-5'}`} aria-labelledby="demo-title">
      <h2 id="demo-title" className="text-14 font-semibold text-strong">
        {t('title')}
      </h2>
      <p className="text-14">{t('text')}</p>
      <Button kind={again ? 'primary' : 'secondary'} icon={<Play className="size-4" aria-hidden="true" />} busy={sending} onClick={onEnter}>
        {t('action')}
      </Button>
    </section>
  )
}

type KeyFormProps = {
  readonly targets: readonly Target[]
  readonly previous: Session | undefined
  /** The demo cloud is the way on: this is the other one. */
  readonly again: boolean
  readonly sending: boolean
  readonly onSubmit: (values: SignIn) => Promise<void>
  readonly onEndpoint: Props['onEndpoint']
}

function KeyForm({ targets, previous, again, sending, onSubmit, onEndpoint }: KeyFormProps) {
  const t = useTranslations('signIn')
  const environmentName = useEnvironmentName()
  const first = targets.find((target) => target.environment === previous?.environment) ?? targets[0]!
  const { register, handleSubmit, watch, setValue, formState } = useForm<Values>({
    defaultValues: {
      environment: first.environment,
      region: previous?.regions.includes(previous.region) === true ? previous.region : (first.regions[0] ?? ''),
      accountId: previous?.accountId ?? '',
      accessKey: '',
      secretKey: '',
      displayName: previous?.displayName ?? '',
    },
  })
  const environment = watch('environment')
  const target = targets.find((candidate) => candidate.environment === environment) ?? first
  const choose = (next: string) => {
    const regions = targets.find((candidate) => candidate.environment === next)?.regions ?? []
    setValue('environment', next)
    setValue('region', regions[0] ?? '')
  }
  const endpoint = target.endpoints[watch('region')] ?? ''
  useEffect(() => onEndpoint?.(endpoint), [endpoint, onEndpoint])
  const submit = handleSubmit(async ({ accountId, displayName, ...values }) => {
    await onSubmit({ ...values, ...(accountId === '' ? {} : { accountId }), ...(displayName === '' ? {} : { displayName }) })
  })
  const noSpaces = (value: string) => /^[\x21-\x7e]+$/.test(value.trim()) || t('errors.key')
  return (
    <form className="flex flex-col gap-4" onSubmit={(event) => void submit(event)} noValidate>
      <SegmentField
        label={t('environment')}
        options={targets.map((candidate) => ({ value: candidate.environment, label: environmentName(candidate.environment) }))}
        value={environment}
        onChange={choose}
      />
      <div className="grid grid-cols-2 gap-4 max-s:grid-cols-1">
        <SelectField
          label={t('region')}
          options={target.regions.map((region) => ({ value: region, label: region }))}
          {...register('region')}
        />
        <TextField
          label={t('accountId')}
          optional
          autoComplete="off"
          {...register('accountId', { validate: (value) => /^[A-Za-z0-9_-]{0,64}$/.test(value.trim()) || t('errors.accountId') })}
          error={formState.errors.accountId?.message}
        />
      </div>
      <TextField
        label={t('accessKey')}
        autoComplete="username"
        spellCheck={false}
        mono
        {...register('accessKey', { validate: noSpaces })}
        error={formState.errors.accessKey?.message}
      />
      <PasswordField
        label={t('secretKey')}
        autoComplete="current-password"
        {...register('secretKey', { validate: noSpaces })}
        error={formState.errors.secretKey?.message}
      />
      <TextField
        label={t('displayName')}
        optional
        hint={t('displayNameHint')}
        autoComplete="name"
        maxLength={64}
        {...register('displayName')}
      />
      <Button kind={again ? 'secondary' : 'primary'} type="submit" busy={sending}>
        {t('submit')}
      </Button>
    </form>
  )
}
