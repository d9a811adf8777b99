// The norm an appraisal is judged by, through the form: chosen, kept on the đề án, and never silently missing.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type House, LAI_CHAU, openHouse } from '../test-house.ts'
import { CRITERIA } from './appraisal.ts'
import { type Given, makeDossier } from './dossier.fixture.ts'

let house: House

before(async () => {
  house = await openHouse({ programme: true })
})
after(() => house.close())

const FORM: Readonly<Record<string, string>> = {
  version: '1',
  minutesNo: '05/BB-SCT',
  heldOn: '01/03/2024',
  eligibleDong: '2.000.000.000',
  'amounts.provincial': '300.000.000',
  verdict: 'pass',
  conclusion: 'Thống nhất hỗ trợ.',
  ...Object.fromEntries(CRITERIA.map((criterion) => [`findings.${criterion}`, 'yes'])),
}

async function silent(more: Given = {}): Promise<string> {
  return (await makeDossier(house, { costDong: 2_000_000_000n, normCode: null, ...more })).id
}

async function send(id: string, more: Record<string, string> = {}, path = 'appraisal') {
  return await (await house.as('department-officer')).post(`/projects/${id}/${path}`, { ...FORM, ...more })
}

async function kept(id: string) {
  const one = async (text: string) => (await house.owner.query(text, [LAI_CHAU, id])).rows[0]
  const project = await one('select state, norm_code from project where province_code = $1 and id = $2')
  const appraisal = await one('select norm_id, conclusion from appraisal where province_code = $1 and project_id = $2 order by recorded_at desc')
  return { ...project, ...appraisal }
}

test('a đề án whose applicant chose no norm does not pass until the appraisal chooses one', async () => {
  const id = await silent()
  for (const left of [{}, { normCode: '' }]) {
    const reply = await send(id, { ...left, 'amounts.provincial': '1.000.000.000' })
    assert.equal(reply.status, 409, reply.text)
    assert.match(reply.text, /Chọn mức chi áp dụng/)
  }
  assert.deepEqual(await kept(id), { state: 'appraising', norm_code: null })
})

test('the norm chosen at appraisal caps the support and stays on the đề án', async () => {
  const id = await silent()
  const over = await send(id, { normCode: 'machinery', 'amounts.provincial': '300.000.001' })
  assert.match(over.text, /vượt trần 300\.000\.000 đồng/)
  const reply = await send(id, { normCode: 'machinery' })
  assert.equal(reply.status, 303, reply.text)
  const { state, norm_code, norm_id } = await kept(id)
  assert.deepEqual([state, norm_code, norm_id], ['appraised', 'machinery', 'tt28-2018/machinery'])
})

test('the council may choose another norm than the applicant: a whole line has its own ceiling', async () => {
  const id = await silent({ normCode: 'machinery' })
  const reply = await send(id, { normCode: 'technology-line', 'amounts.provincial': '450.000.000' })
  assert.equal(reply.status, 303, reply.text)
  assert.equal((await kept(id)).norm_code, 'technology-line')
})

test('"Không có mức chi áp dụng" needs a reason, which is kept in the conclusion', async () => {
  const id = await silent({ normCode: 'machinery' })
  const reason = 'Nội dung thuê chuyên gia, chưa có văn bản quy định mức chi'
  assert.match((await send(id, { normCode: 'none' })).text, /Nêu lý do không có mức chi áp dụng/)
  assert.equal((await send(id, { normCode: 'none', noNormReason: reason })).status, 303)
  assert.deepEqual(await kept(id), {
    state: 'appraised',
    norm_code: null,
    norm_id: null,
    conclusion: `Thống nhất hỗ trợ.\nKhông có mức chi áp dụng: ${reason}`,
  })
})

test('a norm that is not in force on the day of the appraisal is refused, though the applicant chose it', async () => {
  const id = await silent({ normCode: 'technology-line' })
  assert.match((await send(id, { heldOn: '10/05/2018' })).text, /không có hiệu lực vào ngày thẩm định 10\/05\/2018/)
  assert.match((await send(id, { normCode: 'no-such-norm' })).text, /không có hiệu lực vào ngày thẩm định/)
})

