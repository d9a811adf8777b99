// HTTP of plans: the list, one plan, and the acts that build it and send it up.

import { z } from 'zod'
import { rejectionRoute } from '../appraisal/appraisal.routes.ts'
import { yearOf } from '../basics/day.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import { PROVINCE_STAFF } from '../people/role.ts'
import { choiceField, dayField, idField, lineField, moneyOrZero, paragraphField, pickedYear, versionField } from '../platform/fields.ts'
import { type Route, route } from '../platform/route.ts'
import { currentProgramme, sourcesOf } from '../programme/programme.actions.ts'
import { sourceField } from '../programme/programme.field.ts'
import { yearsOfPeriod } from '../programme/programme.ts'
import { sourcesFor } from '../project/draft-view.actions.ts'
import { withdrawalRoutes } from '../project/project.routes.ts'
import { turnDown, withdraw } from './leaving.actions.ts'
import { addItem, cancelPlan, createPlan, propose, removeItem, takeBack } from './plan.actions.ts'
import { PlanPage } from './plan.page.tsx'
import type { Plan } from './plan.ts'
import { NewPlanPage, type NewPlanPageData, PlansPage } from './plans.page.tsx'
import { listOfPlans, planSheet } from './sheet.actions.ts'
import type { PlanPageData } from './sheet.ts'

const BUILDERS = ['centre-officer', 'department-officer'] as const
const LEADER = ['department-leader'] as const
const RETURNERS = ['department-leader', 'provincial-leader', 'ministry-officer'] as const

/** The level the form begins with, so that its first source is one this level may spend. */
const FIRST_LEVEL = 'local'

const list = route({
  method: 'GET',
  path: '/plans',
  title: 'Danh sách kế hoạch năm',
  allow: PROVINCE_STAFF,
  reach: 'province',
  input: z.strictObject({}),
  run: async (ask) => {
    const found = await listOfPlans(ask)
    return found.ok ? ok({ ...found.value, mayBuild: BUILDERS.some((role) => ask.who.roles.includes(role)) }) : found
  },
  page: (data, context) => PlansPage({ data, context }),
})

const blank = route({
  method: 'GET',
  path: '/plans/new',
  title: 'Biểu lập kế hoạch năm',
  allow: BUILDERS,
  reach: 'province',
  input: z.strictObject({}),
  run: async (ask): Promise<Outcome<NewPlanPageData>> => {
    const programme = await currentProgramme(ask)
    if (!programme) return refuse('plan.no-programme')
    const sources = (await sourcesOf(ask, programme.id)).filter(({ kind, withdrawn }) => kind === 'state' && !withdrawn)
    const ofLevel = sourcesFor(FIRST_LEVEL, sources)
    return ok({ years: yearsOfPeriod(programme), sources, source: ofLevel[0]?.source, year: yearOf(ask.today), requestKey: ask.newId() })
  },
  page: (data, context) => NewPlanPage({ data, context }),
})

const creation = route({
  method: 'POST',
  path: '/plans',
  title: 'Lập kế hoạch năm',
  allow: BUILDERS,
  reach: 'province',
  input: z.strictObject({
    year: pickedYear('năm kế hoạch'),
    level: choiceField('cấp', ['local', 'national']),
    source: sourceField,
    name: lineField('tên kế hoạch'),
  }),
  run: createPlan,
  redraw: '/plans/new',
  done: (plan) => ({ to: `/plans/${plan.id}`, say: `Đã lập kế hoạch ${plan.code}. Thêm các đề án đạt thẩm định vào danh mục.` }),
})

const one = route({
  method: 'GET',
  path: '/plans/:planId',
  title: 'Một kế hoạch năm và danh mục đề án',
  allow: PROVINCE_STAFF,
  reach: 'province',
  input: z.strictObject({ planId: idField }),
  run: async (ask, { planId }): Promise<Outcome<PlanPageData>> => {
    const sheet = await planSheet(ask, planId)
    return sheet.ok ? ok({ ...sheet.value, requestKeys: Array.from({ length: 4 + sheet.value.rows.length }, () => ask.newId()) }) : sheet
  },
  page: (data, context) => PlanPage({ data, context }),
})

const itemAdded = route({
  method: 'POST',
  path: '/plans/:planId/items',
  title: 'Thêm đề án vào kế hoạch',
  allow: BUILDERS,
  reach: 'province',
  input: z.strictObject({ planId: idField, version: versionField, projectId: idField, supportDong: moneyOrZero() }),
  versioned: true,
  run: (ask, { supportDong, ...wanted }) => addItem(ask, supportDong === 0n ? wanted : { ...wanted, supportDong }),
  redraw: '/plans/:planId',
  done: (plan) => back(plan, 'Đã thêm đề án vào danh mục.'),
})

const itemRemoved = route({
  method: 'POST',
  path: '/plans/:planId/items/:projectId/removal',
  title: 'Bỏ đề án khỏi kế hoạch',
  allow: BUILDERS,
  reach: 'province',
  input: z.strictObject({ planId: idField, version: versionField, projectId: idField }),
  versioned: true,
  run: removeItem,
  done: (plan) => back(plan, 'Đã bỏ đề án khỏi danh mục.'),
})

const proposal = route({
  method: 'POST',
  path: '/plans/:planId/proposal',
  title: 'Trình phê duyệt kế hoạch',
  allow: LEADER,
  reach: 'province',
  input: z.strictObject({ planId: idField, version: versionField, paperNo: lineField('số tờ trình', 60), issuedOn: dayField('ngày tờ trình') }),
  versioned: true,
  run: propose,
  redraw: '/plans/:planId',
  done: (plan) => back(plan, `Đã trình kế hoạch ${plan.code}, chờ phê duyệt.`),
})

const ReasonInput = z.strictObject({ planId: idField, version: versionField, reason: paragraphField('lý do', 2000) })

const takenBack = route({
  method: 'POST',
  path: '/plans/:planId/take-back',
  title: 'Rút lại hoặc trả lại kế hoạch để sửa',
  allow: RETURNERS,
  reach: 'province',
  input: ReasonInput,
  versioned: true,
  run: takeBack,
  redraw: '/plans/:planId',
  done: (plan) => back(plan, 'Kế hoạch đã về bước lập, danh mục sửa được.'),
})

const cancellation = route({
  method: 'POST',
  path: '/plans/:planId/cancellation',
  title: 'Hủy kế hoạch',
  allow: [...BUILDERS, ...LEADER],
  reach: 'province',
  input: ReasonInput,
  versioned: true,
  run: cancelPlan,
  redraw: '/plans/:planId',
  done: (plan) => back(plan, `Đã hủy kế hoạch ${plan.code}. Các đề án trong danh mục đưa được vào kế hoạch khác.`),
})

function back(plan: Plan, say: string): { to: string; say: string } {
  return { to: `/plans/${plan.id}`, say }
}

export const planRoutes: readonly Route[] = [
  ...[list, blank, creation, one, itemAdded, itemRemoved, proposal, takenBack, cancellation],
  ...withdrawalRoutes(withdraw),
  rejectionRoute(turnDown),
]
