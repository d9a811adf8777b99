// Building a yearly plan and sending it up. Approval itself, with the money, is funding's; the plan only says what it held.
import type { Day } from '../basics/day.ts'
import { type Dong, ZERO } from '../basics/money.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import { currentProgramme, sourcesOf } from '../programme/programme.actions.ts'
import { yearsOfPeriod } from '../programme/programme.ts'
import { sourcesFor } from '../project/draft-view.actions.ts'
import type { Level } from '../project/lifecycle.ts'
import { addPaper, fundsOf, lockProject } from '../project/project.actions.ts'
import type { Project } from '../project/project.ts'
import { noteMove, record } from '../trail/trail.actions.ts'
import { nextPlanState, type PlanAct, type PlanState } from './lifecycle.ts'
import { deleteItem, findPlan, findPlanForUpdate, insertItem, insertPlan, lastPlanNumber, listHolds, listItems, updatePlan } from './plan.store.ts'
import { type Candidate, checkItem, checkSource, type Plan, type PlanWithItems, planCodeOf } from './plan.ts'

export async function loadPlan(ask: Ask, planId: string): Promise<PlanWithItems | undefined> {
  const plan = await findPlan(ask.db, ask.province, planId)
  return plan && { plan, items: await listItems(ask.db, ask.province, planId) }
}

/** The plan with its row locked until the transaction ends. */
export async function lockPlan(ask: Ask, planId: string): Promise<PlanWithItems | undefined> {
  const plan = await findPlanForUpdate(ask.db, ask.province, planId)
  return plan && { plan, items: await listItems(ask.db, ask.province, planId) }
}

export type NewPlan = { readonly year: number; readonly level: Level; readonly source: string; readonly name: string }

export async function createPlan(ask: Ask, wanted: NewPlan): Promise<Outcome<Plan>> {
  const programme = await currentProgramme(ask)
  if (!programme) return refuse('plan.no-programme')
  if (!yearsOfPeriod(programme).includes(wanted.year))
    return refuse('plan.year-outside', { from: String(programme.fromYear), to: String(programme.toYear) }, 'year')
  const sources = await sourcesOf(ask, programme.id)
  const fits = checkSource(wanted, sources, sourcesFor(wanted.level, sources))
  if (!fits.ok) return fits
  const code = planCodeOf(wanted.year, (await lastPlanNumber(ask.db, ask.province, wanted.year)) + 1)
  const plan: Plan = { ...wanted, id: ask.newId(), version: 1, programmeId: programme.id, code, state: 'draft', decisionNo: null, decidedOn: null }
  await insertPlan(ask.db, ask.province, plan, { personId: ask.who.personId, at: ask.now })
  const facts = { code, year: wanted.year, level: wanted.level, source: wanted.source, name: wanted.name }
  await record(ask, { act: 'plan.created', subjectKind: 'plan', subjectId: plan.id, facts })
  return ok(plan)
}

type Held = { readonly planId: string; readonly version: number }

/** Locks the plan, checks the version seen and that this act is possible now; answers the plan with the state the act leads to. */
async function begin(ask: Ask, { planId, version }: Held, act: PlanAct, has: (held: PlanWithItems) => readonly string[] = () => []) {
  const held = await lockPlan(ask, planId)
  if (!held) return refuse('plan.not-found')
  if (held.plan.version !== version) return refuse('request.stale', { version: String(held.plan.version) })
  const state = nextPlanState(held.plan.level, held.plan.state, act, ask.who.roles, new Set(has(held)))
  return state.ok ? ok({ ...held, state: state.value }) : state
}

/** Raises the version and keeps what the act did in the trail. */
async function finish(
  ask: Ask,
  plan: Plan,
  to: { readonly state: PlanState; readonly act: string; readonly facts: Record<string, string> },
): Promise<Outcome<Plan>> {
  const changed = { ...plan, state: to.state, version: plan.version + 1 }
  await updatePlan(ask.db, ask.province, plan.id, { state: changed.state, version: changed.version })
  noteMove(ask, plan.id, plan.state, to.state)
  await record(ask, { act: to.act, subjectKind: 'plan', subjectId: plan.id, facts: { code: plan.code, ...to.facts } })
  return ok(changed)
}

export type WantedItem = Held & { readonly projectId: string /** Left out: as much as was appraised. */; readonly supportDong?: Dong | undefined }

