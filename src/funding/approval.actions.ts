// Approval gives money to a đề án: a whole plan at once, one đề án, or more money later. Four caps hold at the same time:
// the programme-year, the estimate of the source in the year, the appraised support of the đề án, the norm per establishment.

import { appraisalsOf } from '../appraisal/appraisal.actions.ts'
import type { Appraisal } from '../appraisal/appraisal.ts'
import type { Day } from '../basics/day.ts'
import type { Dong } from '../basics/money.ts'
import { type Outcome, ok, type Refusal, refuseAll } from '../basics/outcome.ts'
import { markApproved } from '../plan/plan.actions.ts'
import type { PlanItem } from '../plan/plan.ts'
import type { Ask } from '../platform/route.ts'
import { sabotaged } from '../platform/sabotage.ts'
import { normFor } from '../programme/norm.actions.ts'
import { ceilingOf } from '../programme/norm.ts'
import { checkPermitted } from '../programme/year-end.actions.ts'
import type { Level } from '../project/lifecycle.ts'
import { addPaper, beneficiariesOf, loadProject, lockProject, moveProject, sharesOf } from '../project/project.actions.ts'
import type { Project } from '../project/project.ts'
import { partsOf } from '../project/share.ts'
import { record } from '../trail/trail.actions.ts'
import { type Ceiling, type Move, postAll } from './ledger.actions.ts'
import { checkDay, permissionFact, permissionNote } from './order.actions.ts'

/** `permission`: the paper that lets money of a budget year that is over go on, where one is needed. */
export type Decision = { readonly decisionNo: string; readonly decidedOn: Day; readonly permission?: string | undefined }
export type Approval = Decision & { readonly projectId: string; readonly version?: number; readonly source: string; readonly amountDong: Dong }

const DECIDED = new Set(['decision-number'])

/** Phê duyệt một đề án đã đạt thẩm định. */
export async function approveProject(ask: Ask, approval: Approval): Promise<Outcome<Project>> {
  return await allocateTo(ask, approval, 'approve')
}

/** Phê duyệt bổ sung kinh phí. Adds to what stands, so it needs no version: the caps decide. */
export async function supplementProject(ask: Ask, approval: Approval): Promise<Outcome<Project>> {
  return await allocateTo(ask, approval, 'supplement')
}

async function allocateTo(ask: Ask, approval: Approval, act: 'approve' | 'supplement'): Promise<Outcome<Project>> {
  const moved = await moveProject(ask, {
    projectId: approval.projectId,
    ...(approval.version === undefined ? {} : { version: approval.version }),
    act,
    has: DECIDED,
  })
  if (!moved.ok) return moved
  const timely = await checkDay(ask, 'approve', { projectId: approval.projectId, day: approval.decidedOn, field: 'decidedOn' })
  if (!timely.ok) return timely
  const permitted = await checkPermitted(ask, moved.value.year, approval.decidedOn, approval.permission)
  if (!permitted.ok) return permitted
  const posted = await postAll(ask, [await allocation(ask, moved.value, approval)])
  if (!posted.ok) return posted
  const filed = await addPaper(ask, paperOf(approval, moved.value.level), 'decidedOn')
  if (!filed.ok) return filed
  await record(ask, trailOf(act === 'approve' ? 'funding.approved' : 'funding.supplemented', approval))
  return moved
}

/** Phê duyệt cả kế hoạch: every đề án of the plan, or none. */
export async function approvePlan(
  ask: Ask,
  { planId, version, ...decision }: Decision & { readonly planId: string; readonly version: number },
): Promise<Outcome<{ planId: string }>> {
  const marked = await markApproved(ask, planId, { version, ...decision })
  if (!marked.ok) return marked
  const { plan } = marked.value
  const permitted = await checkPermitted(ask, plan.year, decision.decidedOn, decision.permission)
  if (!permitted.ok) return permitted
  const items = [...marked.value.items].sort((a, b) => (a.projectId < b.projectId ? -1 : 1))
  for (const item of items) await lockProject(ask, item.projectId)
  const approvals = items.map((item): Approval => ({ ...decision, projectId: item.projectId, source: plan.source, amountDong: item.supportDong }))
  const moves: Move[] = []
  for (const approval of approvals) {
    const moved = await approveItem(ask, approval)
    if (!moved.ok) return moved
    moves.push(await allocation(ask, moved.value, approval))
  }
  const posted = await postAll(ask, moves)
  if (!posted.ok) return refuseAll(posted.refusals.map((one) => ({ ...one, facts: { ...one.facts, plan: plan.code } })))
  for (const approval of approvals) {
    const filed = await addPaper(ask, paperOf(approval, plan.level), 'decidedOn')
    if (!filed.ok) return filed
    await record(ask, trailOf('funding.approved', approval))
  }
  await record(ask, {
    act: 'plan.approved',
    subjectKind: 'plan',
    subjectId: planId,
    facts: { ...decisionFacts(decision), count: items.length, items: items.map(itemTold) },
  })
  return ok({ planId })
}

