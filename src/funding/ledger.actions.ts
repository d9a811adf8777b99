// Posting: the ledger row, the kept totals and the caps, together or not at all.
// Locks are always taken in one order: đề án, establishment, source and year, programme-year. So two approvals never wait for each other in a ring.
import type { Day } from '../basics/day.ts'
import { type Dong, formatDong, least, split, sum, ZERO } from '../basics/money.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import { sabotaged } from '../platform/sabotage.ts'
import { sourcesOf } from '../programme/programme.actions.ts'
import { loadEstablishment } from '../registry/registry.actions.ts'
import { noteRow } from '../trail/trail.actions.ts'
import { blindChange } from './ledger.sabotage.ts'
import {
  addCharge,
  changeEstablishmentSupport,
  changeFund,
  changeProgrammeYear,
  changeProjectFund,
  ensureFund,
  ensureProjectFund,
  establishmentSupport,
  type Fund,
  findFund,
  findProjectFund,
  findYear,
  insertPosting,
  lockCharges,
  takeBackCharge,
} from './ledger.store.ts'
import {
  brokenFundCap,
  brokenProjectCap,
  changeOf,
  EFFECTS,
  FUND_COLUMNS,
  type FundColumn,
  type Kind,
  PROJECT_COLUMNS,
  type ProjectColumn,
  type Totals,
} from './ledger.ts'

export type Move = {
  readonly programmeId: string
  readonly year: number
  readonly source: string
  readonly kind: Kind
  readonly amountDong: bigint
  readonly day: Day
  readonly paperNo: string
  readonly note?: string
  readonly projectId?: string
  /** The code of the đề án, for refusals of a plan with several. */
  readonly label?: string
  /** Whose ceiling under which norm this support counts against, when the norm is "per establishment". */
  readonly ceilings?: readonly Ceiling[]
}

export type Ceiling = { readonly establishmentId: string; readonly normCode: string; readonly ceilingDong: bigint; readonly amountDong: bigint }

/** Posts in the order given; the first cap that would break refuses them all and names what is left under it. */
export async function postAll(ask: Ask, moves: readonly Move[]): Promise<Outcome<void>> {
  const real = moves.filter((move) => move.amountDong > 0n)
  for (const step of [changeProjects, changeCeilings, changeFunds, changeYears]) {
    const outcome = await step(ask, real)
    if (!outcome.ok) return outcome
  }
  for (const move of real) await insert(ask, move)
  return ok(undefined)
}

async function insert(ask: Ask, move: Move): Promise<void> {
  const { from, to } = EFFECTS[move.kind]
  const { programmeId, year, source, kind, amountDong, day, paperNo, note = '', projectId = null } = move
  const establishmentId = move.ceilings?.length === 1 ? (move.ceilings[0]?.establishmentId ?? null) : null
  const posting = {
    id: ask.newId(),
    programmeId,
    year,
    source,
    kind,
    fromAccount: from,
    toAccount: to,
    amountDong,
    projectId,
    establishmentId,
    day,
    paperNo,
    note,
  }
  await insertPosting(ask.db, ask.province, posting, ask.who.personId, ask.now)
  noteRow(ask, projectId ?? programmeId, 'postings', { kind, source, year, amountDong: String(amountDong), day, paperNo, note, establishmentId })
}

async function changeProjects(ask: Ask, moves: readonly Move[]): Promise<Outcome<void>> {
  for (const move of moves) {
    if (!move.projectId) continue
    const change: Totals<ProjectColumn> = changeOf(PROJECT_COLUMNS, EFFECTS[move.kind].project, move.amountDong)
    if (move.kind === 'counterpart-pledge') await ensureProjectFund(ask.db, ask.province, move.projectId, move.source)
    if (sabotaged('A1.no-guard') && (await blindChange(ask, 'project', move))) continue
    if (await changeProjectFund(ask.db, ask.province, move.projectId, move.source, change)) continue
    const before = await findProjectFund(ask.db, ask.province, move.projectId, move.source)
    const cap = before ? brokenProjectCap(before, before, change) : { code: 'funding.source-not-appraised', left: 0n }
    return refuse(cap?.code ?? 'funding.busy', { left: String(cap?.left ?? 0n), asked: String(move.amountDong), ...named(move) }, 'amount')
  }
  return ok(undefined)
}

async function changeCeilings(ask: Ask, moves: readonly Move[]): Promise<Outcome<void>> {
  for (const { kind, programmeId, projectId, amountDong } of moves)
    if (EFFECTS[kind].support < 0 && projectId) await giveBack(ask, { programmeId, projectId }, amountDong)
  const touched = moves.flatMap((move) => (move.ceilings ?? []).map((ceiling) => ({ move, ceiling })))
  touched.sort((a, b) => (a.ceiling.establishmentId < b.ceiling.establishmentId ? -1 : 1))
  for (const { move, ceiling } of touched) {
    const { establishmentId, normCode, ceilingDong, amountDong } = ceiling
    const key = { province: ask.province, programmeId: move.programmeId, establishmentId, normCode, projectId: move.projectId ?? '' }
    const blind = sabotaged('A1.no-guard') && (await blindChange(ask, 'ceiling', move, key))
    if (!blind && !(await changeEstablishmentSupport(ask.db, key, amountDong, ceilingDong))) {
      return await overCeiling(ask, move, ceiling)
    }
    await addCharge(ask.db, key, amountDong)
  }
  return ok(undefined)
}

