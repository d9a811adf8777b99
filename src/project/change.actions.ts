// Assigning the plan, and changing a đề án under way (TT 36/2013 Art. 11).
import { type Day, yearOf } from '../basics/day.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import { termEnd } from '../deadline/deadline.actions.ts'
import type { Ask } from '../platform/route.ts'
import { checkPermitted } from '../programme/year-end.actions.ts'
import { communesOf } from '../registry/registry.actions.ts'
import { record } from '../trail/trail.actions.ts'
import { type Decision, findOpenChange, insertChange, listChanges, saveDecision } from './change.store.ts'
import { type Change, type ChangeKind, mayDecide } from './change.ts'
import { addPaper, contractOf, keepPlaces, moveProject } from './project.actions.ts'
import { updateProject } from './project.store.ts'
import type { Project } from './project.ts'
import { CHANGE_KINDS } from './rules-in-force.ts'
import { dueDay } from './submission.actions.ts'

type Plain = { readonly projectId: string; readonly version: number }

export type Assignment = Plain & {
  readonly decisionNo: string
  readonly decidedOn: Day
  readonly issuer: string
  readonly abstract: string
  readonly permission?: string | undefined
}

/** The approved plan is handed down with its estimate: by a decision with a number. */
export async function assignProject(ask: Ask, given: Assignment): Promise<Outcome<Project>> {
  if (given.decidedOn > ask.today) return refuse('project.day-in-future', {}, 'decidedOn')
  const moved = await moveProject(ask, { ...given, act: 'assign', has: new Set(['decision-number']) })
  if (!moved.ok) return moved
  const { projectId, decisionNo, decidedOn, issuer, abstract, permission } = given
  const permitted = await checkPermitted(ask, moved.value.year, decidedOn, permission)
  if (!permitted.ok) return permitted
  const filed = await addPaper(
    ask,
    { projectId, kind: 'assignment-decision', number: decisionNo, issuedOn: decidedOn, abstract, issuer },
    'decidedOn',
  )
  if (!filed.ok) return filed
  await record(ask, {
    act: 'project.assigned',
    subjectKind: 'project',
    subjectId: projectId,
    facts: { decisionNo, decidedOn, ...(permission ? { permission } : {}) },
  })
  return moved
}

export type ChangeRequest = Plain & {
  readonly kind: string
  readonly reason: string
  readonly before: string
  readonly after: string
  readonly newEndsOn?: Day | undefined
  readonly newCommuneCode?: string | undefined
}

function kindOf(code: string): ChangeKind {
  const kind = CHANGE_KINDS.find((one) => one.code === code)
  if (!kind) throw new Error(`no kind of change ${code}`)
  return kind
}

export async function askChange(ask: Ask, given: ChangeRequest): Promise<Outcome<Project>> {
  const kind = kindOf(given.kind)
  const moved = await moveProject(ask, {
    ...given,
    act: 'ask-change',
    has: new Set(given.reason === '' ? [] : ['reason']),
    dueOn: await dueDay(ask, 'change'),
  })
  if (!moved.ok) return moved
  const content = await contentOf(ask, kind, given, moved.value)
  if (!content.ok) return content
  const change: Change = {
    ...content.value,
    id: ask.newId(),
    kind: kind.code,
    reason: given.reason,
    before: given.before,
    after: given.after,
    askedOn: ask.today,
    verdict: null,
    decisionNo: null,
    decidedOn: null,
  }
  await insertChange(ask.db, ask.province, given.projectId, change, ask.who.personId)
  const facts = { kind: kind.code, reason: given.reason, before: given.before, after: given.after }
  await record(ask, { act: 'project.change-asked', subjectKind: 'project', subjectId: given.projectId, facts })
  return moved
}

type Content = Pick<Change, 'newEndsOn' | 'newCommuneCode' | 'newCommuneValidFrom'>

