// Books for tests: a few đề án whose money went every way the ledger knows, in amounts no rounding could hide.
import sql from 'sql-template-tag'
import { type Day, day } from '../basics/day.ts'
import { dong } from '../basics/money.ts'
import { fold } from '../basics/text.ts'
import { type Move, postAll } from '../funding/ledger.actions.ts'
import type { Kind } from '../funding/ledger.ts'
import type { Ask } from '../platform/route.ts'
import { currentProgramme } from '../programme/programme.actions.ts'
import { nameThings, thingsOf } from '../project/evidence/things.fixture.ts'
import { ACCEPTED, CONTRACTED, type Level, type State } from '../project/lifecycle.ts'
import { recordAcceptance } from '../project/project.actions.ts'

type Step = readonly [Kind, bigint, string]

type Kept = {
  readonly code: string
  readonly level: Level
  readonly year: number
  readonly state: State
  readonly activity: string
  readonly target: string
  readonly planned: number
  readonly accepted?: { readonly on: Day; readonly quantity: number; readonly supportDong: bigint }
  readonly support: readonly Step[]
  readonly own: readonly Step[]
}

export const OWNER = { name: 'Lò Văn Thử', phone: '0912345678', identity: '012345678901' } as const

const ESTIMATES: readonly (readonly [string, number, bigint])[] = [
  ['national', 2023, 1_000_000_007n],
  ['provincial', 2023, 500_000_003n],
  ['provincial', 2024, 700_000_001n],
]

const BOOKS: readonly Kept[] = [
  {
    code: 'KCQG-2023-01',
    level: 'national',
    year: 2023,
    state: 'settled',
    activity: 'machinery',
    target: '3b',
    planned: 1,
    accepted: { on: day('2023-10-05'), quantity: 1, supportDong: 299_999_999n },
    support: [
      ['allocation', 300_000_001n, '2023-03-01'],
      ['commitment', 299_999_999n, '2023-04-01'],
      ['advance', 200_000_003n, '2023-07-10'],
      ['payment', 99_999_996n, '2023-11-02'],
      ['advance-settlement', 200_000_003n, '2023-12-20'],
      ['payment-settlement', 99_999_996n, '2023-12-20'],
      ['allocation-release', 2n, '2023-12-20'],
    ],
    own: [
      ['counterpart-pledge', 310_000_000n, '2023-04-01'],
      ['counterpart-proof', 310_000_000n, '2023-10-01'],
      ['counterpart-proof-extra', 1_234_567n, '2023-10-01'],
      ['counterpart-correction-extra', 234_567n, '2023-12-01'],
    ],
  },
  {
    code: 'KCĐP-2023-01',
    level: 'local',
    year: 2023,
    state: 'accepted',
    activity: 'packaging-design',
    target: '6',
    planned: 2,
    accepted: { on: day('2024-01-12'), quantity: 2, supportDong: 60_000_000n },
    support: [
      ['allocation', 70_000_000n, '2023-05-04'],
      ['commitment', 70_000_000n, '2023-06-01'],
      ['advance', 49_000_001n, '2023-09-09'],
      ['recovery', 9_000_001n, '2024-01-20'],
    ],
    own: [['counterpart-pledge', 70_000_000n, '2023-06-01']],
  },
  {
    code: 'KCĐP-2024-01',
    level: 'local',
    year: 2024,
    state: 'accepted',
    activity: 'join-fair',
    target: '4d',
    planned: 3,
    accepted: { on: day('2024-05-20'), quantity: 3, supportDong: 54_000_000n },
    support: [
      ['allocation', 60_000_000n, '2024-02-15'],
      ['commitment', 55_000_000n, '2024-03-15'],
      ['payment', 54_000_000n, '2025-01-15'],
      ['commitment-release', 1_000_000n, '2025-01-16'],
    ],
    own: [
      ['counterpart-pledge', 20_000_000n, '2024-03-15'],
      ['counterpart-proof', 15_500_000n, '2024-06-30'],
      ['counterpart-correction', 500_001n, '2024-07-05'],
    ],
  },
  {
    code: 'KCĐP-2024-02',
    level: 'local',
    year: 2024,
    state: 'approved',
    activity: 'contest',
    target: '4a',
    planned: 1,
    support: [['allocation', 123_456_789n, '2024-06-14']],
    own: [],
  },
]

/** Needs the programme and the units of administration; posts through the real ledger. */
export async function keepBooks(ask: Ask): Promise<void> {
  const programme = await currentProgramme(ask)
  if (!programme) throw new Error('load the programme first')
  const moves: Move[] = ESTIMATES.map(([source, year, amountDong]) => ({
    programmeId: programme.id,
    source,
    year,
    kind: 'estimate',
    amountDong,
    day: day(`${year}-01-10`),
    paperNo: `0${year % 10}/QĐ-UBND`,
  }))
  moves.push({
    programmeId: programme.id,
    source: 'provincial',
    year: 2023,
    kind: 'estimate-cut',
    amountDong: 3n,
    day: day('2023-11-30'),
    paperNo: '99/QĐ-UBND',
  })
  await post(ask, moves)
  for (const kept of BOOKS) await keepProject(ask, programme.id, kept)
}

