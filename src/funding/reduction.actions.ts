// Less support than was approved, by decision of the level that decides changes keeping or lowering it (TT 36/2013 Art. 11).
import type { Day } from '../basics/day.ts'
import { type Dong, dong, least, ZERO } from '../basics/money.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import { addPaper, fundsOf, moveProject, reduceEarned } from '../project/project.actions.ts'
import type { Project, ProjectFund } from '../project/project.ts'
import { record } from '../trail/trail.actions.ts'
import { checkReduction, reducible } from './funding.ts'
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
  const fits = checkReduction(fund, funds, given.amountDong)
  if (!fits.ok) return fits
  const posted = await giveBack(ask, given, moved.value, fund)
  return posted.ok ? await keep(ask, given, moved.value) : posted
}

/** What is not committed first; after an acceptance it gives so much less. */
async function giveBack(ask: Ask, given: Reduction, { programmeId, year }: Project, fund: ProjectFund): Promise<Outcome<void>> {
  const { source, projectId, amountDong, decidedOn: day, decisionNo: paperNo } = given
  const shared = { programmeId, year, source, projectId, day, paperNo }
  const fromApproval = fund.earnedDong === null ? least(amountDong, reducible(fund).notCommitted) : ZERO
  const posted = await postAll(ask, [
    { ...shared, kind: 'allocation-release', amountDong: fromApproval },
    { ...shared, kind: 'commitment-release', amountDong: dong(amountDong - fromApproval) },
  ])
  if (posted.ok && fund.earnedDong !== null) await reduceEarned(ask, projectId, source, amountDong)
  return posted
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