/** The new day or place, where the kind of change writes one. */
async function contentOf(ask: Ask, kind: ChangeKind, given: ChangeRequest, project: Project): Promise<Outcome<Content>> {
  const none = { newEndsOn: null, newCommuneCode: null, newCommuneValidFrom: null }
  if (kind.sets === 'ends-on') {
    if (given.newEndsOn === undefined) return refuse('project.change-day-missing', {}, 'newEndsOn')
    if (given.newEndsOn < project.startsOn) return refuse('project.period-backward', {}, 'newEndsOn')
    if (!kind.higher && yearOf(given.newEndsOn) !== yearOf(project.endsOn)) {
      return refuse('project.change-out-of-year', { year: String(yearOf(project.endsOn)) }, 'newEndsOn')
    }
    const next = yearOf(project.endsOn) + 1
    if (kind.higher && yearOf(given.newEndsOn) !== next) return refuse('project.change-not-next-year', { year: String(next) }, 'newEndsOn')
    return ok({ ...none, newEndsOn: given.newEndsOn })
  }
  if (kind.sets !== 'commune') return ok(none)
  if (given.newCommuneCode === undefined) return refuse('project.change-place-missing', {}, 'newCommuneCode')
  const commune = (await communesOf(ask, ask.province, ask.today)).find((unit) => unit.code === given.newCommuneCode)
  if (!commune) return refuse('project.place-not-in-force', { on: ask.today }, 'newCommuneCode')
  return ok({ ...none, newCommuneCode: commune.code, newCommuneValidFrom: commune.validFrom })
}

export type ChangeDecision = Plain & Decision

/** Decides the open change; agreed, its new day or place stands from now on. */
export async function decideChange(ask: Ask, given: ChangeDecision): Promise<Outcome<Project>> {
  const change = await findOpenChange(ask.db, ask.province, given.projectId)
  const endsOn = (given.verdict === 'agreed' ? change?.newEndsOn : null) ?? (await workEndsOn(ask, given.projectId))
  const dueOn = endsOn && (await termEnd(ask, endsOn))
  const moved = await moveProject(ask, { ...given, act: 'decide-change', has: new Set(['decision-number']), dueOn })
  if (!moved.ok) return moved
  if (!change) return refuse('project.no-open-change')
  const may = mayDecide(kindOf(change.kind), moved.value, ask.who.roles)
  if (!may.ok) return may
  if (given.decidedOn > ask.today) return refuse('project.day-in-future', {}, 'decidedOn')
  if (given.decidedOn < change.askedOn) return refuse('project.decision-before-request', { on: change.askedOn }, 'decidedOn')
  const after = given.verdict === 'agreed' ? changed(moved.value, change) : moved.value
  await saveDecision(ask.db, ask.province, change.id, given, ask.who.personId)
  if (after !== moved.value) {
    await updateProject(ask.db, ask.province, after)
    await keepPlaces(ask, moved.value, after)
  }
  const issuer = may.value === 'ministry-officer' ? 'Bộ Công Thương' : may.value === 'provincial-leader' ? 'UBND tỉnh' : 'Sở Công Thương'
  const paper = { projectId: given.projectId, kind: 'change-decision', number: given.decisionNo, issuedOn: given.decidedOn, issuer }
  const abstract = `${given.verdict === 'agreed' ? 'Đồng ý' : 'Không đồng ý'}: ${kindOf(change.kind).name}`
  const filed = await addPaper(ask, { ...paper, abstract }, 'decidedOn')
  if (!filed.ok) return filed
  const facts = { kind: change.kind, verdict: given.verdict, decisionNo: given.decisionNo, decidedOn: given.decidedOn }
  await record(ask, { act: 'project.change-decided', subjectKind: 'project', subjectId: given.projectId, facts })
  return ok(after)
}

/** By when the work must be done: the day of the latest extension agreed to, else that of the contract. */
async function workEndsOn(ask: Ask, projectId: string): Promise<Day | null> {
  const extended = (await changesOf(ask, projectId)).find(({ verdict, newEndsOn }) => verdict === 'agreed' && newEndsOn !== null)
  return extended?.newEndsOn ?? (await contractOf(ask, projectId))?.endsOn ?? null
}

function changed(project: Project, change: Change): Project {
  if (change.newEndsOn !== null) return { ...project, endsOn: change.newEndsOn }
  if (change.newCommuneCode === null || change.newCommuneValidFrom === null) return project
  return { ...project, communeCode: change.newCommuneCode, communeValidFrom: change.newCommuneValidFrom }
}

export async function changesOf(ask: Ask, projectId: string): Promise<Change[]> {
  return await listChanges(ask.db, ask.province, projectId)
}
