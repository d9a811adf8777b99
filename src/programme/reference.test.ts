import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { day } from '../basics/day.ts'
import { calendarFor } from '../deadline/deadline.actions.ts'
import { addWorkingDays } from '../deadline/deadline.ts'
import type { Ask } from '../platform/route.ts'
import { type House, openHouse } from '../test-house.ts'
import { addNorm, advanceRuleFor, type NewNorm, normFor, normsInForce } from './norm.actions.ts'
import { NO_LOCAL_NORM } from './norm.ts'
import { loadReference, SHIPPED_ADVANCE_RULES, SHIPPED_NORMS } from './reference.actions.ts'

let house: House
before(async () => {
  house = await openHouse({ prepare: loadReference })
})
after(() => house.close())

const everything = async () =>
  (
    await house.owner.query(`select (select jsonb_agg(n order by id) from norm n) as norms, (select jsonb_agg(r order by id) from advance_rule r) as rules,
    (select jsonb_agg(d order by day) from public_day d) as days`)
  ).rows[0]
const on = <T>(work: (ask: Ask) => Promise<T>, role: 'administrator' | 'department-leader' = 'department-leader') => house.ask(role, work)

const wanted: NewNorm = {
  code: 'trademark',
  level: 'local',
  name: 'Xây dựng, đăng ký nhãn hiệu',
  basisPoints: 5000,
  ceilingDong: 30_000_000n as NewNorm['ceilingDong'],
  ceilingUnit: 'nhãn hiệu',
  basis: 'Chi phí xây dựng và đăng ký',
  condition: '',
  priorityBasisPoints: null,
  perEstablishment: false,
  article: 'Điều 5 Nghị quyết 30/2026/NQ-HĐND',
  inForceFrom: day('2026-06-01'),
  note: '',
}

test('loading the shipped rules a second time changes nothing', async () => {
  const before = await everything()
  await on((ask) => loadReference(ask.db))
  assert.deepEqual(await everything(), before)
  assert.ok(SHIPPED_NORMS.length > 60 && SHIPPED_ADVANCE_RULES.length === 16)
})

test('a dossier of its own day meets the norm of that day: machinery 200 triệu until 10/5/2018, 300 triệu from 11/5/2018', async () => {
  const ceiling = async (text: string) => (await on((ask) => normFor(ask, { code: 'machinery', level: 'national', on: day(text) })))?.ceilingDong
  assert.equal(await ceiling('2018-05-10'), 200_000_000n)
  assert.equal(await ceiling('2018-05-11'), 300_000_000n)
  assert.equal(await ceiling('2014-04-07'), undefined)
})

test('Lai Châu has its own norm for demonstration models from 05/5/2025; before it, the national one stands in, unverified', async () => {
  const of = (text: string) => on((ask) => normFor(ask, { code: 'demonstration-model', level: 'local', on: day(text) }))
  const own = await of('2025-05-05')
  assert.deepEqual([own?.ceilingDong, own?.standing, own?.provinceCode], [500_000_000n, 'unverified', '12'])
  const standIn = await of('2025-05-04')
  assert.deepEqual([standIn?.ceilingDong, standIn?.standing, standIn?.level], [1_000_000_000n, 'unverified', 'local'])
  assert.ok(standIn?.note.startsWith(NO_LOCAL_NORM))
})

test('what the Lai Châu resolution was not read to say falls back to the national norm, unverified', async () => {
  const norms = await on((ask) => normsInForce(ask, { level: 'local', province: '12', on: day('2025-06-01') }))
  assert.equal(norms.find((norm) => norm.code === 'consultancy')?.standing, 'unverified')
  assert.equal(norms.filter((norm) => norm.code === 'machinery').length, 1)
})

test('another province does not see the norms of Lai Châu', async () => {
  const norms = await on((ask) => normsInForce(ask, { level: 'local', province: '14', on: day('2025-06-01') }))
  assert.equal(norms.find((norm) => norm.code === 'demonstration-model')?.ceilingDong, 1_000_000_000n)
})

test('the advance rule of a kind is found by level and day, and the overall cap is 70 %', async () => {
  const rule = await on((ask) => advanceRuleFor(ask, { level: 'national', kind: 'equipment', on: day('2023-06-01') }))
  assert.deepEqual([rule?.basisPoints, rule?.progressOverBasisPoints, rule?.progressOf, rule?.standing], [7000, 7000, 'investment', 'old-text'])
  const overall = await on((ask) => advanceRuleFor(ask, { level: 'local', kind: 'overall', on: day('2023-06-01') }))
  assert.equal(overall?.basisPoints, 7000)
})

test('a new norm of the province is added unverified, and the one before it ends the day before', async () => {
  const added = await on((ask) => addNorm(ask, wanted))
  assert.ok(added.ok && added.value.standing === 'unverified')
  const next = await on((ask) => addNorm(ask, { ...wanted, ceilingDong: 32_000_000n as NewNorm['ceilingDong'], inForceFrom: day('2026-09-01') }))
  assert.ok(next.ok)
  const ceiling = async (text: string) => (await on((ask) => normFor(ask, { code: 'trademark', level: 'local', on: day(text) })))?.ceilingDong
  assert.equal(await ceiling('2026-08-31'), 30_000_000n)
  assert.equal(await ceiling('2026-09-01'), 32_000_000n)
  assert.equal(await ceiling('2026-05-31'), 35_000_000n)
})

test('a norm closed on the spot stays closed when the shipped rules are loaded again', async () => {
  const local = { ...wanted, code: 'machinery', ceilingDong: 250_000_000n as NewNorm['ceilingDong'], inForceFrom: day('2026-07-01') }
  assert.ok((await on((ask) => addNorm(ask, local))).ok)
  await on((ask) => loadReference(ask.db))
  const norms = await on((ask) => normsInForce(ask, { level: 'local', province: '12', on: day('2026-07-01') }))
  assert.deepEqual(
    norms.filter((norm) => norm.code === 'machinery').map((norm) => norm.ceilingDong),
    [250_000_000n],
  )
})

test("a norm may not begin before one already on record, and the national ones are not a province's to change", async () => {
  const early = await on((ask) => addNorm(ask, { ...wanted, inForceFrom: day('2026-08-01') }))
  assert.equal(!early.ok && early.refusals[0]?.code, 'programme.norm-later-exists')
  const national = await on((ask) => addNorm(ask, { ...wanted, level: 'national', inForceFrom: day('2027-01-01') }))
  assert.equal(!national.ok && national.refusals[0]?.code, 'programme.norm-national-not-yours')
  const shared = await on((ask) => addNorm(ask, { ...wanted, level: 'national', inForceFrom: day('2027-01-01') }), 'administrator')
  assert.ok(shared.ok && shared.value.provinceCode === null)
})

test('deadlines are counted on the calendar kept in the database', async () => {
  const calendar = await on((ask) => calendarFor(ask, 2026, 2026))
  assert.equal(addWorkingDays(day('2026-02-05'), 15, calendar), '2026-03-05')
})