export async function addItem(ask: Ask, wanted: WantedItem): Promise<Outcome<Plan>> {
  const begun = await begin(ask, wanted, 'edit')
  if (!begun.ok) return begun
  const { plan, state } = begun.value
  const project = await lockProject(ask, wanted.projectId)
  if (!project || project.programmeId !== plan.programmeId) return refuse('project.not-found')
  const candidate = await candidateOf(ask, plan, project)
  const item = checkItem(plan, candidate, wanted.supportDong ?? candidate.appraisedDong)
  if (!item.ok) return item
  await insertItem(ask.db, ask.province, plan.id, item.value)
  return await finish(ask, plan, { state, act: 'plan.item-added', facts: { project: project.code, supportDong: String(item.value.supportDong) } })
}

async function candidateOf(ask: Ask, plan: Plan, project: Project): Promise<Candidate> {
  const fund = (await fundsOf(ask, project.id)).find(({ source }) => source === plan.source)
  const [hold] = await listHolds(ask.db, ask.province, plan.source, [project.id])
  const { code, year, level, state } = project
  return { projectId: project.id, code, year, level, state, appraisedDong: fund?.appraisedDong ?? ZERO, heldBy: hold?.code }
}

export async function removeItem(ask: Ask, wanted: Held & { readonly projectId: string }): Promise<Outcome<Plan>> {
  const begun = await begin(ask, wanted, 'edit')
  if (!begun.ok) return begun
  const { plan, state } = begun.value
  if ((await deleteItem(ask.db, ask.province, plan.id, wanted.projectId)) === 0) return refuse('plan.item-not-found')
  return await finish(ask, plan, { state, act: 'plan.item-removed', facts: { projectId: wanted.projectId } })
}

export type Submission = Held & { readonly paperNo: string; readonly issuedOn: Day }

/** Sends the plan up with its tờ trình; every đề án in it must still stand as it was chosen. */
export async function propose(ask: Ask, { paperNo, issuedOn, ...seen }: Submission): Promise<Outcome<Plan>> {
  if (issuedOn > ask.today) return refuse('plan.day-to-come', { today: ask.today }, 'issuedOn')
  const begun = await begin(ask, seen, 'propose', ({ items }) => (items.length === 0 ? ['submission-paper'] : ['items', 'submission-paper']))
  if (!begun.ok) return begun
  const { plan, items, state } = begun.value
  for (const { projectId, supportDong } of items) {
    const project = await lockProject(ask, projectId)
    if (!project) return refuse('project.not-found')
    const still = checkItem(plan, { ...(await candidateOf(ask, plan, project)), heldBy: undefined }, supportDong)
    if (!still.ok) return refuse('plan.item-no-longer-fits', { code: project.code })
    const paper = { projectId, kind: 'A04', number: paperNo, issuedOn, abstract: `Tờ trình phê duyệt ${plan.name}`, issuer: 'Sở Công Thương' }
    const filed = await addPaper(ask, paper, 'issuedOn')
    if (!filed.ok) return filed
  }
  return await finish(ask, plan, { state, act: 'plan.proposed', facts: { paperNo, issuedOn, items: String(items.length) } })
}

/** Back on the desk: the department takes it back, or whoever would approve it returns it with the reason. */
export async function takeBack(ask: Ask, { reason, ...seen }: Held & { readonly reason: string }): Promise<Outcome<Plan>> {
  const begun = await begin(ask, seen, 'take-back', () => ['reason'])
  if (!begun.ok) return begun
  return await finish(ask, begun.value.plan, { state: begun.value.state, act: 'plan.taken-back', facts: { reason } })
}

export async function cancelPlan(ask: Ask, { reason, ...seen }: Held & { readonly reason: string }): Promise<Outcome<Plan>> {
  const begun = await begin(ask, seen, 'cancel', () => ['reason'])
  if (!begun.ok) return begun
  return await finish(ask, begun.value.plan, { state: begun.value.state, act: 'plan.cancelled', facts: { reason } })
}

export type Decision = { readonly version: number; readonly decisionNo: string; readonly decidedOn: Day }

/** The decision that approves the plan. Writes no trail entry: funding, whose act it is, does. */
export async function markApproved(ask: Ask, planId: string, decision: Decision): Promise<Outcome<PlanWithItems>> {
  const begun = await begin(ask, { planId, version: decision.version }, 'approve', () => ['decision-number'])
  if (!begun.ok) return begun
  const { plan, items, state } = begun.value
  const approved = { ...plan, state, version: plan.version + 1, decisionNo: decision.decisionNo, decidedOn: decision.decidedOn }
  await updatePlan(ask.db, ask.province, planId, { ...decision, state, version: approved.version })
  noteMove(ask, planId, plan.state, state)
  return ok({ plan: approved, items })
}
