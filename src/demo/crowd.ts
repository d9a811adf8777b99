// One đề án of the crowd as rows: consistent with its state, its postings and the kept totals, so that `verify` finds nothing.
// The ledger's own table of effects says what each posting does to which total.
import { addDays, type Day, day } from '../basics/day.ts'
import { fold } from '../basics/text.ts'
import { ACCEPTED, CONTRACTED, type Level } from '../project/lifecycle.ts'
import { codeOf, wordsOf } from '../project/project.ts'
import { type Cell, copyLine } from './copy.ts'
import { putMoney } from './crowd-money.ts'
import { putPapers } from './crowd-papers.ts'
import { CONTENTS, LAST, PAST, stateAt, UNAPPRAISED } from './crowd-states.ts'
import { putTrail } from './crowd-trail.ts'
import { FAMILY, GIVEN, GOAL, GOODS, MACHINES, NEED } from './crowd-words.ts'
import { type CrowdTotals, type CrowdWorld, emptyTotals, type Made, type Place, type Put, quickId, type Sheets } from './crowd-world.ts'

export type Crowd = { establishment(nth: number): void; dossier(nth: number): void; readonly totals: CrowdTotals; readonly sheets: Sheets }

export const DOSSIERS_AN_ESTABLISHMENT = 8

export function crowdOf(world: CrowdWorld): Crowd {
  const { province, programmeId, chance } = world
  const totals = emptyTotals()
  const sheets: Sheets = new Map()
  const establishments: { readonly id: string; readonly place: number }[] = []
  const put = (table: string, cells: readonly Cell[]) => {
    const line = copyLine([province, ...cells])
    const sheet = sheets.get(table)
    if (sheet) sheet.push(line)
    else sheets.set(table, [line])
  }
  const id = (ms: number) => quickId(ms, chance)

  const establishment = (nth: number) => {
    const created = Date.UTC(world.fromYear - 1, 0, 4) + nth * 60_000
    const one = { id: id(created), place: chance.whole(0, world.before.length - 1) }
    const place = world.before[one.place] as Place
    establishments.push(one)
    const goods = chance.pick(GOODS)
    const name = `Hợp tác xã ${goods} ${place.name} ${nth + 1}`
    const owner = `${chance.pick(FAMILY)} ${nth % 2 === 0 ? 'Thị' : 'Văn'} ${chance.pick(GIVEN)}`
    const folded = fold(`${name} ${owner} ${goods}`)
    put('establishment', [one.id, 1, name, fold(name), 'cooperative', null, place.code, place.validFrom, 'Bản 1', 'agro-processing', goods, owner])
    appendTo(sheets, 'establishment', [
      nth % 2 === 0,
      true,
      5 + (nth % 40),
      `0900${String(nth % 1_000_000).padStart(6, '0')}`,
      '',
      null,
      ` ${folded}`,
      new Date(created),
    ])
    for (const word of new Set(folded.split(' '))) put('establishment_word', [word, one.id])
  }

  const dossier = (nth: number) => {
    const year = world.fromYear + Math.floor((nth * (world.toYear - world.fromYear + 1)) / world.dossiers)
    const state = stateAt(year === world.toYear ? LAST : PAST, chance.whole(0, 99))
    const level: Level = nth % 4 === 3 ? 'national' : 'local'
    const helped = establishments[Math.floor(nth / DOSSIERS_AN_ESTABLISHMENT) % establishments.length] as { id: string; place: number }
    const [activity, norm, target] = CONTENTS[nth % CONTENTS.length] as (typeof CONTENTS)[number]
    const place = year < 2025 ? (world.before[helped.place] as Place) : (world.since[helped.place % world.since.length] as Place)
    const key = `${level} ${year}`
    const number = (totals.numbers.get(key) ?? 0) + 1
    totals.numbers.set(key, number)
    const created = Date.UTC(year, 0, 5) + (number % 40_000) * 480_000
    const made: Made = {
      id: id(created),
      code: codeOf(level, year, number),
      name: `Ứng dụng ${chance.pick(MACHINES)} trong sản xuất ${chance.pick(GOODS)} ${place.name}`,
      year,
      level,
      state,
      created: new Date(created),
      today: new Date(created).toISOString().slice(0, 10) as Day,
      support: BigInt(chance.whole(20, 280)) * 1_000_000n,
      source: level === 'national' ? 'national' : 'provincial',
    }
    putProject(put, world, made, { helped: helped.id, activity, norm, place })
    for (const word of wordsOf(made.name, made.code)) put('project_word', [word, made.id])
    put('project_target', [made.id, programmeId, target, 1, ACCEPTED.includes(state) ? 1 : null])
    putCosts(put, made)
    putMoney(put, world, made, totals)
    if (!UNAPPRAISED.has(state)) putPapers(put, world, made, target)
    if (ACCEPTED.includes(state)) totals.attained.set(`${target} ${year}`, (totals.attained.get(`${target} ${year}`) ?? 0) + 1)
    const counted = `${year} ${level} ${state}`
    totals.counts.set(counted, (totals.counts.get(counted) ?? 0) + 1)
    if (CONTRACTED.includes(state)) {
      const stands = `${year} ${place.code} ${place.validFrom}`
      const [contracted, accepted] = totals.places.get(stands) ?? [0, 0]
      totals.places.set(stands, [contracted + 1, accepted + (ACCEPTED.includes(state) ? 1 : 0)])
    }
    putTrail(put, world, made, target, Math.floor(world.trailRows / world.dossiers))
  }
  return { establishment, dossier, totals, sheets }
}

/** Rows of many columns are written in two calls: the second goes on where the first stopped. */
function appendTo(sheets: Sheets, table: string, cells: readonly Cell[]): void {
  const sheet = sheets.get(table) as string[]
  const last = sheet.pop() as string
  sheet.push(`${last.slice(0, -1)}\t${copyLine(cells)}`)
}

type About = { readonly helped: string; readonly activity: string; readonly norm: string | null; readonly place: Place }

const OPEN_DAYS = 10

function putProject(put: Put, world: CrowdWorld, made: Made, { helped, activity, norm, place }: About): void {
  const waits = ['submitted', 'appraising', 'returned', 'underway'].includes(made.state)
  put('project', [
    made.id,
    8,
    world.programmeId,
    made.code,
    made.year,
    made.level,
    'single',
    made.state,
    activity,
    norm,
    made.name,
    fold(made.name),
    helped,
    place.code,
    place.validFrom,
    'Trung tâm Khuyến công và Xúc tiến thương mại',
    made.today,
    day(`${made.year}-12-31`),
    NEED,
    GOAL,
    '',
    made.support,
    waits ? addDays(made.today, OPEN_DAYS) : null,
    new Date(made.created.getTime() + 30 * 86_400_000),
    made.created,
    world.personId,
    false,
  ])
  put('project_beneficiary', [made.id, helped])
}

function putCosts(put: Put, { id, support }: Made): void {
  const main = (support * 2n * 8n) / 10n
  put('project_cost', [id, 1, 'Máy chính', 'dây chuyền', 1, main, true])
  put('project_cost', [id, 2, 'Thiết bị phụ trợ', 'bộ', 1, support * 2n - main, true])
}
