// For `verify`: does every row that counts rest on what was done, once for each thing, with nothing left out that should count?
import sql, { type Sql } from 'sql-template-tag'
import type { Db } from '../../platform/db.ts'

type Found = { readonly code: string; readonly target: string; readonly thing: string }

const NAMED = sql`e.target_code as target, p.code, coalesce(i.name, s.name, e.once_key) as thing`
const JOINED = sql`
  from evidence e
  join project p on p.province_code = e.province_code and p.id = e.project_id
  left join project_item i on e.record_kind = 'item' and i.province_code = e.province_code and i.id = e.record_id
  left join establishment s on e.record_kind = 'establishment' and s.province_code = e.province_code and s.id = e.record_id`

async function first(db: Db, province: string, wrong: Sql): Promise<Found | undefined> {
  return await db.maybe<Found>(sql`
    select ${NAMED} ${JOINED} where e.province_code = ${province} and e.withdrawn_on is null and ${wrong} order by p.code, e.target_code, e.once_key limit 1`)
}

/** The acceptance it rests on passed and stands, and its đề án is accepted. */
const UNACCEPTED = sql`(p.state not in ('accepted', 'settled') or not exists (
  select 1 from acceptance a where a.province_code = e.province_code and a.id = e.acceptance_id and a.project_id = e.project_id and a.verdict <> 'fail'))`

/** An establishment that benefits, or a thing the đề án named for this line and did not withdraw. */
const GROUNDLESS = sql`((e.record_kind = 'establishment' and s.id is distinct from p.establishment_id and not exists (
    select 1 from project_beneficiary b where b.province_code = e.province_code and b.project_id = e.project_id and b.establishment_id = e.record_id))
  or (e.record_kind = 'item' and (i.id is null or i.project_id <> e.project_id or i.target_code <> e.target_code or i.withdrawn_at is not null)))`

/** Waiting although nothing of its kind counts. */
const LEFT_OUT = sql`(not e.counts and not exists (
  select 1 from evidence c where c.province_code = e.province_code and c.programme_id = e.programme_id and c.target_code = e.target_code
    and c.once_key = e.once_key and c.counts))`

const OTHER_YEAR = sql`e.year <> p.year`

/** Two rows that count for one establishment under two keys. */
async function countedTwice(db: Db, province: string): Promise<Found | undefined> {
  return await db.maybe<Found>(sql`
    select ${NAMED} ${JOINED}
    where e.province_code = ${province} and e.counts and e.record_kind = 'establishment' and e.once_key not like e.project_id || ' %'
      and exists (
        select 1 from evidence o where o.province_code = e.province_code and o.programme_id = e.programme_id and o.target_code = e.target_code
          and o.record_id = e.record_id and o.record_kind = 'establishment' and o.counts and o.id < e.id)
    order by p.code limit 1`)
}

const FAULTS: readonly (readonly [Sql, string])[] = [
  [UNACCEPTED, 'đề án chưa có kết quả nghiệm thu đạt'],
  [GROUNDLESS, 'đề án không có cơ sở hoặc việc này'],
  [LEFT_OUT, 'không dòng nào được tính cho thứ này'],
  [OTHER_YEAR, 'năm tính khác năm kế hoạch của đề án'],
]

/** One sentence about the first row that should not stand as it does. */
export async function firstEvidenceFault(db: Db, province: string): Promise<string | undefined> {
  for (const [wrong, why] of FAULTS) {
    const found = await first(db, province, wrong)
    if (found) return told(found, why)
  }
  const twice = await countedTwice(db, province)
  return twice && told(twice, 'cùng một cơ sở được tính hai lần')
}

function told({ target, code, thing }: Found, why: string): string {
  return `Căn cứ của mục tiêu ${target}, đề án ${code} (${thing}): ${why}.`
}
