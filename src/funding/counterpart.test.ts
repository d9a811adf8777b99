// A wrong counterpart entry, and how the accountant takes it back: once, within what is proven, and only until the đề án is settled on it.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { makeDossier } from '../appraisal/dossier.fixture.ts'
import { day } from '../basics/day.ts'
import { dong } from '../basics/money.ts'
import type { Outcome } from '../basics/outcome.ts'
import { inTransaction } from '../platform/db.ts'
import { assignProject } from '../project/change.actions.ts'
import { type Hands, type House, LAI_CHAU, openHouse, type Reply } from '../test-house.ts'
import { approveProject } from './approval.actions.ts'
import { verifyAgainstTrail, verifyLedger } from './books.actions.ts'
import { signContract } from './contract.actions.ts'
import { changeEstimate } from './estimate.actions.ts'

const M = 1_000_000n
const COST = 600n * M
const SUPPORT = 80n * M
const PLEDGED = COST - SUPPORT
const TODAY = day('2024-03-04')

let house: House
let accountant: Hands

before(async () => {
  house = await openHouse({ programme: true })
  accountant = await house.as('finance-officer')
  const given = { source: 'provincial', year: 2024, amountDong: dong(900n * M), direction: 'give' as const, paperNo: '1/QĐ', day: day('2024-01-05') }
  done(await house.ask('finance-officer', (ask) => changeEstimate(ask, given)))
})
after(() => house.close())

function done<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, JSON.stringify(outcome.ok ? '' : outcome.refusals))
  return outcome.value
}

/** 600 triệu in all, 80 of them support; the establishment pledges the rest. */
async function contracted(): Promise<string> {
  const { id: projectId } = await makeDossier(house, {
    state: 'appraised',
    costDong: COST,
    asked: { provincial: SUPPORT },
    appraised: { provincial: SUPPORT },
  })
  const decided = { projectId, decisionNo: '312/QĐ', decidedOn: TODAY }
  const approval = { ...decided, source: 'provincial', amountDong: dong(SUPPORT) }
  done(await house.ask('provincial-leader', (ask) => approveProject(ask, { ...approval, version: 1 })))
  done(
    await house.ask('department-leader', (ask) =>
      assignProject(ask, { ...decided, version: 2, issuer: 'Sở Công Thương', abstract: 'Giao kế hoạch' }),
    ),
  )
  const contract = {
    projectId,
    version: 3,
    number: `HĐ-${projectId.slice(-4)}`,
    signedOn: TODAY,
    endsOn: day('2024-11-30'),
    advanceKind: 'equipment',
    amounts: new Map([['provincial', dong(SUPPORT)]]),
    counterpartDong: dong(PLEDGED),
  }
  done(await house.ask('department-leader', (ask) => signContract(ask, contract)))
  return projectId
}

/** "Đối ứng còn phải chứng minh" of all years on the page that closes a year. */
async function unproven(): Promise<bigint> {
  const { years } = (await accountant.get('/funding/closing', 'application/json')).json() as { years: { unprovenDong: string }[] }
  return years.reduce((total, { unprovenDong }) => total + BigInt(unprovenDong), 0n)
}

async function versionOf(id: string): Promise<string> {
  return String((await house.owner.query('select version from project where id = $1', [id])).rows[0].version)
}

async function sent(id: string, what: 'counterpart' | 'counterpart-corrections', form: Record<string, string>, by = accountant): Promise<Reply> {
  const reason = what === 'counterpart' ? {} : { reason: 'Bảng kê 45.000.000 đồng, ghi nhầm thành 450.000.000 đồng' }
  return await by.post(`/projects/${id}/${what}`, { version: await versionOf(id), paperNo: '8b', day: '04/03/2024', ...reason, ...form })
}

const prove = async (id: string, amount: string) => assert.equal((await sent(id, 'counterpart', { amount })).status, 303)
const correct = (id: string, form: Record<string, string>) => sent(id, 'counterpart-corrections', form)

async function provenOf(id: string): Promise<bigint> {
  return (await house.owner.query(`select proven_dong from project_fund where project_id = $1 and source = 'counterpart'`, [id])).rows[0].proven_dong
}

async function postedFor(id: string): Promise<string[]> {
  const { rows } = await house.owner.query(
    `select kind, amount_dong, note from posting where project_id = $1 and kind like 'counterpart-%' and kind <> 'counterpart-pledge'`,
    [id],
  )
  return rows.map(({ kind, amount_dong }) => `${kind} ${amount_dong}`).sort() // two postings of one act may bear one millisecond
}

async function faults(): Promise<(string | undefined)[]> {
  return await inTransaction(house.owner, { province: LAI_CHAU, readOnly: true }, async (db) => ({
    keep: true,
    value: [await verifyLedger(db, LAI_CHAU), await verifyAgainstTrail(db, LAI_CHAU)],
  }))
}

