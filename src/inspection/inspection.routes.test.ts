import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { appraise } from '../appraisal/appraisal.actions.ts'
import { CRITERIA } from '../appraisal/appraisal.ts'
import { type Given, makeDossier } from '../appraisal/dossier.fixture.ts'
import { day } from '../basics/day.ts'
import { dong } from '../basics/money.ts'
import { type House, LAI_CHAU, openHouse } from '../test-house.ts'

let house: House

before(async () => {
  house = await openHouse({ programme: true })
})
after(() => house.close())

const UNDERWAY: Given = { state: 'underway', appraised: { provincial: 300_000_000n }, approved: { provincial: 300_000_000n } }

const VISIT = {
  version: '1',
  minutesNo: '12/BB-SCT',
  heldOn: '26/02/2024',
  team: 'Lò Văn Minh, Sở Công Thương',
  investedDong: '434.000.000',
  itemDone: '61,4',
  findings: 'Máy đã lắp, đang chạy thử.',
  conclusion: 'on-schedule',
}

const MINUTES = {
  version: '2',
  minutesNo: '21/BBNT-SCT',
  heldOn: '01/03/2024',
  attendees: 'Sở Công Thương, hợp tác xã, UBND xã',
  verdict: 'pass',
  conclusion: 'Máy vận hành ổn định.',
  eligibleDong: '620.000.000',
}

/** The establishment of a đề án of the fixture, ticked as done. */
const ticked = (id: string) => ({ 'proofs.3b': id.replace('-8000-', '-9000-') })

async function inspect(id: string, more: Record<string, string> = {}) {
  return await (await house.as('inspector')).post(`/projects/${id}/inspections`, { ...VISIT, ...more })
}

async function accept(id: string, more: Record<string, string> = {}) {
  return await (await house.as('department-officer')).post(`/projects/${id}/acceptance`, { ...MINUTES, ...ticked(id), ...more })
}

async function rows(text: string, id: string) {
  return (await house.owner.query(text, [LAI_CHAU, id])).rows
}

async function facts(id: string) {
  const [project] = await rows('select state, version from project where province_code = $1 and id = $2', id)
  return {
    ...project,
    acceptances: await rows(
      'select verdict, eligible_dong, support_dong, counterpart_dong from acceptance where province_code = $1 and project_id = $2',
      id,
    ),
    accepted: (await rows('select accepted from project_target where province_code = $1 and project_id = $2', id))[0].accepted,
    trail: (await rows('select act from trail_entry where province_code = $1 and chain_id = $2 order by seq', id)).map(({ act }) => act),
  }
}

async function attained(programmeId: string): Promise<bigint> {
  const [row] = await rows(
    `select coalesce(sum(accepted), 0) as n from attainment where province_code = $1 and programme_id = $2 and target_code = '3b' and year = 2024`,
    programmeId,
  )
  return BigInt(row.n)
}

test('an inspection keeps its minutes, confirms the progress and leaves the đề án under way', async () => {
  const { id } = await makeDossier(house, UNDERWAY)
  const reply = await inspect(id)
  assert.equal(reply.status, 303, reply.text)
  const { state, version, trail } = await facts(id)
  assert.deepEqual([state, version, trail], ['underway', 2, ['inspection.recorded']])
  const progress = await rows(
    'select invested_dong, item_done_basis_points, paper_no from project_progress where province_code = $1 and project_id = $2',
    id,
  )
  assert.deepEqual(progress, [{ invested_dong: 434_000_000n, item_done_basis_points: 6140, paper_no: '12/BB-SCT' }])
  assert.deepEqual(await rows('select kind, number from project_paper where province_code = $1 and project_id = $2', id), [
    { kind: 'A18', number: '12/BB-SCT' },
  ])
  const page = await (await house.as('auditor')).get(`/projects/${id}/inspections`)
  assert.match(page.text, /70%/)
  assert.match(page.text, /61,4%/)
})

test('a đề án behind schedule needs a remedy and a day; what was typed stays in the form', async () => {
  const { id } = await makeDossier(house, UNDERWAY)
  const reply = await inspect(id, { conclusion: 'late' })
  assert.equal(reply.status, 409)
  assert.match(reply.text, /Nêu yêu cầu khắc phục/)
  assert.match(reply.text, /Máy đã lắp, đang chạy thử\./)
  assert.equal((await inspect(id, { conclusion: 'late', remedy: 'Lắp xong máy sấy', remedyDueOn: '31/03/2024' })).status, 303)
})

test('a share that is no percentage is refused with an example', async () => {
  const { id } = await makeDossier(house, UNDERWAY)
  for (const itemDone of ['101', '-1', 'nhiều', '61,444', '']) assert.match((await inspect(id, { itemDone })).text, /từ 0 đến 100, ví dụ 61,4/)
})

