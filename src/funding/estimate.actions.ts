// The year's estimate by source: given, cut, carried to the next year, and the year closed. The estimate is the cap of what may be approved.
import type { Day } from '../basics/day.ts'
import { type Dong, sum } from '../basics/money.ts'
import { type Outcome, ok, type Refusal, refuse, refuseAll } from '../basics/outcome.ts'
import { unlessMeant } from '../platform/asked-back.ts'
import type { Ask } from '../platform/route.ts'
import { chosenProgramme, sourcesOf } from '../programme/programme.actions.ts'
import type { ProgrammeSource } from '../programme/programme.ts'
import { endOfBudgetYear } from '../programme/year-end.actions.ts'
import { PLANNING_YEARS_BEFORE } from '../project/rules-in-force.ts'
import { record } from '../trail/trail.actions.ts'
import { listFundTotals, listOpenMoney } from './books.store.ts'
import { type Move, postAll } from './ledger.actions.ts'
import { closeYear, findFund, findYear, listYears } from './ledger.store.ts'
import { listEstimateMoves } from './moves.store.ts'
import { checkGiving, checkLowering, hasCome } from './order-of-days.ts'
import { checkDecision, checkGrant, checkTiny, type Grant } from './slips.ts'
import { checkCarrying, checkClosing } from './year-end.ts'

const NAMED_IN_REFUSAL = 6

export type EstimateChange = {
  /** Its code; left out, the programme at work. */
  readonly programme?: string | undefined
  readonly source: string
  readonly year: number
  readonly amountDong: Dong
  readonly direction: 'give' | 'cut'
  readonly paperNo: string
  readonly day: Day
}

/** Giao, bổ sung hoặc giảm dự toán của một nguồn trong năm. */
export async function changeEstimate(ask: Ask, change: EstimateChange): Promise<Outcome<{ programmeId: string }>> {
  const chosen = await chosenProgramme(ask, change.programme, 'funding.no-programme')
  if (!chosen.ok) return chosen
  const { programme } = chosen.value
  const source = (await sourcesOf(ask, programme.id)).find((one) => one.source === change.source)
  if (source?.kind !== 'state') return refuse('funding.source-not-state', {}, 'source')
  if (!(await findYear(ask.db, ask.province, programme.id, change.year)))
    return refuse('funding.year-not-found', { year: String(change.year) }, 'year')
  const kind = change.direction === 'give' ? 'estimate' : 'estimate-cut'
  const timely = await checkEstimateDay(ask, programme.id, change)
  if (!timely.ok) return timely
  const grant = await grantOf(ask, programme.id, source, change)
  const sized = kind === 'estimate' ? [checkGrant(grant), checkTiny(grant)] : []
  const meant = unlessMeant(ask, ...sized, checkDecision({ ...change, kind }, await movesOf(ask, programme.id, change)))
  if (!meant.ok) return meant
  const { programme: _, ...moved } = change
  const posted = await postAll(ask, [{ ...moved, programmeId: programme.id, kind }])
  if (!posted.ok) return change.direction === 'cut' ? asLowering(posted) : posted
  const facts = { source: change.source, year: change.year, amountDong: String(change.amountDong), paperNo: change.paperNo }
  await record(ask, {
    act: `funding.estimate-${change.direction === 'give' ? 'given' : 'cut'}`,
    subjectKind: 'programme',
    subjectId: programme.id,
    facts,
  })
  return ok({ programmeId: programme.id })
}

async function checkEstimateDay(ask: Ask, programmeId: string, { direction, year, source, day, amountDong }: EstimateChange): Promise<Outcome<void>> {
  const come = hasCome(day, ask.today, 'day')
  if (!come.ok) return come
  if (direction === 'give') return checkGiving(year, day, PLANNING_YEARS_BEFORE)
  return checkLowering(await movesOf(ask, programmeId, { source, year }), day, amountDong)
}

async function movesOf(ask: Ask, programmeId: string, { source, year }: Pick<EstimateChange, 'source' | 'year'>) {
  return await listEstimateMoves(ask.db, { province: ask.province, programmeId, source, year })
}

