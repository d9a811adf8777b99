import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type House, LAI_CHAU, openHouse } from '../test-house.ts'
import { CRITERIA } from './appraisal.ts'
import { makeDossier } from './dossier.fixture.ts'

let house: House

before(async () => {
  house = await openHouse({ programme: true })
})
after(() => house.close())

const FORM: Readonly<Record<string, string>> = {
  version: '1',
  minutesNo: '05/BB-SCT',
  heldOn: '01/03/2024',
  eligibleDong: '620.000.000',
  'amounts.provincial': '300.000.000',
  verdict: 'pass',
  conclusion: 'Thống nhất hỗ trợ theo định mức.',
  ...Object.fromEntries(CRITERIA.map((criterion) => [`findings.${criterion}`, 'yes'])),
}

async function facts(id: string) {
  const rows = async (text: string) => (await house.owner.query(text, [LAI_CHAU, id])).rows
  const [project] = await rows('select state, version from project where province_code = $1 and id = $2')
  return {
    ...project,
    appraised: await rows('select source, appraised_dong from project_fund where province_code = $1 and project_id = $2 and appraised_dong > 0'),
    appraisals: await rows(
      'select tier, verdict, proposed_dong, norm_id, priority from appraisal where province_code = $1 and project_id = $2 order by tier',
    ),
    papers: (await rows('select kind, number from project_paper where province_code = $1 and project_id = $2')).map(
      ({ kind, number }) => `${kind} ${number}`,
    ),
    trail: (await rows('select act from trail_entry where province_code = $1 and chain_id = $2 order by seq')).map(({ act }) => act),
  }
}

test('a local đề án that passes is appraised with 300 triệu, minutes kept and one line in the trail', async () => {
  const { id } = await makeDossier(house)
  const officer = await house.as('department-officer')
  const reply = await officer.post(`/projects/${id}/appraisal`, FORM)
  assert.equal(reply.status, 303, reply.text)
  assert.equal(reply.headers.location, `/projects/${id}`)
  assert.deepEqual(await facts(id), {
    state: 'appraised',
    version: 2,
    appraised: [{ source: 'provincial', appraised_dong: 300_000_000n }],
    appraisals: [{ tier: 'base', verdict: 'pass', proposed_dong: 300_000_000n, norm_id: 'tt28-2018/machinery', priority: false }],
    papers: ['A05 05/BB-SCT'],
    trail: ['appraisal.held'],
  })
})

test('the form shows the costs and the verdict of the norm with its article before anything is typed', async () => {
  const { id } = await makeDossier(house)
  const page = await (await house.as('department-officer')).get(`/projects/${id}/appraisal`)
  assert.equal(page.status, 200)
  assert.match(page.text, /Máy ép đùn miến/)
  assert.match(page.text, /Mức hỗ trợ 300\.000\.000 đồng đúng định mức/)
  assert.match(page.text, /Thông tư 28\/2018\/TT-BTC/)
})

test('one đồng above the norm is refused in the form, with the ceiling and the way out', async () => {
  const { id } = await makeDossier(house)
  const reply = await (await house.as('department-officer')).post(`/projects/${id}/appraisal`, { ...FORM, 'amounts.provincial': '300.000.001' })
  assert.equal(reply.status, 409)
  assert.match(
    reply.text,
    /Mức hỗ trợ đề nghị vượt trần 300\.000\.000 đồng\. Nhập không quá 300\.000\.000 đồng hoặc đề nghị cấp có thẩm quyền xem xét\./,
  )
  assert.match(reply.text, /value="300\.000\.001"/)
  assert.match(reply.text, /Vượt mức tối đa 1 đồng/)
  assert.deepEqual((await facts(id)).trail, [])
})

test('everything wrong with the minutes and the money is said at once', async () => {
  const { id } = await makeDossier(house)
  const form = { ...FORM, 'findings.need': 'incomplete', 'amounts.provincial': '300.000.001', heldOn: '05/03/2024' }
  const reply = await (await house.as('department-officer')).post(`/projects/${id}/appraisal`, form)
  assert.match(reply.text, /có 4 chỗ cần sửa/)
})

