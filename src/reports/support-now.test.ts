// One meaning of "được duyệt" on every page: what was approved, less what a reduction, a stop, a cancellation or a settlement gave back.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { dayOf } from '../basics/day.ts'
import { dong, formatDong } from '../basics/money.ts'
import type { Outcome } from '../basics/outcome.ts'
import { cancelProject, stopProject } from '../funding/contract.actions.ts'
import { proveCounterpart } from '../funding/counterpart.actions.ts'
import { settle } from '../funding/payment.actions.ts'
import { recover } from '../funding/recovery.actions.ts'
import { reduceSupport } from '../funding/reduction.actions.ts'
import { accept } from '../inspection/acceptance.actions.ts'
import type { Role } from '../people/role.ts'
import type { Ask } from '../platform/route.ts'
import { currentProgramme } from '../programme/programme.actions.ts'
import { ticksOf } from '../project/evidence/things.fixture.ts'
import type { House } from '../test-house.ts'
import { type Led, lead, openLedHouse } from './dossier.fixture.ts'
import { wholeYears } from './period.ts'
import { toldReport } from './reports.actions.ts'

const M = 1_000_000n
/** What the ledger says of each, when all is done. */
const STANDING = { reduced: 60n * M + 1n, lowered: 80n * M, stopped: 60n * M, cancelled: 0n, settled: 50n * M } as const
type Name = keyof typeof STANDING
const NAMES = Object.keys(STANDING) as Name[]

let house: House
const led = {} as Record<Name, Led>

before(async () => {
  house = await openLedHouse()
  house.clock = new Date('2024-11-15T02:00:00Z')
  led.reduced = await lead(house, 'inspected')
  await reduce(led.reduced.id, 40n * M - 1n)
  led.lowered = await lead(house, 'approved')
  await reduce(led.lowered.id, 20n * M)
  led.stopped = await lead(house, 'advanced')
  await act('provincial-leader', led.stopped.id, (ask, version) => stopProject(ask, { ...ending(led.stopped.id), version }))
  led.cancelled = await lead(house, 'assigned')
  await act('provincial-leader', led.cancelled.id, (ask, version) => cancelProject(ask, { ...ending(led.cancelled.id), version }))
  led.settled = await lead(house, 'advanced')
  await settleForHalf(led.settled.id)
})
after(() => house.close())

async function act(role: Role, id: string, work: (ask: Ask, version: number) => Promise<Outcome<unknown>>): Promise<void> {
  const { version } = (await house.owner.query('select version from project where id = $1', [id])).rows[0]
  const outcome = await house.ask(role, (ask) => work(ask, version))
  assert.ok(outcome.ok, JSON.stringify(outcome.ok ? '' : outcome.refusals))
}

const today = () => dayOf(house.clock)
const ending = (id: string) => ({ projectId: id, decisionNo: `5/${id.slice(-4)}`, decidedOn: today(), reason: 'Thu hẹp quy mô' })

async function reduce(id: string, amount: bigint): Promise<void> {
  const given = { ...ending(id), source: 'provincial', amountDong: dong(amount) }
  await act('department-leader', id, (ask, version) => reduceSupport(ask, { ...given, version }))
}

/** 60 triệu advanced, 50 earned: 10 come back, 50 of the establishment are proven. */
async function settleForHalf(id: string): Promise<void> {
  const minutes = { minutesNo: `7/${id.slice(-4)}`, heldOn: today(), attendees: 'Sở', conclusion: 'Đạt', explanation: '' }
  const held = { ...minutes, projectId: id, verdict: 'pass' as const, eligibleDong: dong(100n * M) }
  await act('department-officer', id, async (ask, version) => accept(ask, { ...held, proofs: await ticksOf(ask, id), version }))
  const back = { projectId: id, source: 'provincial', amountDong: dong(10n * M), paperNo: `TH-${id.slice(-4)}`, day: today() }
  await act('finance-officer', id, (ask, version) => recover(ask, { ...back, version }))
  const proof = { projectId: id, amountDong: dong(50n * M), paperNo: 'BK 8b', day: today() }
  await act('finance-officer', id, (ask, version) => proveCounterpart(ask, { ...proof, version }))
  await act('finance-officer', id, (ask, version) => settle(ask, { projectId: id, version, paperNo: `TL-${id.slice(-4)}`, day: today() }))
}

type Listed = { id: string; approvedDong: string }

