// When an advance, a recovery or a settlement is the accountant's work: the queue, the page of the đề án and the act itself say the same.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { dayOf } from '../basics/day.ts'
import { dong } from '../basics/money.ts'
import type { Outcome } from '../basics/outcome.ts'
import { stopProject } from '../funding/contract.actions.ts'
import { correctCounterpart, proveCounterpart } from '../funding/counterpart.actions.ts'
import { advance } from '../funding/payment.actions.ts'
import { recover } from '../funding/recovery.actions.ts'
import { reduceSupport } from '../funding/reduction.actions.ts'
import { accept } from '../inspection/acceptance.actions.ts'
import { recordInspection } from '../inspection/inspection.actions.ts'
import type { Role } from '../people/role.ts'
import type { Ask } from '../platform/route.ts'
import { ticksOf } from '../project/evidence/things.fixture.ts'
import type { House } from '../test-house.ts'
import { lead, openLedHouse } from './dossier.fixture.ts'

const M = 1_000_000n

let house: House
before(async () => {
  house = await openLedHouse()
  house.clock = new Date('2024-11-15T02:00:00Z')
})
after(() => house.close())

async function act(role: Role, id: string, work: (ask: Ask, version: number) => Promise<Outcome<unknown>>): Promise<void> {
  const { version } = (await house.owner.query('select version from project where id = $1', [id])).rows[0]
  const outcome = await house.ask(role, (ask) => work(ask, version))
  assert.ok(outcome.ok, JSON.stringify(outcome.ok ? '' : outcome.refusals))
}

/** 240 triệu in all: exactly 70 % is 168. */
async function inspect(id: string, number: string, investedDong: bigint): Promise<void> {
  const minutes = {
    minutesNo: `${number}/${id.slice(-4)}/BB-KT`,
    heldOn: dayOf(house.clock),
    team: 'Sở',
    findings: 'Đang lắp',
    remedy: '',
    remedyDueOn: null,
  }
  const found = { ...minutes, projectId: id, conclusion: 'on-schedule' as const, investedDong: dong(investedDong), itemDoneBasisPoints: 5000 }
  await act('inspector', id, (ask, version) => recordInspection(ask, { ...found, version }))
}

const order = (id: string, version: number, amount: bigint) => ({
  projectId: id,
  version,
  source: 'provincial',
  amountDong: dong(amount),
  paperNo: `UNC-${amount}-${version}`,
  day: dayOf(house.clock),
})

/** In the queue, and among the buttons of its page. */
async function offered(id: string): Promise<[boolean, boolean]> {
  const finance = await house.as('finance-officer')
  const { tasks } = (await finance.get('/queue?act=advance', 'application/json')).json() as { tasks: { id: string }[] }
  const { can } = (await finance.get(`/projects/${id}`, 'application/json')).json() as { can: string[] }
  return [tasks.some((task) => task.id === id), can.includes('advance')]
}

test('an advance on machinery waits until more than 70 % of the investment is confirmed, though an inspection was made', async () => {
  const { id } = await lead(house, 'underway')
  assert.deepEqual(await offered(id), [false, false], 'not inspected')
  await inspect(id, '1', 168n * M)
  assert.deepEqual(await offered(id), [false, false], 'exactly 70 %')
  await inspect(id, '2', 168n * M + 1n)
  assert.deepEqual(await offered(id), [true, true])
})

test('a kind without a test of progress may be advanced from the contract on; one paid after acceptance never is', async () => {
  const { id } = await lead(house, 'underway')
  const become = (kind: string) => house.owner.query('update contract set advance_kind = $2 where project_id = $1', [id, kind])
  await become('capacity')
  assert.deepEqual(await offered(id), [true, true])
  await become('founding')
  assert.deepEqual(await offered(id), [false, false])
  await become('cluster-works')
  await inspect(id, '1', 240n * M)
  assert.deepEqual(await offered(id), [false, false], 'half of the item, and more than half is asked')
  await house.owner.query('update project_progress set item_done_basis_points = 5001 where project_id = $1', [id])
  await house.owner.query('update inspection set item_done_basis_points = 5001 where project_id = $1', [id])
  assert.deepEqual(await offered(id), [true, true])
})

