// Less support than was approved, by decision of the level that decides changes keeping or lowering it (TT 36/2013 Art. 11).
import type { Day } from '../basics/day.ts'
import { type Dong, dong, least, sum } from '../basics/money.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import { addPaper, fundsOf, moveProject } from '../project/project.actions.ts'
import type { Project } from '../project/project.ts'
import { record } from '../trail/trail.actions.ts'
import { reducible } from './funding.ts'
import { postAll } from './ledger.actions.ts'
import { checkDay } from './order.actions.ts'

export type Reduction = {
  readonly projectId: string
  readonly version: number
  readonly source: string
  readonly amountDong: Dong
  readonly decisionNo: string
  readonly decidedOn: Day
  readonly reason: string
}

/** Điều chỉnh giảm mức hỗ trợ: the difference goes back to the estimate of the year. Nothing left is a stop or a cancellation. */
export async function reduceSupport(ask: Ask, given: Reduction): Promise<Outcome<Project>> {
  const moved = await moveProject(ask, { ...given, act: 'reduce', has: new Set(['decision-number']) })
  if (!moved.ok) return moved
  const timely = await checkDay(ask, 'reduce', { projectId: given.projectId, day: given.decidedOn, field: 'decidedOn' })
  if (!timely.ok) return timely
  const funds = await fundsOf(ask, given.projectId)
  const fund = funds.find(({ source }) => source === given.source)
  if (!fund) return refuse('funding.source-not-appraised', {}, 'source')
  const { notCommitted, notPaid } = reducible(fund)
  const most = notCommitted + notPaid
  if (given.amountDong > most) return refuse('funding.over-reducible', { left: String(most) }, 'amount')
  const left = sum(funds.map((one) => dong(one.approvedDong - one.releasedDong))) - given.amountDong
  if (left <= 0n) return refuse('funding.reduced-to-nothing', {}, 'amount')
  const { programmeId, year } = moved.value
  const shared = { programmeId, year, source: given.source, projectId: given.projectId, day: given.decidedOn, paperNo: given.decisionNo }
  const fromApproval = least(given.amountDong, notCommitted)
  const posted = await postAll(ask, [
    { ...shared, kind: 'allocation-release', amountDong: fromApproval },
    { ...shared, kind: 'commitment-release', amountDong: dong(given.amountDong - fromApproval) },
  ])
  return posted.ok ? await keep(ask, given, moved.value) : posted
}

async function keep(ask: Ask, given: Reduction, project: Project): Promise<Outcome<Project>> {
  const { projectId, source, amountDong, decisionNo, decidedOn, reason } = given
  const issuer = project.level === 'national' ? 'Bộ Công Thương' : 'Sở Công Thương'
  const paper = { projectId, kind: 'change-decision', number: decisionNo, issuedOn: decidedOn, issuer }
  const filed = await addPaper(ask, { ...paper, abstract: 'Điều chỉnh giảm mức hỗ trợ' }, 'decidedOn')
  if (!filed.ok) return filed
  const facts = { source, amountDong: String(amountDong), decisionNo, decidedOn, reason }
  await record(ask, { act: 'funding.reduced', subjectKind: 'project', subjectId: projectId, facts })
  return ok(project)
}