test('620 triệu of invoices earn 300 triệu; the machine accepted counts towards target 3b of its year', async () => {
  const { id, programmeId } = await makeDossier(house, UNDERWAY)
  const before = await attained(programmeId)
  await inspect(id)
  const reply = await accept(id)
  assert.equal(reply.status, 303, reply.text)
  assert.deepEqual(await facts(id), {
    state: 'accepted',
    version: 3,
    acceptances: [{ verdict: 'pass', eligible_dong: 620_000_000n, support_dong: 300_000_000n, counterpart_dong: 320_000_000n }],
    accepted: 1,
    trail: ['inspection.recorded', 'inspection.accepted'],
  })
  assert.equal(await attained(programmeId), before + 1n)
})

test('77 triệu of invoices earn 38,5 triệu of provincial money, exactly half', async () => {
  const half = 38_500_000n
  const { id } = await makeDossier(house, { ...UNDERWAY, costDong: 77_000_000n, appraised: { provincial: half }, approved: { provincial: half } })
  await inspect(id, { investedDong: '60.000.000' })
  await accept(id, { eligibleDong: '77.000.000' })
  assert.deepEqual((await facts(id)).acceptances, [{ verdict: 'pass', eligible_dong: 77_000_000n, support_dong: half, counterpart_dong: half }])
})

test('without an inspection nothing is accepted', async () => {
  const { id } = await makeDossier(house, UNDERWAY)
  const reply = await accept(id, { version: '1' })
  assert.equal(reply.status, 409)
  assert.deepEqual((await facts(id)).acceptances, [])
})

test('an acceptance that fails is kept, counts nothing, and the đề án may be accepted later', async () => {
  const { id, programmeId } = await makeDossier(house, UNDERWAY)
  const before = await attained(programmeId)
  await inspect(id)
  assert.equal((await accept(id, { verdict: 'fail', conclusion: 'Máy chưa đạt công suất.' })).status, 303)
  const failed = await facts(id)
  assert.deepEqual([failed.state, failed.accepted, failed.trail.at(-1)], ['underway', null, 'inspection.acceptance-failed'])
  assert.equal(await attained(programmeId), before)
  assert.equal((await accept(id, { minutesNo: '22/BBNT-SCT' })).status, 303)
  assert.equal((await facts(id)).state, 'accepted')
  assert.equal(await attained(programmeId), before + 1n)
})

test('more than was planned is accepted only with an explanation', async () => {
  const { establishmentId } = await makeDossier(house, UNDERWAY)
  const { id } = await makeDossier(house, { ...UNDERWAY, others: [establishmentId] })
  await inspect(id)
  const officer = await house.as('department-officer')
  const both = JSON.stringify({ ...MINUTES, 'proofs.3b': [ticked(id)['proofs.3b'], establishmentId] })
  const send = async (body: string) => await officer.post(`/projects/${id}/acceptance`, JSON.parse(body), { accept: 'application/json' })
  assert.match((await send(both)).text, /vượt khối lượng được duyệt \(1\)/)
  const explained = JSON.stringify({ ...JSON.parse(both), explanation: 'Cơ sở đầu tư thêm một máy bằng vốn tự có.' })
  assert.ok([200, 201].includes((await send(explained)).status))
})

test('không đánh dấu kết quả nào, đánh dấu cơ sở của đề án khác, hay nhập một con số: đều không nghiệm thu được', async () => {
  const { id } = await makeDossier(house, UNDERWAY)
  const other = await makeDossier(house, UNDERWAY)
  await inspect(id)
  const officer = await house.as('department-officer')
  const send = async (more: Record<string, string>) => await officer.post(`/projects/${id}/acceptance`, { ...MINUTES, ...more })
  assert.match((await send({})).text, /Chưa đánh dấu kết quả nào đạt/)
  assert.match((await send({ 'proofs.3b': other.establishmentId })).text, /Mục đã đánh dấu không có trong đề án này/)
  assert.match((await send({ 'proofs.4b2': other.establishmentId })).text, /Mục đã đánh dấu không có trong đề án này/)
  assert.match((await send({ 'quantities.3b': '30' })).text, /không có mục &quot;quantities\.3b&quot;/)
  assert.match((await send({ 'proofs.3b': '30' })).text, /Mã bản ghi không hợp lệ/)
  assert.equal((await facts(id)).accepted, null)
})

