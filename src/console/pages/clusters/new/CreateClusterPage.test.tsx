// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Failure } from '#contract/errors.ts'
import { takeToasts } from '#console/ui/toast.ts'
import { canary, cloud, fill, fillIn, open, pass, press, setUp, storage, tearDown, words } from './create-page-fixture.tsx'
import { stepIds } from './steps.ts'

// A busy machine is slow, not wrong.
vi.setConfig({ testTimeout: 20_000 })
beforeEach(setUp)
afterEach(tearDown)

describe('the way through', () => {
  test('a double click makes one cluster, and the page goes on to it', async () => {
    const router = await open()
    await fillIn()
    const create = screen.getByRole('button', { name: 'Create wallet' })
    fireEvent.click(create)
    fireEvent.click(create)
    await pass(200)
    fireEvent.click(create)
    await pass(200)
    expect(cloud.bodies).toHaveLength(1)
    expect(cloud.bodies[0]).toMatchObject({
      name: 'wallet',
      dbaas_engine_version_id: 'e17.6',
      init_config_option: { database_user_password: canary },
    })
    expect(router.state.location.pathname).toBe('/clusters/c1')
    expect(Object.fromEntries(new URLSearchParams(router.state.location.search))).toEqual({
      region: 'kr-west1',
      request: 'req-1',
      operation: 'createCluster',
      sent: expect.stringMatching(/^2026-11-23T10:00:0/),
    })
    expect(sessionStorage).toHaveLength(0)
    expect(localStorage.getItem('console.subnets.demo.kr-west1')).toBe('["subnet1"]')
  })

  test('the focus goes to each step’s heading, and the steps behind say what was chosen', async () => {
    await open()
    await press('Next: Topology')
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Topology' }))
    const steps = within(screen.getByRole('navigation', { name: 'Steps' }))
    expect(steps.getByRole('link', { current: 'step', name: 'Topology' })).toBeDefined()
    expect(steps.getByRole('link', { name: /^Engine PostgreSQL 17.6\s?, done$/ })).toBeDefined()
  })

  test('a tenth volume is warned of and not refused: that there are at most nine is inferred', async () => {
    await open('storage')
    const count = () => screen.getAllByRole('slider').length
    while (count() < 9) await press('Add volume')
    expect(screen.queryByText('More than 9 volumes')).toBeNull()
    await press('Add volume')
    expect(count()).toBe(10)
    expect(screen.getByText('More than 9 volumes')).toBeDefined()
    await press('Next: Network and access')
    expect(screen.getByRole('heading', { name: 'Network and access' })).toBeDefined()
  })

  test('a step with problems stays, counts them and moves to the first', async () => {
    await open('database')
    await press('Next: Backup and maintenance')
    const name = screen.getByLabelText('Cluster name')
    expect(document.activeElement).toBe(name)
    expect(name.getAttribute('aria-invalid')).toBe('true')
    expect(document.getElementById(name.getAttribute('aria-describedby')?.split(' ')[0] ?? '')?.textContent).toContain('Fill this in.')
    expect(screen.getByText('5 values to correct')).toBeDefined()
    fill('Cluster name', 'my-wallet')
    await pass(50)
    await press('Use mywallet')
    expect(screen.getByLabelText('Server name prefix')).toHaveProperty('value', 'mywallet')
    expect(screen.getByText('3 values to correct')).toBeDefined()
  })

  test('a press on a button leaves the focus in the field, lest its error push the button from under the pointer', async () => {
    await open('database')
    const name = screen.getByLabelText('Cluster name')
    name.focus()
    // What a browser does with a press nobody holds back: the focus goes to the button.
    const button = screen.getByRole('button', { name: /^Next:/ })
    if (fireEvent.mouseDown(button)) button.focus()
    await pass(50)
    expect(document.activeElement).toBe(name)
    expect(screen.queryByText('Fill this in.')).toBeNull()
    fireEvent.click(button)
    await pass(50)
    expect(screen.getByText('5 values to correct')).toBeDefined()
  })

  test('sizes off the step offer the nearest ones', async () => {
    await open('storage')
    const size = screen.getByRole('textbox', { name: 'DATA size' })
    fireEvent.change(size, { target: { value: '508' } })
    fireEvent.blur(size)
    await pass(50)
    expect(screen.getByText('Sizes go in steps of 8 GB.')).toBeDefined()
    await press('Use 512')
    expect(size).toHaveProperty('value', '512')
    expect(screen.queryByText('Sizes go in steps of 8 GB.')).toBeNull()
  })
})

