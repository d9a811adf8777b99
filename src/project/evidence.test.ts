import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { day } from '../basics/day.ts'
import { dong } from '../basics/money.ts'
import type { Ask } from '../platform/route.ts'
import type { House } from '../test-house.ts'
import { BINH_LU, newEstablishment, openProgrammeHouse } from './dossier.fixture.ts'
import { createDraft } from './draft.actions.ts'
import { changeDraft } from './draft-change.actions.ts'
import { thingsOf } from './evidence/things.fixture.ts'
import {
  acceptanceOf,
  addContract,
  addPaper,
  beneficiariesOf,
  contractOf,
  fundsOf,
  latestProgress,
  moveProject,
  papersOf,
  projectsInState,
  recordAcceptance,
  recordProgress,
  setAppraised,
  takeBackAcceptance,
  targetsOf,
} from './project.actions.ts'
import { rebuildProjectTotals } from './totals.actions.ts'

let house: House
let establishmentId: string
before(async () => {
  house = await openProgrammeHouse()
  house.clock = new Date('2024-03-04T02:00:00Z')
  establishmentId = await newEstablishment(house, 'Hợp tác xã Chè Tả Lèng', BINH_LU)
})
after(() => house.close())

const centre = <T>(work: (ask: Ask) => Promise<T>) => house.ask('centre-officer', work)

async function draft(year = 2024, level: 'local' | 'national' = 'local', of = establishmentId): Promise<string> {
  const made = await centre((ask) =>
    createDraft(ask, { name: 'Máy sấy chè', activity: 'machinery', level, year, form: 'single', establishmentId: of }),
  )
  assert.ok(made.ok)
  const change = { targets: [{ code: '3b', planned: 2 }], funds: new Map([['provincial', dong(0n)]]) }
  const changed = await centre((ask) => changeDraft(ask, { projectId: made.value.id, version: 1, content: change, unfinished: true }))
  assert.ok(changed.ok)
  return made.value.id
}

async function takeBack(ask: Ask, projectId: string): Promise<void> {
  const standing = await acceptanceOf(ask, projectId)
  assert.ok(standing)
  await takeBackAcceptance(ask, standing, 'Ghi nhầm')
}

const attained = async () =>
  (await house.owner.query(`select accepted::int from attainment where target_code = '3b' and year = 2024`)).rows[0]?.accepted ?? 0
const acceptance = (projectId: string, verdict: 'pass' | 'fail') => ({
  projectId,
  minutesNo: '05/BB-NT',
  heldOn: day('2024-11-20'),
  attendees: 'Sở Công Thương, Trung tâm, UBND xã, cơ sở',
  verdict,
  conclusion: 'Đạt yêu cầu',
  eligibleDong: dong(200_000_000n),
  supportDong: dong(100_000_000n),
  counterpartDong: dong(100_000_000n),
  normId: null,
})

test('what passed acceptance counts once towards its target line; what failed counts nothing', async () => {
  const projectId = await draft()
  const before = await attained()
  await centre(async (ask) => recordAcceptance(ask, acceptance(projectId, 'fail'), await thingsOf(ask, projectId)))
  assert.equal(await attained(), before)
  assert.equal((await centre((ask) => targetsOf(ask, projectId)))[0]?.accepted, null)
  const pass = () => centre(async (ask) => recordAcceptance(ask, acceptance(projectId, 'pass'), await thingsOf(ask, projectId)))
  await pass()
  assert.equal(await attained(), before + 1)
  await centre((ask) => takeBack(ask, projectId))
  assert.equal(await attained(), before)
  await pass()
  assert.equal(await attained(), before + 1)
  assert.equal((await centre((ask) => acceptanceOf(ask, projectId)))?.verdict, 'pass')
  assert.deepEqual(
    (await centre((ask) => targetsOf(ask, projectId))).map(({ targetCode, planned, accepted }) => [targetCode, planned, accepted]),
    [['3b', 2, 1]],
  )
  await centre((ask) => takeBack(ask, projectId))
})

test('24 đề án nghiệm thu cùng lúc của 24 cơ sở được tính đủ 24; của một cơ sở chỉ tính một, rút cái đầu thì cái sau được tính thay', async () => {
  const before = await attained()
  const [many, same]: [string[], string[]] = [[], []]
  for (let i = 0; i < 24; i++) many.push(await draft(2024, 'local', await newEstablishment(house, `Hợp tác xã số ${i}`, BINH_LU)))
  for (let i = 0; i < 24; i++) same.push(await draft())
  const passAll = (ids: readonly string[]) =>
    Promise.all(ids.map((id) => centre(async (ask) => recordAcceptance(ask, acceptance(id, 'pass'), await thingsOf(ask, id)))))
  await passAll(many)
  assert.equal(await attained(), before + 24)
  await passAll(same)
  assert.equal(await attained(), before + 25)
  const counting = async () => (await house.owner.query(`select project_id as id from evidence where counts and project_id = any($1)`, [same])).rows
  const [first] = await counting()
  await centre((ask) => takeBack(ask, first.id))
  assert.equal(await attained(), before + 25)
  const [next, ...others] = await counting()
  assert.notEqual(next.id, first.id)
  assert.deepEqual(others, [])
  await house.owner.query(`update project set state = 'accepted' where id in (select project_id from evidence where withdrawn_on is null)`)
  await house.owner.query(
    `delete from project_count; insert into project_count select province_code, programme_id, year, level, state, count(*) from project group by 1, 2, 3, 4, 5`,
  )
  await house.owner.query(
    `insert into project_place_count select province_code, programme_id, year, commune_code, commune_valid_from, count(*), count(*) from project where state = 'accepted' group by 1, 2, 3, 4, 5`,
  )
  assert.equal(await centre((ask) => rebuildProjectTotals(ask.db, ask.province)), undefined)
  await house.owner.query(`update attainment set accepted = accepted - 1 where target_code = '3b'`)
  assert.match(
    (await centre((ask) => rebuildProjectTotals(ask.db, ask.province))) ?? '',
    /^Kết quả chỉ tiêu \(3b 2024\): đang giữ \d+, cộng lại được \d+\.$/,
  )
  await house.owner.query(`update attainment set accepted = accepted + 1 where target_code = '3b'`)
})