test('what was recovered may be advanced again, and the page of the đề án offers it', async () => {
  const { id } = await lead(house, 'inspected')
  await act('finance-officer', id, (ask, version) => advance(ask, order(id, version, 70n * M)))
  assert.equal((await offered(id))[1], false, 'all of 70 %')
  await act('finance-officer', id, (ask, version) => recover(ask, order(id, version, 30n * M)))
  assert.equal((await offered(id))[1], true)
  await act('finance-officer', id, (ask, version) => advance(ask, order(id, version, 30n * M)))
})

test('after the support was lowered the page counts the advance from what the contract still promises', async () => {
  const { id } = await lead(house, 'inspected')
  const decision = { decisionNo: `9/${id.slice(-4)}`, decidedOn: dayOf(house.clock), reason: 'Giảm quy mô' }
  const given = { projectId: id, source: 'provincial', amountDong: dong(40n * M), ...decision }
  await act('department-leader', id, (ask, version) => reduceSupport(ask, { ...given, version }))
  const page = (await (await house.as('finance-officer')).get(`/projects/${id}/advances`)).text
  assert.match(page, /70% × 60\.000\.000 = 42\.000\.000 đồng/)
  assert.match(page, /còn được tạm ứng 42\.000\.000 đồng/)
})

async function tasksOn(id: string): Promise<string[]> {
  const { tasks } = (await (await house.as('finance-officer')).get('/queue', 'application/json')).json() as { tasks: { id: string; act: string }[] }
  return tasks.filter((task) => task.id === id).map((task) => task.act)
}

test('money of a stopped đề án waits to be recovered until all of it came back', async () => {
  const { id } = await lead(house, 'advanced')
  assert.deepEqual(await tasksOn(id), [])
  const ending = { projectId: id, decisionNo: `5/${id.slice(-4)}`, decidedOn: dayOf(house.clock), reason: 'Cơ sở ngừng hoạt động' }
  await act('provincial-leader', id, (ask, version) => stopProject(ask, { ...ending, version }))
  assert.deepEqual(await tasksOn(id), ['recover'])
  assert.match(
    (await (await house.as('finance-officer')).get('/queue')).text,
    new RegExp(`href="/projects/${id}/recoveries"[^>]*>Thu hồi kinh phí đã chi`),
  )
  await act('finance-officer', id, (ask, version) => recover(ask, order(id, version, 20n * M)))
  assert.deepEqual(await tasksOn(id), ['recover'])
  await act('finance-officer', id, (ask, version) => recover(ask, order(id, version, 40n * M)))
  assert.deepEqual(await tasksOn(id), [])
})

test('accepted for less than was advanced: first the difference is recovered, then the đề án is settled', async () => {
  const { id } = await lead(house, 'advanced')
  const minutes = { minutesNo: `7/${id.slice(-4)}`, heldOn: dayOf(house.clock), attendees: 'Sở', conclusion: 'Đạt', explanation: '' }
  const held = { ...minutes, projectId: id, verdict: 'pass' as const, eligibleDong: dong(100n * M) }
  await act('department-officer', id, async (ask, version) => accept(ask, { ...held, proofs: await ticksOf(ask, id), version }))
  assert.deepEqual(await tasksOn(id), ['recover'], '60 advanced, 50 earned')
  await act('finance-officer', id, (ask, version) => recover(ask, order(id, version, 10n * M)))
  assert.deepEqual(await tasksOn(id), ['prove-counterpart'], '50 of the establishment counted, none proven')
  const page = (await (await house.as('finance-officer')).get(`/projects/${id}`)).text
  assert.match(page, /Chưa quyết toán, thanh lý được\..*còn 50\.000\.000 đồng vốn đối ứng chưa chứng minh/)
  const proof = { projectId: id, amountDong: dong(50n * M), paperNo: 'BK 8b', day: dayOf(house.clock) }
  await act('finance-officer', id, (ask, version) => proveCounterpart(ask, { ...proof, version }))
  assert.deepEqual(await tasksOn(id), ['settle'])
})

test('a correction of the counterpart after the last payment puts its proof back before the settlement', async () => {
  const { id } = await lead(house, 'paid')
  assert.deepEqual(await tasksOn(id), ['settle'])
  const back = { projectId: id, amountDong: dong(95n * M), paperNo: 'BK 8b', day: dayOf(house.clock), reason: 'Bảng kê 45.000.000 đồng' }
  await act('finance-officer', id, (ask, version) => correctCounterpart(ask, { ...back, version }))
  assert.deepEqual(await tasksOn(id), ['prove-counterpart'], '45 proven of the 100 that acceptance counted')
})
