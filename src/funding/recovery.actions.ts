// Money that comes back: before the settlement, after it, and after the books of its year were closed (TT 36/2013/TT-BCT Art. 12(6)).
import type { Dong } from '../basics/money.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import { addPaper, moveProject, reduceEarned } from '../project/project.actions.ts'
import type { Project, ProjectFund } from '../project/project.ts'
import { record } from '../trail/trail.actions.ts'
import { closedYearOf } from './closed-year.actions.ts'
import { type ClosedYear, checkClosedYear } from './closed-year.ts'
import { releaseUnused } from './contract.actions.ts'
import { type Afterwards, lostBy, planRecovery, type Recovery, type TakesBack } from './funding.ts'
import { giveBack, type Move, postAll } from './ledger.actions.ts'
import { checkOrder, factsOf, fundOf, permissionFact, permissionNote, type Spending, shared } from './order.actions.ts'

export type RecoveryOrder = Spending & {
  readonly takesBack?: TakesBack | undefined
  /** Of an accepted đề án: lost for good unless said otherwise. */
  readonly afterwards?: Afterwards | undefined
}

/** Thu hồi tiền đã nhận mà không được quyết toán, hoặc đã chi nhầm; sau quyết toán thì số quyết toán giảm theo. */
export async function recover(ask: Ask, { takesBack, afterwards = 'final', ...order }: RecoveryOrder): Promise<Outcome<Project>> {
  const moved = await moveProject(ask, { ...order, act: 'recover', has: new Set(['decision-number']) })
  if (!moved.ok) return moved
  const timely = await checkOrder(ask, 'recover', order)
  if (!timely.ok) return timely
  const fund = await fundOf(ask, order.projectId, order.source)
  if (!fund) return refuse('funding.source-not-appraised', {}, 'source')
  const plan = planRecovery(fund, order.amountDong, takesBack)
  if (!plan.ok) return plan
  const closed = moved.value.state === 'settled' ? await closedYearOf(ask, moved.value, order.source, order.day) : undefined
  const permitted = closed ? checkClosedYear(closed, order) : ok(undefined)
  if (!permitted.ok) return permitted
  if (closed) await giveBack(ask, { programmeId: moved.value.programmeId, projectId: order.projectId }, order.amountDong)
  const posted = await postAll(ask, movesOf(moved.value, order, plan.value, closed))
  if (!posted.ok) return posted
  const followed = await follow(ask, moved.value, order, { fund, closed, afterwards })
  return followed.ok ? await keep(ask, moved.value, order, fund) : followed
}

/** Which accounts it is taken from: what was settled is taken from the settlement; once the year is closed, in a later year. */
function movesOf(project: Project, order: Spending, { fromAdvance, fromPayment }: Recovery, closed: ClosedYear | undefined): Move[] {
  const base = { ...shared(project, order), note: permissionNote(order.permission) }
  if (closed?.booked) return [{ ...base, ...closed.booked, kind: 'recovery-closed', amountDong: order.amountDong }]
  const settled = project.state === 'settled'
  return [
    { ...base, kind: settled ? 'recovery-settled' : 'recovery', amountDong: fromAdvance },
    { ...base, kind: settled ? 'recovery-settled-paid' : 'recovery-paid', amountDong: fromPayment },
  ]
}

type Standing = { readonly fund: ProjectFund; readonly closed: ClosedYear | undefined; readonly afterwards: Afterwards }

/** What the recovery changes beside the money: the promise that falls with it, what the acceptance still gives. */
async function follow(ask: Ask, project: Project, order: Spending, { fund, closed, afterwards }: Standing): Promise<Outcome<void>> {
  const { id: projectId, state } = project
  const falls = state === 'stopped' || (state === 'settled' && !closed)
  const released = falls ? await releaseUnused(ask, project, order.paperNo, order.day) : ok(undefined)
  if (!released.ok) return released
  const lost: Dong | 0n = fund.earnedDong === null ? 0n : lostBy(fund, fund.earnedDong, order.amountDong)
  if (lost > 0n && (state === 'settled' || (state === 'accepted' && afterwards === 'final'))) await reduceEarned(ask, projectId, order.source, lost)
  return ok(undefined)
}

async function keep(ask: Ask, project: Project, order: Spending, before: ProjectFund): Promise<Outcome<Project>> {
  const settled = project.state === 'settled'
  const abstract = settled ? 'Thu hồi kinh phí khuyến công sau quyết toán' : 'Thu hồi kinh phí khuyến công'
  const paper = { projectId: project.id, kind: 'A33', number: order.paperNo, issuedOn: order.day, issuer: 'Sở Công Thương', abstract }
  const filed = await addPaper(ask, paper, 'day')
  if (!filed.ok) return filed
  const was = before.settledDong - before.returnedDong
  const anew = settled ? { settledBeforeDong: String(was), settledAfterDong: String(was - order.amountDong) } : {}
  const facts = { ...factsOf(order), ...permissionFact(order.permission), ...anew }
  await record(ask, { act: 'funding.recovered', subjectKind: 'project', subjectId: project.id, facts })
  return ok(project)
}