test('the support is shown with the norm before it is saved', async () => {
  const { id } = await makeDossier(house, UNDERWAY)
  const page = await (await house.as('department-officer')).get(`/projects/${id}/acceptance?eligibleDong=500.000.000&minutesNo=21%2FBBNT`)
  assert.match(page.text, /50% × 500\.000\.000 = 250\.000\.000/)
  assert.match(page.text, /Hỗ trợ nghiệm thu/)
  assert.match(page.text, /value="21\/BBNT"/)
  assert.deepEqual((await facts(id)).acceptances, [])
})

test('a value that cannot be counted again is said at its field; one above the whole cost is warned of', async () => {
  const { id } = await makeDossier(house, UNDERWAY)
  const officer = await house.as('department-officer')
  const wrong = await officer.get(`/projects/${id}/acceptance?eligibleDong=1.000.000%2C5`)
  assert.match(wrong.text, /href="#f-eligibleDong">Số tiền không hợp lệ/)
  assert.match(wrong.text, /value="1\.000\.000,5"/)
  const high = await officer.get(`/projects/${id}/acceptance?eligibleDong=9.000.000.000`)
  assert.match(high.text, /Giá trị hợp lệ vượt tổng kinh phí của đề án/)
})

test('the norm and the priority of the appraisal judge the đề án to its end, though the province has a norm of its own since', async () => {
  const { id } = await makeDossier(house, { costDong: 1_000_000_000n, asked: { provincial: 400_000_000n } })
  const judged = CRITERIA.map((criterion) => ({ criterion, finding: 'yes' as const, remark: '' }))
  const held = {
    projectId: id,
    version: 1,
    minutesNo: '05/BB-SCT',
    heldOn: day('2024-03-01'),
    judged,
    verdict: 'pass' as const,
    conclusion: 'Ưu tiên',
  }
  const amounts = new Map([['provincial', dong(400_000_000n)]])
  const outcome = await house.ask('department-officer', (ask) =>
    appraise(ask, { ...held, eligibleDong: dong(1_000_000_000n), priority: true, amounts }),
  )
  assert.equal(outcome.ok, true)
  await house.owner.query(`update project set state = 'underway' where id = $1`, [id])
  await house.owner.query(
    `update project_fund set approved_dong = 400000000, committed_dong = 400000000 where project_id = $1 and source = 'provincial'`,
    [id],
  )
  house.clock = new Date('2025-06-02T02:00:00Z')
  try {
    assert.equal((await inspect(id, { version: '2', heldOn: '15/05/2025' })).status, 303)
    assert.equal((await accept(id, { version: '3', heldOn: '01/06/2025', eligibleDong: '1.000.000.000' })).status, 303)
  } finally {
    house.clock = new Date('2024-03-04T02:00:00Z')
  }
  const [kept] = await rows('select support_dong, norm_id from acceptance where province_code = $1 and project_id = $2', id)
  assert.deepEqual(kept, { support_dong: 400_000_000n, norm_id: 'tt28-2018/machinery' })
})

test('the room shows what is under way and the latest minutes', async () => {
  const { id, code } = await makeDossier(house, UNDERWAY)
  const officer = await house.as('department-officer')
  assert.match((await officer.get('/inspections')).text, new RegExp(`${code}[\\s\\S]*chưa kiểm tra`))
  await inspect(id, { minutesNo: '99/BB-SCT' })
  assert.match((await officer.get('/inspections')).text, /99\/BB-SCT/)
  assert.doesNotMatch((await (await house.as('auditor')).get('/inspections')).text, new RegExp(`/projects/${id}/acceptance`))
})

test('minutes whose number another đề án already bears that year are kept, and said so', async () => {
  const [first, second] = [await makeDossier(house, UNDERWAY), await makeDossier(house, UNDERWAY)]
  for (const { id } of [first, second]) await inspect(id)
  const officer = await house.as('department-officer')
  const reply = await accept(first.id, { minutesNo: '70/BBNT' })
  assert.equal(reply.status, 303, reply.text)
  const again = await officer.post(
    `/projects/${second.id}/acceptance`,
    { ...MINUTES, ...ticked(second.id), minutesNo: '70/BBNT' },
    { accept: 'application/json' },
  )
  assert.match(again.text, new RegExp(first.code))
  assert.equal((await facts(second.id)).state, 'accepted')
})

const ANNULMENT = { paperNo: '45/TB-SCT', decidedOn: '04/03/2024', reason: 'Ghi sai tổng giá trị hợp lệ' }

async function annul(id: string, more: Record<string, string> = {}, path = 'acceptance-annulment') {
  const { version } = await facts(id)
  return await (await house.as('department-leader')).post(`/projects/${id}/${path}`, { version: String(version), ...ANNULMENT, ...more })
}

