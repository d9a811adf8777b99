import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { verifyAgainstTrail, verifyLedger } from '../funding/books.actions.ts'
import { openFileStore, useFileStore } from '../papers/files.actions.ts'
import { inTransaction } from '../platform/db.ts'
import { activityOf } from '../programme/activity.ts'
import { firstFileFault } from '../project/file.actions.ts'
import { STATES } from '../project/lifecycle.ts'
import { rebuildProjectTotals } from '../project/totals.actions.ts'
import { doubtOf } from '../registry/establishment.ts'
import { type House, LAI_CHAU, openHouse } from '../test-house.ts'
import { verifyTrail } from '../trail/verify.actions.ts'
import { createDemonstration, type Demonstration } from './demonstration.ts'

const folder = mkdtempSync(join(tmpdir(), 'kc-demo-'))
const store = openFileStore(folder)
let house: House
let place: Demonstration

async function demonstrate(seed: number): Promise<{ house: House; place: Demonstration }> {
  const made = await openHouse({ programme: true })
  return { house: made, place: await createDemonstration(made.pool, { province: LAI_CHAU, seed }) }
}

async function rows<R>(of: House, text: string, values: unknown[] = []): Promise<R[]> {
  return (await of.owner.query(text, values)).rows as R[]
}

before(async () => {
  useFileStore(store)
  const made = await demonstrate(407)
  house = made.house
  place = made.place
})

