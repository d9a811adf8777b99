// Money that leaves: advance, the rest after acceptance, recovery, settlement.
import type { Day } from '../basics/day.ts'
import { type Dong, least, split, sum, ZERO } from '../basics/money.ts'
import { type Outcome, refuse } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import { type AdvanceKind, type AdvanceRoom, advanceRoom } from '../programme/advance.ts'
import { advanceRuleFor } from '../programme/norm.actions.ts'
import { sourcesOf } from '../programme/programme.actions.ts'
import { checkPermitted } from '../programme/year-end.actions.ts'
import { acceptanceOf, addPaper, contractOf, costsOf, fundsOf, latestProgress, moveProject } from '../project/project.actions.ts'
import type { Project } from '../project/project.ts'
import { record } from '../trail/trail.actions.ts'
import { releaseUnused } from './contract.actions.ts'
import { checkCounterpart, unproven } from './counterpart.actions.ts'
import { checkPayment, heldBy, payable, planRecovery, planSettlement, promised, recoverable, stillHeld, type TakesBack, toReturn } from './funding.ts'
import { type Move, postAll } from './ledger.actions.ts'
import { sumMoves } from './moves.store.ts'
import { checkDay, checkOrder, factsOf, fundOf, type Order, permissionFact, permissionNote, type Spending, shared } from './order.actions.ts'
import type { NamedFund, Standing } from './view.ts'

/** How much may be advanced now, by the dated table (TT 36/2013/TT-BCT Art. 13), or why nothing may. */
export async function advanceRoomOf(ask: Ask, project: Project, source: string, on: Day): Promise<Outcome<AdvanceRoom>> {
  const [fund, contract, progress, costs] = [
    await fundOf(ask, project.id, source),
    await contractOf(ask, project.id),
    await latestProgress(ask, project.id, on),
    await costsOf(ask, project.id),
  ]
  if (!fund || !contract) return refuse('funding.no-contract')
  const level = project.level
  const rule = await advanceRuleFor(ask, { level, kind: contract.advanceKind as AdvanceKind, on })
  if (!rule) return refuse('funding.no-advance-rule', { day: on })
  const totalInvestmentDong = sum(costs.map((line) => line.priceDong * BigInt(line.quantity)))
  return advanceRoom({
    rule,
    overall: await advanceRuleFor(ask, { level, kind: 'overall', on }),
    supportDong: promised(fund),
    advancedDong: heldBy(fund),
    progress: progress && { itemDoneBasisPoints: progress.itemDoneBasisPoints, investedDong: progress.investedDong, totalInvestmentDong },
    accepted: (await acceptanceOf(ask, project.id)) !== undefined,
  })
}

/** Tạm ứng theo hợp đồng. */
export async function advance(ask: Ask, order: Spending): Promise<Outcome<Project>> {
  const moved = await moveProject(ask, { ...order, act: 'advance', has: new Set(['payment-order']) })
  if (!moved.ok) return moved
  const timely = await checkOrder(ask, 'advance', order)
  if (!timely.ok) return timely
  const permitted = await checkPermitted(ask, moved.value.year, order.day, order.permission)
  if (!permitted.ok) return permitted
  const room = await advanceRoomOf(ask, moved.value, order.source, order.day)
  if (!room.ok) return room
  if (order.amountDong > room.value.maximumDong)
    return refuse('funding.over-advance', { left: String(room.value.maximumDong), article: room.value.article }, 'amount')
  const posted = await postAll(ask, [
    { ...shared(moved.value, order), kind: 'advance', amountDong: order.amountDong, note: permissionNote(order.permission) },
  ])
  if (!posted.ok) return posted
  await record(ask, {
    act: 'funding.advanced',
    subjectKind: 'project',
    subjectId: order.projectId,
    facts: { ...factsOf(order), ...permissionFact(order.permission) },
  })
  return moved
}

/** The accepted support of each source: in the proportion of what was committed from each. */
export async function finalBySource(ask: Ask, projectId: string): Promise<ReadonlyMap<string, Dong> | undefined> {
  const acceptance = await acceptanceOf(ask, projectId)
  if (!acceptance) return undefined
  const funds = (await fundsOf(ask, projectId)).filter((fund) => promised(fund) > 0n)
  if (funds.length === 0) return new Map()
  const whole = least(acceptance.supportDong, sum(funds.map(promised)))
  const parts = split(whole, funds.map(promised))
  return new Map(funds.map((fund, i) => [fund.source, parts[i] as Dong]))
}

/** Thanh toán phần còn lại sau nghiệm thu (TT 36/2013/TT-BCT Art. 14). */
export async function pay(ask: Ask, order: Spending): Promise<Outcome<Project>> {
  const moved = await moveProject(ask, { ...order, act: 'pay', has: new Set(['payment-order']) })
  if (!moved.ok) return moved
  const timely = await checkOrder(ask, 'pay', order)
  if (!timely.ok) return timely
  const permitted = await checkPermitted(ask, moved.value.year, order.day, order.permission)
  if (!permitted.ok) return permitted
  const fund = await fundOf(ask, order.projectId, order.source)
  if (!fund) return refuse('funding.source-not-appraised', {}, 'source')
  const allowed = checkPayment(fund, order.amountDong, (await finalBySource(ask, order.projectId))?.get(order.source))
  if (!allowed.ok) return allowed
  const posted = await postAll(ask, [
    { ...shared(moved.value, order), kind: 'payment', amountDong: order.amountDong, note: permissionNote(order.permission) },
  ])
  if (!posted.ok) return posted
  await record(ask, {
    act: 'funding.paid',
    subjectKind: 'project',
    subjectId: order.projectId,
    facts: { ...factsOf(order), ...permissionFact(order.permission) },
  })
  return moved
}

