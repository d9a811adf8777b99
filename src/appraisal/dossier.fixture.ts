// A đề án in any state, put straight into the database of a test house: what earlier rooms would have written.
import { fold } from '../basics/text.ts'
import type { Pool } from '../platform/db.ts'
import { ACCEPTED, CONTRACTED, type Level, type State } from '../project/lifecycle.ts'

export type Given = {
  readonly level?: Level
  readonly state?: State
  readonly year?: number
  readonly costDong?: bigint
  /** By source; the counterpart is what is left of the cost. */
  readonly asked?: Readonly<Record<string, bigint>>
  readonly appraised?: Readonly<Record<string, bigint>>
  readonly approved?: Readonly<Record<string, bigint>>
  readonly planned?: number
  /** null: the applicant left "Mức chi áp dụng" empty. */
  readonly normCode?: string | null
  readonly activity?: string
  /** Establishments that benefit besides the one that applies. */
  readonly others?: readonly string[]
}

export type Made = { readonly id: string; readonly code: string; readonly establishmentId: string; readonly programmeId: string }

const LAI_CHAU = '12'
const M = 1_000_000n
let made = 0

/** Half the cost is asked of the source of its level unless said otherwise; one machine is planned for target line 3b. */
export async function makeDossier(house: { readonly owner: Pool }, given: Given = {}): Promise<Made> {
  const {
    level = 'local',
    state = 'appraising',
    year = 2024,
    costDong = 620n * M,
    planned = 1,
    activity = 'machinery',
    normCode = 'machinery',
  } = given
  const number = ++made
  const code = `${level === 'local' ? 'KCĐP' : 'KCQG'}-${year}-${String(number).padStart(2, '0')}`
  const name = `Máy ép đùn miến dong số ${number}`
  const id = `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`
  const establishmentId = `00000000-0000-7000-9000-${String(number).padStart(12, '0')}`
  const run = async (text: string, values: unknown[]) => (await house.owner.query(text, values)).rows
  const [programme] = await run('select id from programme where province_code = $1', [LAI_CHAU])
  const [unit] = await run(
    `select code, valid_from from admin_unit where province_code = $1 and level = 'commune' and valid_from <= '2024-03-04' and (valid_to is null or valid_to > '2024-03-04') order by code limit 1`,
    [LAI_CHAU],
  )
  await run(
    `insert into establishment (province_code, id, name, name_norm, kind, commune_code, commune_valid_from, address, sector, products, owner_name,
       owner_is_woman, owner_is_minority, phone, email, created_at)
     values ($1, $2, $3, $4, 'cooperative', $5, $6, '', 'food', 'miến dong', 'Lò Thị A', true, true, '', '', now())`,
    [LAI_CHAU, establishmentId, `Hợp tác xã Miến dong ${number}`, fold(`Hợp tác xã Miến dong ${number}`), unit.code, unit.valid_from],
  )
  const asked = given.asked ?? { [level === 'local' ? 'provincial' : 'national']: costDong / 2n }
  const askedDong = Object.values(asked).reduce((a, b) => a + b, 0n)
  await run(
    `insert into project (province_code, id, programme_id, code, year, level, form, state, activity, norm_code, name, name_norm, establishment_id,
       commune_code, commune_valid_from, implementing_unit, starts_on, ends_on, need, goal, result, asked_dong, changed_at, created_at, created_by)
     values ($1, $2, $3, $4, $5, $6, 'single', $7, $16, $17, $8, $9, $10, $11, $12, 'Trung tâm Khuyến công và Xúc tiến thương mại',
       $13, $14, 'Nâng năng suất', 'Đầu tư máy mới', '01 máy ép đùn miến', $15, now(), now(), $2)`,
    [
      LAI_CHAU,
      id,
      programme.id,
      code,
      year,
      level,
      state,
      name,
      fold(name),
      establishmentId,
      unit.code,
      unit.valid_from,
      `${year}-02-01`,
      `${year}-12-15`,
      String(askedDong),
      activity,
      normCode,
    ],
  )
  for (const one of [establishmentId, ...(given.others ?? [])]) await run('insert into project_beneficiary values ($1, $2, $3)', [LAI_CHAU, id, one])
  await run(`insert into project_cost values ($1, $2, 1, 'Máy ép đùn miến', 'cái', 1, $3, true)`, [LAI_CHAU, id, String(costDong)])
  await run(`insert into project_target (province_code, project_id, programme_id, target_code, planned) values ($1, $2, $3, '3b', $4)`, [
    LAI_CHAU,
    id,
    programme.id,
    planned,
  ])
  await run(
    `insert into project_count values ($1, $2, $3, $4, $5, 1) on conflict (province_code, programme_id, year, level, state) do update set count = project_count.count + 1`,
    [LAI_CHAU, programme.id, year, level, state],
  )
  if (CONTRACTED.includes(state))
    await run(
      `insert into project_place_count values ($1, $2, $3, $4, $5, 1, $6) on conflict (province_code, programme_id, year, commune_code, commune_valid_from)
       do update set contracted = project_place_count.contracted + 1, accepted = project_place_count.accepted + $6`,
      [LAI_CHAU, programme.id, year, unit.code, unit.valid_from, ACCEPTED.includes(state) ? 1 : 0],
    )
  for (const [source, amount] of Object.entries({ ...asked, counterpart: costDong - askedDong })) {
    await run(
      'insert into project_fund (province_code, project_id, source, asked_dong, appraised_dong, approved_dong, committed_dong) values ($1, $2, $3, $4, $5, $6, $7)',
      [
        LAI_CHAU,
        id,
        source,
        String(amount),
        String(given.appraised?.[source] ?? 0n),
        String(given.approved?.[source] ?? 0n),
        String(CONTRACTED.includes(state) ? (given.approved?.[source] ?? 0n) : 0n),
      ],
    )
  }
  return { id, code, establishmentId, programmeId: programme.id }
}