test('an activity for which no norm was ever written passes without one', async () => {
  const id = await silent({ activity: 'market-expansion' })
  const reply = await send(id)
  assert.equal(reply.status, 303, reply.text)
  assert.equal((await kept(id)).norm_code, null)
})

test('minutes that fail need no norm and change none', async () => {
  const id = await silent()
  const reply = await send(id, { verdict: 'fail', 'findings.capacity': 'no', 'remarks.capacity': 'Chưa có mặt bằng', normCode: 'machinery' })
  assert.equal(reply.status, 303, reply.text)
  assert.equal((await kept(id)).norm_code, null)
})

test('the form names the norms of the activity first and starts at the one the applicant chose', async () => {
  const officer = await house.as('department-officer')
  const page = (await officer.get(`/projects/${await silent({ normCode: 'technology-line' })}/appraisal`)).text
  const values = [...(/<select[^>]*name="normCode"[\s\S]*?<\/select>/.exec(page)?.[0] ?? '').matchAll(/value="([^"]*)"/g)].map(([, value]) => value)
  assert.deepEqual(values.slice(0, 2), ['machinery', 'technology-line'])
  assert.equal(values.at(-1), 'none')
  assert.match(page, /<option (selected value="technology-line"|value="technology-line" selected)/)
  assert.match((await officer.get(`/projects/${await silent()}/appraisal`)).text, /Chưa chọn mức chi nên chưa đối chiếu được/)
})

const LONG = 'Nội dung đã được hội đồng xem xét kỹ lưỡng, đề nghị đơn vị bổ sung. '.repeat(25).slice(0, 1900)

test('recomputing keeps every word typed, however long, answers by the norm chosen, and writes nothing', async () => {
  const id = await silent()
  const typed = { normCode: 'machinery', eligibleDong: '77.000.000', 'amounts.provincial': '40.000.000', 'remarks.need': 'Cần thêm báo giá' }
  const reply = await send(id, { ...typed, conclusion: LONG, minutesNo: '', verdict: '' }, 'appraisal/recomputation')
  assert.match(reply.text, /50% × 77\.000\.000 = 38\.500\.000/)
  assert.match(reply.text, /chỉ được đến 38\.500\.000 đồng/)
  assert.match(reply.text, /có hiệu lực ngày 01\/03\/2024[\s\S]*hỗ trợ tối đa 38\.500\.000 đồng/)
  assert.ok(reply.text.includes(LONG.trim()))
  assert.match(reply.text, /value="Cần thêm báo giá"/)
  assert.doesNotMatch(reply.text, /chỗ cần sửa/)
  assert.match(reply.text, new RegExp(`<form action="/projects/${id}/appraisal" method="post"`))
  assert.deepEqual(await kept(id), { state: 'appraising', norm_code: null })
})

test('recomputing for an older day answers by the norm of that day', async () => {
  const id = await silent()
  const reply = await send(id, { normCode: 'machinery', heldOn: '10/05/2018' }, 'appraisal/recomputation')
  assert.match(reply.text, /có hiệu lực ngày 10\/05\/2018[\s\S]*hỗ trợ tối đa 200\.000\.000 đồng/)
  assert.match(reply.text, /Mức chi đang chọn có hiệu lực từ ngày 11\/05\/2018/)
})

test('the ministry recomputes and chooses on its own form', async () => {
  const { id } = await makeDossier(house, { level: 'national', state: 'ministry', costDong: 2_000_000_000n, normCode: null })
  const ministry = await house.as('ministry-officer')
  const { 'amounts.provincial': _, ...rest } = FORM
  const form = { ...rest, normCode: 'machinery', 'amounts.national': '300.000.001' }
  assert.match((await ministry.post(`/projects/${id}/ministry-appraisal/recomputation`, form)).text, /Vượt mức tối đa 1 đồng/)
  const reply = await ministry.post(`/projects/${id}/ministry-appraisal`, { ...form, 'amounts.national': '300.000.000' })
  assert.equal(reply.status, 303, reply.text)
  assert.equal((await kept(id)).norm_code, 'machinery')
})