async function post(ask: Ask, moves: readonly Move[]): Promise<void> {
  for (const move of moves) {
    const posted = await postAll(ask, [move])
    if (!posted.ok) throw new Error(`${move.kind} ${move.amountDong}: ${JSON.stringify(posted.refusals)}`)
  }
}

async function countPlace({ db, province }: Ask, projectId: string): Promise<void> {
  await db.run(sql`
    insert into project_place_count
    select province_code, programme_id, year, commune_code, commune_valid_from, 1, (state = any(${ACCEPTED}::text[]))::int from project
    where province_code = ${province} and id = ${projectId}
    on conflict (province_code, programme_id, year, commune_code, commune_valid_from)
    do update set contracted = project_place_count.contracted + 1, accepted = project_place_count.accepted + excluded.accepted`)
}

/** Each đề án has establishments of its own, so that each counts. */
async function keepEstablishment(ask: Ask, kept: Kept, nth = 1): Promise<string> {
  const { db, province } = ask
  const establishmentId = ask.newId()
  const [kind, name] =
    kept.level === 'national'
      ? ['business-household', `Hộ kinh doanh ${OWNER.name}`]
      : ['cooperative', `Hợp tác xã ${nth === 1 ? 'của' : nth} ${kept.code}`]
  await db.run(sql`
    insert into establishment (province_code, id, name, name_norm, kind, identity_no, commune_code, commune_valid_from, address, sector, products, owner_name, owner_is_woman, owner_is_minority, phone, email, created_at)
    select ${province}, ${establishmentId}, ${name}, ${fold(name)}, ${kind}, ${`${OWNER.identity.slice(0, 8)}${kept.code.slice(-1)}${kept.year % 10}${kept.level === 'local' ? 1 : 2}${nth}`}, code, valid_from, '', '', '', ${OWNER.name}, false, false, ${OWNER.phone}, '', ${ask.now}
    from admin_unit where province_code = ${province} and level = 'commune' and valid_to = '2025-07-01' order by code limit 1`)
  return establishmentId
}

/** What the acceptance ticks: so many establishments, or so many things by their names. */
async function bringThings(
  ask: Ask,
  projectId: string,
  kept: Kept,
  { on, quantity }: { readonly on: Day; readonly quantity: number },
): Promise<void> {
  for (let nth = 2; nth <= quantity && ['3b', '6'].includes(kept.target); nth++) {
    const establishmentId = await keepEstablishment(ask, kept, nth)
    await ask.db.run(sql`insert into project_beneficiary values (${ask.province}, ${projectId}, ${establishmentId})`)
  }
  await nameThings(ask, projectId, kept.target, quantity, on)
}

async function keepProject(ask: Ask, programmeId: string, kept: Kept): Promise<void> {
  const { db, province } = ask
  const projectId = ask.newId()
  const source = kept.level === 'national' ? 'national' : 'provincial'
  const establishmentId = await keepEstablishment(ask, kept)
  await db.run(sql`
    insert into project (province_code, id, programme_id, code, year, level, form, state, activity, name, name_norm, establishment_id, commune_code, commune_valid_from, implementing_unit, starts_on, ends_on, need, goal, result, asked_dong, changed_at, created_at, created_by)
    select ${province}, ${projectId}, ${programmeId}, ${kept.code}, ${kept.year}, ${kept.level}, 'single', ${kept.state}, ${kept.activity}, ${`Đề án ${kept.code}`}, ${fold(kept.code)}, ${establishmentId}, commune_code, commune_valid_from,
      'Trung tâm Khuyến công', ${`${kept.year}-03-01`}, ${`${kept.year}-12-31`}, '', '', '', 0, ${ask.now}, ${ask.now}, ${ask.who.personId}
    from establishment where province_code = ${province} and id = ${establishmentId}`)
  await db.run(sql`insert into project_target values (${province}, ${projectId}, ${programmeId}, ${kept.target}, ${kept.planned})`)
  await db.run(
    sql`insert into project_fund (province_code, project_id, source, asked_dong, appraised_dong) values (${province}, ${projectId}, ${source}, 400000000, 400000000)`,
  )
  await db.run(sql`
    insert into project_count values (${province}, ${programmeId}, ${kept.year}, ${kept.level}, ${kept.state}, 1)
    on conflict (province_code, programme_id, year, level, state) do update set count = project_count.count + 1`)
  if (CONTRACTED.includes(kept.state)) await countPlace(ask, projectId)
  const step =
    (from: string) =>
    ([kind, amountDong, on]: Step): Move => ({
      programmeId,
      projectId,
      year: kept.year,
      source: from,
      kind,
      amountDong,
      day: day(on),
      paperNo: `${kept.code}/${kind}`,
    })
  await post(ask, [...kept.support.map(step(source)), ...kept.own.map(step('counterpart'))])
  if (!kept.accepted) return
  const { on, quantity, supportDong } = kept.accepted
  await bringThings(ask, projectId, kept, { on, quantity })
  await recordAcceptance(
    ask,
    {
      projectId,
      minutesNo: `BBNT-${kept.code}`,
      heldOn: on,
      attendees: 'Sở Công Thương',
      verdict: 'pass',
      conclusion: 'Đạt',
      eligibleDong: dong(supportDong * 2n),
      supportDong: dong(supportDong),
      counterpartDong: dong(supportDong),
      normId: null,
    },
    await thingsOf(ask, projectId),
  )
}