/** Thu hồi tiền đã nhận mà không được quyết toán, hoặc đã chi nhầm (TT 36/2013/TT-BCT Art. 12(6)). */
export async function recover(ask: Ask, { takesBack, ...order }: Order & { readonly takesBack?: TakesBack }): Promise<Outcome<Project>> {
  const moved = await moveProject(ask, { ...order, act: 'recover', has: new Set(['decision-number']) })
  if (!moved.ok) return moved
  const timely = await checkOrder(ask, 'recover', order)
  if (!timely.ok) return timely
  const fund = await fundOf(ask, order.projectId, order.source)
  if (!fund) return refuse('funding.source-not-appraised', {}, 'source')
  const plan = planRecovery(fund, order.amountDong, await paidBack(ask, order.projectId, order.source), takesBack)
  if (!plan.ok) return plan
  const posted = await postAll(ask, [
    { ...shared(moved.value, order), kind: 'recovery', amountDong: plan.value.fromAdvance },
    { ...shared(moved.value, order), kind: 'recovery-paid', amountDong: plan.value.fromPayment },
  ])
  if (!posted.ok) return posted
  if (moved.value.state === 'stopped') {
    const released = await releaseUnused(ask, moved.value, order.paperNo, order.day)
    if (!released.ok) return released
  }
  const paper = { projectId: order.projectId, kind: 'A33', number: order.paperNo, issuedOn: order.day, issuer: 'Sở Công Thương' }
  const filed = await addPaper(ask, { ...paper, abstract: 'Thu hồi kinh phí khuyến công' }, 'day')
  if (!filed.ok) return filed
  await record(ask, { act: 'funding.recovered', subjectKind: 'project', subjectId: order.projectId, facts: factsOf(order) })
  return moved
}

/** Of what was recovered of a source, what was taken back from payments: the kept totals do not tell it apart. */
async function paidBack(ask: Ask, projectId: string, source: string): Promise<Dong> {
  return await sumMoves(ask.db, ask.province, projectId, { source, kind: 'recovery-paid' })
}

export type Settlement = { readonly projectId: string; readonly version: number; readonly paperNo: string; readonly day: Day }

/** Quyết toán, thanh lý: every source balanced to the đồng, what was not needed back to the estimate. */
export async function settle(ask: Ask, settlement: Settlement): Promise<Outcome<Project>> {
  const moved = await moveProject(ask, { ...settlement, act: 'settle', has: new Set(['settlement-file']) })
  if (!moved.ok) return moved
  const timely = await checkDay(ask, 'settle', settlement)
  if (!timely.ok) return timely
  const proven = await checkCounterpart(ask, settlement.projectId)
  if (!proven.ok) return proven
  const finals = await finalBySource(ask, settlement.projectId)
  const moves: Move[] = []
  let settledDong = 0n
  for (const fund of await fundsOf(ask, settlement.projectId)) {
    if (fund.approvedDong === 0n) continue
    const finalDong = finals?.get(fund.source) ?? (finals ? ZERO : undefined)
    const plan = planSettlement(fund, finalDong, await paidBack(ask, settlement.projectId, fund.source))
    if (!plan.ok) return plan
    const base = shared(moved.value, { ...settlement, source: fund.source })
    moves.push({ ...base, kind: 'advance-settlement', amountDong: plan.value.settleAdvance })
    moves.push({ ...base, kind: 'payment-settlement', amountDong: plan.value.settlePayment })
    settledDong += plan.value.settleAdvance + plan.value.settlePayment
  }
  const posted = await postAll(ask, moves)
  if (!posted.ok) return posted
  const released = await releaseUnused(ask, moved.value, settlement.paperNo, settlement.day)
  if (!released.ok) return released
  const paper = { projectId: settlement.projectId, kind: 'A26', number: settlement.paperNo, issuedOn: settlement.day, issuer: 'Sở Công Thương' }
  const filed = await addPaper(ask, { ...paper, abstract: 'Biên bản thanh lý hợp đồng, quyết toán kinh phí' }, 'day')
  if (!filed.ok) return filed
  const facts = { paperNo: settlement.paperNo, day: settlement.day, settledDong: String(settledDong) }
  await record(ask, { act: 'funding.settled', subjectKind: 'project', subjectId: settlement.projectId, facts })
  return moved
}

/** The funds of a đề án, each with the name its programme gives the source. */
export async function namedFunds(ask: Ask, project: Project): Promise<NamedFund[]> {
  const names = new Map((await sourcesOf(ask, project.programmeId)).map(({ source, name }) => [source, name]))
  return (await fundsOf(ask, project.id)).map((fund) => ({ ...fund, name: names.get(fund.source) ?? fund.source }))
}

/** What still may be paid, recovered and settled, by source, and the counterpart still to be proven: for the pages of the money acts. */
export async function moneyStanding(ask: Ask, project: Project) {
  const finals = await finalBySource(ask, project.id)
  const standing: Standing[] = []
  for (const fund of await namedFunds(ask, project)) {
    const finalDong = finals?.get(fund.source)
    const payableDong = finalDong === undefined ? undefined : payable(fund, finalDong)
    const held = stillHeld(fund, await paidBack(ask, project.id, fund.source))
    const toReturnDong = toReturn(fund, finalDong, project.state === 'stopped')
    standing.push({ fund, finalDong, payableDong, recoverableDong: recoverable(fund), toReturnDong, held })
  }
  return { standing, unprovenDong: await unproven(ask, project.id) }
}
