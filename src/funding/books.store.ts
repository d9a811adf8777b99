// Reading the books: totals kept by source and year, postings listed, and totals rebuilt from the postings for `verify`.
import sql from 'sql-template-tag'
import type { Db } from '../platform/db.ts'
import type { PostedSum } from './books.trail.ts'
import type { Difference, FundTotal, OpenMoney, PostingFilter, PostingRow, PostingSums, Unproven } from './books.ts'

export async function listFundTotals(db: Db, province: string, programmeId: string): Promise<FundTotal[]> {
  return await db.many<FundTotal>(sql`
    select source, year, estimate_dong, approved_dong, committed_dong, advanced_dong, paid_dong, settled_dong,
      recovered_dong + returned_dong as recovered_dong, pledged_dong, proven_dong
    from fund_total where province_code = ${province} and programme_id = ${programmeId} order by year, source`)
}

/** Counterpart still to be proven, by year: each đề án under way by its pledge, each accepted one by what the acceptance counted, none that ended. */
export async function listUnproven(db: Db, province: string, programmeId: string): Promise<Unproven[]> {
  return await db.many<Unproven>(sql`
    select p.year, sum(greatest(least(f.pledged_dong, coalesce(a.counterpart_dong, f.pledged_dong)) - f.proven_dong, 0))::bigint as unproven_dong
    from project p join project_fund f on f.province_code = p.province_code and f.project_id = p.id and f.pledged_dong > 0
    left join lateral (
      select counterpart_dong from acceptance a where a.province_code = p.province_code and a.project_id = p.id and a.verdict <> 'fail'
      order by held_on desc, recorded_at desc limit 1) a on p.state = 'accepted'
    where p.province_code = ${province} and p.programme_id = ${programmeId} and p.state in ('underway', 'adjusting', 'accepted')
    group by p.year order by p.year`)
}

function matching(province: string, { programmeId, source = '', year = 0, kinds = [] }: PostingFilter) {
  return sql`province_code = ${province} and programme_id = ${programmeId}
    and (${source} = '' or source = ${source}) and (${year}::int = 0 or year = ${year}) and (cardinality(${kinds}::text[]) = 0 or kind = any(${kinds}::text[]))`
}

export async function listPostings(db: Db, province: string, filter: PostingFilter): Promise<PostingRow[]> {
  return await db.many<PostingRow>(sql`
    select id, year, source, kind, amount_dong, project_id, day, paper_no, note from posting
    where ${matching(province, filter)} order by day desc, id desc limit ${filter.most}`)
}

/** What a list of postings adds up to, rows past its end included: the figure a person came from. */
export async function sumPostings(db: Db, province: string, filter: PostingFilter): Promise<PostingSums> {
  const { lowering = [] } = filter
  return await db.one<PostingSums>(sql`
    select count(*)::int as count, coalesce(sum(amount_dong) filter (where not kind = any(${lowering}::text[])), 0)::bigint as raised_dong,
      coalesce(sum(amount_dong) filter (where kind = any(${lowering}::text[])), 0)::bigint as lowered_dong
    from posting where ${matching(province, filter)}`)
}

/** Đề án whose money of the year is neither settled nor given back: what was received and is not cleared, and what the contract still promises. */
export async function listOpenMoney(db: Db, province: string, programmeId: string, year: number, most: number): Promise<OpenMoney[]> {
  return await db.many<OpenMoney>(sql`
    select p.id, p.code, p.name, sum(f.advanced_dong + f.paid_dong - f.settled_dong - f.recovered_dong)::bigint as uncleared_dong,
      sum(f.approved_dong - f.released_dong - f.advanced_dong - f.paid_dong + f.recovered_dong)::bigint as promised_dong
    from project p join project_fund f on f.province_code = p.province_code and f.project_id = p.id
    where p.province_code = ${province} and p.programme_id = ${programmeId} and p.year = ${year}
      and (f.approved_dong <> f.committed_dong or f.committed_dong <> f.settled_dong + f.released_dong)
    group by p.id, p.code, p.name order by p.code limit ${most}`)
}

/** Sum of postings of these kinds; a kind written with "-" in front is subtracted. */
function counted(kinds: readonly string[], minus: readonly string[] = []) {
  return sql`(coalesce(sum(amount_dong) filter (where kind = any(${kinds}::text[])), 0) - coalesce(sum(amount_dong) filter (where kind = any(${minus}::text[])), 0))::bigint`
}

const RECOVERED = ['recovery', 'recovery-paid', 'recovery-settled', 'recovery-settled-paid']
const SETTLED = counted(['advance-settlement', 'payment-settlement'], ['recovery-settled', 'recovery-settled-paid'])
const PROVEN = counted(['counterpart-proof', 'counterpart-proof-extra'], ['counterpart-correction', 'counterpart-correction-extra'])

