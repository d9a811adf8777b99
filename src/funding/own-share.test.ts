// A group holds its ceiling for each beneficiary, never on the average: what each is given is entered, shown and charged to its own ceiling.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { CRITERIA } from '../appraisal/appraisal.ts'
import { makeDossier } from '../appraisal/dossier.fixture.ts'
import { inTransaction } from '../platform/db.ts'
import { testOnDefect } from '../test-defect.ts'
import { type House, LAI_CHAU, openHouse } from '../test-house.ts'
import { verifyLedger } from './books.actions.ts'
import { giveEstimate, M, versionOf } from './walk.fixture.ts'

let house: House
before(async () => {
  house = await openHouse({ programme: true })
  await giveEstimate(house, 2024, 5_000n * M)
})
after(() => house.close())

type Group = { readonly id: string; readonly a: string; readonly b: string }

/** Machines of 1.000 triệu for two establishments; the norm gives one of them 300 at most. */
async function group(): Promise<Group> {
  const b = (await makeDossier(house)).establishmentId
  const { id, establishmentId: a } = await makeDossier(house, { costDong: 1_000n * M, asked: { provincial: 450n * M }, others: [b] })
  return { id, a, b }
}

const MINUTES: Readonly<Record<string, string>> = {
  minutesNo: '05/BB-SCT',
  heldOn: '01/03/2024',
  eligibleDong: '1.000.000.000',
  'amounts.provincial': '450.000.000',
  verdict: 'pass',
  conclusion: 'Thống nhất hỗ trợ theo định mức.',
  ...Object.fromEntries(CRITERIA.map((criterion) => [`findings.${criterion}`, 'yes'])),
}

async function appraised({ id, a, b }: Group, ofA: string, ofB: string) {
  const officer = await house.as('department-officer')
  return await officer.post(`/projects/${id}/appraisal`, {
    ...MINUTES,
    version: String(await versionOf(house, id)),
    ...(ofA === '' ? {} : { [`shares.${a}`]: ofA }),
    ...(ofB === '' ? {} : { [`shares.${b}`]: ofB }),
  })
}

async function approved(id: string, amount: bigint) {
  const leader = await house.as('provincial-leader')
  const decision = { source: 'provincial', decisionNo: `31/QĐ-${id.slice(-4)}`, decidedOn: '04/03/2024' }
  return await leader.post(`/projects/${id}/approval`, { version: String(await versionOf(house, id)), amount: String(amount), ...decision })
}

async function charged(id: string): Promise<Record<string, bigint>> {
  const { rows } = await house.owner.query('select establishment_id as id, amount_dong as amount from establishment_charge where project_id = $1', [
    id,
  ])
  return Object.fromEntries(rows.map((row) => [row.id, row.amount]))
}

test('450 triệu cho hai cơ sở, trần mỗi cơ sở 300: phần 350 và 100 bị từ chối tại ô của cơ sở vượt trần, dù bình quân chỉ 225', async () => {
  const one = await group()
  assert.match((await (await house.as('department-officer')).get(`/projects/${one.id}/appraisal`)).text, new RegExp(`name="shares\\.${one.b}"`))
  const refused = await appraised(one, '350.000.000', '100.000.000')
  assert.equal(refused.status, 409)
  assert.match(refused.text, /Vượt mức trần hỗ trợ một cơ sở\. Nhập không quá 300\.000\.000 đồng\./u)
  assert.match((await appraised(one, '250.000.000', '')).text, /Nhập mức hỗ trợ của cơ sở này/u)
  assert.match(
    (await appraised(one, '250.000.000', '199.999.999')).text,
    /Cộng mức của các cơ sở được 449\.999\.999 đồng, khác tổng mức hỗ trợ 450\.000\.000 đồng/u,
  )
  assert.equal((await appraised(one, '250.000.000', '200.000.000')).status, 303)
})

test('phê duyệt tính vào trần của từng cơ sở đúng mức riêng; trang đề án nêu mức của từng cơ sở', async () => {
  const one = await group()
  assert.equal((await appraised(one, '290.000.000', '160.000.000')).status, 303)
  assert.equal((await approved(one.id, 450n * M)).status, 303)
  assert.deepEqual(await charged(one.id), { [one.a]: 290n * M, [one.b]: 160n * M })
  const page = (await (await house.as('department-officer')).get(`/projects/${one.id}`)).text
  for (const words of ['mức riêng 290.000.000 đồng', 'mức riêng 160.000.000 đồng']) assert.ok(page.includes(words), words)
  const fault = await inTransaction(house.owner, { province: LAI_CHAU, readOnly: true }, async (db) => ({
    keep: true,
    value: await verifyLedger(db, LAI_CHAU),
  }))
  assert.equal(fault, undefined)
})

test('đổi đơn vị thụ hưởng: mức của từng cơ sở cộng lại đúng số được duyệt, và không ai vượt trần của mình', async () => {
  const one = await group()
  assert.equal((await appraised(one, '250.000.000', '200.000.000')).status, 303)
  assert.equal((await approved(one.id, 450n * M)).status, 303)
  const third = (await makeDossier(house)).establishmentId
  const leader = await house.as('department-leader')
  const named = async (ofB: string, ofThird: string) =>
    await leader.post(`/projects/${one.id}/beneficiaries`, {
      version: String(await versionOf(house, one.id)),
      beneficiaryIds: [one.b, third],
      [`shares.${one.b}`]: ofB,
      [`shares.${third}`]: ofThird,
      decisionNo: `7/QĐ-${one.id.slice(-4)}`,
      decidedOn: '04/03/2024',
      reason: 'Kế hoạch triển khai',
    })
  assert.match((await named('310.000.000', '140.000.000')).text, /Vượt mức trần hỗ trợ một cơ sở \(300\.000\.000 đồng\)/u)
  assert.match((await named('200.000.000', '200.000.000')).text, /khác tổng mức hỗ trợ 450\.000\.000 đồng/u)
  assert.equal((await named('160.000.000', '290.000.000')).status, 303)
  assert.deepEqual(await charged(one.id), { [one.a]: 0n, [one.b]: 160n * M, [third]: 290n * M })
})

test('tính trần theo bình quân thì lộ ra ngay: phép thử này biết đỏ', {
  skip: process.env.SABOTAGE ? 'đang chạy với chỗ hỏng cố ý' : false,
}, async () => {
  const { code, said } = await testOnDefect(import.meta.filename, 'A1.average', { title: 'phê duyệt tính vào trần' })
  assert.equal(code, 1)
  assert.match(said, /✖ phê duyệt tính vào trần/)
})
