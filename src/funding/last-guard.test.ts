// Bar rows A2 and A3: beneath the application, as the application's own role, the database refuses what would break the books; and `verify` names what a thief changed.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import sql from 'sql-template-tag'
import { makeDossier } from '../appraisal/dossier.fixture.ts'
import { dong } from '../basics/money.ts'
import { inTransaction } from '../platform/db.ts'
import { newId } from '../platform/http.ts'
import { type House, LAI_CHAU, openHouse } from '../test-house.ts'
import { verifyAgainstTrail, verifyLedger } from './books.actions.ts'
import { changeEstimate, closeBudgetYear } from './estimate.actions.ts'
import { EFFECTS, type Kind } from './ledger.ts'

let house: House
let programmeId = ''
let project = ''
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
  project = (await makeDossier(house, { state: 'appraised', appraised: { provincial: dong(100_000_000n) }, year: 2023 })).id
})
after(() => house.close())

type Refused = { readonly code?: string; readonly constraint?: string }

/** SQL as the application's role in its province: what a defect of our own code could send. Nothing of it is kept. */
async function asApplication(...statements: readonly (string | readonly [text: string, values: readonly unknown[]])[]): Promise<Refused | undefined> {
  const client = await house.pool.connect()
  try {
    await client.query(`begin; set local app.province = '${LAI_CHAU}'`)
    for (const statement of statements) {
      const [text, values] = typeof statement === 'string' ? [statement, []] : statement
      await client.query(text, [...values])
    }
    return undefined
  } catch (error) {
    return error as Refused
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const POSTING = `insert into posting (province_code, id, programme_id, year, source, kind, from_account, to_account, amount_dong, currency, project_id, day, paper_no, recorded_by, recorded_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '2023-02-01', '1', $2, now())`

type Row = {
  year: number
  source: string
  kind: Kind | 'gift'
  from: string
  to: string
  amount: unknown
  currency: string
  projectId: string | null
  province: string
}

function posting(change: Partial<Row>): readonly [string, readonly unknown[]] {
  const { from, to } = EFFECTS[(change.kind as Kind) ?? 'estimate'] ?? { from: 'authority', to: 'pocket' }
  const row: Row = {
    year: 2023,
    source: 'provincial',
    kind: 'estimate',
    from,
    to,
    amount: 1000,
    currency: 'VND',
    projectId: null,
    province: LAI_CHAU,
    ...change,
  }
  return [POSTING, [row.province, newId(), programmeId, row.year, row.source, row.kind, row.from, row.to, row.amount, row.currency, row.projectId]]
}

const of2023 = (change: string) => `update fund_total set ${change} where programme_id = '${programmeId}' and source = 'provincial' and year = 2023`
const MORE_ESTIMATE = () => of2023('estimate_dong = estimate_dong + 1000')

test('bút toán số âm, số không, sai đơn vị tiền, sai cặp tài khoản, nguồn lạ, năm ngoài chương trình: cơ sở dữ liệu từ chối', async () => {
  const raised = (change: Partial<Row>) => asApplication(MORE_ESTIMATE(), posting(change))
  assert.equal(await raised({}), undefined, 'bút toán đúng thì ghi được')
  const refused: [Partial<Row>, string][] = [
    [{ amount: 0 }, 'posting_amount_positive'],
    [{ amount: -1000 }, 'posting_amount_positive'],
    [{ currency: 'USD' }, 'posting_currency_is_dong'],
    [{ from: 'estimate' }, 'posting_accounts_differ'],
    [{ from: 'committed', to: 'advanced' }, 'posting_kind_fits_accounts'],
    [{ kind: 'gift' }, 'posting_agrees_with_totals'],
    [{ source: 'bitcoin' }, 'posting_agrees_with_totals'],
    [{ projectId: project }, 'posting_names_its_project'],
  ]
  for (const [change, constraint] of refused) assert.equal((await raised(change))?.constraint, constraint, JSON.stringify(change))
  assert.equal((await raised({ year: 2031 }))?.code, '42501')
  assert.equal((await raised({ amount: '9223372036854775808' }))?.code, '22003')
})

test('bút toán không có trong số tổng thì cơ sở dữ liệu từ chối, loại nào cũng vậy, dù chỉ một đồng', async () => {
  for (const kind of Object.keys(EFFECTS) as Kind[]) {
    const projectId = ['estimate', 'estimate-cut', 'carry-over'].includes(kind) ? null : project
    const source = kind.startsWith('counterpart') ? 'counterpart' : 'provincial'
    assert.equal((await asApplication(posting({ kind, projectId, source, amount: 1 })))?.constraint, 'posting_agrees_with_totals', kind)
  }
  assert.equal((await asApplication(MORE_ESTIMATE(), posting({ amount: 1001 })))?.constraint, 'posting_agrees_with_totals')
  assert.equal((await asApplication(MORE_ESTIMATE(), posting({}), posting({ amount: 1 })))?.constraint, 'posting_agrees_with_totals')
  const [text, values] = posting({ amount: 600 })
  const twice = `${text}, ($1, gen_random_uuid(), $3, $4, $5, $6, $7, $8, $9, $10, $11, '2023-02-01', '1', $2, now())`
  assert.equal((await asApplication(MORE_ESTIMATE(), [twice, values]))?.constraint, 'posting_agrees_with_totals', 'hai dòng trong một lệnh')
})

test('phê duyệt cho đề án mà bỏ qua số tổng của nguồn, của năm hoặc của chính đề án thì cơ sở dữ liệu từ chối', async () => {
  const M = 1_000_000n
  const projectTotal = `update project_fund set approved_dong = approved_dong + ${M} where project_id = '${project}' and source = 'provincial'`
  const fundTotal = of2023(`approved_dong = approved_dong + ${M}`)
  const yearTotal = `update programme_year set approved_dong = approved_dong + ${M} where programme_id = '${programmeId}' and year = 2023`
  const row = posting({ kind: 'allocation', projectId: project, amount: M })
  assert.equal(await asApplication(projectTotal, fundTotal, yearTotal, row), undefined, 'đủ ba số tổng thì ghi được')
  for (const some of [
    [fundTotal, yearTotal],
    [projectTotal, yearTotal],
    [projectTotal, fundTotal],
  ])
    assert.equal((await asApplication(...some, row))?.constraint, 'posting_agrees_with_totals')
  assert.equal(
    (await asApplication(projectTotal, fundTotal, yearTotal, posting({ kind: 'allocation', projectId: project, amount: M, year: 2022 })))?.constraint,
    'posting_agrees_with_totals',
  )
})

test('điều chỉnh giảm vốn đối ứng quá số đã chứng minh thì cơ sở dữ liệu từ chối, thừa một đồng cũng vậy', async () => {
  const total = (change: string) =>
    `update project_fund set proven_dong = proven_dong + ${change} where project_id = '${project}' and source = 'counterpart'`
  const row = (kind: Kind, amount: number) => posting({ kind, projectId: project, source: 'counterpart', amount })
  const proven = [total('100'), row('counterpart-proof', 60), row('counterpart-proof-extra', 40)]
  const back = (extra: number, pledge: number) => [row('counterpart-correction-extra', extra), row('counterpart-correction', pledge)]
  assert.equal(await asApplication(...proven, total('-100'), ...back(40, 60)), undefined, 'giảm hết thì được')
  assert.equal((await asApplication(...proven, total('-100'), ...back(40, 61)))?.constraint, 'posting_agrees_with_totals')
  assert.equal((await asApplication(...proven, total('-101'), ...back(40, 61)))?.constraint, 'project_fund_not_negative')
  assert.equal((await asApplication(...proven, row('counterpart-correction', 1)))?.constraint, 'posting_agrees_with_totals', 'số tổng chưa giảm')
  const wrongWay = posting({ kind: 'counterpart-correction', projectId: project, source: 'counterpart', amount: 1, from: 'pledged', to: 'proven' })
  assert.equal((await asApplication(...proven, total('-1'), wrongWay))?.constraint, 'posting_kind_fits_accounts')
})

test('tỉnh khác: không ghi được bút toán, không thấy và không sửa được số tổng', async () => {
  assert.equal((await asApplication(posting({ province: '01' })))?.code, '42501')
  assert.equal(
    (await asApplication(`insert into fund_total (province_code, programme_id, source, year) values ('01', '${programmeId}', 'provincial', 2023)`))
      ?.code,
    '42501',
  )
  assert.equal((await asApplication(`update fund_total set province_code = '01'`))?.code, '42501')
  const seen = await inTransaction(house.pool, { province: '01', readOnly: true }, async (db) => ({
    keep: false,
    value: await db.one<{ rows: bigint }>(
      sql`select (select count(*) from posting) + (select count(*) from fund_total) + (select count(*) from project_fund) as rows`,
    ),
  }))
  assert.equal(Number(seen.rows), 0)
})

test('bút toán đã ghi không sửa, không xóa được bằng quyền của ứng dụng', async () => {
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
  for (const column of ['estimate', 'approved', 'committed', 'advanced', 'paid', 'settled', 'pledged', 'proven'])
    assert.ok((await asApplication(`update fund_total set ${column}_dong = -1 ${where}`))?.constraint, column)
  assert.equal((await asApplication(`update fund_total set recovered_dong = -1 ${where}`))?.constraint, 'fund_total_not_negative')
  assert.equal((await asApplication(`update programme_year set approved_dong = planned_dong + 1 ${where}`))?.constraint, 'programme_year_cap')
  const ofProject = `where project_id = '${project}' and source = 'provincial'`
  for (const [change, constraint] of [
    ['approved_dong = appraised_dong + 1', 'project_fund_appraised_cap'],
    ['committed_dong = approved_dong + 1', 'project_fund_approved_cap'],
    ['advanced_dong = committed_dong + 1', 'project_fund_committed_cap'],
    ['settled_dong = 1', 'project_fund_settled_cap'],
    ['proven_dong = -1', 'project_fund_not_negative'],
  ])
    assert.equal((await asApplication(`update project_fund set ${change} ${ofProject}`))?.constraint, constraint, change)
  const ceiling = `insert into establishment_support (province_code, programme_id, establishment_id, norm_code, ceiling_dong, approved_dong)
    select province_code, '${programmeId}', establishment_id, 'machinery', 300000000, 300000001 from project where id = '${project}'`
  assert.equal((await asApplication(ceiling))?.constraint, 'establishment_support_cap')
})

test('năm ngân sách đã khóa sổ không nhận thêm bút toán, dù viết thẳng SQL', async () => {
  const closed = await house.ask('finance-officer', (ask) => closeBudgetYear(ask, { year: 2022, paperNo: '1/BB' }))
  assert.ok(closed.ok)
  const of2022 = `update fund_total set estimate_dong = estimate_dong + 1000 where programme_id = '${programmeId}' and source = 'provincial' and year = 2022`
  assert.equal((await asApplication(of2022, posting({ year: 2022 })))?.code, '42501')
  assert.equal(await asApplication(MORE_ESTIMATE(), posting({ year: 2023 })), undefined)
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

test('cặp bút toán bù trừ nhau, hoặc sửa bút toán cùng với mọi số tổng, vẫn lộ ra khi đối chiếu với nhật ký', async () => {
  const verify = async () =>
    await inTransaction(house.owner, { province: LAI_CHAU, readOnly: true }, async (db) => ({
      keep: true,
      value: [await verifyLedger(db, LAI_CHAU), await verifyAgainstTrail(db, LAI_CHAU)],
    }))
  assert.deepEqual(await verify(), [undefined, undefined])
  const pair = [posting({ amount: 7 }), posting({ kind: 'estimate-cut', amount: 7 })]
  for (const [text, values] of pair) await house.owner.query(text, [...values])
  const [ledger, trail] = await verify()
  assert.equal(ledger, undefined)
  assert.match(trail ?? '', /không khớp nhật ký: Giao dự toán: sổ ghi 2\.000\.000\.007 đồng, nhật ký ghi 2\.000\.000\.000 đồng/)
  for (const [, values] of pair) await house.owner.query('delete from posting where id = $1', [values[1]])
  await house.owner.query(`update posting set amount_dong = amount_dong + 5 where year = 2023`)
  await house.owner.query(of2023('estimate_dong = estimate_dong + 5'))
  const [agreed, untold] = await verify()
  assert.equal(agreed, undefined)
  assert.match(untold ?? '', /sổ ghi 2\.000\.000\.005 đồng/)
})
