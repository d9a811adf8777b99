// What the pages of this room show: the province's money, its postings, and a plan before it is approved.
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import { loadPlan } from '../plan/plan.actions.ts'
import type { Ask } from '../platform/route.ts'
import { currentProgramme, sourcesOf } from '../programme/programme.actions.ts'
import { projectsByIds } from '../project/project.actions.ts'
import { listFundTotals, listPostings } from './books.store.ts'
import { estimateLeft } from './estimate.actions.ts'
import { listYears } from './ledger.store.ts'
import type { FundingView, PlanApprovalView, PostingsView } from './view.ts'

const MOST_POSTINGS = 500

export async function overview(ask: Ask): Promise<Outcome<FundingView>> {
  const programme = await currentProgramme(ask)
  if (!programme) return refuse('funding.no-programme')
  const sources = (await sourcesOf(ask, programme.id)).map(({ source, name, kind }) => ({ source, name, kind }))
  return ok({
    programme: programme.name,
    totals: await listFundTotals(ask.db, ask.province, programme.id),
    years: await listYears(ask.db, ask.province, programme.id),
    sources,
  })
}

export async function postings(ask: Ask, filter: { source: string; year: string; kind: string[] }): Promise<Outcome<PostingsView>> {
  const seen = await overview(ask)
  if (!seen.ok) return seen
  const programme = await currentProgramme(ask)
  const kinds = filter.kind.flatMap((kind) => kind.split(','))
  const rows = await listPostings(ask.db, ask.province, {
    programmeId: programme?.id ?? '',
    source: filter.source,
    year: Number(filter.year) || 0,
    kinds,
    most: MOST_POSTINGS,
  })
  const projects = await projectsByIds(ask, [...new Set(rows.flatMap((row) => (row.projectId ? [row.projectId] : [])))])
  const named: PostingsView['postings'] = rows.map((row) => ({ ...row, code: row.projectId ? projects.get(row.projectId)?.code : undefined }))
  return ok({
    postings: named,
    filter: { ...filter, kind: kinds.join(',') },
    years: seen.value.years.map(({ year }) => year),
    sources: seen.value.sources,
    capped: rows.length === MOST_POSTINGS,
  })
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
  return ok({ plan, rows, leftDong: await estimateLeft(ask, plan.programmeId, plan.source, plan.year) })
}