/** The first kept total of a source and year that the postings do not bear out. */
export async function findFundDifference(db: Db, province: string): Promise<Difference | undefined> {
  return await db.maybe<Difference>(sql`
    with books as (
      select programme_id, source, year,
        ${counted(['estimate'], ['estimate-cut', 'carry-over'])} as estimate, ${counted(['allocation'], ['allocation-release', 'commitment-release'])} as approved,
        ${counted(['commitment'], ['commitment-release'])} as committed, ${counted(['advance'])} as advanced, ${counted(['payment'])} as paid,
        ${SETTLED} as settled, ${counted(RECOVERED)} as recovered,
        ${counted(['counterpart-pledge'])} as pledged, ${PROVEN} as proven, ${counted(['recovery-closed'])} as returned
      from posting where province_code = ${province} group by programme_id, source, year
    ), pairs as (
      select coalesce(t.source, b.source) as source, coalesce(t.year, b.year) as year, c.name, coalesce(c.kept, 0) as kept, coalesce(c.counted, 0) as counted
      from (select * from fund_total where province_code = ${province}) t
      full join books b on b.programme_id = t.programme_id and b.source = t.source and b.year = t.year
      cross join lateral (values
        ('dự toán', t.estimate_dong, b.estimate), ('phê duyệt', t.approved_dong, b.approved), ('cam kết', t.committed_dong, b.committed), ('tạm ứng', t.advanced_dong, b.advanced),
        ('thanh toán', t.paid_dong, b.paid), ('quyết toán', t.settled_dong, b.settled), ('thu hồi', t.recovered_dong, b.recovered),
        ('đối ứng cam kết', t.pledged_dong, b.pledged), ('đối ứng chứng minh', t.proven_dong, b.proven), ('thu hồi của năm đã khóa sổ', t.returned_dong, b.returned)) as c(name, kept, counted)
    )
    select format('%s, nguồn %s, năm %s', name, source, year) as what, kept, counted from pairs where kept <> counted order by year, source, name limit 1`)
}

/** The first kept total of a đề án and source that the postings do not bear out. */
export async function findProjectDifference(db: Db, province: string): Promise<Difference | undefined> {
  return await db.maybe<Difference>(sql`
    with books as (
      select project_id, source,
        ${counted(['allocation'], ['allocation-release'])} as approved, ${counted(['commitment'])} as committed, ${counted(['advance'])} as advanced, ${counted(['payment'])} as paid,
        ${SETTLED} as settled, ${counted(RECOVERED)} as recovered, ${counted(['commitment-release'])} as released,
        ${counted(['counterpart-pledge'])} as pledged, ${PROVEN} as proven, ${counted(['recovery-paid', 'recovery-settled-paid'])} as paid_back,
        ${counted(['recovery-closed'])} as returned
      from posting where province_code = ${province} and project_id is not null group by project_id, source
    ), pairs as (
      select coalesce(t.project_id, b.project_id) as project_id, coalesce(t.source, b.source) as source, c.name, coalesce(c.kept, 0) as kept, coalesce(c.counted, 0) as counted
      from (select * from project_fund where province_code = ${province}) t
      full join books b on b.project_id = t.project_id and b.source = t.source
      cross join lateral (values
        ('phê duyệt', t.approved_dong, b.approved), ('cam kết', t.committed_dong, b.committed), ('tạm ứng', t.advanced_dong, b.advanced), ('thanh toán', t.paid_dong, b.paid),
        ('quyết toán', t.settled_dong, b.settled), ('thu hồi', t.recovered_dong, b.recovered), ('hủy cam kết', t.released_dong, b.released),
        ('đối ứng cam kết', t.pledged_dong, b.pledged), ('đối ứng chứng minh', t.proven_dong, b.proven), ('thu hồi từ thanh toán', t.paid_back_dong, b.paid_back),
        ('thu hồi của năm đã khóa sổ', t.returned_dong, b.returned)) as c(name, kept, counted)
    )
    select format('%s của đề án %s, nguồn %s', pairs.name, coalesce(p.code, pairs.project_id::text), source) as what, kept, counted
    from pairs left join project p on p.province_code = ${province} and p.id = pairs.project_id where kept <> counted order by p.code, source, pairs.name limit 1`)
}