test('an acceptance with a mistyped value is annulled by the leader in writing, its quantities are taken back, and the đề án is accepted anew', async () => {
  const { id, programmeId } = await makeDossier(house, UNDERWAY)
  const counted = async () => {
    const text = `select coalesce(sum(accepted), 0)::int as n from attainment where province_code = $1 and programme_id = $2 and target_code = '3b'`
    return (await house.owner.query(text, [LAI_CHAU, programmeId])).rows[0].n
  }
  const before = await counted()
  await inspect(id)
  await accept(id, { eligibleDong: '100.000.001' })
  assert.equal(await counted(), before + 1)
  const leader = await house.as('department-leader')
  assert.match((await leader.get(`/projects/${id}`)).text, new RegExp(`href="/projects/${id}/acceptance-annulment"`))
  assert.match((await leader.get(`/projects/${id}/acceptance-annulment`)).text, /21\/BBNT-SCT ngày 01\/03\/2024[\s\S]*100\.000\.001 đồng/)
  assert.match((await annul(id, { reason: '' })).text, /Nhập lý do/)
  assert.match((await annul(id, { decidedOn: '05/03/2024' })).text, /sau hôm nay/)
  assert.equal((await annul(id, {}, 'acceptance-annulment-of-stopped')).status, 409)
  const done = await annul(id)
  assert.equal(done.status, 303, done.text)
  assert.equal(await counted(), before)
  const after = await facts(id)
  assert.deepEqual([after.state, after.acceptances[0].verdict, after.trail.at(-1)], ['underway', 'fail', 'inspection.acceptance-annulled'])
  assert.match((await leader.get(`/projects/${id}`)).text, /Kết quả nghiệm thu này đã hủy theo văn bản 45\/TB-SCT ngày 04\/03\/2024: Ghi sai/)
  const again = await accept(id, { version: String(after.version), minutesNo: '22/BBNT-SCT' })
  assert.equal(again.status, 303, again.text)
  assert.equal(await counted(), before + 1)
})

test('an acceptance that was paid on stands, and whoever would annul it is told the way out', async () => {
  const { id } = await makeDossier(house, UNDERWAY)
  await inspect(id)
  await accept(id)
  await house.owner.query(`update project_fund set committed_dong = 300000000, paid_dong = 1000000 where project_id = $1 and source = 'provincial'`, [
    id,
  ])
  const reply = await annul(id)
  assert.equal(reply.status, 409)
  assert.match(reply.text, /Còn 1\.000\.000 đồng đã thanh toán theo kết quả nghiệm thu này, chưa thu hồi, nên chưa hủy được/)
  assert.equal((await facts(id)).state, 'accepted')
  assert.doesNotMatch((await (await house.as('department-leader')).get(`/projects/${id}`)).text, /acceptance-annulment/)
})

const LATE = { conclusion: 'late', remedy: 'Hoàn thành lắp đặt máy sấy', remedyDueOn: '09/03/2024' }

async function closing(id: string, more: Record<string, string> = {}) {
  const [found] = await rows(`select id from inspection where province_code = $1 and project_id = $2 and remedy <> ''`, id)
  const form = { inspectionId: found?.id ?? '', closedOn: '04/03/2024', minutesNo: '15/BB-SCT', result: 'Máy đã lắp xong, chạy ổn định.', ...more }
  return await (await house.as('inspector')).post(`/projects/${id}/remedies`, form)
}

test('yêu cầu khắc phục nằm trong việc của người kiểm tra với đúng ngày hết hạn, cho đến khi được xác nhận xong một lần', async () => {
  const { id } = await makeDossier(house, UNDERWAY)
  assert.equal((await inspect(id, LATE)).status, 303)
  const queue = async () => (await (await house.as('inspector')).get('/queue')).text
  const listed = await queue()
  assert.match(listed, /Hoàn thành lắp đặt máy sấy \(biên bản 12\/BB-SCT\)/)
  assert.match(listed, /11\/03\/2024/, 'ngày 09/03/2024 là thứ Bảy')
  const early = await closing(id, { closedOn: '20/02/2024' })
  assert.equal(early.status, 409)
  assert.match(early.text, /Ngày xác nhận sớm hơn ngày kiểm tra/)
  assert.equal((await closing(id)).status, 303)
  assert.doesNotMatch(await queue(), /Hoàn thành lắp đặt máy sấy/)
  const page = (await (await house.as('inspector')).get(`/projects/${id}/inspections`)).text
  assert.match(page, /Đã khắc phục, biên bản 15\/BB-SCT ngày 04\/03\/2024: Máy đã lắp xong, chạy ổn định\./)
  assert.match((await closing(id)).text, /đã được xác nhận xong/)
  const trail = await rows('select act from trail_entry where province_code = $1 and chain_id = $2 order by seq', id)
  assert.deepEqual(
    trail.map(({ act }) => act),
    ['inspection.recorded', 'inspection.remedy-closed'],
  )
})
