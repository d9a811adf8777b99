// One đề án of the crowd as rows: consistent with its state, its postings and the kept totals, so that `verify` finds nothing.
// The ledger's own table of effects says what each posting does to which total.
import { addDays, type Day, day } from '../basics/day.ts'
import { fold, numberKey } from '../basics/text.ts'
import { EFFECTS, FUND_COLUMNS, type FundColumn, type Kind, PROJECT_COLUMNS, type ProjectColumn } from '../funding/ledger.ts'
import { ACCEPTED, CONTRACTED, type Level, type State } from '../project/lifecycle.ts'
import { codeOf, wordsOf } from '../project/project.ts'
import { type Entry, type Facts, FIRST_HASH, hashOf } from '../trail/trail.chain.ts'
import type { Chance } from './chance.ts'
import { type Cell, copyLine } from './copy.ts'
import { FAMILY, GIVEN, GOAL, GOODS, MACHINES, NEED } from './crowd-words.ts'

export type Place = { readonly code: string; readonly validFrom: Day; readonly name: string }

export type CrowdWorld = {
  readonly province: string
  readonly programmeId: string
  readonly fromYear: number
  readonly toYear: number
  readonly dossiers: number
  readonly trailRows: number
  readonly chance: Chance
  /** Communes before and since 01/07/2025. */
  readonly before: readonly Place[]
  readonly since: readonly Place[]
  readonly personId: string
}

/** Lines waiting to be copied, by table. */
export type Sheets = Map<string, string[]>

export type FundKey = `${string} ${number}`

/** Kept totals, added up while the rows are written. */
export type CrowdTotals = {
  readonly funds: Map<FundKey, Map<FundColumn, bigint>>
  readonly years: Map<number, bigint>
  readonly counts: Map<string, number>
  /** Contracted and accepted, by "year code valid-from". */
  readonly places: Map<string, readonly [contracted: number, accepted: number]>
  readonly attained: Map<string, number>
  readonly numbers: Map<string, number>
}

export function emptyTotals(): CrowdTotals {
  return { funds: new Map(), years: new Map(), counts: new Map(), places: new Map(), attained: new Map(), numbers: new Map() }
}

/** Activity, norm, target line: every eighth đề án is for a machine of its own establishment. */
const CONTENTS = [
  ['machinery', 'machinery', '3b'],
  ['join-fair', 'join-fair', '4d'],
  ['management-training', 'training-class', '5a'],
  ['information', 'media', '7'],
  ['contest', 'contest-provincial', '4a'],
  ['demonstration-model', 'demonstration-model', '3a'],
  ['join-fair', 'join-fair', '4c'],
  ['capacity-building', null, '9'],
] as const

/** In years long past nearly everything is settled. */
const PAST: readonly (readonly [State, number])[] = [
  ['settled', 86],
  ['rejected', 6],
  ['withdrawn', 4],
  ['stopped', 2],
  ['cancelled', 2],
]
const LAST: readonly (readonly [State, number])[] = [
  ['settled', 20],
  ['accepted', 16],
  ['underway', 26],
  ['adjusting', 2],
  ['assigned', 5],
  ['approved', 5],
  ['appraised', 6],
  ['appraising', 6],
  ['submitted', 5],
  ['returned', 3],
  ['draft', 4],
  ['rejected', 1],
  ['withdrawn', 1],
]

function stateAt(shares: readonly (readonly [State, number])[], percent: number): State {
  let passed = 0
  for (const [state, share] of shares) {
    passed += share
    if (percent < passed) return state
  }
  return shares[0]?.[0] ?? 'draft'
}

/** Postings of a đề án in each state, with the share of its support in hundredths. */
const ALLOCATED: readonly (readonly [Kind, number])[] = [['allocation', 100]]
const COMMITTED: readonly (readonly [Kind, number])[] = [...ALLOCATED, ['commitment', 100], ['counterpart-pledge', 100]]
const ADVANCED: readonly (readonly [Kind, number])[] = [...COMMITTED, ['advance', 70]]
const PROVEN: readonly (readonly [Kind, number])[] = [...ADVANCED, ['counterpart-proof', 100]]
const POSTED: Readonly<Partial<Record<State, readonly (readonly [Kind, number])[]>>> = {
  approved: ALLOCATED,
  assigned: ALLOCATED,
  cancelled: [...ALLOCATED, ['allocation-release', 100]],
  underway: ADVANCED,
  adjusting: COMMITTED,
  stopped: [...ADVANCED, ['commitment-release', 30], ['recovery', 70]],
  accepted: PROVEN,
  settled: [...PROVEN, ['payment', 30], ['advance-settlement', 70], ['payment-settlement', 30]],
}
const UNAPPRAISED: ReadonlySet<State> = new Set<State>(['draft', 'submitted', 'appraising', 'ministry', 'returned', 'rejected', 'withdrawn'])

