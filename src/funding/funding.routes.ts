// The province's money: overview, postings, estimates, closing a year, and the approval of a plan.
import { z } from 'zod'
import type { Dong } from '../basics/money.ts'
import type { Outcome } from '../basics/outcome.ts'
import { inFull } from '../papers/words/amount-in-words.ts'
import { PROVINCE_STAFF } from '../people/role.ts'
import {
  choiceField,
  codeField,
  dayField,
  idField,
  lineField,
  listOf,
  moneyField,
  optionalLine,
  pickedYear,
  versionField,
} from '../platform/fields.ts'
import { type Ask, type Route, route } from '../platform/route.ts'
import { programmeField, sourceField, sourceFilter } from '../programme/programme.field.ts'
import { withProgramme } from '../programme/programme.ts'
import { fundingActRoutes } from './acts.routes.ts'
import { approvePlan } from './approval.actions.ts'
import { beneficiaryRoutes } from './beneficiaries.routes.ts'
import { ClosingForm } from './closing.page.tsx'
import { carryOver, changeEstimate, closeBudgetYear } from './estimate.actions.ts'
import { EstimateForm } from './estimate.page.tsx'
import { FundingPage } from './funding.page.tsx'
import { closing, overview, planApproval, postings } from './overview.actions.ts'
import { PlanApprovalPage } from './plan-approval.page.tsx'
import { PostingsPage } from './postings.page.tsx'
import type { ClosingView, FundingView, PlanApprovalView, PostingsView } from './view.ts'

const whichProgramme = z.strictObject({ programme: programmeField })

const estimateInput = z.strictObject({
  programme: programmeField,
  source: sourceField,
  year: pickedYear('năm ngân sách'),
  direction: choiceField('loại quyết định', ['give', 'cut', 'carry']),
  amount: moneyField('số tiền'),
  paperNo: lineField('số quyết định', 60),
  day: dayField('ngày quyết định'),
})

type EstimateInput = z.infer<typeof estimateInput>

async function postEstimate(ask: Ask, { amount, direction, ...change }: EstimateInput): Promise<Outcome<{ programmeId: string }>> {
  if (direction !== 'carry') return await changeEstimate(ask, { ...change, direction, amountDong: amount })
  return await carryOver(ask, {
    programme: change.programme,
    source: change.source,
    fromYear: change.year,
    amountDong: amount,
    paperNo: change.paperNo,
    day: change.day,
  })
}

const homeOf = (programme: string | undefined) => `/funding${withProgramme({ kept: programme })}`

export const fundingRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/funding',
    title: 'Kinh phí theo nguồn và năm',
    allow: PROVINCE_STAFF,
    reach: 'province',
    input: whichProgramme,
    run: overview,
    page: (view: FundingView, context) => FundingPage({ context, view }),
  }),
  route({
    method: 'GET',
    path: '/funding/postings',
    title: 'Sổ bút toán',
    allow: PROVINCE_STAFF,
    reach: 'province',
    input: z.strictObject({
      programme: programmeField,
      source: sourceFilter,
      year: codeField(/^(\d{4})?$/, 'Năm gồm bốn chữ số. Chọn lại năm.').default(''),
      kind: listOf(codeField(/^[a-z,-]{0,200}$/, 'Loại bút toán không có trong danh mục.'), 20),
    }),
    run: postings,
    page: (view: PostingsView, context) => PostingsPage({ context, view }),
  }),
  route({
    method: 'GET',
    path: '/funding/estimates/new',
    title: 'Biểu ghi dự toán',
    allow: ['finance-officer'],
    reach: 'province',
    input: whichProgramme,
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
    redrawWith: ['programme'],
    run: postEstimate,
    done: (_value, { amount, programme }: { amount: Dong; programme?: string | undefined }) => ({
      to: homeOf(programme),
      say: `Đã ghi dự toán ${inFull(amount)}.`,
    }),
  }),
  route({
    method: 'GET',
    path: '/funding/closing',
    title: 'Biểu khóa sổ năm',
    allow: ['finance-officer'],
    reach: 'province',
    input: whichProgramme,
    run: closing,
    page: (view: ClosingView, context) => ClosingForm({ context, view }),
  }),
  route({
    method: 'POST',
    path: '/funding/closing',
    title: 'Khóa sổ năm ngân sách',
    allow: ['finance-officer'],
    reach: 'province',
    input: z.strictObject({ programme: programmeField, year: pickedYear('năm ngân sách'), paperNo: lineField('căn cứ', 60) }),
    redraw: '/funding/closing',
    redrawWith: ['programme'],
    run: closeBudgetYear,
    done: (_value, { programme }) => ({ to: homeOf(programme), say: 'Đã khóa sổ năm ngân sách.' }),
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
      permission: optionalLine('số văn bản cho phép', 60),
    }),
    redraw: '/plans/:planId/approval',
    run: approvePlan,
    done: ({ planId }: { planId: string }) => ({ to: `/plans/${planId}`, say: 'Đã phê duyệt kế hoạch; kinh phí đã phân bổ cho từng đề án.' }),
  }),
  ...fundingActRoutes,
  ...beneficiaryRoutes,
]
