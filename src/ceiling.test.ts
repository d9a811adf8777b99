// One ceiling from appraisal to acceptance: what the council may propose, the approval may give, and the acceptance may pay.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { appraise } from './appraisal/appraisal.actions.ts'
import { CRITERIA } from './appraisal/appraisal.ts'
import { makeDossier } from './appraisal/dossier.fixture.ts'
import { day } from './basics/day.ts'
import { type Dong, dong, split } from './basics/money.ts'
import { approveProject } from './funding/approval.actions.ts'
import { changeEstimate } from './funding/estimate.actions.ts'
import { acceptanceDesk } from './inspection/acceptance.actions.ts'
import { acceptedMoney } from './inspection/acceptance.ts'
import { beneficiariesOf } from './project/project.actions.ts'
import { type House, openHouse } from './test-house.ts'

const M = 1_000_000n
let house: House

before(async () => {
  house = await openHouse({ programme: true })
  const given = {
    source: 'provincial',
    year: 2024,
    amountDong: dong(8_000n * M),
    direction: 'give' as const,
    paperNo: '1/QĐ',
    day: day('2024-01-05'),
  }
  assert.ok((await house.ask('finance-officer', (ask) => changeEstimate(ask, given))).ok)
})
after(() => house.close())

async function code(outcome: Promise<{ ok: boolean; refusals?: readonly { code: string }[] }>): Promise<string> {
  const done = await outcome
  return done.ok ? 'ok' : (done.refusals?.[0]?.code ?? '')
}

/** A đề án of machines of 4 tỷ with its beneficiaries; the applicant named no norm, the appraisal does. */
async function asked(beneficiaries: number): Promise<string> {
  const others = []
  for (let i = 1; i < beneficiaries; i++) others.push((await makeDossier(house)).establishmentId)
  return (await makeDossier(house, { costDong: 4_000n * M, normCode: null, others })).id
}

/** As much for one as for the other. */
async function sharesIn(projectId: string, amountDong: Dong): Promise<ReadonlyMap<string, Dong>> {
  const ids = await house.ask('auditor', (ask) => beneficiariesOf(ask, projectId))
  const parts = split(
    amountDong,
    ids.map(() => 1n),
  )
  return new Map(ids.map((id, i) => [id, parts[i] as Dong]))
}

async function propose(projectId: string, amountDong: Dong, priority: boolean): Promise<string> {
  const shares = await sharesIn(projectId, amountDong)
  const judged = CRITERIA.map((criterion) => ({ criterion, finding: 'yes' as const, remark: '' }))
  const money = { eligibleDong: dong(4_000n * M), priority, amounts: new Map([['provincial', amountDong]]), shares }
  const minutes = { minutesNo: '05/BB-SCT', heldOn: day('2024-03-01'), judged, verdict: 'pass' as const, conclusion: 'Đạt' }
  return await code(house.ask('department-officer', (ask) => appraise(ask, { projectId, version: 1, ...minutes, ...money, normCode: 'machinery' })))
}

async function approve(projectId: string, amountDong: Dong, on = '2024-03-04'): Promise<string> {
  const decision = { source: 'provincial', decisionNo: '312/QĐ-UBND', decidedOn: day(on), permission: '15/UBND-TH' }
  return await code(house.ask('provincial-leader', (ask) => approveProject(ask, { projectId, amountDong, ...decision })))
}

/** Another đề án of the same establishment, appraised with one triệu more; the first lies so far back that the same content may be supported again. */
async function another(projectId: string): Promise<string> {
  const { id } = await makeDossier(house, { state: 'appraised', appraised: { provincial: dong(M) } })
  await house.owner.query('delete from project_beneficiary where project_id = $1', [id])
  await house.owner.query('update project set year = year - 5 where id = $1', [projectId])
  const same = 'update project set establishment_id = (select establishment_id from project where id = $2) where id = $1'
  await house.owner.query(same, [id, projectId])
  return id
}

async function accepted(projectId: string): Promise<Dong> {
  const desk = await house.ask('auditor', (ask) => acceptanceDesk(ask, projectId))
  assert.ok(desk.ok)
  return acceptedMoney({ ...desk.value, approvedDong: dong(4_000n * M), eligibleDong: dong(4_000n * M) }).supportDong
}

for (const [beneficiaries, priority, millions] of [
  [1, false, 300n],
  [1, true, 450n],
  [2, false, 600n],
  [3, true, 1350n],
] as const) {
  const who = `${beneficiaries} establishment${beneficiaries === 1 ? '' : 's'}${priority ? ' with priority' : ''}`
  test(`${who}: appraisal, approval and acceptance hold the same ceiling of ${millions} triệu`, async () => {
    const ceiling = dong(millions * M)
    const id = await asked(beneficiaries)
    assert.equal(await propose(id, dong(ceiling + 1n), priority), 'appraisal.over-norm')
    assert.equal(await propose(id, ceiling, priority), 'ok')
    assert.equal(await approve(id, ceiling), 'ok')
    assert.equal(await approve(await another(id), dong(1n)), 'funding.establishment-cap')
    assert.equal(await accepted(id), ceiling)
  })
}

test('a norm the province writes between the appraisal and the decision does not lower what was appraised', async () => {
  const id = await asked(1)
  assert.equal(await propose(id, dong(450n * M), true), 'ok')
  house.clock = new Date('2025-06-02T02:00:00Z')
  try {
    assert.equal(await approve(id, dong(450n * M), '2025-06-02'), 'ok')
  } finally {
    house.clock = new Date('2024-03-04T02:00:00Z')
  }
})

test('of two đề án of one establishment and norm appraised side by side only one is approved', async () => {
  const money = { provincial: dong(10n * M) }
  const first = await makeDossier(house, { state: 'approved', asked: money, appraised: money })
  const second = await makeDossier(house, { state: 'appraised', asked: money, appraised: money })
  await house.owner.query('delete from project_beneficiary where project_id = $1', [second.id])
  await house.owner.query('update project set establishment_id = $2 where id = $1', [second.id, first.establishmentId])
  const decision = { source: 'provincial', amountDong: dong(10n * M), decisionNo: '312/QĐ-UBND', decidedOn: day('2024-03-04') }
  const done = await house.ask('provincial-leader', (ask) => approveProject(ask, { projectId: second.id, ...decision }))
  assert.deepEqual(done.ok || done.refusals.map(({ code, facts }) => [code, facts.ma, facts.nam]), [
    ['project.duplicate-approval', first.code, '2024'],
  ])
})