test('ghi nhầm 450 triệu thay cho 45 triệu thì điều chỉnh giảm 405 triệu: hồ sơ, trang kinh phí, sổ và nhật ký cùng còn 45 triệu', async () => {
  const id = await contracted()
  assert.doesNotMatch((await accountant.get(`/projects/${id}`)).text, /counterpart-corrections/, 'chưa có gì để giảm thì không có nút')
  assert.match((await accountant.get(`/projects/${id}/counterpart-corrections`)).text, /chưa ghi vốn đối ứng nào đã chứng minh/)
  await prove(id, '450.000.000')
  assert.match((await accountant.get(`/projects/${id}`)).text, /counterpart-corrections"[^>]*>.*Điều chỉnh giảm vốn đối ứng/)
  assert.match((await accountant.get(`/projects/${id}/counterpart-corrections`)).text, /không quá 450\.000\.000 đồng/)
  const reply = await correct(id, { amount: '405.000.000' })
  assert.equal(reply.status, 303, reply.text.slice(0, 400))
  assert.deepEqual(await postedFor(id), ['counterpart-correction 405000000', 'counterpart-proof 450000000'])
  assert.equal(await provenOf(id), 45n * M)
  const dossier = (await accountant.get(`/projects/${id}`)).text
  for (const words of ['-405.000.000', '45.000.000', 'Bảng kê 45.000.000 đồng, ghi nhầm', 'Điều chỉnh giảm vốn đối ứng đã chứng minh'])
    assert.ok(dossier.includes(words), words)
  const link = /href="(\/funding\/postings\?[^"]*counterpart-proof[^"]*)"[^>]*>45</.exec((await accountant.get('/funding')).text)?.[1]
  assert.ok(link, 'số trên trang kinh phí')
  const postings = (await accountant.get(link.replaceAll('&amp;', '&'))).text
  assert.match(postings, /Cộng giảm.*>-405\.000\.000<.*Còn lại: đối ứng đã chứng minh.*>45\.000\.000</su)
  assert.deepEqual(await faults(), [undefined, undefined])
})

test('phần vượt cam kết được trả lại trước, rồi mới đến phần trong cam kết; trang khóa sổ vẫn nêu đúng phần còn phải chứng minh', async () => {
  const id = await contracted()
  await prove(id, '520.000.000')
  await prove(id, '60.000.000')
  assert.equal((await correct(id, { amount: '70.000.000' })).status, 303)
  assert.deepEqual(await postedFor(id), [
    'counterpart-correction 10000000',
    'counterpart-correction-extra 60000000',
    'counterpart-proof 520000000',
    'counterpart-proof-extra 60000000',
  ])
  const others = 'select coalesce(sum(pledged_dong - least(pledged_dong, proven_dong)), 0)::text as left from project_fund where project_id <> $1'
  const [{ left }] = (await house.owner.query(others, [id])).rows
  assert.equal((await unproven()) - BigInt(left), 10n * M)
  await prove(id, '90.000.000')
  assert.equal(await provenOf(id), COST, 'ghi lại cho đúng thì lại được đến hết tổng kinh phí')
  assert.deepEqual(await faults(), [undefined, undefined])
})

test('điều chỉnh quá số đã chứng minh, thiếu lý do, ngày trước bảng kê hoặc chưa đến đều bị từ chối ngay tại ô của nó', async () => {
  const id = await contracted()
  house.clock = new Date('2024-03-06T02:00:00Z')
  assert.equal((await sent(id, 'counterpart', { amount: '45.000.000', day: '06/03/2024' })).status, 303)
  const refused = async (form: Record<string, string>) => {
    const reply = await accountant.postJson(`/projects/${id}/counterpart-corrections`, {
      version: await versionOf(id),
      paperNo: '8b',
      day: '06/03/2024',
      amount: '1.000.000',
      reason: 'Ghi nhầm',
      ...form,
    })
    const { refusals } = reply.json() as { refusals: { field: string; text: string }[] }
    return refusals.map(({ field, text }) => `${field}: ${text}`).join('\n')
  }
  assert.match(await refused({ amount: '45.000.001' }), /^amount: Vượt số vốn đối ứng đã chứng minh: còn giảm được 45\.000\.000 đồng/)
  assert.match(await refused({ reason: ' ' }), /^reason: Nhập lý do/)
  assert.match(await refused({ day: '05/03/2024' }), /^day: Ngày nhập sớm hơn ngày 06\/03\/2024 của bảng kê vốn đối ứng số 8b/)
  assert.match(await refused({ day: '07/03/2024' }), /^day: Ngày 07\/03\/2024 chưa đến/)
  assert.match(await refused({ version: '1' }), /thay đổi|người khác|bản mới/i)
  assert.equal(await provenOf(id), 45n * M)
  house.clock = new Date('2024-03-04T02:00:00Z')
})

test('bấm hai lần chỉ giảm một lần; người khác không phải kế toán thì không giảm được', async () => {
  const id = await contracted()
  await prove(id, '45.000.000')
  const form = { amount: '10.000.000', version: await versionOf(id), requestKey: randomUUID() }
  const replies = [await correct(id, form), await correct(id, form)]
  assert.deepEqual(
    replies.map(({ status }) => status),
    [303, 303],
  )
  assert.equal(await provenOf(id), 35n * M)
  const leader = await house.as('department-leader')
  assert.equal((await sent(id, 'counterpart-corrections', { amount: '1.000.000' }, leader)).status, 403)
})

test('đề án đã quyết toán thì số đã chứng minh không giảm nữa; năm ngân sách đã khóa sổ thì không ghi điều chỉnh', async () => {
  const id = await contracted()
  await prove(id, '45.000.000')
  await house.owner.query(`update programme_year set closed_on = '2024-03-04' where year = 2024`)
  const closed = await correct(id, { amount: '5.000.000' })
  assert.equal(closed.status, 409)
  assert.match(closed.text, /Năm ngân sách.* đã khóa sổ/)
  await house.owner.query('update programme_year set closed_on = null where year = 2024')
  assert.equal((await correct(id, { amount: '5.000.000' })).status, 303)
  await house.owner.query(`update project set state = 'settled' where id = $1`, [id])
  const settled = await correct(id, { amount: '5.000.000' })
  assert.equal(settled.status, 409)
  assert.equal(await provenOf(id), 40n * M)
})
