// After the corrections of a budget year its money is approved, assigned, contracted and paid only by leave of a paper, and never in a circle of refusals.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeDossier } from '../appraisal/dossier.fixture.ts'
import { day } from '../basics/day.ts'
import { dong } from '../basics/money.ts'
import { addItem, createPlan, propose } from '../plan/plan.actions.ts'
import { assignProject } from '../project/change.actions.ts'
import { type House, openHouse } from '../test-house.ts'
import { approveProject } from './approval.actions.ts'
import { signContract } from './contract.actions.ts'
import { checkSpan } from './contract.ts'
import { advance } from './payment.actions.ts'
import { act, approvedProject, codesOf, contractFor, done, giveEstimate, inspectedProject, M, order, versionOf } from './walk.fixture.ts'
import { REFUSALS } from './words.vi.ts'

let house: House
before(async () => {
  house = await openHouse({ programme: true })
  house.clock = new Date('2025-06-20T02:00:00Z')
  await giveEstimate(house, 2025)
})
after(() => house.close())

const IN_2025 = {
  year: 2025,
  approvedOn: day('2025-03-03'),
  assignedOn: day('2025-03-05'),
  signedOn: day('2025-03-06'),
  inspectedOn: day('2025-05-06'),
}
const OVER = ['programme.year-over permission']
const PERMISSION = '15/UBND-TH'

test('đề án năm 2025 giao ngày 09/02/2026: có văn bản cho phép thì giao, ký đến 31/03/2026 được; không có thì từ chối tại ô văn bản', async () => {
  const id = await approvedProject(house, { ...IN_2025, support: 100n * M })
  house.clock = new Date('2026-02-09T02:00:00Z')
  const decision = { decisionNo: '20/QĐ-SCT', decidedOn: day('2026-02-09'), issuer: 'Sở Công Thương', abstract: 'Giao kế hoạch' }
  const assigning = (more: object) => act(house, id, 'department-leader', (ask, seen) => assignProject(ask, { ...seen, ...decision, ...more }))
  assert.deepEqual(codesOf(await assigning({})), OVER)
  done(await assigning({ permission: PERMISSION }))
  const contract = { ...contractFor(id, 100n * M, day('2026-02-09')), endsOn: day('2026-03-31') }
  const signing = (more: object) =>
    act(house, id, 'department-leader', (ask, seen) => signContract(ask, { ...seen, ...contract, ...more })).then(codesOf)
  assert.deepEqual(await signing({}), ['funding.ends-after-year permission'])
  assert.deepEqual(await signing({ endsOn: day('2025-12-31') }), ['funding.ends-before-signed endsOn'])
  assert.deepEqual(await signing({ endsOn: day('2027-01-01'), permission: PERMISSION }), ['funding.ends-too-late endsOn'])
  assert.deepEqual(await signing({ permission: PERMISSION }), [])
  const note = await house.owner.query(`select note from posting where project_id = $1 and kind = 'commitment'`, [id])
  assert.equal(note.rows[0].note, 'Cho phép kéo dài, chuyển nguồn: 15/UBND-TH')
})

test('tạm ứng kinh phí năm 2025 sau 31/01/2026 cần văn bản cho phép; chứng từ ghi trong thời gian chỉnh lý thì không', async () => {
  house.clock = new Date('2025-06-20T02:00:00Z')
  const id = await inspectedProject(house, { ...IN_2025, support: 100n * M })
  house.clock = new Date('2026-02-09T02:00:00Z')
  const advancing = (on: string, more: object = {}) =>
    act(house, id, 'finance-officer', (ask, seen) => advance(ask, { ...seen, ...order(10n * M, day(on), `UNC ${on}`), ...more })).then(codesOf)
  assert.deepEqual(await advancing('2026-02-01'), OVER)
  assert.deepEqual(await advancing('2026-01-31'), [])
  assert.deepEqual(await advancing('2026-02-01', { permission: PERMISSION }), [])
})

test('biểu hỏi văn bản cho phép chỉ khi năm ngân sách đã hết thời gian chỉnh lý; không bật JavaScript vẫn ghi được', async () => {
  house.clock = new Date('2025-06-20T02:00:00Z')
  const id = await inspectedProject(house, { ...IN_2025, support: 100n * M })
  const accountant = await house.as('finance-officer')
  assert.doesNotMatch((await accountant.get(`/projects/${id}/advances`)).text, /name="permission"/u)
  house.clock = new Date('2026-02-09T02:00:00Z')
  assert.match((await accountant.get(`/projects/${id}/advances`)).text, /name="permission"/u)
  const form = { version: String(await versionOf(house, id)), source: 'provincial', amount: '1.000.000', paperNo: 'UNC 5', day: '09/02/2026' }
  const refused = await accountant.post(`/projects/${id}/advances`, { ...form, permission: '' })
  assert.match(refused.text, /đã hết ngày 31\/01\/2026 \(Luật Ngân sách nhà nước[^)]*\)\. Nhập số văn bản cho phép/u)
  assert.equal((await accountant.post(`/projects/${id}/advances`, { ...form, permission: PERMISSION })).status, 303)
  const told = await house.owner.query(`select facts from trail_entry where act = 'funding.advanced' and subject_id = $1`, [id])
  assert.equal(told.rows[0].facts.permission, PERMISSION)
})

