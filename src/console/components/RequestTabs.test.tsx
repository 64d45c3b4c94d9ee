// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { IntlProvider } from 'use-intl'
import { afterEach, expect, test } from 'vitest'
import type { Session } from '#contract/bff/session.ts'
import type { Input } from '#contract/operation.ts'
import { createQueryClient } from '#console/api/query.ts'
import { sessionQuery } from '#console/api/session.ts'
import { en } from '#console/messages/en/en.ts'
import { plan } from '#console/messages/en/plan.ts'
import { RequestTabs } from './RequestTabs.tsx'

afterEach(cleanup)

const create: Input<'createCluster'> = {
  body: {
    name: 'orders',
    instance_name_prefix: 'orders',
    dbaas_engine_version_id: 'v',
    subnet_id: 's',
    timezone: 'Asia/Seoul',
    instance_groups: [],
    init_config_option: { database_name: 'orders', database_user_name: 'app', database_user_password: 'Canary-1234!' },
  },
}

const session: Session = {
  environment: 'e',
  regions: ['kr-west1'],
  region: 'kr-west1',
  accessKeyHint: '',
  displayName: '',
  accountId: '',
  mayNotList: false,
  endpoints: { 'kr-west1': 'https://postgresql.kr-west1.e.samsungsdscloud.com' },
  apiVersion: 'postgresql 1.1',
  cloudOffsetMs: 0,
  skewMs: 0,
  endsAt: '2026-11-23T18:00:00Z',
  speed: 1,
}

function show(piece: React.ReactNode) {
  const client = createQueryClient()
  client.setQueryData(sessionQuery.queryKey, session)
  render(
    <IntlProvider locale="en" messages={{ ...en, plan }} timeZone="UTC">
      <QueryClientProvider client={client}>
        <MemoryRouter initialEntries={['/clusters/new?region=kr-west1']}>{piece}</MemoryRouter>
      </QueryClientProvider>
    </IntlProvider>,
  )
}

const tab = (name: string) => fireEvent.click(screen.getByRole('tab', { name }))
const code = () => screen.getByRole('tabpanel').querySelector('pre')?.textContent ?? ''

test('a create as request, script and configuration; the password is in none of them', () => {
  show(<RequestTabs operation="createCluster" input={create} effects={[{ kind: 'takes', fact: 'Takes about 10 min.' }]} />)
  expect(document.body.textContent).not.toContain('Canary')
  tab('Request')
  expect(code()).toMatch(/^POST \/v1\/clusters\n/)
  expect(code()).not.toContain('Canary')
  tab('curl')
  expect(code()).toContain("url='https://postgresql.kr-west1.e.samsungsdscloud.com/v1/clusters'")
  expect(code()).toContain('Scp-API-Version: postgresql 1.1')
  expect(code()).not.toContain('Canary')
  tab('Terraform')
  expect(code()).toContain('database_user_password = var.database_user_password')
  expect(document.body.textContent).not.toContain('Canary')
})

test('effects stand worst first, and what Terraform cannot say has a sentence', () => {
  const effects = [
    { kind: 'not', fact: 'Deletes nothing.' },
    { kind: 'takes', fact: 'Takes 3 min.' },
    { kind: 'destroys', fact: 'All is lost.' },
    { kind: 'warns', fact: 'It may hurt.', why: 'Inferred.' },
  ] as const
  show(<RequestTabs operation="restartCluster" input={{ cluster_id: 'c1' }} effects={effects} cluster={{ id: 'c1', name: 'orders' }} />)
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    'All is lost.',
    'It may hurt. Inferred.',
    'Takes 3 min.',
    'Deletes nothing.',
  ])
  tab('Terraform')
  expect(screen.getByRole('tabpanel').textContent).toMatch(/^Terraform cannot express this\. It describes states/)
})
