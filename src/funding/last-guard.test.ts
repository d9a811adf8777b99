// Bar rows A2 and A3: beneath the application, as the application's own role, the database refuses what would break the books; and `verify` names what a thief changed.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { dong } from '../basics/money.ts'
import { inTransaction } from '../platform/db.ts'
import { newId } from '../platform/http.ts'
import { type House, LAI_CHAU, openHouse } from '../test-house.ts'
import { verifyLedger } from './books.actions.ts'
import { changeEstimate, closeBudgetYear } from './estimate.actions.ts'

let house: House
let programmeId = ''
before(async () => {
  house = await openHouse({ programme: true })
  house.clock = new Date('2023-02-01T02:00:00Z')
  programmeId = (await house.owner.query('select id from programme')).rows[0].id
  for (const year of [2022, 2023]) {
    const given = {
      source: 'provincial',
      year,
      amountDong: dong(1_000_000_000n),
      direction: 'give' as const,
      paperNo: '1/QĐ',
      day: '2023-01-05' as never,
    }
    assert.ok((await house.ask('finance-officer', (ask) => changeEstimate(ask, given))).ok)
  }
})
after(() => house.close())

/** SQL as the application's role in its province: what a defect of our own code could send. */
async function asApplication(text: string, values: unknown[] = []): Promise<{ code?: string; constraint?: string } | undefined> {
  const client = await house.pool.connect()
  try {
    await client.query(`begin; set local app.province = '${LAI_CHAU}'`)
    await client.query(text, values)
    return undefined
  } catch (error) {
    return error as { code?: string; constraint?: string }
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const POSTING = `insert into posting (province_code, id, programme_id, year, source, kind, from_account, to_account, amount_dong, currency, day, paper_no, recorded_by, recorded_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '2023-02-01', '1', $2, now())`

function posting(change: Partial<Record<'year' | 'source' | 'kind' | 'from' | 'to' | 'amount' | 'currency', unknown>>): unknown[] {
  const row = { year: 2023, source: 'provincial', kind: 'estimate', from: 'authority', to: 'estimate', amount: 1000, currency: 'VND', ...change }
  return [LAI_CHAU, newId(), programmeId, row.year, row.source, row.kind, row.from, row.to, row.amount, row.currency]
}

test('bút toán số âm, số không, sai đơn vị tiền, sai cặp tài khoản, nguồn lạ, năm ngoài chương trình: cơ sở dữ liệu từ chối', async () => {
  assert.equal(await asApplication(POSTING, posting({})), undefined, 'bút toán đúng thì ghi được')
  const refused: [Parameters<typeof posting>[0], string][] = [
    [{ amount: 0 }, 'posting_amount_positive'],
    [{ amount: -1000 }, 'posting_amount_positive'],
    [{ currency: 'USD' }, 'posting_currency_is_dong'],
    [{ from: 'estimate' }, 'posting_accounts_differ'],
    [{ kind: 'advance' }, 'posting_kind_fits_accounts'],
    [{ kind: 'gift', from: 'authority', to: 'pocket' }, 'posting_kind_fits_accounts'],
  ]
  for (const [change, constraint] of refused)
    assert.equal((await asApplication(POSTING, posting(change)))?.constraint, constraint, JSON.stringify(change))
  assert.equal((await asApplication(POSTING, posting({ source: 'bitcoin' })))?.code, '23503')
  assert.ok(await asApplication(POSTING, posting({ year: 2031 })))
})

test('bút toán đã ghi không sửa, không xoá được bằng quyền của ứng dụng', async () => {
  for (const text of [
    'update posting set amount_dong = 1',
    'delete from posting',
    'truncate posting',
    'alter table posting disable row level security',
    'drop table posting',
  ])
    assert.equal((await asApplication(text))?.code, '42501', text)
})

test('sửa số tổng cho vượt giới hạn: ràng buộc của cơ sở dữ liệu từ chối từng giới hạn', async () => {
  const where = `where programme_id = '${programmeId}'`
  assert.equal((await asApplication(`update fund_total set approved_dong = estimate_dong + 1 ${where}`))?.constraint, 'fund_total_estimate_cap')
  assert.equal((await asApplication(`update fund_total set committed_dong = 1 ${where}`))?.constraint, 'fund_total_committed_cap')
  assert.equal((await asApplication(`update fund_total set recovered_dong = -1 ${where}`))?.constraint, 'fund_total_not_negative')
  assert.equal((await asApplication(`update programme_year set approved_dong = planned_dong + 1 ${where}`))?.constraint, 'programme_year_cap')
})

test('năm ngân sách đã khoá sổ không nhận thêm bút toán, dù viết thẳng SQL', async () => {
  const closed = await house.ask('finance-officer', (ask) => closeBudgetYear(ask, { year: 2022, paperNo: '1/BB' }))
  assert.ok(closed.ok)
  assert.equal((await asApplication(POSTING, posting({ year: 2022 })))?.code, '42501')
  assert.equal(await asApplication(POSTING, posting({ year: 2023 })), undefined)
})

test('sai khác một đồng giữa số tổng và bút toán được đối chiếu nêu đúng chỗ', async () => {
  const verify = async () =>
    await inTransaction(house.owner, { province: LAI_CHAU, readOnly: true }, async (db) => ({ keep: true, value: await verifyLedger(db, LAI_CHAU) }))
  assert.equal(await verify(), undefined)
  await house.owner.query(`update fund_total set estimate_dong = estimate_dong + 1 where year = 2023 and source = 'provincial'`)
  assert.match(
    (await verify()) ?? '',
    /dự toán, nguồn provincial, năm 2023: tổng đang giữ 1\.000\.000\.001 đồng, cộng bút toán được 1\.000\.000\.000 đồng/,
  )
  await house.owner.query(`update fund_total set estimate_dong = estimate_dong - 1 where year = 2023 and source = 'provincial'`)
  await house.owner.query(`update posting set amount_dong = amount_dong - 5 where year = 2023`)
  assert.match((await verify()) ?? '', /năm 2023/)
  await house.owner.query(`update posting set amount_dong = amount_dong + 5 where year = 2023`)
  assert.equal(await verify(), undefined)
})
