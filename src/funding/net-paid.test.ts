// Paid and then recovered: what is kept is what every cap, settlement, annulment and closing reads, before and after the books are closed.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { day } from '../basics/day.ts'
import { inTransaction } from '../platform/db.ts'
import { type Hands, type House, LAI_CHAU, openHouse, type Reply } from '../test-house.ts'
import { verifyAgainstTrail, verifyLedger } from './books.actions.ts'
import { accepted, giveEstimate, inspectedProject, M, versionOf } from './walk.fixture.ts'

let house: House
let accountant: Hands
before(async () => {
  house = await openHouse({ programme: true })
  house.clock = new Date('2024-06-20T02:00:00Z')
  accountant = await house.as('finance-officer')
  await giveEstimate(house, 2024, 5_000n * M)
})
after(() => house.close())

/** Sends a money act as the accountant's browser does. */
async function send(id: string, path: string, form: Record<string, string>, by = accountant): Promise<Reply> {
  return await by.post(`/projects/${id}/${path}`, { version: String(await versionOf(house, id)), ...form })
}

const voucher = (amount: bigint, paperNo: string, on = '20/05/2024') => ({ source: 'provincial', amount: String(amount), paperNo, day: on })

async function does(id: string, path: string, form: Record<string, string>, by = accountant): Promise<void> {
  const reply = await send(id, path, form, by)
  assert.equal(reply.status, 303, reply.text.match(/class="[^"]*(?:alert|error)[^"]*"[^>]*>[\s\S]{0,600}/u)?.[0] ?? reply.text.slice(0, 300))
}

async function refused(id: string, path: string, form: Record<string, string>, by = accountant): Promise<string[]> {
  const reply = await by.postJson(`/projects/${id}/${path}`, { version: String(await versionOf(house, id)), ...form })
  assert.ok(reply.status === 409 || reply.status === 422, `${reply.status} ${reply.text.slice(0, 300)}`)
  return (reply.json() as { refusals: { code: string; field?: string }[] }).refusals.map(({ code, field }) => (field ? `${code} ${field}` : code))
}

/** 190 triệu accepted and paid; the counterpart proven, so that nothing but the money stands between it and the settlement. */
async function paid190(eligible = 600n * M): Promise<string> {
  const id = await inspectedProject(house, { support: 190n * M })
  await accepted(house, id, { acceptedOn: day('2024-05-02'), support: 190n * M, eligible })
  await does(id, 'counterpart', { amount: String(410n * M), paperNo: '8b', day: '03/05/2024' })
  await does(id, 'payments', voucher(190n * M, 'UNC 1', '10/05/2024'))
  return id
}

async function fundOf(id: string): Promise<Record<string, bigint | null>> {
  const { rows } = await house.owner.query(
    `select paid_dong as paid, recovered_dong as recovered, settled_dong as settled, released_dong as released, returned_dong as returned, earned_dong as earned
     from project_fund where project_id = $1 and source = 'provincial'`,
    [id],
  )
  return rows[0]
}

async function booksAreRight(): Promise<void> {
  const faults = await inTransaction(house.owner, { province: LAI_CHAU, readOnly: true }, async (db) => ({
    keep: true,
    value: [await verifyLedger(db, LAI_CHAU), await verifyAgainstTrail(db, LAI_CHAU)],
  }))
  assert.deepEqual(faults, [undefined, undefined])
}

async function close(year: number, on: string): Promise<void> {
  house.clock = new Date(`${on}T02:00:00Z`)
  const reply = await accountant.post('/funding/closing', { year: String(year), paperNo: '1/BB-KB' })
  assert.equal(reply.status, 303, reply.text.match(/Chưa khóa sổ[\s\S]{0,400}/u)?.[0])
}

const settlement = { paperNo: '5/BBTL', day: '20/05/2024' }

test('nghiệm thu 190, thanh toán 190, thu hồi 40 không chi lại: quyết toán đúng 150, trả lại dự toán 40; không chi thêm được đồng nào', async () => {
  const id = await paid190()
  await does(id, 'recoveries', voucher(40n * M, '3/QĐ-TH', '15/05/2024'))
  assert.deepEqual(await refused(id, 'payments', voucher(40n * M, 'UNC 2')), ['funding.over-payable amount'])
  assert.deepEqual(await refused(id, 'payments', voucher(1n, 'UNC 2')), ['funding.over-payable amount'])
  const page = (await accountant.get(`/projects/${id}/settlement`)).text
  for (const words of ['Hỗ trợ theo biên bản nghiệm thu', '190.000.000 đồng', 'Được quyết toán', '150.000.000 đồng'])
    assert.ok(page.includes(words), words)
  await does(id, 'settlement', settlement)
  assert.deepEqual(await fundOf(id), {
    paid: 190n * M,
    recovered: 40n * M,
    settled: 150n * M,
    released: 40n * M,
    returned: 0n,
    earned: 150n * M,
  })
  await booksAreRight()
})