function itemTold({ projectId, supportDong }: PlanItem) {
  return { projectId, supportDong: String(supportDong) }
}

/** A đề án whose other source was approved before is supplemented by this plan. A refusal names the đề án. */
async function approveItem(ask: Ask, { projectId, decidedOn }: Approval): Promise<Outcome<Project>> {
  const project = await loadProject(ask, projectId)
  const name = (refusals: readonly Refusal[]) => refuseAll(refusals.map((one) => ({ ...one, facts: { ...one.facts, code: project?.code ?? '' } })))
  const timely = await checkDay(ask, 'approve', { projectId, day: decidedOn, field: 'decidedOn' })
  if (!timely.ok) return name(timely.refusals)
  const act = project?.state === 'approved' || project?.state === 'assigned' ? 'supplement' : 'approve'
  const moved = await moveProject(ask, { projectId, act, has: DECIDED })
  return moved.ok ? moved : name(moved.refusals)
}

function paperOf({ projectId, decisionNo, decidedOn }: Approval, level: Level) {
  const issuer = level === 'national' ? 'Bộ Công Thương' : 'Ủy ban nhân dân tỉnh'
  return { projectId, kind: 'A08', number: decisionNo, issuedOn: decidedOn, abstract: 'Phê duyệt kế hoạch, kinh phí hỗ trợ đề án', issuer }
}

function decisionFacts({ decisionNo, decidedOn, permission }: Decision) {
  return { decisionNo, decidedOn, ...permissionFact(permission) }
}

function trailOf(act: string, { source, amountDong, ...approval }: Approval) {
  const facts = { source, amountDong: String(amountDong), ...decisionFacts(approval) }
  return { act, subjectKind: 'project', subjectId: approval.projectId, facts }
}

async function allocation(ask: Ask, project: Project, approval: Approval): Promise<Move> {
  const { programmeId, year, id: projectId } = project
  const { source, amountDong, decidedOn: day, decisionNo: paperNo } = approval
  return {
    programmeId,
    year,
    source,
    kind: 'allocation',
    amountDong,
    day,
    paperNo,
    note: permissionNote(approval.permission),
    projectId,
    label: project.code,
    ceilings: await ceilingsFor(ask, project, amountDong, day),
  }
}

/**
 * What each beneficiary's ceiling is charged with, by the norm and the priority of the appraisal: an old dossier is judged by the rule of
 * its own day, and the day typed on a decision changes nothing. Several beneficiaries are charged with
 * what each is given.
 */
export async function ceilingsFor(ask: Ask, project: Project, amountDong: Dong, on: Day): Promise<Ceiling[]> {
  if (project.normCode === null) return []
  const appraisal = await passedAppraisal(ask, project.id)
  const norm = await normFor(ask, { code: project.normCode, level: project.level, on: appraisal?.heldOn ?? on })
  const ceilingDong = norm?.perEstablishment ? ceilingOf(norm, appraisal?.priority ?? false) : undefined
  if (ceilingDong === undefined) return []
  const own = project.establishmentId === null ? [] : [project.establishmentId]
  const establishments = [...new Set([...own, ...(await beneficiariesOf(ask, project.id))])].sort()
  if (establishments.length === 0) return []
  const shares = sabotaged('A1.average') ? new Map() : await sharesOf(ask, project.id)
  const parts = partsOf(shares, establishments, amountDong)
  return establishments.map((establishmentId, i) => ({
    establishmentId,
    normCode: project.normCode as string,
    ceilingDong,
    amountDong: parts[i] as Dong,
  }))
}

async function passedAppraisal(ask: Ask, projectId: string): Promise<Appraisal | undefined> {
  return (await appraisalsOf(ask, projectId)).find(({ verdict }) => verdict !== 'fail')
}
