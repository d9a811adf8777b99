// What other rooms ask of a đề án: to be read, locked and moved. Acts of this room stand in the files named after them.
import type { Day } from '../basics/day.ts'
import type { Dong } from '../basics/money.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { Ask, Reach, Who } from '../platform/route.ts'
import { byNumber, heldPlaces } from '../registry/registry.actions.ts'
import { noteMove } from '../trail/trail.actions.ts'
import { duplicateFor, refuseTwice } from './duplicate.actions.ts'
import { type HeldSupport, listHeldSupport } from './held-support.store.ts'
import { type Act, next } from './lifecycle.ts'
import { placeShifts } from './place-count.ts'
import {
  countMove,
  exists,
  findByCode,
  findProject,
  findProjectForUpdate,
  isIn,
  isOf,
  listBeneficiaries,
  listByIds,
  listCosts,
  listFunds,
  listIdsAt,
  listInStates,
  type PlaceKey,
  type StateQuery,
  saveAppraised,
  saveNorm,
  shiftPlaces,
  updateState,
} from './project.store.ts'
import { type CostLine, codeTyped, type Project, type ProjectFund } from './project.ts'

export { reduceEarned } from './earned.actions.ts'
export * from './evidence.actions.ts'
export { setShares, sharesOf } from './share.actions.ts'

export async function loadProject(ask: Ask, projectId: string): Promise<Project | undefined> {
  return await findProject(ask.db, ask.province, projectId)
}

/** The đề án of this code, however it was typed. */
export async function projectCalled(ask: Ask, typed: string): Promise<{ id: string; code: string } | undefined> {
  return await findByCode(ask.db, ask.province, codeTyped(typed))
}

/** The đề án with its row locked until the transaction ends. */
export async function lockProject(ask: Ask, projectId: string): Promise<Project | undefined> {
  return await findProjectForUpdate(ask.db, ask.province, projectId)
}

export type AskedMove = {
  readonly projectId: string
  /** The version the person saw; a newer one on record refuses the act. */
  readonly version?: number | undefined
  readonly act: Act
  /** Papers and facts at hand, as the lifecycle names them. */
  readonly has: ReadonlySet<string>
  /** The day the next step is due. Left out: none, unless the act leaves the state as it was. */
  readonly dueOn?: Day | null | undefined
}

/** Of the establishments of a đề án only the one that applies may change it; the others read it. Staff are held by their roles. */
export function mayWrite(who: Who, project: Pick<Project, 'establishmentId'>): boolean {
  const staff = who.roles.some((role) => role !== 'establishment')
  return staff || (who.establishmentId !== undefined && who.establishmentId === project.establishmentId)
}

/** Moves a đề án by one act, or says why not. Writes no trail entry: the room whose act it is does. */
export async function moveProject(ask: Ask, move: AskedMove): Promise<Outcome<Project>> {
  const project = await findProjectForUpdate(ask.db, ask.province, move.projectId)
  if (!project) return refuse('project.not-found')
  if (!mayWrite(ask.who, project)) return refuse('project.applicant.not-your-act')
  if (move.version !== undefined && move.version !== project.version) return stale(project)
  const state = next(project.level, project.state, move.act, ask.who.roles, move.has)
  if (!state.ok) return state
  const twice = move.act === 'approve' ? refuseTwice(await duplicateFor(ask, project), 'project.duplicate-approval') : ok(undefined)
  if (!twice.ok) return twice
  const dueOn = move.dueOn === undefined ? (state.value === project.state ? project.dueOn : null) : move.dueOn
  const moved = { state: state.value, version: project.version + 1, changedAt: ask.now, dueOn }
  await updateState(ask.db, ask.province, project.id, moved)
  noteMove(ask, project.id, project.state, state.value)
  await countMove(ask.db, ask.province, project, project.state, state.value)
  await keepPlaces(ask, project, { ...project, ...moved })
  return ok({ ...project, ...moved })
}

/** The counts by place, after a đề án moved on or moved elsewhere. */
export async function keepPlaces(ask: Ask, before: Project, after: Project): Promise<void> {
  await shiftPlaces(ask.db, ask.province, placeShifts(before, after))
}

/** Someone changed the record since it was seen: which version stands now, and since when. */
export function stale(project: Project): { ok: false; refusals: ReturnType<typeof refuse>['refusals'] } {
  return refuse('request.stale', { version: String(project.version), at: project.changedAt.toISOString() })
}

export async function fundsOf(ask: Ask, projectId: string): Promise<ProjectFund[]> {
  return await listFunds(ask.db, ask.province, projectId)
}

/** The lines of the cost estimate, in their order. */
export async function costsOf(ask: Ask, projectId: string): Promise<(CostLine & { readonly line: number })[]> {
  return await listCosts(ask.db, ask.province, projectId)
}

export async function beneficiariesOf(ask: Ask, projectId: string): Promise<string[]> {
  return await listBeneficiaries(ask.db, ask.province, projectId)
}

export async function projectsByIds(ask: Ask, ids: readonly string[]): Promise<ReadonlyMap<string, Project>> {
  const projects = await listByIds(ask.db, ask.province, ids)
  return new Map(projects.map((project) => [project.id, project]))
}

export async function projectsInState(ask: Ask, query: StateQuery): Promise<Project[]> {
  return await listInStates(ask.db, ask.province, query)
}

/** The đề án of these places, whatever their state. */
export async function projectsAt(ask: Ask, places: readonly PlaceKey[]): Promise<string[]> {
  return await listIdsAt(ask.db, ask.province, places)
}

/** What the establishments of a đề án were already given in the programme, through others; `each` are they, records with one number as one. */
export async function heldSupportOf(
  ask: Ask,
  project: Project,
  establishmentIds: readonly string[],
): Promise<{ held: HeldSupport[]; each: string[]; first: ReadonlyMap<string, string> }> {
  const first = await byNumber(ask, establishmentIds)
  const held = await listHeldSupport(ask.db, ask.province, project, [...first.keys()])
  const asFirst = ({ establishments, ...one }: HeldSupport) => ({ ...one, establishments: establishments.map((id) => first.get(id) ?? id) })
  return { held: held.map(asFirst), each: [...new Set(first.values())], first }
}

/** What appraisal found reasonable from each source: the cap of what may be approved. */
export async function setAppraised(ask: Ask, projectId: string, amounts: ReadonlyMap<string, Dong>): Promise<void> {
  await saveAppraised(ask.db, ask.province, projectId, amounts)
}

/** The norm the council judged by: it caps the support from then to the acceptance. */
export async function setNorm(ask: Ask, projectId: string, normCode: string | null): Promise<void> {
  await saveNorm(ask.db, ask.province, projectId, normCode)
}

/** An establishment reaches its own đề án, a commune officer those of the commune and of the units it grew from, other staff those of the province. */
export const projectReach: Reach = async (ask, params) => {
  const projectId = params.projectId
  if (projectId === undefined) return false
  const { roles, establishmentId } = ask.who
  if (roles.some((role) => role !== 'commune-officer' && role !== 'establishment')) return await exists(ask.db, ask.province, projectId)
  const places = await heldPlaces(ask)
  if (places && (await isIn(ask.db, ask.province, projectId, places))) return true
  return roles.includes('establishment') && establishmentId !== undefined && (await isOf(ask.db, ask.province, projectId, establishmentId))
}
