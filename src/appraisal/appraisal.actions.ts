// Appraising a đề án, at base and at the ministry: minutes, verdict, support proposed, and the move they allow.
import type { Day } from '../basics/day.ts'
import { type Dong, sum, ZERO } from '../basics/money.ts'
import { type Outcome, ok, refuse, refuseAll } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import { normFor } from '../programme/norm.actions.ts'
import { sourcesOf } from '../programme/programme.actions.ts'
import type { SourceKind } from '../programme/programme.ts'
import { eligibleCost, totalCost } from '../project/dossier.ts'
import { next } from '../project/lifecycle.ts'
import {
  addPaper,
  beneficiariesOf,
  costsOf,
  fundsOf,
  loadProject,
  lockProject,
  moveProject,
  setAppraised,
  stale,
} from '../project/project.actions.ts'
import type { Project } from '../project/project.ts'
import { record } from '../trail/trail.actions.ts'
import { insertAppraisal, listAppraisals } from './appraisal.store.ts'
import { type Appraisal, checkMinutes, type Judged, type Tier, type Verdict } from './appraisal.ts'
import { askedBySource, askedOf, type Desk } from './desk.ts'
import { type Amounts, checkAmounts } from './proposal.ts'

async function readDesk(ask: Ask, project: Project, normDay: Day): Promise<Desk> {
  const costs = await costsOf(ask, project.id)
  const funds = await fundsOf(ask, project.id)
  const all = await sourcesOf(ask, project.programmeId)
  const named = await beneficiariesOf(ask, project.id)
  const asked = (kind: SourceKind) => {
    const those = new Set(all.filter((one) => one.kind === kind).map(({ source }) => source))
    return sum(funds.filter(({ source }) => those.has(source)).map(({ askedDong }) => askedDong))
  }
  return {
    project,
    costs,
    funds,
    sources: all.filter(({ kind }) => kind === 'state'),
    beneficiaries: named.length,
    norm: project.normCode === null ? undefined : await normFor(ask, { code: project.normCode, level: project.level, on: normDay }),
    normDay,
    totalDong: totalCost(costs),
    eligibleDong: eligibleCost(costs),
    askedDong: asked('state'),
    counterpartDong: asked('counterpart'),
    earlier: await listAppraisals(ask.db, ask.province, project.id),
  }
}

/** What stands before whoever appraises: the dossier, the norm of that day, earlier appraisals. */
export async function appraisalDesk(ask: Ask, projectId: string, heldOn: Day | undefined): Promise<Outcome<Desk>> {
  const project = await loadProject(ask, projectId)
  return project ? ok(await readDesk(ask, project, heldOn ?? ask.today)) : refuse('project.not-found')
}

/** Latest first. */
export async function appraisalsOf(ask: Ask, projectId: string): Promise<Appraisal[]> {
  return await listAppraisals(ask.db, ask.province, projectId)
}

export type HeldAppraisal = {
  readonly projectId: string
  readonly version: number
  readonly minutesNo: string
  readonly heldOn: Day
  readonly judged: readonly Judged[]
  readonly verdict: Verdict
  readonly conclusion: string
  readonly eligibleDong: Dong
  readonly priority: boolean
  readonly amounts: Amounts
}

export type Appraised = { readonly project: Project; readonly verdict: Verdict; readonly proposedDong: Dong }

/** Base appraisal by the department: a local đề án becomes appraised, a national one goes on to the ministry. */
export async function appraise(ask: Ask, held: HeldAppraisal): Promise<Outcome<Appraised>> {
  return await hold(ask, held, 'base')
}

export async function appraiseMinistry(ask: Ask, held: HeldAppraisal): Promise<Outcome<Appraised>> {
  return await hold(ask, held, 'ministry')
}

const ACT = { base: 'appraise', ministry: 'appraise-ministry' } as const
const HAS = new Set(['appraisal-minutes'])

async function hold(ask: Ask, held: HeldAppraisal, tier: Tier): Promise<Outcome<Appraised>> {
  const project = await lockProject(ask, held.projectId)
  if (!project) return refuse('project.not-found')
  if (project.version !== held.version) return stale(project)
  const may = next(project.level, project.state, ACT[tier], ask.who.roles, HAS)
  if (!may.ok) return may
  const desk = await readDesk(ask, project, held.heldOn)
  const passed = held.verdict !== 'fail'
  const proposed = passed ? checkAmounts(held.amounts, askedBySource(desk), askedOf(desk, held)) : ok(ZERO)
  const wrong = [checkMinutes(held, ask.today), proposed].flatMap((checked) => (checked.ok ? [] : checked.refusals))
  if (!proposed.ok || wrong.length > 0) return refuseAll(wrong)

  await insertAppraisal(
    ask.db,
    ask.province,
    { ...held, id: ask.newId(), tier, criteria: held.judged, normId: desk.norm?.id ?? null, proposedDong: proposed.value },
    { personId: ask.who.personId, at: ask.now },
  )
  await keepMinutes(ask, held, tier)
  if (passed) await setAppraised(ask, project.id, held.amounts)
  const moved = passed ? await moveProject(ask, { projectId: project.id, version: held.version, act: ACT[tier], has: HAS }) : ok(project)
  if (!moved.ok) return moved
  await trailOf(ask, held, tier, proposed.value)
  return ok({ project: moved.value, verdict: held.verdict, proposedDong: proposed.value })
}

const MINUTES = { base: 'Biên bản thẩm định cấp cơ sở', ministry: 'Biên bản thẩm định của Bộ Công Thương' } as const
const ISSUER = { base: 'Sở Công Thương', ministry: 'Bộ Công Thương' } as const

async function keepMinutes(ask: Ask, held: HeldAppraisal, tier: Tier): Promise<void> {
  const { projectId, minutesNo, heldOn } = held
  await addPaper(ask, { projectId, kind: 'A05', number: minutesNo, issuedOn: heldOn, abstract: MINUTES[tier], issuer: ISSUER[tier] })
}

async function trailOf(ask: Ask, held: HeldAppraisal, tier: Tier, proposedDong: Dong): Promise<void> {
  const { projectId, minutesNo, heldOn, verdict } = held
  await record(ask, {
    act: tier === 'base' ? 'appraisal.held' : 'appraisal.held-by-ministry',
    subjectKind: 'project',
    subjectId: projectId,
    facts: { minutesNo, heldOn, verdict, proposedDong: String(proposedDong) },
  })
}

export type Rejection = { readonly projectId: string; readonly version: number; readonly reason: string }

/** The department turns a đề án down; what was found stands in the trail and on the page of the applicant. */
export async function reject(ask: Ask, { projectId, version, reason }: Rejection): Promise<Outcome<Project>> {
  const moved = await moveProject(ask, { projectId, version, act: 'reject', has: new Set(['reason']) })
  if (!moved.ok) return moved
  await record(ask, { act: 'project.rejected', subjectKind: 'project', subjectId: projectId, facts: { reason } })
  return moved
}
