// The money acts on a đề án: each a page with a form, and a POST at the same path.
import type { VNode } from 'preact'
import { z } from 'zod'
import { type Dong, dong, formatDong } from '../basics/money.ts'
import { type Outcome, ok, type Refusal, refuse } from '../basics/outcome.ts'
import type { Role } from '../people/role.ts'
import { choiceField, dayField, idField, lineField, listOf, moneyField, moneyOrZero, versionField } from '../platform/fields.ts'
import { type Ask, type Route, route } from '../platform/route.ts'
import { activityOf } from '../programme/activity.ts'
import { ADVANCE_KINDS } from '../programme/advance.ts'
import { REFUSALS as PROGRAMME_REFUSALS } from '../programme/words.vi.ts'
import { costsOf, loadProject, projectReach } from '../project/project.actions.ts'
import type { Project } from '../project/project.ts'
import { proofsFor } from '../project/vouchers.actions.ts'
import type { PageContext } from '../ui/context.ts'
import { ApprovalForm, ContractForm, EndingForm, ReductionForm } from './acts.page.tsx'
import { approveProject, supplementProject } from './approval.actions.ts'
import { cancelProject, signContract, stopProject } from './contract.actions.ts'
import { estimateLeft } from './estimate.actions.ts'
import { advance, advanceRoomOf, moneyStanding, namedFunds, pay, proveCounterpart, recover, settle } from './payment.actions.ts'
import { AdvanceForm, type AdvanceOf, CounterpartForm, PaymentForm, RecoveryForm, SettlementForm } from './payments.page.tsx'
import { reduceSupport } from './reduction.actions.ts'
import type { MoneyView } from './view.ts'
import { REFUSALS } from './words.vi.ts'

const APPROVERS = ['provincial-leader', 'ministry-officer'] as const satisfies readonly Role[]
const REDUCERS = ['department-leader', 'ministry-officer'] as const satisfies readonly Role[]
const projectOnly = z.strictObject({ projectId: idField })

async function moneyView(ask: Ask, projectId: string): Promise<Outcome<MoneyView>> {
  const project = await loadProject(ask, projectId)
  if (!project) return refuse('project.not-found')
  return ok({ project, funds: await namedFunds(ask, project), ...(await moneyStanding(ask, project)) })
}

/** The GET half of an act: who, what is loaded, what is drawn. */
function formRoute<V extends MoneyView>(
  path: string,
  title: string,
  allow: readonly Role[],
  load: (ask: Ask, view: MoneyView) => Promise<V>,
  page: (context: PageContext, view: V) => VNode,
): Route {
  return route({
    method: 'GET',
    path: `/projects/:projectId/${path}`,
    title,
    allow,
    reach: projectReach,
    input: projectOnly,
    async run(ask, { projectId }): Promise<Outcome<V>> {
      const view = await moneyView(ask, projectId)
      return view.ok ? ok(await load(ask, view.value)) : view
    },
    page: (view: V, context) => page(context, view),
  })
}

/** Why no advance may be made: by this room's rules or by the dated table of advances. */
function whyNot({ code, facts }: Refusal): string {
  return (REFUSALS[code] ?? PROGRAMME_REFUSALS[code])?.(facts) ?? ''
}

type ActInput = { readonly projectId: string }

/** The POST half: after it is done the browser is back at the đề án. */
function actRoute<I extends ActInput>(
  path: string,
  title: string,
  allow: readonly Role[],
  input: z.ZodType<I>,
  run: (ask: Ask, input: I) => Promise<Outcome<Project>>,
  say: (input: I) => string,
  versioned = true,
): Route {
  return route({
    method: 'POST',
    path: `/projects/:projectId/${path}`,
    title,
    allow,
    reach: projectReach,
    input,
    versioned,
    redraw: `/projects/:projectId/${path}`,
    run,
    done: (project: Project, asked: I) => ({ to: `/projects/${project.id}`, say: say(asked) }),
  })
}

