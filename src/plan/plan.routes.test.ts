import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Given, makeDossier } from '../appraisal/dossier.fixture.ts'
import { day } from '../basics/day.ts'
import { type House, LAI_CHAU, openHouse } from '../test-house.ts'
import { loadPlan, markApproved } from './plan.actions.ts'

let house: House

before(async () => {
  house = await openHouse({ programme: true })
})
after(() => house.close())

async function makePlan(more: Record<string, string> = {}): Promise<string> {
  const form = { year: '2024', level: 'local', source: 'provincial', name: 'Kế hoạch khuyến công địa phương năm 2024', ...more }
  const reply = await (await house.as('centre-officer')).post('/plans', form)
  assert.equal(reply.status, 303, reply.text)
  return String(reply.headers.location).split('/').at(-1) ?? ''
}

async function appraised(more: Given = {}) {
  return await makeDossier(house, { state: 'appraised', appraised: { provincial: 300_000_000n }, ...more })
}

async function add(planId: string, projectId: string, version: number, supportDong = '') {
  return await (await house.as('department-officer')).post(`/plans/${planId}/items`, { version: String(version), projectId, supportDong })
}

async function planFacts(planId: string) {
  const [plan] = (await house.owner.query('select state, version, decision_no from plan where province_code = $1 and id = $2', [LAI_CHAU, planId]))
    .rows
  const items = (
    await house.owner.query('select project_id, support_dong from plan_item where province_code = $1 and plan_id = $2', [LAI_CHAU, planId])
  ).rows
  const trail = (await house.owner.query('select act from trail_entry where province_code = $1 and chain_id = $2 order by seq', [LAI_CHAU, planId]))
    .rows
  return { ...plan, items, trail: trail.map(({ act }) => act) }
}

test('a plan is built by officers, proposed by the leader with its tờ trình, and every step is in its trail', async () => {
  const planId = await makePlan()
  const { id, code } = await appraised()
  assert.equal((await add(planId, id, 1)).status, 303)
  const officer = await house.as('department-officer')
  const page = await officer.get(`/plans/${planId}`)
  for (const seen of [code, 'Hợp tác xã Miến dong', 'Tổng cộng', '620', '300', '320']) assert.match(page.text, new RegExp(seen))
  const proposal = { version: '2', paperNo: '27/TTr-SCT', issuedOn: '04/03/2024' }
  assert.equal((await officer.post(`/plans/${planId}/proposal`, proposal)).status, 403)
  assert.equal((await (await house.as('department-leader')).post(`/plans/${planId}/proposal`, proposal)).status, 303)
  const { state, version, items, trail } = await planFacts(planId)
  assert.deepEqual([state, version, items], ['proposed', 3, [{ project_id: id, support_dong: 300_000_000n }]])
  assert.deepEqual(trail, ['plan.created', 'plan.item-added', 'plan.proposed'])
  const papers = await house.owner.query('select kind, number from project_paper where project_id = $1', [id])
  assert.deepEqual(papers.rows, [{ kind: 'A04', number: '27/TTr-SCT' }])
})

test('only who approves sees the way to the approval: UBND tỉnh for a local plan', async () => {
  const planId = await makePlan()
  const { id } = await appraised()
  await add(planId, id, 1)
  await (await house.as('department-leader')).post(`/plans/${planId}/proposal`, { version: '2', paperNo: '28/TTr-SCT', issuedOn: '04/03/2024' })
  const sees = async (role: 'provincial-leader' | 'ministry-officer') =>
    (await (await house.as(role)).get(`/plans/${planId}`)).text.includes(`/plans/${planId}/approval`)
  assert.equal(await sees('provincial-leader'), true)
  assert.equal(await sees('ministry-officer'), false)
})

test('the decision marks the plan approved; a stale version or the wrong person does not', async () => {
  const planId = await makePlan()
  const { id } = await appraised()
  await add(planId, id, 1)
  await (await house.as('department-leader')).post(`/plans/${planId}/proposal`, { version: '2', paperNo: '29/TTr-SCT', issuedOn: '04/03/2024' })
  const decision = { version: 3, decisionNo: '312/QĐ-UBND', decidedOn: day('2024-03-04') }
  const code = async (role: 'provincial-leader' | 'ministry-officer', version: number) => {
    const outcome = await house.ask(role, (ask) => markApproved(ask, planId, { ...decision, version }))
    return outcome.ok ? `ok ${outcome.value.items.length}` : outcome.refusals[0]?.code
  }
  assert.equal(await code('ministry-officer', 3), 'plan.not-your-act')
  assert.equal(await code('provincial-leader', 2), 'request.stale')
  assert.equal(await code('provincial-leader', 3), 'ok 1')
  const held = await house.ask('auditor', (ask) => loadPlan(ask, planId))
  assert.deepEqual([held?.plan.state, held?.plan.decisionNo, held?.plan.decidedOn, held?.plan.version], ['approved', '312/QĐ-UBND', '2024-03-04', 4])
})