after(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

test('thirty đề án are accepted as published: ten national with 3,1 tỷ of support, twenty local with 1,6 tỷ, to the đồng', async () => {
  const found = await rows(
    house,
    `select p.level, count(*)::int as count, sum(a.support_dong)::text as support
     from project p join acceptance a on (a.province_code, a.project_id) = (p.province_code, p.id)
     where p.state in ('accepted', 'settled') group by p.level order by p.level`,
  )
  assert.deepEqual(found, [
    { level: 'local', count: 20, support: '1600000000' },
    { level: 'national', count: 10, support: '3100000000' },
  ])
})

test('beneficiaries put in a little more than 4,1 tỷ, proven by vouchers', async () => {
  const [found] = await rows<{ proven: string }>(house, 'select sum(proven_dong)::text as proven from fund_total')
  assert.equal(found?.proven, '4133000000')
})

test('what was settled is what was paid and kept, and what is not accepted has no settlement', async () => {
  const [found] = await rows<{ settled: string; accepted: string; early: number }>(
    house,
    `select (select sum(f.settled_dong)::text from project_fund f) as settled,
       (select sum(a.support_dong)::text from acceptance a join project p on p.id = a.project_id where p.state = 'settled') as accepted,
       (select count(*)::int from project_fund f join project p on p.id = f.project_id where f.settled_dong > 0 and p.state <> 'settled') as early`,
  )
  assert.equal(found?.settled, found?.accepted)
  assert.equal(found?.early, 0)
})

test('every state of the way is shown, at both levels and in all nine groups of activities', async () => {
  const found = await rows<{ state: string; level: string; activity: string }>(house, 'select state, level, activity from project')
  assert.equal(found.length, 60)
  assert.deepEqual([...new Set(found.map(({ state }) => state))].sort(), [...STATES].sort())
  assert.deepEqual([...new Set(found.map(({ level }) => level))].sort(), ['local', 'national'])
  const groups = new Set(found.map(({ activity }) => activityOf(activity)?.group))
  for (let group = 1; group <= 9; group++) assert.ok(groups.has(String(group)), `group ${group}`)
})

test('there is one stop with its money recovered, one cancellation, and dossiers returned, rejected and withdrawn with their reasons', async () => {
  const [found] = await rows<{ recovered: string; advanced: string; returns: number }>(
    house,
    `select (select sum(recovered_dong)::text from project_fund) as recovered, (select count(*)::int from project_return) as returns,
       (select f.advanced_dong::text from project_fund f join project p on p.id = f.project_id where p.state = 'stopped' and f.source = 'provincial') as advanced`,
  )
  assert.ok(Number(found?.recovered) > 0)
  assert.equal(found?.recovered, found?.advanced)
  assert.ok((found?.returns ?? 0) >= 5)
  const reasons = await rows<{ reason: string }>(
    house,
    `select facts->>'reason' as reason from trail_entry where act in ('project.rejected', 'project.withdrawn', 'funding.stopped', 'funding.cancelled')`,
  )
  assert.equal(reasons.length, 5)
  for (const { reason } of reasons) assert.ok(reason.length > 20)
})

test('the targets of the programme are partly reached: 19 of 30 establishments with machines, 7 of 20 with packaging, one fair', async () => {
  const found = await rows<{ code: string; accepted: number }>(
    house,
    'select target_code as code, sum(accepted)::int as accepted from attainment group by target_code order by target_code',
  )
  const reached = Object.fromEntries(found.map(({ code, accepted }) => [code, accepted]))
  assert.deepEqual(reached, { '3a': 1, '3b': 19, '4a': 2, '4b': 1, '4b2': 180, '4c': 2, '4d': 7, '5a': 4, '5b': 6, '6': 7, '7': 6, '9': 1 })
})

test('the books, the kept totals, the trail and the files of the demonstration are in order', async () => {
  const look = <T>(work: Parameters<typeof inTransaction<T>>[2]) => inTransaction(house.pool, { province: LAI_CHAU, readOnly: true }, work)
  assert.equal(await look(async (db) => ({ keep: true, value: await verifyLedger(db, LAI_CHAU) })), undefined)
  assert.equal(await look(async (db) => ({ keep: true, value: await verifyAgainstTrail(db, LAI_CHAU) })), undefined)
  assert.equal(await look(async (db) => ({ keep: true, value: await rebuildProjectTotals(db, LAI_CHAU) })), undefined)
  assert.equal(await look(async (db) => ({ keep: true, value: await firstFileFault(db, LAI_CHAU, store) })), undefined)
  const trail = await verifyTrail(house.pool, LAI_CHAU, undefined)
  assert.equal(trail.fault, undefined)
  assert.ok(trail.entries > 700)
})

test('the years 2021 to 2024 are closed, 2025 is open', async () => {
  const found = await rows<{ year: number; closed: boolean }>(house, 'select year, closed_on is not null as closed from programme_year order by year')
  assert.deepEqual(
    found.map(({ year, closed }) => [year, closed]),
    [
      [2021, true],
      [2022, true],
      [2023, true],
      [2024, true],
      [2025, false],
    ],
  )
})

test('the applicant of the trial has a draft, a returned đề án and one under way; the commune officer of the trial has that commune', async () => {
  const found = await rows<{ state: string; commune: string }>(
    house,
    'select state, commune_code as commune from project where establishment_id = $1 order by state',
    [place.establishmentId],
  )
  assert.deepEqual(
    found.map(({ state }) => state),
    ['draft', 'returned', 'underway'],
  )
  assert.equal(found[0]?.commune, place.communeCode)
})

test('a đề án begun before 01/07/2025 lies in a commune of that time, a later one in a commune of today', async () => {
  const wrong = await rows(
    house,
    `select p.code from project p join admin_unit u on (u.code, u.valid_from) = (p.commune_code, p.commune_valid_from)
     where (p.created_at >= '2025-07-01') <> (u.valid_from >= '2025-07-01')`,
  )
  assert.deepEqual(wrong, [])
  const [both] = await rows<{ old: number; new: number }>(
    house,
    `select count(*) filter (where commune_valid_from < '2025-07-01')::int as old, count(*) filter (where commune_valid_from >= '2025-07-01')::int as new from project`,
  )
  assert.ok(both && both.old > 30 && both.new > 10)
})

test('no paper but a contract carries a year in its number: that is the mark of a legal document', async () => {
  const papers = await rows<{ number: string; kind: string }>(house, 'select number, kind from project_paper')
  assert.ok(papers.some(({ number }) => /^\d{2,}\/QĐ-UBND$/.test(number)))
  for (const { number, kind } of papers) assert.equal(/\/20\d\d\//.test(number), kind === 'A11', number)
  const estimates = await rows<{ paperNo: string }>(house, `select paper_no as "paperNo" from posting where project_id is null`)
  assert.ok(estimates.length > 5)
  for (const { paperNo } of estimates) assert.match(paperNo, /^\d{2,}\/QĐ-(UBND|BCT)$/)
})

test('nobody real is meant: tax numbers cannot exist, telephones are of one reserved pattern, nobody of the story can sign in', async () => {
  const found = await rows<{ identity: string | null; phone: string }>(house, 'select identity_no as identity, phone from establishment')
  assert.equal(found.length, 60)
  for (const { identity, phone } of found) {
    if (identity !== null) assert.equal(doubtOf(identity), 'check-digit-wrong', identity)
    assert.match(phone, /^0900000\d{3}$/)
  }
  const people = await rows<{ name: string; hash: string }>(house, `select name, password_hash as hash from person where title like '%(minh hoạ)'`)
  assert.ok(people.length > 10)
  for (const { name, hash } of people) {
    assert.match(name, /^Người minh hoạ: /)
    assert.equal(hash, 'none')
  }
})

test('the same seed tells the same story again; another seed tells it on other days', async () => {
  const story = (of: House) =>
    rows(of, 'select id, code, name, state, version, starts_on::text, changed_at::text, asked_dong::text from project order by code')
  const [again, other] = await Promise.all([demonstrate(407), demonstrate(1945)])
  try {
    assert.deepEqual(await story(again.house), await story(house))
    assert.deepEqual(
      await rows(again.house, 'select id, kind, amount_dong::text, day::text, paper_no from posting order by id'),
      await rows(house, 'select id, kind, amount_dong::text, day::text, paper_no from posting order by id'),
    )
    assert.notDeepEqual(await story(other.house), await story(house))
    const [accepted] = await rows(other.house, `select sum(support_dong)::text as sum from acceptance`)
    assert.deepEqual(accepted, { sum: '4700000000' })
  } finally {
    await again.house.close()
    await other.house.close()
  }
})
