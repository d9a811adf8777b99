// Evidence other rooms bring to a đề án. The room whose act it is writes the trail; here the rows and the kept totals.
import type { Day } from '../basics/day.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import { unlessMeant } from '../platform/asked-back.ts'
import type { Ask } from '../platform/route.ts'
import { targetLines } from '../programme/programme.actions.ts'
import { giveEarned, takeBackEarned } from './earned.actions.ts'
import { countThings, takeBackThings } from './evidence/counted.actions.ts'
import type { Thing } from './evidence/offer.ts'
import {
  type Acceptance,
  annulAcceptance,
  type By,
  type Contract,
  findAcceptance,
  findContract,
  findLatestProgress,
  type HeldUnder,
  insertAcceptance,
  insertContract,
  insertPaper,
  insertProgress,
  listPapers,
  listSameMinutes,
  listTargets,
  type Paper,
  type Progress,
} from './evidence.store.ts'
import { paperInOrder, paperTwice } from './paper-order.ts'
import { findProject, findProjectForUpdate } from './project.store.ts'
import type { ProjectTarget } from './project.ts'
import { PLANNING_YEARS_BEFORE } from './rules-in-force.ts'

export type { Acceptance, Contract, Paper, Progress } from './evidence.store.ts'

function by(ask: Ask): By {
  return { personId: ask.who.personId, at: ask.now }
}

export type NewPaper = {
  readonly projectId: string
  readonly kind: string
  readonly number: string
  readonly issuedOn: Day
  readonly abstract: string
  readonly issuer: string
  readonly fileId?: string
}

/** Files a paper of an act, unless its day is older than the papers it rests on. `field`: where on the form the day was typed. */
export async function addPaper(ask: Ask, paper: NewPaper, field: string): Promise<Outcome<void>> {
  const { db, province } = ask
  const project = await findProject(db, province, paper.projectId)
  if (!project) return refuse('project.not-found')
  const papers = await listPapers(db, province, paper.projectId)
  const timely = paperInOrder(paper, { papers, planYear: project.year, yearsBefore: PLANNING_YEARS_BEFORE }, field)
  if (!timely.ok) return timely
  const meant = unlessMeant(ask, paperTwice(paper, papers))
  if (!meant.ok) return meant
  await insertPaper(db, province, paper.projectId, { ...paper, id: ask.newId(), fileId: paper.fileId ?? null, recordedAt: ask.now }, by(ask))
  return ok(undefined)
}

export async function papersOf(ask: Ask, projectId: string): Promise<Paper[]> {
  return await listPapers(ask.db, ask.province, projectId)
}

export async function recordProgress(ask: Ask, progress: Omit<Progress, 'id'>): Promise<void> {
  await insertProgress(ask.db, ask.province, { ...progress, id: ask.newId() }, by(ask))
}

/** The progress last confirmed by that day: minutes of a later day prove nothing yet. */
export async function latestProgress(ask: Ask, projectId: string, on: Day): Promise<Progress | undefined> {
  return await findLatestProgress(ask.db, ask.province, projectId, on)
}

export async function addContract(ask: Ask, contract: Omit<Contract, 'id'> & { readonly id?: string }): Promise<void> {
  await insertContract(ask.db, ask.province, { ...contract, id: contract.id ?? ask.newId() }, by(ask))
}

export async function contractOf(ask: Ask, projectId: string): Promise<Contract | undefined> {
  return await findContract(ask.db, ask.province, projectId)
}

export async function acceptanceOf(ask: Ask, projectId: string): Promise<Acceptance | undefined> {
  return await findAcceptance(ask.db, ask.province, projectId)
}

/** Takes back exactly what the acceptance counted; its rows stay, marked with the day. */
export async function takeBackAcceptance(ask: Ask, { id, projectId }: Acceptance, note: string): Promise<void> {
  const project = await findProjectForUpdate(ask.db, ask.province, projectId)
  if (!project) throw new Error(`no đề án ${projectId}`)
  await annulAcceptance(ask.db, ask.province, id, note)
  await takeBackEarned(ask, projectId)
  await takeBackThings(ask, project)
}

/** Other đề án with minutes of acceptance of that year under the same number: most often a slip of the pen. */
export async function sameMinutesOf(ask: Ask, held: HeldUnder): Promise<string[]> {
  return await listSameMinutes(ask.db, ask.province, held)
}

/** Target lines the đề án serves, in the order of the programme. */
export async function targetsOf(ask: Ask, projectId: string): Promise<ProjectTarget[]> {
  const rows = new Map((await listTargets(ask.db, ask.province, projectId)).map((row) => [row.targetCode, row]))
  const [first] = rows.values()
  if (!first) return []
  return (await targetLines(ask, first.programmeId)).flatMap(({ code, name, unit }) => {
    const row = rows.get(code)
    return row ? [{ targetCode: code, name, unit, planned: row.planned, accepted: row.accepted }] : []
  })
}

/** Keeps the acceptance, and when it passed, what was ticked as done: each thing counts in the plan year of the đề án, where its money is. */
export async function recordAcceptance(
  ask: Ask,
  acceptance: Omit<Acceptance, 'id'> & { readonly id?: string },
  things: readonly Thing[],
): Promise<void> {
  const project = await findProjectForUpdate(ask.db, ask.province, acceptance.projectId)
  if (!project) throw new Error(`no đề án ${acceptance.projectId}`)
  const id = acceptance.id ?? ask.newId()
  await insertAcceptance(ask.db, ask.province, { ...acceptance, id }, by(ask))
  if (acceptance.verdict === 'fail') return
  await giveEarned(ask, project.id, acceptance.supportDong)
  await countThings(ask, project, id, things)
}
