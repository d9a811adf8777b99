// Books of chance for tests of reports: some years of đề án whose money goes every way the ledger allows, on days of its own, also before and after its budget year.
import sql from 'sql-template-tag'
import { addDays, type Day, day } from '../basics/day.ts'
import { dong } from '../basics/money.ts'
import { type Move, postAll } from '../funding/ledger.actions.ts'
import type { Kind } from '../funding/ledger.ts'
import type { Ask } from '../platform/route.ts'
import { currentProgramme } from '../programme/programme.actions.ts'

export type Chance = () => number

/** Numbers that look random and come again with their seed. */
export function chanceOf(seed: number): Chance {
  let state = seed * 2654435761
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822507) + 374761393) | 0
    return ((state ^ (state >>> 13)) >>> 0) / 4294967296
  }
}

const SOURCES = ['national', 'provincial'] as const
const ACTIVITIES = ['machinery', 'join-fair', 'contest', 'packaging-design', 'information'] as const

export async function keepRandomBooks(ask: Ask, years: readonly number[], chance: Chance): Promise<void> {
  const programme = await currentProgramme(ask)
  if (!programme) throw new Error('load the programme first')
  const pick = (n: number) => Math.floor(chance() * n)
  for (const year of years)
    for (const source of SOURCES) {
      const estimate = (amount: bigint, on: Day, kind: Kind = 'estimate'): Move => ({
        ...{ programmeId: programme.id, source, year, kind },
        ...{ amountDong: dong(amount), day: on, paperNo: `${pick(900)}/QĐ-UBND` },
      })
      const given = BigInt(900_000_000 + pick(500_000_000))
      await post(ask, [estimate(given, addDays(day(`${year - 1}-12-01`), pick(40)))])
      if (pick(2) === 0) await post(ask, [estimate(BigInt(1 + pick(90_000_000)), addDays(day(`${year}-04-01`), pick(200)))])
      for (let i = 0; i <= pick(3); i++) await keepOne(ask, { programmeId: programme.id, year, source, code: `${source}-${year}-${i}`, pick })
      if (pick(2) === 0)
        await post(ask, [
          estimate(BigInt(1 + pick(1_000_000)), addDays(day(`${year + 1}-01-02`), pick(28)), pick(2) === 0 ? 'carry-over' : 'estimate-cut'),
        ])
    }
}

type One = {
  readonly programmeId: string
  readonly year: number
  readonly source: string
  readonly code: string
  readonly pick: (n: number) => number
}

async function keepOne(ask: Ask, { programmeId, year, source, code, pick }: One): Promise<void> {
  const projectId = ask.newId()
  const activity = ACTIVITIES[pick(ACTIVITIES.length)] as string
  await ask.db.run(sql`
    insert into project (province_code, id, programme_id, code, year, level, form, state, activity, name, name_norm, commune_code, commune_valid_from, implementing_unit, starts_on, ends_on, need, goal, result, asked_dong, changed_at, created_at, created_by)
    select ${ask.province}, ${projectId}, ${programmeId}, ${code}, ${year}, ${source === 'national' ? 'national' : 'local'}, 'single', 'underway', ${activity}, ${code}, ${code}, code, valid_from,
      'Trung tâm', ${`${year}-01-01`}, ${`${year}-12-31`}, '', '', '', 0, ${ask.now}, ${ask.now}, ${ask.who.personId}
    from admin_unit where province_code = ${ask.province} and level = 'commune' order by code limit 1`)
  const asked = BigInt(50_000_001 + pick(200_000_000))
  await ask.db.run(
    sql`insert into project_fund (province_code, project_id, source, asked_dong, appraised_dong) values (${ask.province}, ${projectId}, ${source}, ${asked}, ${asked})`,
  )
  let on = addDays(day(`${year}-01-12`), pick(120))
  const later = (most: number): Day => {
    on = addDays(on, pick(most))
    return on
  }
  const own = 'counterpart'
  const move = (kind: Kind, amount: bigint, at: Day, from = source): Move[] =>
    amount <= 0n ? [] : [{ programmeId, projectId, year, source: from, kind, amountDong: dong(amount), day: at, paperNo: `${code}/${kind}` }]
  const committed = asked - BigInt(pick(1_000_000))
  const advanced = committed / BigInt(2 + pick(3))
  const back = pick(3) === 0 ? advanced / 3n : 0n
  const moves = [
    ...move('allocation', asked, on),
    ...move('allocation-release', asked - committed, later(30)),
    ...move('commitment', committed, later(40)),
    ...move('counterpart-pledge', asked, on, own),
    ...move('advance', advanced, later(60)),
    ...move('recovery', back, later(40)),
    ...move('counterpart-proof', asked / 2n, later(60), own),
    ...move('payment', (committed - advanced) / 2n, later(120)),
  ]
  await post(ask, moves.slice(0, pick(4) === 0 ? 3 : moves.length))
}

async function post(ask: Ask, moves: readonly Move[]): Promise<void> {
  for (const move of moves) {
    const posted = await postAll(ask, [move])
    if (!posted.ok) throw new Error(`${move.kind} ${move.amountDong}: ${JSON.stringify(posted.refusals)}`)
  }
}
