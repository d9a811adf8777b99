// What an appraisal is judged by, read at once; and the sum done again on the way, which saves nothing.
import type { Day } from '../basics/day.ts'
import { type Dong, sum } from '../basics/money.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import { activityOf } from '../programme/activity.ts'
import { normsInForce } from '../programme/norm.actions.ts'
import type { Norm } from '../programme/norm.ts'
import { sourcesOf } from '../programme/programme.actions.ts'
import type { SourceKind } from '../programme/programme.ts'
import { eligibleCost, totalCost } from '../project/dossier.ts'
import { duplicateFor, refuseTwice } from '../project/duplicate.actions.ts'
import { beneficiariesOf, costsOf, fundsOf, heldSupportOf, loadProject } from '../project/project.actions.ts'
import type { Project } from '../project/project.ts'
import { activitiesOf } from '../project/submission.actions.ts'
import { listAppraisals } from './appraisal.store.ts'
import { usedByNorm } from './ceiling-left.ts'
import { askedOf, type Desk } from './desk.ts'
import { type Chosen, chooseNorm, normsInOrder } from './norm-choice.ts'
import { propose } from './proposal.ts'

export async function readDesk(ask: Ask, project: Project, normDay: Day): Promise<Desk> {
  const costs = await costsOf(ask, project.id)
  const funds = await fundsOf(ask, project.id)
  const all = await sourcesOf(ask, project.programmeId)
  const beneficiaryIds = await beneficiariesOf(ask, project.id)
  const { held, each, first } = await heldSupportOf(ask, project, beneficiaryIds)
  const ownCodes = (await activitiesOf(ask, project)).flatMap((activity) => activityOf(activity)?.normCodes ?? [])
  const norms = await normsInForce(ask, { level: project.level, province: ask.province, on: normDay })
  const asked = (kind: SourceKind) => {
    const those = new Set(all.filter((one) => one.kind === kind).map(({ source }) => source))
    return sum(funds.filter(({ source }) => those.has(source)).map(({ askedDong }) => askedDong))
  }
  return {
    project,
    costs,
    funds,
    sources: all.filter(({ kind }) => kind === 'state'),
    beneficiaries: each.length,
    beneficiaryIds,
    sameAs: first,
    used: usedByNorm(held, each),
    duplicate: await duplicateFor(ask, project),
    norms: normsInOrder({ norms, ownCodes }),
    ownCodes,
    normDay,
    totalDong: totalCost(costs),
    eligibleDong: eligibleCost(costs),
    askedDong: asked('state'),
    counterpartDong: asked('counterpart'),
    earlier: await listAppraisals(ask.db, ask.province, project.id),
  }
}

/** What stands before whoever appraises: the dossier, the norms of today, earlier appraisals. */
export async function appraisalDesk(ask: Ask, projectId: string): Promise<Outcome<Desk>> {
  const project = await loadProject(ask, projectId)
  return project ? ok(await readDesk(ask, project, ask.today)) : refuse('project.not-found')
}

/** Left out, the choice is the norm the đề án already names. */
export function chosenOf({ project }: Desk, { normCode, noNormReason }: { readonly [name in keyof Chosen]?: string | undefined }): Chosen {
  return { normCode: normCode ?? project.normCode ?? '', noNormReason: noNormReason ?? '' }
}

/** The rule of the submission, asked again with the norm the council fixes: an applicant who named none was let through with a doubt. */
export async function notTwice(ask: Ask, project: Project, norm: Norm | undefined): Promise<Outcome<void>> {
  if (!norm) return ok(undefined)
  return refuseTwice(await duplicateFor(ask, { ...project, normCode: norm.code }), 'appraisal.duplicate-support', 'normCode')
}

export type Tried = {
  readonly projectId: string
  readonly heldOn: Day | undefined
  readonly normCode: string | undefined
  readonly eligibleDong: Dong | undefined
  readonly priority: boolean
}

/** "Tính lại theo định mức": saves nothing, so it answers with a refusal that draws the form again, and says what the norm of that day allows. */
export async function recompute(ask: Ask, tried: Tried): Promise<Outcome<never>> {
  const project = await loadProject(ask, tried.projectId)
  if (!project) return refuse('project.not-found')
  const desk = await readDesk(ask, project, tried.heldOn ?? ask.today)
  const chosen = chooseNorm(desk, { ...chosenOf(desk, tried), noNormReason: '-' })
  if (!chosen.ok) return chosen
  const norm = chosen.value
  const twice = await notTwice(ask, project, norm)
  if (!twice.ok) return twice
  const { maximumDong, limitedBy } = propose(askedOf(desk, { norm, eligibleDong: tried.eligibleDong ?? desk.eligibleDong, priority: tried.priority }))
  const facts = { day: desk.normDay, most: String(maximumDong), limitedBy, norm: norm?.name ?? '', article: norm?.article ?? '' }
  return refuse('appraisal.recomputed', facts)
}
