// The contract commits what was approved; cancelling or stopping gives back what was not used.
import type { Day } from '../basics/day.ts'
import { type Dong, dong, sum, ZERO } from '../basics/money.ts'
import { type Outcome, ok, type Refusal, refusal, refuse, refuseAll } from '../basics/outcome.ts'
import { termEnd } from '../deadline/deadline.actions.ts'
import type { Ask } from '../platform/route.ts'
import { sabotaged } from '../platform/sabotage.ts'
import { activityOf } from '../programme/activity.ts'
import { sourcesOf } from '../programme/programme.actions.ts'
import { checkPermitted } from '../programme/year-end.actions.ts'
import { addContract, addPaper, costsOf, fundsOf, moveProject } from '../project/project.actions.ts'
import type { Project } from '../project/project.ts'
import { record } from '../trail/trail.actions.ts'
import { checkSpan } from './contract.ts'
import { heldBy } from './funding.ts'
import { type Move, postAll } from './ledger.actions.ts'
import { checkDay, permissionFact, permissionNote } from './order.actions.ts'

export type NewContract = {
  readonly projectId: string
  readonly version: number
  readonly number: string
  readonly signedOn: Day
  readonly endsOn: Day
  readonly advanceKind: string
  readonly amounts: ReadonlyMap<string, Dong>
  readonly counterpartDong: Dong
  /** The paper that lets the work or the money of a budget year go on into the next, where one is needed. */
  readonly permission?: string | undefined
}

/** Ký hợp đồng thực hiện đề án: money becomes committed, the counterpart is declared. */
export async function signContract(ask: Ask, contract: NewContract): Promise<Outcome<Project>> {
  const moved = await moveProject(ask, { ...contract, act: 'contract', has: new Set(['contract']), dueOn: await termEnd(ask, contract.endsOn) })
  if (!moved.ok) return moved
  const supportDong = sum(contract.amounts.values())
  const timely = await checkDay(ask, 'contract', { projectId: contract.projectId, day: contract.signedOn, field: 'signedOn' })
  if (!timely.ok) return timely
  const sound = await checkContract(ask, moved.value, contract, supportDong)
  if (!sound.ok) return sound
  const { programmeId, year, id: projectId } = moved.value
  const shared = { programmeId, year, projectId, day: contract.signedOn, paperNo: contract.number, note: permissionNote(contract.permission) }
  const moves: Move[] = [...contract.amounts].map(([source, amountDong]) => ({ ...shared, source, kind: 'commitment', amountDong }))
  const counterpart = (await sourcesOf(ask, programmeId)).find((source) => source.kind === 'counterpart')
  if (counterpart) moves.push({ ...shared, source: counterpart.source, kind: 'counterpart-pledge', amountDong: contract.counterpartDong })
  const posted = await postAll(ask, moves)
  if (!posted.ok) return posted
  const { amounts, version, permission, ...kept } = contract
  await addContract(ask, { ...kept, supportDong })
  const paper = { projectId, kind: 'A11', number: contract.number, issuedOn: contract.signedOn, issuer: 'Sở Công Thương' }
  const filed = await addPaper(ask, { ...paper, abstract: 'Hợp đồng thực hiện đề án khuyến công' }, 'signedOn')
  if (!filed.ok) return filed
  const facts = {
    number: contract.number,
    signedOn: contract.signedOn,
    supportDong: String(supportDong),
    counterpartDong: String(contract.counterpartDong),
    ...permissionFact(permission),
    endsOn: contract.endsOn,
    advanceKind: contract.advanceKind,
  }
  await record(ask, { act: 'funding.contracted', subjectKind: 'project', subjectId: projectId, facts })
  return moved
}

