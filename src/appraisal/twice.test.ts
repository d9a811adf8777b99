// No second support for the same content, and one ceiling for one beneficiary, however often it was entered: judged where the norm is fixed.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type House, openHouse } from '../test-house.ts'
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
  eligibleDong: '620.000.000',
  'amounts.provincial': '10.000.000',
  normCode: 'machinery',
  verdict: 'pass',
  conclusion: 'Thống nhất hỗ trợ.',
  ...Object.fromEntries(CRITERIA.map((criterion) => [`findings.${criterion}`, 'yes'])),
}

async function send(id: string, more: Record<string, string> = {}, path = 'appraisal') {
  return await (await house.as('department-officer')).post(`/projects/${id}/${path}`, { ...FORM, ...more })
}

/** A đề án of machines already approved with 10 triệu. */
async function supported(given: Given = {}) {
  const money = { provincial: 10_000_000n }
  return await makeDossier(house, { state: 'approved', asked: money, appraised: money, approved: money, ...given })
}

async function give(projectId: string, establishmentId: string): Promise<void> {
  await house.owner.query(
    'delete from project_beneficiary where project_id = $1 and establishment_id = (select establishment_id from project where id = $1)',
    [projectId],
  )
  await house.owner.query('update project set establishment_id = $2 where id = $1', [projectId, establishmentId])
}

async function number(establishmentId: string, identityNo: string): Promise<void> {
  await house.owner.query('update establishment set identity_no = $2 where id = $1', [establishmentId, identityNo])
}

async function nameOf(establishmentId: string): Promise<string> {
  return (await house.owner.query('select name from establishment where id = $1', [establishmentId])).rows[0].name
}

test('an applicant who left the norm open does not get around "Không hỗ trợ trùng": the appraisal refuses the norm already supported', async () => {
  const before = await supported()
  const { id } = await makeDossier(house, { normCode: null })
  await give(id, before.establishmentId)
  const reply = await send(id)
  assert.equal(reply.status, 409, reply.text)
  const said = `Cơ sở ${await nameOf(before.establishmentId)} đã được hỗ trợ cùng nội dung năm 2024 \\(đề án ${before.code}\\)\\. Không hỗ trợ trùng: chọn mức chi khác`
  assert.match(reply.text, new RegExp(said))
  assert.match(reply.text, /href="#f-normCode"/)
  assert.match((await send(id, {}, 'appraisal/recomputation')).text, new RegExp(said))
  const failed = { verdict: 'fail', 'findings.principles': 'no', 'remarks.principles': 'Đã được hỗ trợ cùng nội dung' }
  assert.equal((await send(id, failed)).status, 303)
})

test('another norm of the same activity is the council’s to weigh', async () => {
  const before = await supported()
  const { id } = await makeDossier(house, { normCode: null })
  await give(id, before.establishmentId)
  assert.equal((await send(id, { normCode: 'technology-line' })).status, 303)
})

test('the refusal names which of several establishments was supported before', async () => {
  const before = await supported()
  const { id } = await makeDossier(house, { normCode: null, others: [(await makeDossier(house)).establishmentId, before.establishmentId] })
  assert.match((await send(id)).text, new RegExp(`Cơ sở ${await nameOf(before.establishmentId)} đã được hỗ trợ`))
})

test('a record with the number of a supported establishment is the same beneficiary: refused, shown, explained and linked', async () => {
  const before = await supported()
  const { id, establishmentId } = await makeDossier(house, { normCode: null })
  for (const one of [before.establishmentId, establishmentId]) await number(one, '6200012345')
  const said = new RegExp(
    `Cơ sở ${await nameOf(establishmentId)} \\(theo hồ sơ cơ sở khác cùng mã số\\) đã được hỗ trợ cùng nội dung năm 2024 \\(đề án ${before.code}`,
  )
  assert.match((await send(id)).text, said)
  const officer = await house.as('department-officer')
  const page = (await officer.get(`/projects/${id}/appraisal`)).text
  assert.match(page, new RegExp(`href="/establishments/${before.establishmentId}"`))
  assert.match(page, /cùng mã số\. Hai hồ sơ cùng mã số được tính là một cơ sở/)
  await house.owner.query(`update project set state = 'submitted' where id = $1`, [id])
  const receipt = (await officer.get(`/projects/${id}/receipt`)).text
  assert.match(receipt, new RegExp(`href="/establishments/${before.establishmentId}"`))
})

test('a record with the same name is shown as a doubt, and counts as another establishment', async () => {
  const before = await supported()
  const { id, establishmentId } = await makeDossier(house, { normCode: null })
  await house.owner.query('update establishment set name = $2 where id = $1', [before.establishmentId, 'HTX Nà Đon Xanh'])
  await house.owner.query('update establishment set name = $2 where id = $1', [establishmentId, 'Hợp tác xã Na Don xanh'])
  for (const word of ['na', 'don', 'xanh'])
    await house.owner.query('insert into establishment_word (province_code, word, establishment_id) values ($1, $2, $3)', [
      '12',
      word,
      before.establishmentId,
    ])
  const page = (await (await house.as('department-officer')).get(`/projects/${id}/appraisal`)).text
  assert.match(page, /tên trùng nhau khi bỏ dấu\. Đối chiếu giấy tờ\. Nếu là một cơ sở thì ghi cùng mã số/)
  assert.equal((await send(id)).status, 303)
})

test('what a record with the same number used of the ceiling is used', async () => {
  const before = await supported({ year: 2019 })
  const { id, establishmentId } = await makeDossier(house)
  for (const one of [before.establishmentId, establishmentId]) await number(one, '6200054321')
  const page = (await (await house.as('department-officer')).get(`/projects/${id}/appraisal`)).text
  assert.match(page, new RegExp(`đã được phê duyệt 10\\.000\\.000 đồng \\(${before.code}\\), đề án này còn được 290\\.000\\.000 đồng`))
})

test('two records with one number in one đề án have one ceiling', async () => {
  const other = await makeDossier(house)
  const { id, establishmentId } = await makeDossier(house, { costDong: 2_000_000_000n, others: [other.establishmentId] })
  for (const one of [other.establishmentId, establishmentId]) await number(one, '6200098765')
  assert.match((await send(id, { eligibleDong: '2.000.000.000', 'amounts.provincial': '300.000.001' })).text, /vượt trần 300\.000\.000 đồng/)
})

test('the sum for three establishments says the ceiling of one, how many, and what that comes to', async () => {
  const others = [(await makeDossier(house)).establishmentId, (await makeDossier(house)).establishmentId]
  const { id } = await makeDossier(house, { costDong: 1_600_000_000n, others })
  const page = (await (await house.as('department-officer')).get(`/projects/${id}/appraisal`)).text
  assert.match(page, /= 800\.000\.000, không vượt trần 300\.000\.000 đồng\/cơ sở × 3 cơ sở = 900\.000\.000 đồng\./)
})