/** Beside what the decision gives the source; where it names no amount, beside what it gives all sources in all years. */
async function grantOf(ask: Ask, programmeId: string, { source, plannedDong }: ProgrammeSource, { amountDong }: EstimateChange): Promise<Grant> {
  const totals = await listFundTotals(ask.db, ask.province, programmeId)
  const given = (some: typeof totals) => sum(some.map(({ estimateDong }) => estimateDong))
  if (plannedDong !== null) return { amountDong, givenDong: given(totals.filter((total) => total.source === source)), plannedDong }
  const years = (await listYears(ask.db, ask.province, programmeId)).flatMap((year) => (year.plannedDong === null ? [] : [year.plannedDong]))
  return { amountDong, givenDong: given(totals), plannedDong: years.length > 0 ? sum(years) : null }
}

export type CarryOver = {
  readonly programme?: string | undefined
  readonly source: string
  readonly fromYear: number
  readonly amountDong: Dong
  readonly paperNo: string
  readonly day: Day
}

/** An estimate is never lowered beneath what was approved from it: said from the side of who lowers it. */
function asLowering({ refusals }: { readonly refusals: readonly Refusal[] }) {
  return refuseAll(refusals.map((one) => (one.code === 'funding.estimate-cap' ? { ...one, code: 'funding.estimate-in-use' } : one)))
}

/** Estimate not used is carried to the next year when the competent level allows it (NĐ 45/2012 Art. 14(4)). */
export async function carryOver(ask: Ask, carry: CarryOver): Promise<Outcome<{ programmeId: string }>> {
  const chosen = await chosenProgramme(ask, carry.programme, 'funding.no-programme')
  if (!chosen.ok) return chosen
  const { programme } = chosen.value
  const next = await findYear(ask.db, ask.province, programme.id, carry.fromYear + 1)
  if (!next) return refuse('funding.year-not-found', { year: String(carry.fromYear + 1) }, 'year')
  const timely = checkCarrying(carry.fromYear, carry.day, ask.today)
  if (!timely.ok) return timely
  const before = await movesOf(ask, programme.id, { source: carry.source, year: carry.fromYear })
  const meant = unlessMeant(ask, checkDecision({ ...carry, kind: 'carry-over' }, before))
  if (!meant.ok) return meant
  const shared = { programmeId: programme.id, source: carry.source, amountDong: carry.amountDong, day: carry.day, paperNo: carry.paperNo }
  const moves: Move[] = [
    { ...shared, year: carry.fromYear, kind: 'carry-over' },
    { ...shared, year: carry.fromYear + 1, kind: 'estimate', note: `Chuyển từ năm ${carry.fromYear}` },
  ]
  const posted = await postAll(ask, moves)
  if (!posted.ok) return asLowering(posted)
  const facts = { source: carry.source, fromYear: carry.fromYear, amountDong: String(carry.amountDong), paperNo: carry.paperNo }
  await record(ask, { act: 'funding.carried-over', subjectKind: 'programme', subjectId: programme.id, facts })
  return ok({ programmeId: programme.id })
}

type Closing = { readonly programme?: string | undefined; readonly year: number; readonly paperNo: string }

/** A closed year takes no more postings; the database itself refuses them. */
export async function closeBudgetYear(ask: Ask, { programme: code, year, paperNo }: Closing): Promise<Outcome<{ programmeId: string }>> {
  const chosen = await chosenProgramme(ask, code, 'funding.no-programme')
  if (!chosen.ok) return chosen
  const { programme } = chosen.value
  if (!(await findYear(ask.db, ask.province, programme.id, year))) return refuse('funding.year-not-found', { year: String(year) }, 'year')
  const timely = checkClosing(year, await endOfBudgetYear(ask, year), ask.today)
  if (!timely.ok) return timely
  const open = (await listOpenMoney(ask.db, ask.province, programme.id, year, NAMED_IN_REFUSAL)).map(({ code }) => code)
  if (open.length > 0) return refuse('funding.year-has-open-money', { year: String(year), ds: open.join(', ') }, 'year')
  if (!(await closeYear(ask.db, ask.province, programme.id, year, ask.today))) return refuse('funding.year-closed', { year: String(year) }, 'year')
  await record(ask, { act: 'funding.year-closed', subjectKind: 'programme', subjectId: programme.id, facts: { year, paperNo } })
  return ok({ programmeId: programme.id })
}

/** What is left to approve from a source in a year. */
export async function estimateLeft(ask: Ask, programmeId: string, source: string, year: number): Promise<bigint> {
  const fund = await findFund(ask.db, { province: ask.province, programmeId, source, year })
  return fund ? fund.estimate - fund.approved : 0n
}