/** Title, unit and address of who acted: entries of the crowd, like the oldest real ones, have none. */
const NO_POST = [null, null, null] as const

const TRAIL_ACTS = [
  'project.draft-created',
  'project.changed',
  'project.files-added',
  'project.submitted',
  'project.received',
  'appraisal.held',
  'funding.approved',
  'project.assigned',
  'funding.contracted',
  'inspection.recorded',
  'funding.advanced',
  'inspection.accepted',
  'funding.counterpart-proven',
  'funding.paid',
  'funding.settled',
] as const

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
    if (!UNAPPRAISED.has(state)) putPapers(put, world, made)
    if (ACCEPTED.includes(state)) totals.attained.set(`${target} ${year}`, (totals.attained.get(`${target} ${year}`) ?? 0) + 1)
    const counted = `${year} ${level} ${state}`
    totals.counts.set(counted, (totals.counts.get(counted) ?? 0) + 1)
    if (CONTRACTED.includes(state)) {
      const stands = `${year} ${place.code} ${place.validFrom}`
      const [contracted, accepted] = totals.places.get(stands) ?? [0, 0]
      totals.places.set(stands, [contracted + 1, accepted + (ACCEPTED.includes(state) ? 1 : 0)])
    }
    putTrail(put, world, made, Math.floor(world.trailRows / world.dossiers))
  }
  return { establishment, dossier, totals, sheets }
}

type Put = (table: string, cells: readonly Cell[]) => void

type Made = {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly year: number
  readonly level: Level
  readonly state: State
  readonly created: Date
  readonly today: Day
  readonly support: bigint
  readonly source: string
}

/** Rows of many columns are written in two calls: the second goes on where the first stopped. */
function appendTo(sheets: Sheets, table: string, cells: readonly Cell[]): void {
  const sheet = sheets.get(table) as string[]
  const last = sheet.pop() as string
  sheet.push(`${last.slice(0, -1)}\t${copyLine(cells)}`)
}