test('a đề án moves only for whom and when the table says, one version further each time, and the counts follow', async () => {
  const projectId = await draft()
  const move = (act: 'withdraw' | 'receive', version: number) => centre((ask) => moveProject(ask, { projectId, version, act, has: new Set() }))
  const early = await move('receive', 2)
  assert.equal(!early.ok && early.refusals[0]?.code, 'project.act-not-possible-now')
  const old = await move('withdraw', 1)
  assert.deepEqual(!old.ok && [old.refusals[0]?.code, old.refusals[0]?.facts.version], ['request.stale', '2'])
  const moved = await move('withdraw', 2)
  assert.deepEqual(moved.ok && [moved.value.state, moved.value.version, moved.value.dueOn], ['withdrawn', 3, null])
  assert.equal(await centre((ask) => rebuildProjectTotals(ask.db, ask.province)), undefined)
})

test('of 20 people who withdraw one version at once, one does and the counts stay right', async () => {
  const projectId = await draft()
  const tries = await Promise.all(
    Array.from({ length: 20 }, () => centre((ask) => moveProject(ask, { projectId, version: 2, act: 'withdraw', has: new Set() }))),
  )
  assert.equal(tries.filter((one) => one.ok).length, 1)
  assert.equal(await centre((ask) => rebuildProjectTotals(ask.db, ask.province)), undefined)
})

test('papers, contract, progress and appraised money are read back as they were written', async () => {
  const projectId = await draft(2024, 'national')
  const day1 = { projectId, day: day('2024-06-01'), paperNo: '01/BB', investedDong: dong(50_000_000n), itemDoneBasisPoints: 3000 }
  await centre(async (ask) => {
    const paper = { projectId, kind: 'A08', number: '12/QĐ-BCT', issuedOn: day('2024-02-05'), abstract: 'Phê duyệt', issuer: 'Bộ Công Thương' }
    await addPaper(ask, paper, 'decidedOn')
    await addContract(ask, {
      projectId,
      number: '03/HĐ-KC',
      signedOn: day('2024-03-01'),
      endsOn: day('2024-11-30'),
      supportDong: dong(1n),
      counterpartDong: dong(0n),
      advanceKind: 'machinery',
    })
    await recordProgress(ask, { ...day1, day: day('2024-05-01'), itemDoneBasisPoints: 1000 })
    await recordProgress(ask, day1)
    await setAppraised(ask, projectId, new Map([['national', dong(90n)]]))
  })
  assert.equal((await centre((ask) => papersOf(ask, projectId)))[0]?.number, '12/QĐ-BCT')
  assert.equal((await centre((ask) => contractOf(ask, projectId)))?.number, '03/HĐ-KC')
  assert.equal((await centre((ask) => latestProgress(ask, projectId, day('2024-12-31'))))?.itemDoneBasisPoints, 3000)
  assert.equal((await centre((ask) => fundsOf(ask, projectId))).find((fund) => fund.source === 'national')?.appraisedDong, 90n)
  assert.deepEqual(await centre((ask) => beneficiariesOf(ask, projectId)), [establishmentId])
  const programmeId = (await house.owner.query('select programme_id from project where id = $1', [projectId])).rows[0].programme_id
  const drafts = await centre((ask) => projectsInState(ask, { programmeId, states: ['draft'], level: 'national', most: 5 }))
  assert.deepEqual(
    drafts.map((project) => project.code),
    ['KCQG-2024-01'],
  )
})

test('an application outside the years of the programme, or in a commune that is no more, is refused', async () => {
  const wanted = { name: 'Lớp nghề', activity: 'vocational-training', level: 'local' as const, form: 'group' as const }
  const late = await centre((ask) => createDraft(ask, { ...wanted, year: 2031, communeCode: BINH_LU }))
  assert.equal(!late.ok && late.refusals[0]?.code, 'project.year-outside-programme')
  const gone = await centre((ask) => createDraft(ask, { ...wanted, year: 2024, communeCode: '99999' }))
  assert.equal(!gone.ok && gone.refusals[0]?.code, 'project.place-not-in-force')
})