test('phê duyệt đề án của năm đã hết cần văn bản cho phép', async () => {
  house.clock = new Date('2026-02-09T02:00:00Z')
  await assert.rejects(approvedProject(house, { year: 2025, approvedOn: day('2026-02-09'), support: 100n * M }), /programme\.year-over/u)
  const [{ id }] = (await house.owner.query(`select id from project where state = 'appraised' order by id desc limit 1`)).rows
  const approval = { source: 'provincial', amountDong: dong(100n * M), decisionNo: '9/QĐ', decidedOn: day('2026-02-09'), permission: PERMISSION }
  assert.deepEqual(codesOf(await act(house, id, 'provincial-leader', (ask, seen) => approveProject(ask, { ...seen, ...approval }))), [])
})

test('cả kế hoạch của năm đã hết cũng chỉ được phê duyệt khi nêu văn bản cho phép, ghi ở trang phê duyệt', async () => {
  house.clock = new Date('2025-12-20T02:00:00Z')
  const on = day('2025-12-20')
  const { id: projectId } = await makeDossier(house, {
    year: 2025,
    state: 'appraised',
    asked: { provincial: 80n * M },
    appraised: { provincial: 80n * M },
  })
  const wanted = { year: 2025, level: 'local' as const, source: 'provincial', name: 'Kế hoạch bổ sung' }
  const { id: planId } = done(await house.ask('department-officer', (ask) => createPlan(ask, wanted)))
  done(await house.ask('department-officer', (ask) => addItem(ask, { planId, version: 1, projectId })))
  done(await house.ask('department-leader', (ask) => propose(ask, { planId, version: 2, paperNo: '5/TTr', issuedOn: on })))
  const leader = await house.as('provincial-leader')
  assert.doesNotMatch((await leader.get(`/plans/${planId}/approval`)).text, /name="permission"/u)
  house.clock = new Date('2026-02-09T02:00:00Z')
  assert.match((await leader.get(`/plans/${planId}/approval`)).text, /name="permission"/u)
  const form = { version: '3', decisionNo: '12/QĐ-UBND', decidedOn: '09/02/2026' }
  const refused = await leader.post(`/plans/${planId}/approval`, { ...form, permission: '' })
  assert.match(refused.text, /năm ngân sách 2025 đã hết ngày 31\/01\/2026/u)
  assert.equal((await leader.post(`/plans/${planId}/approval`, { ...form, permission: PERMISSION })).status, 303)
})

test('thời hạn hợp đồng vượt năm ngân sách: câu từ chối chỉ nêu lối ra có thật', () => {
  const single = { year: 2025, endsOn: day('2025-12-15'), form: 'single' as const }
  const focal = { year: 2024, endsOn: day('2026-12-15'), form: 'focal' as const }
  const words = (signedOn: string, endsOn: string, project: Parameters<typeof checkSpan>[1] = single) => {
    const outcome = checkSpan({ signedOn: day(signedOn), endsOn: day(endsOn) }, project)
    const [refusal] = outcome.ok ? [] : outcome.refusals
    return refusal ? REFUSALS[refusal.code]?.(refusal.facts) : 'được'
  }
  assert.equal(words('2025-05-05', '2025-12-31'), 'được')
  assert.equal(words('2024-05-05', '2026-12-15', focal), 'được', 'đề án điểm chạy trong các năm mà loại đề án đòi hỏi')
  assert.match(words('2024-05-05', '2027-01-31', focal) ?? '', /sau năm ngân sách/u)
  assert.match(words('2025-05-05', '2026-02-28') ?? '', /hoặc nhập thời hạn không sau ngày 31\/12\/2025\.$/u)
  assert.match(words('2026-02-09', '2026-02-28') ?? '', /Nhập số văn bản cho phép kéo dài thời gian thực hiện, chuyển nguồn\.$/u)
  assert.match(words('2026-02-09', '2025-12-31') ?? '', /Nhập ngày từ 09\/02\/2026 đến 31\/12\/2026\.$/u)
})

test('mức thẩm định đã phê duyệt đủ thì trang phê duyệt bổ sung nói lý do, không mời nhập', async () => {
  house.clock = new Date('2025-06-20T02:00:00Z')
  const id = await approvedProject(house, { ...IN_2025, support: 100n * M })
  const { text } = await (await house.as('provincial-leader')).get(`/projects/${id}/supplements`)
  assert.match(text, /Mức thẩm định đã phê duyệt đủ nên không bổ sung được/u)
  assert.doesNotMatch(text, /name="amount"/u)
})
