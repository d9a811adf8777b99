// What the pages of this room show: the province's money, its postings, and a plan before it is approved.
import { sum } from '../basics/money.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import { loadPlan } from '../plan/plan.actions.ts'
import type { Ask } from '../platform/route.ts'
import { chosenProgramme, sourcesOf } from '../programme/programme.actions.ts'
import type { Booked } from '../programme/source-held.ts'
import { endOfBudgetYear, yearOverOf } from '../programme/year-end.actions.ts'
import { projectsByIds } from '../project/project.actions.ts'
import { listFundTotals, listOpenMoney, listPostings, listUnproven, sumPostings } from './books.store.ts'
import { figureOf } from './books.ts'
import { estimateLeft } from './estimate.actions.ts'
import { listYears } from './ledger.store.ts'
import type { ClosingView, FundingView, OpenYear, PlanApprovalView, PostingsView } from './view.ts'

const MOST_POSTINGS = 500
const MOST_OPEN = 100

/** `programme`: its code; left out, the one at work. */
type Asked = { readonly programme?: string | undefined }

export async function overview(ask: Ask, asked: Asked): Promise<Outcome<FundingView>> {
  const chosen = await chosenProgramme(ask, asked.programme, 'funding.no-programme')
  if (!chosen.ok) return chosen
  const { programme } = chosen.value
  const sources = (await sourcesOf(ask, programme.id)).map(({ source, name, kind }) => ({ source, name, kind }))
  const years = await listYears(ask.db, ask.province, programme.id)
  return ok({
    chosen: chosen.value,
    totals: await listFundTotals(ask.db, ask.province, programme.id),
    years,
    sources,
  })
}

export async function postings(ask: Ask, asked: Asked & { source: string; year: string; kind: string[] }): Promise<Outcome<PostingsView>> {
  const { programme: code, ...filter } = asked
  const seen = await overview(ask, { programme: code })
  if (!seen.ok) return seen
  const { chosen } = seen.value
  const kinds = filter.kind.flatMap((kind) => kind.split(',')).filter((kind) => kind !== '')
  const wanted = {
    programmeId: chosen.programme.id,
    source: filter.source,
    year: Number(filter.year) || 0,
    kinds,
    lowering: figureOf(kinds)?.lowering,
    most: MOST_POSTINGS,
  }
  const rows = await listPostings(ask.db, ask.province, wanted)
  const projects = await projectsByIds(ask, [...new Set(rows.flatMap((row) => (row.projectId ? [row.projectId] : [])))])
  const named: PostingsView['postings'] = rows.map((row) => ({ ...row, code: row.projectId ? projects.get(row.projectId)?.code : undefined }))
  return ok({
    chosen,
    postings: named,
    filter: { ...filter, kind: kinds.join(',') },
    years: seen.value.years.map(({ year }) => year),
    sources: seen.value.sources,
    sums: await sumPostings(ask.db, ask.province, wanted),
  })
}

/** What a person weighs before closing a year: its last days by law, what lapses, and which đề án still hold money. */
export async function closing(ask: Ask, asked: Asked): Promise<Outcome<ClosingView>> {
  const chosen = await chosenProgramme(ask, asked.programme, 'funding.no-programme')
  if (!chosen.ok) return chosen
  const { programme } = chosen.value
  const totals = await listFundTotals(ask.db, ask.province, programme.id)
  const years = (await listYears(ask.db, ask.province, programme.id)).filter(({ closedOn }) => closedOn === null)
  const unproven = new Map((await listUnproven(ask.db, ask.province, programme.id)).map((one) => [one.year, one.unprovenDong]))
  const open: OpenYear[] = []
  for (const { year } of years) {
    const unusedDong = sum(totals.filter((total) => total.year === year).map((total) => total.estimateDong - total.approvedDong))
    const holding = await listOpenMoney(ask.db, ask.province, programme.id, year, MOST_OPEN)
    open.push({ year, end: await endOfBudgetYear(ask, year), unusedDong, unprovenDong: unproven.get(year) ?? 0n, open: holding })
  }
  return ok({ chosen: chosen.value, years: open })
}

export async function planApproval(ask: Ask, planId: string): Promise<Outcome<PlanApprovalView>> {
  const found = await loadPlan(ask, planId)
  if (!found) return refuse('plan.not-found')
  const { plan, items } = found
  const projects = await projectsByIds(
    ask,
    items.map((item) => item.projectId),
  )
  const rows = items.map((item) => ({ ...item, project: projects.get(item.projectId) }))
  return ok({ plan, rows, leftDong: await estimateLeft(ask, plan.programmeId, plan.source, plan.year), yearOver: await yearOverOf(ask, plan.year) })
}

/** Support approved from each source over all years: a corrected decision may not give the source less. */
export async function bookedBySource(ask: Ask, programmeId: string): Promise<ReadonlyMap<string, Booked>> {
  const booked = new Map<string, Booked>()
  for (const { source, estimateDong, approvedDong } of await listFundTotals(ask.db, ask.province, programmeId)) {
    const before = booked.get(source) ?? { estimateDong: 0n, approvedDong: 0n }
    booked.set(source, { estimateDong: before.estimateDong + estimateDong, approvedDong: before.approvedDong + approvedDong })
  }
  return booked
}
