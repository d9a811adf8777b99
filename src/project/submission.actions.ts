// The application goes out and comes back: sent, received, returned with reasons, withdrawn, opened again.
import { type Day, yearOf } from '../basics/day.ts'
import type { Dong } from '../basics/money.ts'
import { sum } from '../basics/money.ts'
import { type Outcome, refuse, refuseAll } from '../basics/outcome.ts'
import { calendarFor } from '../deadline/deadline.actions.ts'
import { addWorkingDays, endOfPeriod } from '../deadline/deadline.ts'
import type { Ask } from '../platform/route.ts'
import { activitiesOn } from '../programme/activity.ts'
import { normFor } from '../programme/norm.actions.ts'
import { sourcesOf } from '../programme/programme.actions.ts'
import { record } from '../trail/trail.actions.ts'
import { type Dossier, lacks, periodLacks } from './dossier.ts'
import { answerReturns, findNoTarget, insertCommitments, insertReturn, listActivities, listReturns } from './draft.store.ts'
import { periodOf } from './draft-check.actions.ts'
import { linesFor } from './draft-targets.actions.ts'
import { duplicateFor, refuseTwice } from './duplicate.actions.ts'
import { listFiles } from './file.store.ts'
import type { Act } from './lifecycle.ts'
import { beneficiariesOf, costsOf, fundsOf, lockProject, moveProject, stale, targetsOf } from './project.actions.ts'
import type { Project } from './project.ts'
import { type Clock, clockOf, DOSSIER_PAPERS, FOCAL_RULE, MACHINERY_ACTIVITIES, SETTLEMENT_DAYS } from './rules-in-force.ts'
import type { Return } from './view.ts'
import { COMMITMENT_WORDS, COMMITMENTS } from './words.vi.ts'

/** The day a clock of this room runs out, counted in working days from today. */
export async function dueDay(ask: Ask, code: Clock['code'], days = clockOf(code, ask.today).workingDays): Promise<Day> {
  const year = yearOf(ask.today)
  return addWorkingDays(ask.today, days, await calendarFor(ask, year, year + 1))
}

/** By when the settlement file follows an acceptance of that day (TT 36/2013 Art. 18). */
export async function settlementDue(ask: Ask, acceptedOn: Day): Promise<Day> {
  const year = yearOf(acceptedOn)
  return endOfPeriod(acceptedOn, { days: SETTLEMENT_DAYS }, await calendarFor(ask, year, year + 1))
}

/** The activity of a đề án, and the others a focal one combines with it. */
export async function activitiesOf(ask: Ask, project: Project): Promise<string[]> {
  return [project.activity, ...(await listActivities(ask.db, ask.province, project.id))]
}

/** All the rules look at, gathered. */
export async function dossierOf(ask: Ask, project: Project, commitments: ReadonlySet<string> = new Set()): Promise<Dossier> {
  const sources = new Map((await sourcesOf(ask, project.programmeId)).map((source) => [source.source, source.kind]))
  const funds = await fundsOf(ask, project.id)
  const of = (kind: string): Dong => sum(funds.filter((fund) => sources.get(fund.source) === kind).map((fund) => fund.askedDong))
  const norm = project.normCode === null ? undefined : await normFor(ask, { code: project.normCode, level: project.level, on: ask.today })
  const files = await listFiles(ask.db, ask.province, project.id)
  const activities = await activitiesOf(ask, project)
  return {
    form: project.form,
    activities,
    beneficiaries: await beneficiariesOf(ask, project.id),
    startsOn: project.startsOn,
    endsOn: project.endsOn,
    name: project.name,
    need: project.need,
    goal: project.goal,
    costs: await costsOf(ask, project.id),
    supportDong: of('state'),
    counterpartDong: of('counterpart'),
    otherDong: of('other'),
    supportIsShare: norm !== undefined && norm.basisPoints !== null && norm.basisPoints < 10_000,
    targets: (await targetsOf(ask, project.id)).length,
    targetsOffered: (await linesFor(ask, project.programmeId, activities)).length,
    noTarget: await findNoTarget(ask.db, ask.province, project.id),
    files: new Set(files.map((file) => file.purpose)),
    commitments,
  }
}

export type Submission = { readonly projectId: string; readonly version: number; readonly commitments: readonly string[] }