function quickId(ms: number, chance: Chance): string {
  const time = ms.toString(16).padStart(12, '0')
  const high = Math.floor(chance.next() * 0x1000)
    .toString(16)
    .padStart(3, '0')
  const middle = (0x8000 + Math.floor(chance.next() * 0x4000)).toString(16)
  const low =
    Math.floor(chance.next() * 0x1000000)
      .toString(16)
      .padStart(6, '0') +
    Math.floor(chance.next() * 0x1000000)
      .toString(16)
      .padStart(6, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${high}-${middle}-${low}`
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
  ])
  put('project_beneficiary', [made.id, helped])
}

function putCosts(put: Put, { id, support }: Made): void {
  const main = (support * 2n * 8n) / 10n
  put('project_cost', [id, 1, 'Máy chính', 'dây chuyền', 1, main, true])
  put('project_cost', [id, 2, 'Thiết bị phụ trợ', 'bộ', 1, support * 2n - main, true])
}

/** Postings, the money of the đề án by source, and what they add to the totals of the source and year. */
function putMoney(put: Put, world: CrowdWorld, made: Made, totals: CrowdTotals): void {
  const { support, source, year, id, state, created } = made
  const sums = new Map<string, Map<ProjectColumn, bigint>>([
    [source, new Map()],
    ['counterpart', new Map()],
  ])
  for (const [kind, share] of POSTED[state] ?? []) {
    const from = kind.startsWith('counterpart') ? 'counterpart' : source
    const amount = (support * BigInt(share)) / 100n
    const effect = EFFECTS[kind]
    addAll(sums.get(from) as Map<ProjectColumn, bigint>, effect.project, amount)
    addAll(fundOf(totals, `${from} ${year}`), effect.fund, amount)
    totals.years.set(year, (totals.years.get(year) ?? 0n) + BigInt(effect.support) * amount)
    put('posting', [
      quickId(created.getTime(), world.chance),
      world.programmeId,
      year,
      from,
      kind,
      effect.from,
      effect.to,
      amount,
      'VND',
      id,
      null,
      made.today,
      `${made.code}/${kind}`,
      '',
      world.personId,
      created,
    ])
  }
  const appraised = UNAPPRAISED.has(state) ? 0n : support
  for (const [from, sum] of sums) {
    const given = PROJECT_COLUMNS.map((column) => sum.get(column) ?? 0n)
    put('project_fund', [id, from, support, from === source ? appraised : 0n, ...given])
  }
}

function addAll<C extends string>(into: Map<C, bigint>, signs: Readonly<Partial<Record<C, 1 | -1>>>, amount: bigint): void {
  for (const [column, sign] of Object.entries(signs) as [C, 1 | -1][]) into.set(column, (into.get(column) ?? 0n) + BigInt(sign) * amount)
}

export function fundOf(totals: CrowdTotals, key: FundKey): Map<FundColumn, bigint> {
  const known = totals.funds.get(key)
  if (known) return known
  const fresh = new Map<FundColumn, bigint>(FUND_COLUMNS.map((column) => [column, 0n]))
  totals.funds.set(key, fresh)
  return fresh
}

/** Minutes, decision, contract, inspection, acceptance: as far as the state has come. */
function putPapers(put: Put, world: CrowdWorld, made: Made): void {
  const { id, code, today, created, support, state } = made
  const newId = () => quickId(created.getTime(), world.chance)
  const paper = (kind: string, number: string, abstract: string) => {
    put('project_paper', [newId(), id, kind, number, today, abstract, 'Sở Công Thương', null, world.personId, created, numberKey(number)])
  }
  const judged = '[{"criterion":"principles","finding":"yes","remark":""},{"criterion":"need","finding":"yes","remark":""}]'
  put('appraisal', [
    newId(),
    id,
    'base',
    `BB-TĐ/${code}`,
    today,
    'pass',
    judged,
    'Đủ điều kiện',
    null,
    support * 2n,
    support,
    world.personId,
    created,
    false,
  ])
  paper('A05', `BB-TĐ/${code}`, 'Biên bản thẩm định cấp cơ sở')
  if (!POSTED[state]) return
  paper('A08', `QĐ/${code}`, 'Phê duyệt kế hoạch, kinh phí hỗ trợ đề án')
  if (state === 'approved' || state === 'assigned' || state === 'cancelled') return
  put('contract', [newId(), id, `HĐ/${code}`, today, day(`${made.year}-12-31`), support, support, 'equipment', world.personId])
  paper('A11', `HĐ/${code}`, 'Hợp đồng thực hiện đề án khuyến công')
  const seen = newId()
  put('inspection', [
    seen,
    id,
    `BB-KT/${code}`,
    today,
    'Đoàn kiểm tra',
    'Đúng tiến độ',
    '',
    null,
    'on-schedule',
    (support * 8n) / 5n,
    8000,
    world.personId,
    created,
  ])
  put('project_progress', [newId(), id, today, `BB-KT/${code}`, (support * 8n) / 5n, 8000, world.personId])
  if (!ACCEPTED.includes(state)) return
  put('acceptance', [
    newId(),
    id,
    `BB-NT/${code}`,
    today,
    'Sở Công Thương',
    'pass',
    'Hoàn thành',
    support * 2n,
    support,
    support,
    null,
    world.personId,
    created,
  ])
  paper('A19', `BB-NT/${code}`, 'Biên bản nghiệm thu cơ sở')
}

/** A whole chain, each entry's hash over the one before. */
function putTrail(put: Put, world: CrowdWorld, made: Made, length: number): void {
  let previous: Buffer = FIRST_HASH
  for (let seq = 1; seq <= length; seq++) {
    const at = new Date(made.created.getTime() + seq * 86_400_000)
    const facts: Facts = { code: made.code, version: seq }
    const entry: Entry = {
      provinceCode: world.province,
      chainId: made.id,
      seq,
      id: quickId(at.getTime(), world.chance),
      at,
      personId: world.personId,
      personName: 'Người minh hoạ',
      role: 'department-officer',
      act: TRAIL_ACTS[(seq - 1) % TRAIL_ACTS.length] as string,
      subjectKind: 'project',
      subjectId: made.id,
      facts,
      requestId: made.id,
    }
    const hash = hashOf(entry, previous)
    put('trail_entry', [
      entry.chainId,
      seq,
      entry.id,
      at,
      entry.personId,
      entry.personName,
      entry.role,
      entry.act,
      entry.subjectKind,
      entry.subjectId,
      JSON.stringify(facts),
      entry.requestId,
      previous,
      hash,
      ...NO_POST,
    ])
    previous = hash
  }
  if (length > 0) put('trail_head', [made.id, length, previous, 0])
}