test('support above the appraisal is refused in the form, naming the most that may be given', async () => {
  const planId = await makePlan()
  const { id } = await appraised()
  const reply = await add(planId, id, 1, '300.000.001')
  assert.equal(reply.status, 409)
  assert.match(reply.text, /vượt mức thẩm định\. Nhập không quá 300\.000\.000 đồng/)
  assert.match(reply.text, /value="300\.000\.001"/)
})

test('a đề án taken by one plan is refused by another until it is let go or that plan is cancelled', async () => {
  const [first, second] = [await makePlan(), await makePlan()]
  const { id } = await appraised()
  assert.equal((await add(first, id, 1)).status, 303)
  assert.match((await add(second, id, 1)).text, /đang ở kế hoạch KH-2024-\d\d/)
  const cancelled = await (await house.as('department-officer')).post(`/plans/${first}/cancellation`, {
    version: '2',
    reason: 'Lập lại theo nguồn khác',
  })
  assert.equal(cancelled.status, 303, cancelled.text)
  assert.equal((await add(second, id, 1)).status, 303)
  const officer = await house.as('department-officer')
  assert.equal((await officer.post(`/plans/${second}/items/${id}/removal`, { version: '2' })).status, 303)
  assert.deepEqual((await planFacts(second)).items, [])
})

test('two plans that take the same đề án at the same moment: one holds it', async () => {
  for (let round = 0; round < 10; round++) {
    const [first, second] = [await makePlan(), await makePlan()]
    const { id } = await appraised()
    const replies = await Promise.all([add(first, id, 1), add(second, id, 1)])
    assert.deepEqual(replies.map(({ status }) => status).sort(), [303, 409])
    assert.equal((await planFacts(first)).items.length + (await planFacts(second)).items.length, 1)
  }
})

test('two officers who add to the same version of a plan: the second is told it changed', async () => {
  const planId = await makePlan()
  const [one, two] = [await appraised(), await appraised()]
  const replies = await Promise.all([add(planId, one.id, 1), add(planId, two.id, 1)])
  assert.deepEqual(replies.map(({ status }) => status).sort(), [303, 412])
})

test('an empty plan cannot be proposed, and a proposed one can be taken back to be mended', async () => {
  const planId = await makePlan()
  const leader = await house.as('department-leader')
  const proposal = { paperNo: '30/TTr-SCT', issuedOn: '04/03/2024' }
  assert.match((await leader.post(`/plans/${planId}/proposal`, { ...proposal, version: '1' })).text, /còn thiếu: ít nhất một đề án trong danh mục/)
  const { id } = await appraised()
  await add(planId, id, 1)
  await leader.post(`/plans/${planId}/proposal`, { ...proposal, version: '2' })
  assert.match((await add(planId, id, 3)).text, /Đã trình, chờ phê duyệt/)
  assert.equal((await leader.post(`/plans/${planId}/take-back`, { version: '3', reason: 'Bổ sung đề án' })).status, 303)
  assert.equal((await planFacts(planId)).state, 'draft')
})

test('a đề án withdrawn from appraisal in the meantime stops the proposal', async () => {
  const planId = await makePlan()
  const { id, code } = await appraised()
  await add(planId, id, 1)
  await house.owner.query(`update project set state = 'rejected' where id = $1`, [id])
  const reply = await (await house.as('department-leader')).post(`/plans/${planId}/proposal`, {
    version: '2',
    paperNo: '31/TTr-SCT',
    issuedOn: '04/03/2024',
  })
  assert.match(reply.text, new RegExp(`Đề án ${code} đã thay đổi`))
  assert.equal((await planFacts(planId)).state, 'draft')
})

test('đề án rút hồ sơ hoặc bị từ chối thì ra khỏi kế hoạch đang lập, đang trình; mở lại không tự trở vào; kế hoạch đã duyệt giữ nguyên', async () => {
  const leader = await house.as('department-leader')
  const planId = await makePlan()
  const [withdrawn, turnedDown, kept] = [await appraised(), await appraised(), await appraised()]
  for (const [i, { id }] of [withdrawn, turnedDown, kept].entries()) assert.equal((await add(planId, id, i + 1)).status, 303)
  const rejection = await leader.post(`/projects/${turnedDown.id}/rejection`, { version: '1', reason: 'Không còn phù hợp' })
  assert.equal(rejection.status, 303, rejection.text.slice(0, 300))
  assert.equal((await planFacts(planId)).version, 5, 'ai đang mở kế hoạch thì được báo đã đổi')
  await leader.post(`/plans/${planId}/proposal`, { version: '5', paperNo: '32/TTr-SCT', issuedOn: '04/03/2024' })
  const centre = await house.as('centre-officer')
  const version = String((await house.owner.query('select version from project where id = $1', [withdrawn.id])).rows[0].version)
  assert.equal((await centre.post(`/projects/${withdrawn.id}/withdrawal`, { version, reason: 'Cơ sở thôi đầu tư' })).status, 303)
  const { state, items } = await planFacts(planId)
  assert.deepEqual([state, items.map((item: { project_id: string }) => item.project_id)], ['proposed', [kept.id]])
  assert.equal((await centre.post(`/projects/${withdrawn.id}/reopening`, { version: String(Number(version) + 1) })).status, 303)
  assert.deepEqual((await planFacts(planId)).items.length, 1)
  const told = await house.owner.query(`select facts->'leftPlans' as left from trail_entry where act = 'project.withdrawn' and subject_id = $1`, [
    withdrawn.id,
  ])
  assert.equal(told.rows[0].left.length, 1)
})