async function plain(_ask: Ask, view: MoneyView): Promise<MoneyView> {
  return view
}

async function withProofs(ask: Ask, view: MoneyView) {
  return { ...view, proofs: await proofsFor(ask, view.project) }
}

async function withEstimate(ask: Ask, view: MoneyView) {
  const left = new Map<string, bigint>()
  for (const { source, appraisedDong } of view.funds)
    if (appraisedDong > 0n) left.set(source, await estimateLeft(ask, view.project.programmeId, source, view.project.year))
  return { ...view, estimateLeft: left }
}

async function withCounterpart(ask: Ask, view: MoneyView) {
  const costs = await costsOf(ask, view.project.id)
  const total = costs.reduce((sum, line) => sum + line.priceDong * BigInt(line.quantity), 0n)
  const approved = view.funds.reduce((sum, fund) => sum + fund.approvedDong, 0n)
  const advanceKind = activityOf(view.project.activity)?.advanceKind ?? 'equipment'
  return { ...view, counterpartDong: total > approved ? total - approved : 0n, advanceKind }
}

/** Each source of the contract has its own room for an advance, or its own reason for none. */
async function withRooms(ask: Ask, view: MoneyView) {
  const rooms: AdvanceOf[] = []
  for (const fund of view.funds.filter(({ committedDong }) => committedDong > 0n)) {
    const room = await advanceRoomOf(ask, view.project, fund.source, ask.today)
    rooms.push({ fund, room, sentence: room.ok ? '' : room.refusals.map(whyNot).join(' ') })
  }
  return { ...view, rooms }
}

const approvalInput = {
  projectId: idField,
  source: lineField('nguồn kinh phí', 40),
  amount: moneyField('kinh phí hỗ trợ'),
  decisionNo: lineField('số quyết định', 60),
  decidedOn: dayField('ngày quyết định'),
}
const orderInput = {
  projectId: idField,
  version: versionField,
  source: lineField('nguồn kinh phí', 40),
  amount: moneyField('số tiền'),
  paperNo: lineField('số chứng từ', 60),
  day: dayField('ngày'),
}
const endingInput = z.strictObject({
  projectId: idField,
  version: versionField,
  decisionNo: lineField('số quyết định', 60),
  decidedOn: dayField('ngày quyết định'),
  reason: lineField('lý do'),
})

const reductionInput = z.strictObject({ ...approvalInput, version: versionField, reason: lineField('lý do') })

const contractInput = z.strictObject({
  projectId: idField,
  version: versionField,
  number: lineField('số hợp đồng', 60),
  signedOn: dayField('ngày ký'),
  endsOn: dayField('thời hạn hoàn thành'),
  source: listOf(lineField('nguồn kinh phí', 40), 10),
  amount: listOf(moneyOrZero(), 10),
  counterpart: moneyOrZero(),
  advanceKind: choiceField('loại nội dung', ADVANCE_KINDS),
})

function order<I extends { readonly amount: Dong }>({ amount, ...rest }: I) {
  return { ...rest, amountDong: amount }
}

const paid = (what: string) => (input: { readonly amount: Dong }) => `Đã ghi ${what} ${formatDong(input.amount)} đồng.`

