// Money that leaves: advance, the rest after acceptance, settlement.
import type { Day } from '../basics/day.ts'
import { sum, ZERO } from '../basics/money.ts'
import { type Outcome, refuse } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import { sabotaged } from '../platform/sabotage.ts'
import { type AdvanceKind, type AdvanceRoom, advanceRoom } from '../programme/advance.ts'
import { advanceRuleFor } from '../programme/norm.actions.ts'
import { sourcesOf } from '../programme/programme.actions.ts'
import { checkPermitted } from '../programme/year-end.actions.ts'
import { acceptanceOf, addPaper, contractOf, costsOf, fundsOf, latestProgress, moveProject } from '../project/project.actions.ts'
import { type Project, type ProjectFund, promised } from '../project/project.ts'
import { record } from '../trail/trail.actions.ts'
import { releaseUnused } from './contract.actions.ts'
import { checkCounterpart, unproven } from './counterpart.actions.ts'
import { checkPayment, earnedOf, heldBy, payable, planSettlement, stillHeld, toReturn } from './funding.ts'
import { type Move, postAll } from './ledger.actions.ts'
import { checkDay, checkOrder, factsOf, fundOf, permissionFact, permissionNote, type Spending, shared } from './order.actions.ts'
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
  const allowed = checkPayment(fund, order.amountDong, earnedOf(fund))
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

export type Settlement = { readonly projectId: string; readonly version: number; readonly paperNo: string; readonly day: Day }

/** Quyết toán, thanh lý: every source balanced to the đồng, what was not needed back to the estimate. */
export async function settle(ask: Ask, settlement: Settlement): Promise<Outcome<Project>> {
  const moved = await moveProject(ask, { ...settlement, act: 'settle', has: new Set(['settlement-file']) })
  if (!moved.ok) return moved
  const timely = await checkDay(ask, 'settle', settlement)
  if (!timely.ok) return timely
  const proven = await checkCounterpart(ask, settlement.projectId)
  if (!proven.ok) return proven
  const moves: Move[] = []
  let settledDong = 0n
  for (const fund of await fundsOf(ask, settlement.projectId)) {
    if (fund.approvedDong === 0n) continue
    const plan = planSettlement(sabotaged('A4.gross') ? gross(fund) : fund, earnedOf(fund))
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

/** A deliberate defect for bar row A4: what came back is counted as kept. */
function gross(fund: ProjectFund): ProjectFund {
  return { ...fund, recoveredDong: ZERO, paidBackDong: ZERO, returnedDong: ZERO }
}

/** The funds of a đề án, each with the name its programme gives the source. */
export async function namedFunds(ask: Ask, project: Project): Promise<NamedFund[]> {
  const names = new Map((await sourcesOf(ask, project.programmeId)).map(({ source, name }) => [source, name]))
  return (await fundsOf(ask, project.id)).map((fund) => ({ ...fund, name: names.get(fund.source) ?? fund.source }))
}

/** What still may be paid, recovered and settled, by source, and the counterpart still to be proven: for the pages of the money acts. */
export async function moneyStanding(ask: Ask, project: Project) {
  const standing = (await namedFunds(ask, project)).map((fund): Standing => {
    const finalDong = earnedOf(fund)
    const payableDong = finalDong === undefined ? undefined : payable(fund, finalDong)
    const toReturnDong = toReturn(fund, finalDong, project.state === 'stopped')
    return { fund, finalDong, payableDong, recoverableDong: heldBy(fund), toReturnDong, held: stillHeld(fund) }
  })
  const acceptedDong = (await acceptanceOf(ask, project.id))?.supportDong
  return { standing, unprovenDong: await unproven(ask, project.id), acceptedDong }
}