/** Names the establishment and what the whole đề án may still get, each of its beneficiaries its own part: as far as the fullest of them allows. */
async function overCeiling(ask: Ask, move: Move, full: Ceiling): Promise<Outcome<void>> {
  const all = move.ceilings ?? []
  const charged = all.filter(({ establishmentId }) => establishmentId < full.establishmentId)
  const whole = sum(all.map(({ amountDong }) => amountDong))
  let left: bigint = whole
  for (const one of all) {
    const spent = await establishmentSupport(ask.db, { ...one, province: ask.province, programmeId: move.programmeId })
    const before = one.ceilingDong - spent + (charged.includes(one) ? one.amountDong : 0n)
    if (one.amountDong > 0n) left = least(left, before < 0n ? 0n : (before * whole) / one.amountDong)
  }
  const facts = {
    left: String(left),
    ceiling: formatDong(full.ceilingDong),
    name: (await loadEstablishment(ask, full.establishmentId))?.name ?? '',
    together: all.length > 1 ? String(all.length) : '',
    ...named(move),
  }
  return refuse('funding.establishment-cap', facts, 'amount')
}

export type Recharge = Pick<Move, 'programmeId' | 'year' | 'day' | 'paperNo' | 'ceilings'> & { readonly projectId: string }

/** The same support charged to others: what was charged is given back first. No money moves, so nothing is posted. */
export async function recharge(ask: Ask, to: Recharge): Promise<Outcome<void>> {
  for (const { establishmentId, normCode, amountDong } of await lockCharges(ask.db, ask.province, to.projectId)) {
    const key = { province: ask.province, programmeId: to.programmeId, establishmentId, normCode, projectId: to.projectId }
    await takeBackCharge(ask.db, key, amountDong)
  }
  return await changeCeilings(ask, [{ ...to, source: '', kind: 'allocation', amountDong: ZERO }])
}

type Charged = { readonly programmeId: string; readonly projectId: string }

/** Support that is given back is taken from whoever it was charged to, in proportion, to the đồng. */
export async function giveBack(ask: Ask, { programmeId, projectId }: Charged, amountDong: bigint): Promise<void> {
  const charges = await lockCharges(ask.db, ask.province, projectId)
  if (charges.length === 0) return
  const weights = charges.map(({ amountDong }) => amountDong)
  const parts = split(least(amountDong, sum(weights)), weights)
  for (const [i, { establishmentId, normCode }] of charges.entries()) {
    const key = { province: ask.province, programmeId, establishmentId, normCode, projectId }
    await takeBackCharge(ask.db, key, parts[i] as Dong)
  }
}

/** Which đề án of several a refusal is about. */
function named({ label }: Move): { readonly code?: string } {
  return label === undefined ? {} : { code: label }
}

/** Needs no estimate of its source and year before it. */
function opensFund(kind: Kind): boolean {
  return kind === 'estimate' || kind === 'recovery-closed' || kind.startsWith('counterpart')
}

async function changeFunds(ask: Ask, moves: readonly Move[]): Promise<Outcome<void>> {
  const sorted = [...moves].sort((a, b) => (`${a.source} ${a.year}` < `${b.source} ${b.year}` ? -1 : 1))
  for (const move of sorted) {
    const fund: Fund = { province: ask.province, programmeId: move.programmeId, source: move.source, year: move.year }
    const change: Totals<FundColumn> = changeOf(FUND_COLUMNS, EFFECTS[move.kind].fund, move.amountDong)
    if (opensFund(move.kind)) await ensureFund(ask.db, fund)
    if (sabotaged('A1.no-guard') && (await blindChange(ask, 'fund', move))) continue
    if (await changeFund(ask.db, fund, change)) continue
    const before = await findFund(ask.db, fund)
    const cap = before ? brokenFundCap(before, change) : { code: 'funding.no-estimate', left: 0n }
    const sourceName = (await sourcesOf(ask, move.programmeId)).find(({ source }) => source === move.source)?.name ?? move.source
    return refuse(cap?.code ?? 'funding.busy', { left: String(cap?.left ?? 0n), year: String(move.year), source: move.source, sourceName }, 'amount')
  }
  return ok(undefined)
}

async function changeYears(ask: Ask, moves: readonly Move[]): Promise<Outcome<void>> {
  const byYear = new Map<number, bigint>()
  for (const move of moves) byYear.set(move.year, (byYear.get(move.year) ?? 0n) + BigInt(EFFECTS[move.kind].support) * move.amountDong)
  const programmeId = moves[0]?.programmeId
  for (const [year, amount] of [...byYear].sort(([a], [b]) => a - b)) {
    if (amount === 0n || !programmeId) continue
    if (sabotaged('A1.no-guard') && (await blindChange(ask, 'year', { programmeId, year, amountDong: amount }))) continue
    if (await changeProgrammeYear(ask.db, ask.province, programmeId, year, amount)) continue
    const row = await findYear(ask.db, ask.province, programmeId, year)
    const left = row?.plannedDong == null ? 0n : row.plannedDong - row.approvedDong
    return refuse(row ? 'funding.programme-year-cap' : 'funding.year-not-found', { left: String(left), year: String(year) }, 'amount')
  }
  return ok(undefined)
}