test('a failed appraisal is kept and leaves the đề án where it is', async () => {
  const { id } = await makeDossier(house)
  const form = { ...FORM, verdict: 'fail', 'findings.capacity': 'no', 'remarks.capacity': 'Chưa có mặt bằng sản xuất' }
  const reply = await (await house.as('department-officer')).post(`/projects/${id}/appraisal`, form)
  assert.equal(reply.status, 303, reply.text)
  const { state, version, appraised, appraisals } = await facts(id)
  assert.deepEqual([state, version, appraised, appraisals.length], ['appraising', 1, [], 1])
})

test('a national đề án goes to the ministry, which may propose less', async () => {
  const { id } = await makeDossier(house, { level: 'national' })
  const { 'amounts.provincial': _, ...rest } = FORM
  const base = await (await house.as('department-officer')).post(`/projects/${id}/appraisal`, { ...rest, 'amounts.national': '300.000.000' })
  assert.equal(base.status, 303, base.text)
  assert.equal((await facts(id)).state, 'ministry')
  const again = { ...rest, version: '2', minutesNo: '11/BB-BCT', 'amounts.national': '280.000.000', verdict: 'pass-with-conditions' }
  const ministry = await (await house.as('ministry-officer')).post(`/projects/${id}/ministry-appraisal`, again)
  assert.equal(ministry.status, 303, ministry.text)
  const after = await facts(id)
  assert.deepEqual([after.state, after.appraised], ['appraised', [{ source: 'national', appraised_dong: 280_000_000n }]])
  assert.deepEqual(after.trail, ['appraisal.held', 'appraisal.held-by-ministry'])
})

test('whoever saw an older version is told which version stands now', async () => {
  const { id } = await makeDossier(house)
  const reply = await (await house.as('department-officer')).post(`/projects/${id}/appraisal`, { ...FORM, version: '7' })
  assert.equal(reply.status, 412)
  assert.match(reply.text, /hiện là phiên bản 1/)
})

test('a leader turns a đề án down with a reason; an officer cannot', async () => {
  const { id } = await makeDossier(house)
  const form = { version: '1', reason: 'Ngành nghề không thuộc đối tượng được hưởng.' }
  assert.equal((await (await house.as('department-officer')).post(`/projects/${id}/rejection`, form)).status, 403)
  const leader = await house.as('department-leader')
  assert.match((await leader.get(`/projects/${id}/rejection`)).text, /không đủ điều kiện hỗ trợ\?/)
  assert.equal((await leader.post(`/projects/${id}/rejection`, { version: '1', reason: '' })).status, 422)
  assert.equal((await leader.post(`/projects/${id}/rejection`, form)).status, 303)
  const { state, trail } = await facts(id)
  assert.deepEqual([state, trail.at(-1)], ['rejected', 'project.rejected'])
})

test('an appraisal over JSON answers what was decided', async () => {
  const { id } = await makeDossier(house)
  const findings = Object.fromEntries(CRITERIA.map((criterion) => [criterion, 'yes']))
  const plain = Object.fromEntries(Object.entries(FORM).filter(([name]) => !name.includes('.')))
  const reply = await (await house.as('department-officer')).postJson(`/projects/${id}/appraisal`, {
    ...plain,
    findings,
    amounts: { provincial: '300000000' },
  })
  assert.equal(reply.status, 200, reply.text)
  assert.deepEqual((reply.json() as { verdict: string; proposedDong: string }).proposedDong, '300000000')
  const unknown = await (await house.as('department-officer')).postJson(`/projects/${id}/appraisal`, { ...plain, findings, amounts: {}, extra: 1 })
  assert.equal(unknown.status, 400)
})