test('chi nhầm rồi thu hồi thì được chi lại đúng số đó, số thực giữ không bao giờ vượt số nghiệm thu', async () => {
  const id = await paid190()
  await does(id, 'recoveries', { ...voucher(40n * M, '3/QĐ-TH', '15/05/2024'), afterwards: 'again' })
  assert.deepEqual(await refused(id, 'settlement', settlement), ['funding.rest-not-paid'])
  assert.deepEqual(await refused(id, 'payments', voucher(40n * M + 1n, 'UNC 2')), ['funding.over-payable amount'])
  await does(id, 'payments', voucher(40n * M, 'UNC 2'))
  await does(id, 'settlement', settlement)
  assert.equal((await fundOf(id)).settled, 190n * M)
  await booksAreRight()
})

test('đã thu hồi mà không chi lại nữa thì Sở giảm phần còn phải chi, rồi quyết toán; không giảm quá phần đó', async () => {
  const id = await paid190()
  const leader = await house.as('department-leader')
  await does(id, 'recoveries', { ...voucher(40n * M, '3/QĐ-TH', '15/05/2024'), afterwards: 'again' })
  const decision = { source: 'provincial', decisionNo: '9/QĐ-SCT', decidedOn: '16/05/2024', reason: 'Không chi lại' }
  assert.match((await leader.get(`/projects/${id}/reductions`)).text, /Còn phải chi theo nghiệm thu.*40\.000\.000 đồng/su)
  assert.deepEqual(await refused(id, 'reductions', { ...decision, amount: String(40n * M + 1n) }, leader), ['funding.over-reducible amount'])
  await does(id, 'reductions', { ...decision, amount: String(40n * M) }, leader)
  await does(id, 'settlement', settlement)
  assert.deepEqual([(await fundOf(id)).settled, (await fundOf(id)).released], [150n * M, 40n * M])
  await booksAreRight()
})

test('nghiệm thu 100 của 190: thu hồi 40 thì còn được quyết toán 60, dù hợp đồng còn hứa nhiều hơn', async () => {
  const id = await inspectedProject(house, { support: 190n * M })
  await accepted(house, id, { acceptedOn: day('2024-05-02'), support: 190n * M, eligible: 200n * M })
  await does(id, 'counterpart', { amount: String(100n * M), paperNo: '8b', day: '03/05/2024' })
  await does(id, 'payments', voucher(100n * M, 'UNC 1', '10/05/2024'))
  await does(id, 'recoveries', voucher(40n * M, '3/QĐ-TH', '15/05/2024'))
  assert.deepEqual(await refused(id, 'payments', voucher(1n, 'UNC 2')), ['funding.over-payable amount'])
  await does(id, 'settlement', settlement)
  assert.deepEqual([(await fundOf(id)).settled, (await fundOf(id)).released], [60n * M, 130n * M])
  await booksAreRight()
})