/** Sends a dossier that is complete; otherwise says everything that is missing at once. */
export async function submitProject(ask: Ask, { projectId, version, ...given }: Submission): Promise<Outcome<Project>> {
  const project = await lockProject(ask, projectId)
  if (!project) return refuse('project.not-found')
  if (project.version !== version) return stale(project)
  const commitments = COMMITMENTS.filter((code) => given.commitments.includes(code))
  const dossier = await dossierOf(ask, project, new Set(commitments))
  const known = new Set(activitiesOn(ask.today).map((activity) => activity.code))
  const wrong = lacks(dossier, { papers: DOSSIER_PAPERS, known, machinery: MACHINERY_ACTIVITIES, focal: FOCAL_RULE }, ask.today)
  wrong.push(...periodLacks(await periodOf(ask, project)))
  const unmade = COMMITMENTS.filter((code) => !commitments.includes(code))
  if (unmade.length > 0)
    wrong.push(
      ...refuse('project.commitment-missing', { ds: unmade.map((code) => COMMITMENT_WORDS[code] ?? code).join(' ') }, 'commitments').refusals,
    )
  const duplicate = await duplicateFor(ask, project)
  const twice = refuseTwice(duplicate, 'project.duplicate-support')
  if (!twice.ok) wrong.push(...twice.refusals)
  const complete = new Set(wrong.length === 0 ? ['complete-dossier'] : [])
  const moved = await moveProject(ask, { projectId, version, act: 'submit', has: complete, dueOn: await dueDay(ask, 'receipt') })
  if (!moved.ok) return wrong.length > 0 && moved.refusals[0]?.code === 'project.papers-missing' ? refuseAll(wrong) : moved
  await answerReturns(ask.db, ask.province, projectId, ask.today)
  await insertCommitments(ask.db, ask.province, projectId, commitments, { personId: ask.who.personId, at: ask.now })
  const facts = {
    code: project.code,
    askedDong: String(project.askedDong),
    commitments: commitments.join(' '),
    files: dossier.files.size,
    duplicate: duplicate?.earlier.code ?? '',
  }
  await record(ask, { act: 'project.submitted', subjectKind: 'project', subjectId: projectId, facts })
  return moved
}

type Plain = { readonly projectId: string; readonly version: number }

async function moveAndRecord(
  ask: Ask,
  move: Plain & { act: Act; has?: ReadonlySet<string>; dueOn?: Day },
  act: string,
  facts: Record<string, string | number>,
): Promise<Outcome<Project>> {
  const moved = await moveProject(ask, { ...move, has: move.has ?? new Set() })
  if (moved.ok) await record(ask, { act, subjectKind: 'project', subjectId: move.projectId, facts })
  return moved
}

/** Takes the dossier in and names the day the result is due. */
export async function receiveProject(ask: Ask, given: Plain): Promise<Outcome<Project>> {
  const dueOn = await dueDay(ask, 'appraisal')
  return await moveAndRecord(ask, { ...given, act: 'receive', dueOn }, 'project.received', { dueOn })
}

export type Returning = Plain & { readonly reasons: Return['reasons']; readonly workingDays: number }

/** Sends the dossier back with what is wrong, item by item, and the day by which it must come again (papers.md A27). */
export async function returnProject(ask: Ask, given: Returning): Promise<Outcome<Project>> {
  if (given.reasons.length === 0) return refuse('project.return-reason-missing', {}, 'problem.0')
  const dueOn = await dueDay(ask, 'completion', given.workingDays)
  const facts = { dueOn, reasons: given.reasons.map(({ item, problem, request }) => `${item}: ${problem} → ${request}`).join('\n') }
  const moved = await moveAndRecord(ask, { ...given, act: 'return', has: new Set(['reason']), dueOn }, 'project.returned', facts)
  if (!moved.ok) return moved
  await insertReturn(
    ask.db,
    ask.province,
    given.projectId,
    { id: ask.newId(), reasons: given.reasons, dueOn, returnedOn: ask.today },
    ask.who.personId,
  )
  return moved
}

export async function returnsOf(ask: Ask, projectId: string): Promise<Return[]> {
  return await listReturns(ask.db, ask.province, projectId)
}

export async function withdrawProject(ask: Ask, given: Plain & { readonly reason: string }): Promise<Outcome<Project>> {
  return await moveAndRecord(ask, { ...given, act: 'withdraw' }, 'project.withdrawn', { reason: given.reason })
}

export async function reopenProject(ask: Ask, given: Plain): Promise<Outcome<Project>> {
  return await moveAndRecord(ask, { ...given, act: 'reopen' }, 'project.reopened', {})
}
