// What an approval and a contract write down: whose decision it was, and how much the establishment owes of the cost.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeDossier } from '../appraisal/dossier.fixture.ts'
import { day } from '../basics/day.ts'
import { dong } from '../basics/money.ts'
import type { Outcome } from '../basics/outcome.ts'
import { addItem, createPlan, propose } from '../plan/plan.actions.ts'
import { type House, openHouse } from '../test-house.ts'
import { approvePlan } from './approval.actions.ts'
import { changeEstimate } from './estimate.actions.ts'

const M = 1_000_000n
const TODAY = day('2024-03-04')

let house: House
before(async () => {
  house = await openHouse({ programme: true })
  for (const source of ['national', 'provincial']) {
    const given = { source, year: 2024, amountDong: dong(900n * M), direction: 'give' as const, paperNo: '1/QĐ', day: TODAY }
    done(await house.ask('finance-officer', (ask) => changeEstimate(ask, given)))
  }
})
after(() => house.close())

function done<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, JSON.stringify(outcome.ok ? '' : outcome.refusals))
  return outcome.value
}

test('quyết định phê duyệt kế hoạch ghi đúng cơ quan ban hành: kế hoạch quốc gia là Bộ Công Thương, kế hoạch địa phương là UBND tỉnh', async () => {
  for (const [level, source, approver, issuer] of [
    ['national', 'national', 'ministry-officer', 'Bộ Công Thương'],
    ['local', 'provincial', 'provincial-leader', 'Ủy ban nhân dân tỉnh'],
  ] as const) {
    const { id: projectId } = await makeDossier(house, { level, state: 'appraised', asked: { [source]: 80n * M }, appraised: { [source]: 80n * M } })
    const wanted = { year: 2024, level, source, name: 'Kế hoạch khuyến công' }
    const { id: planId } = done(await house.ask('department-officer', (ask) => createPlan(ask, wanted)))
    done(await house.ask('department-officer', (ask) => addItem(ask, { planId, version: 1, projectId })))
    done(await house.ask('department-leader', (ask) => propose(ask, { planId, version: 2, paperNo: '5/TTr', issuedOn: TODAY })))
    done(await house.ask(approver, (ask) => approvePlan(ask, { planId, version: 3, decisionNo: `12/${level}`, decidedOn: TODAY })))
    const { rows } = await house.owner.query(`select issuer from project_paper where project_id = $1 and kind = 'A08'`, [projectId])
    assert.deepEqual(rows, [{ issuer }])
  }
})

test('biểu ghi hợp đồng điền sẵn vốn đối ứng là phần còn lại sau hỗ trợ và sau nguồn khác, không tính cả nguồn khác cho cơ sở', async () => {
  const given = { costDong: 600n * M, appraised: { provincial: 80n * M }, approved: { provincial: 80n * M } }
  const { id, programmeId } = await makeDossier(house, { ...given, state: 'assigned', asked: { provincial: 80n * M, loan: 120n * M } })
  await house.owner.query(
    `insert into programme_source (province_code, programme_id, source, position, name, kind) values ('12', $1, 'loan', 9, 'Vốn vay', 'other')`,
    [programmeId],
  )
  const form = (await (await house.as('department-leader')).get(`/projects/${id}/contract`)).text
  assert.match(form, /name="counterpart"[^>]*value="400\.000\.000"|value="400\.000\.000"[^>]*name="counterpart"/)
})

test('chuyển dự toán của năm cuối chương trình bị từ chối ngay tại ô năm', async () => {
  house.clock = new Date('2026-01-05T02:00:00Z')
  const asked = { source: 'provincial', year: '2025', direction: 'carry', amount: '1.000.000', paperNo: '2/QĐ', day: '05/01/2026' }
  const reply = await (await house.as('finance-officer')).postJson('/funding/estimates', asked)
  const { refusals } = reply.json() as { refusals: { field: string; text: string }[] }
  assert.deepEqual(
    refusals.map(({ field }) => field),
    ['year'],
  )
})