test("a year outside the programme and a source that is not the State's are refused", async () => {
  const officer = await house.as('centre-officer')
  const form = { level: 'local', source: 'provincial', name: 'Kế hoạch' }
  assert.match((await officer.post('/plans', { ...form, year: '2026' })).text, /ngoài giai đoạn 2021-2025/)
  assert.match((await officer.post('/plans', { ...form, year: '2024', source: 'counterpart' })).text, /nguồn kinh phí nhà nước/)
})

test('a local plan takes no khuyến công quốc gia money, and a national plan no provincial money', async () => {
  const officer = await house.as('centre-officer')
  const form = { year: '2024', name: 'Kế hoạch' }
  const local = await officer.post('/plans', { ...form, level: 'local', source: 'national' })
  assert.equal(local.status, 409)
  assert.match(local.text, /Kinh phí khuyến công quốc gia&quot; không dùng cho kế hoạch khuyến công địa phương\. Chọn nguồn Ngân sách tỉnh/)
  const national = await officer.post('/plans', { ...form, level: 'national', source: 'provincial' })
  assert.match(national.text, /Ngân sách tỉnh&quot; không dùng cho kế hoạch khuyến công quốc gia\. Chọn nguồn Kinh phí khuyến công quốc gia/)
  await makePlan({ level: 'national', source: 'national' })
})

test('the list shows every plan with its number of đề án and support', async () => {
  const page = await (await house.as('auditor')).get('/plans')
  assert.equal(page.status, 200)
  assert.match(page.text, /KH-2024-01/)
  assert.doesNotMatch(page.text, /href="\/plans\/new"/)
  assert.match((await (await house.as('centre-officer')).get('/plans')).text, /href="\/plans\/new"/)
  assert.match((await (await house.as('centre-officer')).get('/plans/new')).text, /Kinh phí khuyến công quốc gia/)
})

test('the form of a plan begins with a level and a source that go together', async () => {
  const officer = await house.as('centre-officer')
  const { text } = await officer.get('/plans/new')
  const chosen = (name: string) =>
    text
      .split(`name="${name}"`)[1]
      ?.split('</select>')[0]
      ?.match(/<option (?:value="([^"]*)" selected|selected(?:="")? value="([^"]*)")/)
  const level = chosen('level')?.[1] ?? 'local'
  const source = chosen('source')?.[1] ?? chosen('source')?.[2] ?? ''
  const reply = await officer.post('/plans', { year: '2024', level, source, name: 'Kế hoạch khuyến công năm 2024' })
  assert.equal(reply.status, 303, reply.text)
  assert.match((await officer.post('/plans', { year: '', level, source: '', name: 'Kế hoạch' })).text, /Chọn nguồn kinh phí\./)
})

test('a plan that was sent up shows its tờ trình, and a đề án without a written result shows the target it is registered for', async () => {
  const planId = await makePlan()
  const { id } = await appraised()
  await house.owner.query(`update project set result = '' where id = $1`, [id])
  await add(planId, id, 1)
  const leader = await house.as('department-leader')
  assert.equal((await leader.post(`/plans/${planId}/proposal`, { version: '2', paperNo: '31/TTr-SCT', issuedOn: '04/03/2024' })).status, 303)
  const page = (await leader.get(`/plans/${planId}`)).text
  assert.match(page, /31\/TTr-SCT ngày 04\/03\/2024/)
  assert.match(page, /ứng dụng máy móc[^<]*: 1 cơ sở/)
})

test('from an appraised đề án the officer who builds plans is led to the plan of the year, first to the list and then to the one that holds it', async () => {
  const planId = await makePlan()
  const { id } = await appraised()
  const officer = await house.as('department-officer')
  assert.match((await officer.get(`/projects/${id}`)).text, /href="\/plans">Đưa vào kế hoạch năm/)
  await add(planId, id, 1)
  assert.match((await officer.get(`/projects/${id}`)).text, new RegExp(`href="/plans/${planId}">Mở kế hoạch KH-2024-`))
  assert.doesNotMatch((await (await house.as('finance-officer')).get(`/projects/${id}`)).text, /Đưa vào kế hoạch năm|Mở kế hoạch/)
})