/** Days in order, an advance kind that is the activity's own, and a counterpart that covers what the support does not (TTLT 26/2014 Art. 7(3)). */
async function checkContract(ask: Ask, project: Project, contract: NewContract, supportDong: Dong): Promise<Outcome<void>> {
  const wrong: Refusal[] = []
  const lasting = checkSpan(contract, project)
  if (!lasting.ok) wrong.push(...lasting.refusals)
  const permitted = await checkPermitted(ask, project.year, contract.signedOn, contract.permission)
  if (lasting.ok && !permitted.ok) wrong.push(...permitted.refusals)
  if (supportDong <= 0n) wrong.push(refusal('funding.contract-empty', {}, 'amount'))
  for (const { source, approvedDong, appraisedDong } of await fundsOf(ask, project.id)) {
    const more = appraisedDong > approvedDong ? 'yes' : ''
    if ((contract.amounts.get(source) ?? 0n) > approvedDong)
      wrong.push(refusal('funding.approved-cap', { left: String(approvedDong), more }, 'amount'))
  }
  if (wrong.length > 0) return refuseAll(wrong)
  const kind = activityOf(project.activity)?.advanceKind
  if (kind !== undefined && kind !== contract.advanceKind) return refuse('funding.advance-kind', { kind }, 'advanceKind')
  const needed = await counterpartNeeded(ask, project, supportDong)
  return contract.counterpartDong < needed ? refuse('funding.counterpart-short', { needed: String(needed) }, 'counterpart') : ok(undefined)
}

/** What of the cost neither the support nor other sources cover. */
export async function counterpartNeeded(ask: Ask, project: Project, supportDong: Dong): Promise<Dong> {
  const others = new Set((await sourcesOf(ask, project.programmeId)).filter(({ kind }) => kind === 'other').map(({ source }) => source))
  const other = sum((await fundsOf(ask, project.id)).filter(({ source }) => others.has(source)).map(({ askedDong }) => askedDong))
  const cost = sum((await costsOf(ask, project.id)).map((line) => line.priceDong * BigInt(line.quantity)))
  const needed = cost - supportDong - other
  return needed > 0n ? dong(needed) : ZERO
}

export type Ending = {
  readonly projectId: string
  readonly version: number
  readonly decisionNo: string
  readonly decidedOn: Day
  readonly reason: string
}

/** Hủy đề án đã phê duyệt mà chưa ký hợp đồng: the money goes back to the estimate. */
export async function cancelProject(ask: Ask, ending: Ending): Promise<Outcome<Project>> {
  return await endProject(ask, ending, 'cancel')
}

/** Ngừng đề án đang thực hiện: what was not advanced goes back; what was advanced must be recovered. */
export async function stopProject(ask: Ask, ending: Ending): Promise<Outcome<Project>> {
  return await endProject(ask, ending, 'stop')
}

async function endProject(ask: Ask, ending: Ending, act: 'cancel' | 'stop'): Promise<Outcome<Project>> {
  const moved = await moveProject(ask, { ...ending, act, has: new Set(['decision-number']) })
  if (!moved.ok) return moved
  const timely = await checkDay(ask, act, { projectId: ending.projectId, day: ending.decidedOn, field: 'decidedOn' })
  if (!timely.ok) return timely
  const { projectId, decisionNo, decidedOn, reason } = ending
  const released = await releaseUnused(ask, moved.value, decisionNo, decidedOn)
  if (!released.ok) return released
  const paper = { projectId, kind: 'A32', number: decisionNo, issuedOn: decidedOn, issuer: 'Cấp phê duyệt đề án' }
  const filed = await addPaper(ask, { ...paper, abstract: act === 'stop' ? 'Ngừng thực hiện đề án' : 'Hủy đề án' }, 'decidedOn')
  if (!filed.ok) return filed
  await record(ask, {
    act: act === 'stop' ? 'funding.stopped' : 'funding.cancelled',
    subjectKind: 'project',
    subjectId: projectId,
    facts: { decisionNo, decidedOn, reason },
  })
  return moved
}

/** Approved and not committed, committed and not paid: both back to the estimate of the year. */
export async function releaseUnused(ask: Ask, project: Project, paperNo: string, day: Day): Promise<Outcome<void>> {
  const { programmeId, year, id: projectId } = project
  const moves: Move[] = []
  for (const fund of await fundsOf(ask, projectId)) {
    const shared = { programmeId, year, source: fund.source, projectId, day, paperNo }
    const notCommitted = dong(fund.approvedDong - fund.committedDong)
    const notPaid = dong(fund.committedDong - heldBy(fund) - fund.releasedDong)
    if (notPaid > 0n) moves.push({ ...shared, kind: 'commitment-release', amountDong: notPaid })
    if (notCommitted > 0n) moves.push({ ...shared, kind: 'allocation-release', amountDong: notCommitted })
  }
  return await postAll(ask, sabotaged('A4.no-release') ? [] : moves)
}