describe('what was typed', () => {
  test('survives a reload, all but the password, which is in no storage', async () => {
    await open()
    await fillIn()
    expect(storage()).toContain('wallet')
    expect(storage()).not.toContain(canary)
    cleanup()
    await open('review')
    expect(screen.getByRole('button', { name: 'Create wallet' }).getAttribute('aria-disabled')).toBe('true')
    expect(screen.getByText('missing')).toBeDefined()
    fireEvent.click(screen.getByRole('link', { name: 'Password' }))
    await pass(50)
    expect(document.activeElement).toBe(screen.getByLabelText('Password'))
    expect(screen.getByLabelText('User')).toHaveProperty('value', 'app')
  })

  test('is asked for before the page is left, and stays where one stays', async () => {
    const router = await open('network')
    fill('Subnet id', 'subnet1')
    await act(() => router.navigate('/clusters?region=kr-west1'))
    await pass(300)
    expect(screen.getByRole('dialog', { name: 'The cluster is not created yet' })).toBeDefined()
    await press('Stay here')
    expect(screen.getByLabelText('Subnet id')).toHaveProperty('value', 'subnet1')
    await act(() => router.navigate('/clusters?region=kr-west1'))
    await pass(300)
    await press('Leave')
    expect(screen.getByText('elsewhere')).toBeDefined()
  })

  test('is not called uncreated while the create is on its way', async () => {
    const router = await open()
    await fillIn()
    cloud.takes = 5_000
    await press('Create wallet')
    await act(() => router.navigate('/clusters?region=kr-west1'))
    await pass(300)
    expect(screen.getByRole('dialog', { name: 'The cluster is being requested' })).toBeDefined()
    await press('Leave')
    expect(screen.getByText('elsewhere')).toBeDefined()
    await pass(5_000)
    expect(takeToasts()[0]?.title).toBe('The cloud accepted wallet')
    expect(cloud.bodies).toHaveLength(1)
    expect(sessionStorage).toHaveLength(0)
  })

  test('can be discarded, and brought back', async () => {
    await open('network')
    fill('Subnet id', 'subnet1')
    await pass(50)
    await press('Discard draft')
    expect(screen.getByLabelText('Subnet id')).toHaveProperty('value', '')
    expect(sessionStorage).toHaveLength(0)
    act(() => takeToasts()[0]?.action?.onClick())
    await pass(50)
    expect(screen.getByLabelText('Subnet id')).toHaveProperty('value', 'subnet1')
  })
})

describe('a create that fails', () => {
  const refused: Failure = {
    kind: 'cloud',
    status: 400,
    code: 'ValidationError',
    title: 'ValidationError',
    details: ['value_error'],
    requestId: 'req-9',
    sent: true,
  }

  test('keeps everything, shows the request id and leads to the likely fields; then it can be sent again', async () => {
    await open()
    await fillIn()
    cloud.refuses = refused
    await press('Create wallet')
    expect(screen.getByText('req-9')).toBeDefined()
    const likely = within(screen.getByRole('group', { name: /Most likely/ }))
    fireEvent.click(likely.getByRole('link', { name: 'Subnet id' }))
    await pass(50)
    expect(document.activeElement).toBe(screen.getByLabelText('Subnet id'))
    expect(document.activeElement).toHaveProperty('value', 'subnet1')
    fireEvent.click(within(screen.getByRole('navigation', { name: 'Steps' })).getByRole('link', { name: /Review/ }))
    await pass(50)
    cloud.refuses = undefined
    await press('Create wallet')
    expect(cloud.bodies).toHaveLength(2)
    expect(cloud.bodies[1]).toEqual(cloud.bodies[0])
  })

  test('without an answer looks for the cluster instead of sending again', async () => {
    const router = await open()
    await fillIn()
    cloud.refuses = { ...refused, kind: 'timeout', status: 504, code: '', requestId: '' }
    await press('Create wallet')
    expect(screen.getByText(/No new cluster of this name is listed yet/)).toBeDefined()
    // One of the same name that was there before is not it.
    cloud.clusters = [{ id: 'c6', name: 'wallet', created_at: '2026-11-20T10:00:00' }]
    await press('Look again')
    expect(screen.queryByRole('button', { name: 'Go to wallet' })).toBeNull()
    cloud.clusters = [...cloud.clusters, { id: 'c7', name: 'wallet', created_at: '2026-11-23T10:00:01' }]
    await press('Look again')
    expect(screen.getByRole('button', { name: 'Create wallet' }).getAttribute('aria-disabled')).toBe('true')
    await press('Go to wallet')
    await pass(100)
    expect(router.state.location.pathname).toBe('/clusters/c7')
    expect(sessionStorage).toHaveLength(0)
    expect(cloud.bodies).toHaveLength(1)
  })
})

describe.each(['en', 'ko'] as const)('in %s', (language) => {
  test.each(stepIds)('the step %s has every sentence', async (step) => {
    await open(step, language)
    expect(screen.getByRole('heading', { level: 2, name: words[language].create.steps.names[step] })).toBeDefined()
  })
})