async function listed(): Promise<Map<string, bigint>> {
  const { rows } = (await (await house.as('auditor')).get('/projects', 'application/json')).json() as { rows: Listed[] }
  return new Map(rows.map(({ id, approvedDong }) => [id, BigInt(approvedDong)]))
}

test('danh sách đề án nêu số còn được duyệt, và cộng lại đúng bằng số phê duyệt của sổ kinh phí', async () => {
  const rows = await listed()
  for (const name of NAMES) assert.equal(rows.get(led[name].id), STANDING[name], name)
  const ledger = await house.owner.query(`select sum(approved_dong) as approved from fund_total where source <> 'counterpart'`)
  assert.equal(
    [...rows.values()].reduce((a, b) => a + b),
    BigInt(ledger.rows[0].approved),
  )
})

test('báo cáo nêu cùng số phê duyệt với danh sách', async () => {
  const outcome = await house.ask('auditor', async (ask) => toldReport(ask, (await currentProgramme(ask)) ?? assert.fail(), wholeYears(2024, 2024)))
  assert.ok(outcome.ok)
  const sums = [...(await listed()).values()].reduce((a, b) => a + b)
  assert.equal(outcome.value.report.money.state.stages.approved, sums)
  assert.equal(
    outcome.value.report.parts[0].content.reduce((total, group) => total + group.approved, 0n),
    sums,
  )
})

test('danh sách của chính cơ sở nêu số còn được duyệt', async () => {
  for (const name of ['reduced', 'lowered', 'stopped', 'settled'] as const) {
    const page = (await led[name].hands.get('/my')).text
    assert.match(page, new RegExp(`Được duyệt</dt><dd[^>]*>${formatDong(STANDING[name])} đồng`), name)
  }
  assert.doesNotMatch((await led.cancelled.hands.get('/my')).text, /Được duyệt/)
})

test('việc của tôi và danh sách quá hạn nêu số còn được duyệt; chưa phê duyệt thì nêu số đề nghị', async () => {
  type Rows = { tasks: { id: string; supportDong: string }[]; rows: { id: string; supportDong: string }[] }
  const asked = await lead(house, 'appraising')
  const of = (rows: Rows['rows'], id: string) => rows.find((row) => row.id === id)?.supportDong
  const finance = ((await (await house.as('finance-officer')).get('/queue', 'application/json')).json() as Rows).tasks
  assert.equal(of(finance, led.stopped.id), String(STANDING.stopped))
  assert.equal(of(finance, led.reduced.id), String(STANDING.reduced))
  house.clock = new Date('2025-02-14T02:00:00Z')
  const late = ((await (await house.as('auditor')).get('/programme/overdue', 'application/json')).json() as Rows).rows
  house.clock = new Date('2024-11-15T02:00:00Z')
  assert.equal(of(late, led.reduced.id), String(STANDING.reduced))
  assert.equal(of(late, asked.id), String(100n * M))
})

test('biểu của từng việc kinh phí nêu phê duyệt và cam kết còn lại', async () => {
  const page = (await (await house.as('finance-officer')).get(`/projects/${led.reduced.id}/advances`)).text
  for (const head of ['Phê duyệt', 'Cam kết']) assert.match(page, new RegExp(`data-k="${head}"[^>]*>60\\.000\\.001<`), head)
})

test('trang đề án nêu số còn được duyệt bên cạnh số các quyết định đã phê duyệt', async () => {
  const auditor = await house.as('auditor')
  const page = async (name: Name) => (await auditor.get(`/projects/${led[name].id}`)).text
  assert.match(await page('reduced'), /60\.000\.001<span class="under">đã phê duyệt 100\.000\.000, giảm 39\.999\.999/)
  assert.match(await page('lowered'), /80\.000\.000<span class="under">đã phê duyệt 100\.000\.000, giảm 20\.000\.000/)
  assert.match(await page('cancelled'), /0<span class="under">đã phê duyệt 100\.000\.000, giảm 100\.000\.000/)
})

test('vốn đối ứng đã chứng minh đứng ở cột của nó, không đứng ở cột quyết toán', async () => {
  const { id } = await lead(house, 'paid')
  const table =
    (await (await house.as('auditor')).get(`/projects/${id}`)).text.split('<caption class="sr">Kinh phí theo nguồn')[1]?.split('</table>')[0] ?? ''
  assert.match(table, /data-k="Đã chứng minh"[^>]*>140\.000\.000</)
  assert.doesNotMatch(table, /data-k="Quyết toán"[^>]*>140\.000\.000</)
})