export const fundingActRoutes: readonly Route[] = [
  formRoute('approval', 'Phê duyệt một đề án', APPROVERS, withEstimate, (context, view) => ApprovalForm({ context, view, again: false })),
  actRoute(
    'approval',
    'Phê duyệt một đề án',
    APPROVERS,
    z.strictObject({ ...approvalInput, version: versionField }),
    (ask, input) => approveProject(ask, order(input)),
    paid('phê duyệt'),
  ),
  formRoute('supplements', 'Phê duyệt bổ sung kinh phí', APPROVERS, withEstimate, (context, view) => ApprovalForm({ context, view, again: true })),
  actRoute(
    'supplements',
    'Phê duyệt bổ sung kinh phí',
    APPROVERS,
    z.strictObject(approvalInput),
    (ask, input) => supplementProject(ask, order(input)),
    paid('phê duyệt bổ sung'),
    false,
  ),
  formRoute('reductions', 'Điều chỉnh giảm mức hỗ trợ', REDUCERS, plain, (context, view) => ReductionForm({ context, view })),
  actRoute(
    'reductions',
    'Điều chỉnh giảm mức hỗ trợ',
    REDUCERS,
    reductionInput,
    (ask, input) => reduceSupport(ask, order(input)),
    ({ amount }) => `Đã giảm mức hỗ trợ ${formatDong(amount)} đồng; số này trở về dự toán.`,
  ),
  formRoute('contract', 'Ghi hợp đồng', ['department-leader'], withCounterpart, (context, view) => ContractForm({ context, view })),
  actRoute(
    'contract',
    'Ghi hợp đồng',
    ['department-leader'],
    contractInput,
    async (ask, { source, amount, counterpart, ...input }) => {
      const amounts = new Map(source.map((name, i) => [name, amount[i] ?? dong(0n)]))
      return amounts.size < source.length
        ? refuse('funding.source-twice', {}, 'source')
        : await signContract(ask, { ...input, amounts, counterpartDong: counterpart })
    },
    ({ number }) => `Đã ghi hợp đồng số ${number}.`,
  ),
  formRoute('advances', 'Tạm ứng', ['finance-officer'], withRooms, (context, view) => AdvanceForm({ context, view })),
  actRoute('advances', 'Tạm ứng', ['finance-officer'], z.strictObject(orderInput), (ask, input) => advance(ask, order(input)), paid('tạm ứng')),
  formRoute('payments', 'Thanh toán', ['finance-officer'], withProofs, (context, view) => PaymentForm({ context, view })),
  actRoute('payments', 'Thanh toán', ['finance-officer'], z.strictObject(orderInput), (ask, input) => pay(ask, order(input)), paid('thanh toán')),
  formRoute('recoveries', 'Thu hồi kinh phí', ['finance-officer'], plain, (context, view) => RecoveryForm({ context, view })),
  actRoute(
    'recoveries',
    'Thu hồi kinh phí',
    ['finance-officer'],
    z.strictObject(orderInput),
    (ask, input) => recover(ask, order(input)),
    paid('thu hồi'),
  ),
  formRoute('counterpart', 'Chứng minh vốn đối ứng', ['finance-officer'], plain, (context, view) => CounterpartForm({ context, view })),
  actRoute(
    'counterpart',
    'Chứng minh vốn đối ứng',
    ['finance-officer'],
    z.strictObject({ ...orderInput, source: z.undefined().optional() }),
    (ask, input) => proveCounterpart(ask, order(input)),
    paid('vốn đối ứng'),
  ),
  formRoute('settlement', 'Quyết toán, thanh lý', ['finance-officer'], withProofs, (context, view) => SettlementForm({ context, view })),
  actRoute(
    'settlement',
    'Quyết toán, thanh lý',
    ['finance-officer'],
    z.strictObject({ projectId: idField, version: versionField, paperNo: lineField('số biên bản', 60), day: dayField('ngày') }),
    settle,
    () => 'Đã quyết toán và thanh lý hợp đồng.',
  ),
  formRoute('cancellation', 'Hủy đề án', APPROVERS, plain, (context, view) => EndingForm({ context, view, act: 'cancellation' })),
  actRoute('cancellation', 'Hủy đề án', APPROVERS, endingInput, cancelProject, () => 'Đã hủy đề án; kinh phí trở về dự toán.'),
  formRoute('stop', 'Ngừng đề án', APPROVERS, plain, (context, view) => EndingForm({ context, view, act: 'stop' })),
  actRoute('stop', 'Ngừng đề án', APPROVERS, endingInput, stopProject, () => 'Đã ngừng thực hiện đề án.'),
]
