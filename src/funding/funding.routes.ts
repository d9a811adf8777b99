// The province's money: overview, postings, estimates, closing a year, and the approval of a plan.
import { z } from 'zod'
import { type Dong, formatDong } from '../basics/money.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import { STAFF } from '../people/role.ts'
import { loadPlan } from '../plan/plan.actions.ts'
import { choiceField, dayField, idField, lineField, listOf, moneyField, versionField, wholeField } from '../platform/fields.ts'
import { type Ask, type Route, route } from '../platform/route.ts'
import { currentProgramme, sourcesOf } from '../programme/programme.actions.ts'
import { projectsByIds } from '../project/project.actions.ts'
import { fundingActRoutes } from './acts.routes.ts'
import { approvePlan } from './approval.actions.ts'
import { listFundTotals, listPostings } from './books.store.ts'
import { carryOver, changeEstimate, closeBudgetYear, estimateLeft } from './estimate.actions.ts'
import { ClosingForm, EstimateForm, FundingPage, type FundingView, PostingsPage, type PostingsView } from './funding.page.tsx'
import { listYears } from './ledger.store.ts'
import { PlanApprovalPage, type PlanApprovalView } from './plan-approval.page.tsx'

const READERS = STAFF.filter((role) => role !== 'commune-officer')
const MOST_POSTINGS = 500

async function overview(ask: Ask): Promise<Outcome<FundingView>> {
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

async function postings(ask: Ask, filter: { source: string; year: string; kind: string[] }): Promise<Outcome<PostingsView>> {
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

const estimateInput = z.strictObject({
  source: lineField('nguồn', 40),
  year: wholeField('năm ngân sách', 1990, 2100),
  direction: choiceField('loại quyết định', ['give', 'cut', 'carry']),
  amount: moneyField('số tiền'),
  paperNo: lineField('số quyết định', 60),
  day: dayField('ngày quyết định'),
})

type EstimateInput = z.infer<typeof estimateInput>

async function postEstimate(ask: Ask, { amount, direction, ...change }: EstimateInput): Promise<Outcome<{ programmeId: string }>> {
  if (direction !== 'carry') return await changeEstimate(ask, { ...change, direction, amountDong: amount })
  return await carryOver(ask, { source: change.source, fromYear: change.year, amountDong: amount, paperNo: change.paperNo, day: change.day })
}

async function planApproval(ask: Ask, planId: string): Promise<Outcome<PlanApprovalView>> {
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

const say = (text: string) => () => ({ to: '/funding', say: text })

export const fundingRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/funding',
    title: 'Kinh phí theo nguồn và năm',
    allow: READERS,
    reach: 'province',
    input: z.strictObject({}),
    run: overview,
    page: (view: FundingView, context) => FundingPage({ context, view }),
  }),
  route({
    method: 'GET',
    path: '/funding/postings',
    title: 'Sổ bút toán',
    allow: READERS,
    reach: 'province',
    input: z.strictObject({ source: z.string().max(40).default(''), year: z.string().max(4).default(''), kind: listOf(z.string().max(200), 20) }),
    run: postings,
    page: (view: PostingsView, context) => PostingsPage({ context, view }),
  }),
  route({
    method: 'GET',
    path: '/funding/estimates/new',
    title: 'Biểu ghi dự toán',
    allow: ['finance-officer'],
    reach: 'province',
    input: z.strictObject({}),
    run: overview,
    page: (view: FundingView, context) => EstimateForm({ context, view }),
  }),
  route({
    method: 'POST',
    path: '/funding/estimates',
    title: 'Ghi dự toán',
    allow: ['finance-officer'],
    reach: 'province',
    input: estimateInput,
    redraw: '/funding/estimates/new',
    run: postEstimate,
    done: (_value, { amount }: { amount: Dong }) => ({ to: '/funding', say: `Đã ghi dự toán ${formatDong(amount)} đồng.` }),
  }),
  route({
    method: 'GET',
    path: '/funding/closing',
    title: 'Biểu khoá sổ năm',
    allow: ['finance-officer'],
    reach: 'province',
    input: z.strictObject({}),
    run: overview,
    page: (view: FundingView, context) => ClosingForm({ context, view }),
  }),
  route({
    method: 'POST',
    path: '/funding/closing',
    title: 'Khoá sổ năm ngân sách',
    allow: ['finance-officer'],
    reach: 'province',
    input: z.strictObject({ year: wholeField('năm ngân sách', 1990, 2100), paperNo: lineField('căn cứ', 60) }),
    redraw: '/funding/closing',
    run: closeBudgetYear,
    done: say('Đã khoá sổ năm ngân sách.'),
  }),
  route({
    method: 'GET',
    path: '/plans/:planId/approval',
    title: 'Biểu phê duyệt kế hoạch',
    allow: ['provincial-leader', 'ministry-officer'],
    reach: 'province',
    input: z.strictObject({ planId: idField }),
    run: (ask, { planId }) => planApproval(ask, planId),
    page: (view: PlanApprovalView, context) => PlanApprovalPage({ context, view }),
  }),
  route({
    method: 'POST',
    path: '/plans/:planId/approval',
    title: 'Phê duyệt kế hoạch',
    allow: ['provincial-leader', 'ministry-officer'],
    reach: 'province',
    versioned: true,
    trailsEach: true,
    input: z.strictObject({
      planId: idField,
      version: versionField,
      decisionNo: lineField('số quyết định', 60),
      decidedOn: dayField('ngày quyết định'),
    }),
    redraw: '/plans/:planId/approval',
    run: approvePlan,
    done: ({ planId }: { planId: string }) => ({ to: `/plans/${planId}`, say: 'Đã phê duyệt kế hoạch; kinh phí đã phân bổ cho từng đề án.' }),
  }),
  ...fundingActRoutes,
]