/** Another đề án of machines of the same establishment, approved with `approvedDong` so long ago that the same content may be supported again. */
async function earlierOf(establishmentId: string, approvedDong: bigint, year = 2019): Promise<string> {
  const money = { provincial: approvedDong }
  const { id, code } = await makeDossier(house, { state: 'approved', year, asked: money, appraised: money, approved: money })
  await house.owner.query('delete from project_beneficiary where project_id = $1', [id])
  await house.owner.query('update project set establishment_id = $2 where id = $1', [id, establishmentId])
  return code
}

test('what earlier đề án used of the ceiling of an establishment is told at appraisal, and one đồng more than what is left is refused', async () => {
  const { id, establishmentId } = await makeDossier(house)
  const codes = [await earlierOf(establishmentId, 140_000_000n), await earlierOf(establishmentId, 130_000_000n)].sort().join(', ')
  const officer = await house.as('department-officer')
  const page = await officer.get(`/projects/${id}/appraisal`)
  assert.match(page.text, new RegExp(`đã được phê duyệt 270\\.000\\.000 đồng \\(${codes}\\), đề án này còn được 30\\.000\\.000 đồng`))
  assert.match(page.text, /name="amounts\.provincial"[^>]*value="30\.000\.000"/)
  const over = await officer.post(`/projects/${id}/appraisal`, { ...FORM, 'amounts.provincial': '30.000.001' })
  assert.equal(over.status, 409)
  assert.match(over.text, /tính vào cùng một trần của cả Chương trình; còn được hỗ trợ 30\.000\.000 đồng\. Nhập không quá số này/)
  assert.match(over.text, /Vượt mức tối đa 1 đồng: chỉ được đến 30\.000\.000 đồng/)
  const fits = await officer.post(`/projects/${id}/appraisal`, { ...FORM, 'amounts.provincial': '30.000.000' })
  assert.equal(fits.status, 303, fits.text)
})

test('support of several establishments counts against the ceiling of each by its equal part', async () => {
  const partner = await makeDossier(house)
  const { id, establishmentId } = await makeDossier(house)
  await earlierOf(establishmentId, 200_000_000n)
  await house.owner.query(
    `insert into project_beneficiary select province_code, id, $2 from project where establishment_id = $1 and state = 'approved'`,
    [establishmentId, partner.establishmentId],
  )
  const page = await (await house.as('department-officer')).get(`/projects/${id}/appraisal`)
  assert.match(page.text, /đã được phê duyệt 100\.000\.000 đồng/)
})

test('whoever appraises sees that the establishment has another đề án of the same content', async () => {
  const { id, establishmentId } = await makeDossier(house)
  const code = await earlierOf(establishmentId, 10_000_000n, 2024)
  const page = await (await house.as('department-officer')).get(`/projects/${id}/appraisal`)
  assert.match(page.text, new RegExp(`đã được hỗ trợ cùng nội dung năm 2024, đề án <a [^>]*>${code}</a>\\. Không hỗ trợ trùng`))
})

test('an amount over the norm is marked at the source it was typed for', async () => {
  const { id } = await makeDossier(house)
  const officer = await house.as('department-officer')
  const reply = await officer.post(`/projects/${id}/appraisal`, { ...FORM, 'amounts.national': '0', 'amounts.provincial': '300.000.001' })
  assert.match(reply.text, /href="#f-amounts-provincial"/)
  assert.doesNotMatch(reply.text, /href="#f-amounts-national"/)
})

test('the form has a field for each source that was asked, and none for one that was not', async () => {
  const officer = await house.as('department-officer')
  const local = (await officer.get(`/projects/${(await makeDossier(house)).id}/appraisal`)).text
  const national = (await officer.get(`/projects/${(await makeDossier(house, { level: 'national' })).id}/appraisal`)).text
  const fields = (page: string) => [...page.matchAll(/name="amounts\.([a-z]+)"/g)].map(([, source]) => source)
  assert.deepEqual([fields(local), fields(national)], [['provincial'], ['national']])
})