/** The first programme-year whose approved support is not what its postings say. */
export async function findYearDifference(db: Db, province: string): Promise<Difference | undefined> {
  return await db.maybe<Difference>(sql`
    with books as (
      select programme_id, year, ${counted(['allocation'], ['allocation-release', 'commitment-release'])} as approved
      from posting where province_code = ${province} group by programme_id, year
    )
    select format('phê duyệt năm %s của chương trình', y.year) as what, y.approved_dong as kept, coalesce(b.approved, 0)::bigint as counted
    from programme_year y left join books b on b.programme_id = y.programme_id and b.year = y.year
    where y.province_code = ${province} and y.approved_dong <> coalesce(b.approved, 0) order by y.year limit 1`)
}

/** The first establishment whose support under a norm is not what was charged to it. */
export async function findEstablishmentDifference(db: Db, province: string): Promise<Difference | undefined> {
  return await db.maybe<Difference>(sql`
    with charged as (
      select programme_id, establishment_id, norm_code, sum(amount_dong)::bigint as amount from establishment_charge
      where province_code = ${province} group by programme_id, establishment_id, norm_code
    )
    select format('hỗ trợ cơ sở %s theo định mức %s', coalesce(s.establishment_id, c.establishment_id), coalesce(s.norm_code, c.norm_code)) as what,
      coalesce(s.approved_dong, 0) as kept, coalesce(c.amount, 0) as counted
    from (select * from establishment_support where province_code = ${province}) s
    full join charged c on c.programme_id = s.programme_id and c.establishment_id = s.establishment_id and c.norm_code = s.norm_code
    where coalesce(s.approved_dong, 0) <> coalesce(c.amount, 0) order by 1 limit 1`)
}

/** The first đề án charged with more support than its postings still hold. */
export async function findChargeDifference(db: Db, province: string): Promise<Difference | undefined> {
  return await db.maybe<Difference>(sql`
    with held as (
      select project_id, ${counted(['allocation'], ['allocation-release', 'commitment-release'])} as amount
      from posting where province_code = ${province} and project_id is not null group by project_id
    ), charged as (
      select project_id, sum(amount_dong)::bigint as amount from establishment_charge where province_code = ${province} group by project_id
    )
    select format('mức tính cho cơ sở của đề án %s', coalesce(p.code, c.project_id::text)) as what, c.amount as kept, coalesce(h.amount, 0)::bigint as counted
    from charged c left join held h on h.project_id = c.project_id left join project p on p.province_code = ${province} and p.id = c.project_id
    where c.amount > coalesce(h.amount, 0) order by 1 limit 1`)
}

/** What was posted in all, by đề án (or programme, for estimates) and kind. */
export async function sumBySubject(db: Db, province: string): Promise<PostedSum[]> {
  return await db.many<PostedSum>(sql`
    select coalesce(project_id, programme_id) as subject_id, kind, sum(amount_dong)::bigint as amount from posting
    where province_code = ${province} group by 1, 2`)
}

export async function codeOf(db: Db, province: string, subjectId: string): Promise<string | undefined> {
  return (await db.maybe<{ code: string }>(sql`select code from project where province_code = ${province} and id = ${subjectId}`))?.code
}

/** A cap that does not hold, whatever wrote it: looked for in the kept totals themselves. */
export async function findBrokenCap(db: Db, province: string): Promise<{ what: string } | undefined> {
  return await db.maybe<{ what: string }>(sql`
    select what from (
      select format('nguồn %s năm %s vượt dự toán', source, year) as what from fund_total where province_code = ${province} and approved_dong > estimate_dong
      union all select format('năm %s vượt kinh phí chương trình', year) from programme_year where province_code = ${province} and approved_dong > planned_dong
      union all select format('đề án %s vượt mức thẩm định hoặc phê duyệt', project_id) from project_fund
        where province_code = ${province} and (approved_dong > appraised_dong or committed_dong > approved_dong or advanced_dong + paid_dong - recovered_dong - returned_dong + released_dong > committed_dong)
      union all select format('đề án %s được thanh toán vượt kết quả nghiệm thu', project_id) from project_fund where province_code = ${province} and paid_dong - paid_back_dong - returned_dong > earned_dong
      union all select format('đề án %s đã quyết toán khác số thực giữ hoặc số được hưởng', f.project_id) from project_fund f
        join project p on p.province_code = f.province_code and p.id = f.project_id and p.state = 'settled'
        where f.province_code = ${province} and (f.settled_dong <> f.advanced_dong + f.paid_dong - f.recovered_dong or f.committed_dong <> f.settled_dong + f.released_dong or f.earned_dong <> f.settled_dong - f.returned_dong)
      union all select format('cơ sở %s vượt trần định mức %s', establishment_id, norm_code) from establishment_support where province_code = ${province} and approved_dong > ceiling_dong
    ) as broken limit 1`)
}