test('thu hồi hết số đã thanh toán thì hủy được kết quả nghiệm thu; còn giữ một phần thì chưa', async () => {
  const id = await paid190()
  const leader = await house.as('department-leader')
  const annulment = { paperNo: '45/TB-SCT', decidedOn: '17/05/2024', reason: 'Ghi nhầm giá trị' }
  await does(id, 'recoveries', voucher(40n * M, '3/QĐ-TH', '15/05/2024'))
  assert.deepEqual(await refused(id, 'acceptance-annulment', annulment, leader), ['inspection.paid-on-acceptance'])
  await does(id, 'recoveries', voucher(150n * M, '4/QĐ-TH', '16/05/2024'))
  assert.match((await leader.get(`/projects/${id}`)).text, /acceptance-annulment"/u)
  await does(id, 'acceptance-annulment', annulment, leader)
  assert.equal((await fundOf(id)).earned, null)
  await accepted(house, id, { acceptedOn: day('2024-05-18'), support: 190n * M, eligible: 300n * M })
  await does(id, 'payments', voucher(150n * M, 'UNC 5', '19/05/2024'))
  await does(id, 'settlement', settlement)
  assert.equal((await fundOf(id)).settled, 150n * M)
  await booksAreRight()
})

test('thu hồi sau quyết toán: số quyết toán giảm, dự toán được trả lại, trang đề án nêu cả số cũ và số mới', async () => {
  const id = await paid190()
  await does(id, 'settlement', settlement)
  assert.deepEqual(await refused(id, 'recoveries', voucher(190n * M + 1n, '7/QĐ-TH', '25/05/2024')), ['funding.over-recoverable amount'])
  assert.deepEqual(await refused(id, 'recoveries', voucher(1n, '7/QĐ-TH', '19/05/2024')), ['funding.before-ground day'])
  assert.match((await accountant.get(`/projects/${id}`)).text, /recoveries"/u)
  assert.match((await accountant.get(`/projects/${id}/recoveries`)).text, /Thu hồi làm giảm số quyết toán/u)
  await does(id, 'recoveries', voucher(40n * M, '7/QĐ-TH', '25/05/2024'))
  assert.deepEqual(await fundOf(id), {
    paid: 190n * M,
    recovered: 40n * M,
    settled: 150n * M,
    released: 40n * M,
    returned: 0n,
    earned: 150n * M,
  })
  assert.match(
    (await accountant.get(`/projects/${id}`)).text,
    /150\.000\.000<span class="under">đã quyết toán 190\.000\.000, thu hồi sau đó 40\.000\.000/u,
  )
  const { rows } = await house.owner.query(`select facts from trail_entry where act = 'funding.recovered' and subject_id = $1`, [id])
  assert.deepEqual([rows[0].facts.settledBeforeDong, rows[0].facts.settledAfterDong], ['190000000', '150000000'])
  await booksAreRight()
})

test('năm đã khóa sổ không mở lại: thu hồi ghi vào năm sau, có văn bản cho phép; số của năm đã khóa giữ nguyên', async () => {
  const id = await paid190()
  await does(id, 'settlement', settlement)
  await close(2024, '2025-02-03')
  house.clock = new Date('2025-02-10T02:00:00Z')
  const closed = async () => (await house.owner.query(`select * from fund_total where year = 2024 and source = 'provincial'`)).rows[0]
  const before = await closed()
  assert.match((await accountant.get(`/projects/${id}/recoveries`)).text, /khoản thu hồi ghi vào năm 2025.*name="permission"/su)
  const form = voucher(40n * M, '8/QĐ-TH', '08/02/2025')
  assert.deepEqual(await refused(id, 'recoveries', form), ['funding.closed-year-permission permission'])
  assert.deepEqual(await refused(id, 'recoveries', { ...form, day: '01/02/2025', permission: '15/UBND-TH' }), ['funding.before-closing day'])
  await does(id, 'recoveries', { ...form, permission: '15/UBND-TH' })
  assert.deepEqual(await closed(), before)
  const ceiling = await house.owner.query(
    `select s.approved_dong as kept from establishment_support s join project p on p.establishment_id = s.establishment_id where p.id = $1`,
    [id],
  )
  assert.equal(ceiling.rows[0].kept, 150n * M, 'trần của cơ sở chỉ tính số thực giữ')
  assert.deepEqual(await fundOf(id), { paid: 190n * M, recovered: 0n, settled: 190n * M, released: 0n, returned: 40n * M, earned: 150n * M })
  const posting = (await house.owner.query(`select year, kind, amount_dong from posting where project_id = $1 and kind like 'recovery%'`, [id])).rows
  assert.deepEqual(posting, [{ year: 2025, kind: 'recovery-closed', amount_dong: 40n * M }])
  assert.match(
    (await accountant.get(`/projects/${id}`)).text,
    /150\.000\.000<span class="under">đã quyết toán 190\.000\.000, thu hồi sau đó 40\.000\.000/u,
  )
  assert.deepEqual(await refused(id, 'recoveries', { ...voucher(150n * M + 1n, '9/QĐ', '09/02/2025'), permission: '16/UBND' }), [
    'funding.over-recoverable amount',
  ])
  await booksAreRight()
  await close(2025, '2026-02-03')
  house.clock = new Date('2026-03-10T02:00:00Z')
  assert.deepEqual(await refused(id, 'recoveries', { ...voucher(10n * M, '10/QĐ', '09/03/2026'), permission: '17/UBND' }), [
    'funding.no-later-year day',
  ])
})
