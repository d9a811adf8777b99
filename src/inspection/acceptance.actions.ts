// Accepting what was done: quantities, the cost that counts, and the support it earns by the norm of its own day.

import { appraisalsOf } from '../appraisal/appraisal.actions.ts'
import type { Day } from '../basics/day.ts'
import { type Dong, sum } from '../basics/money.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import { normFor } from '../programme/norm.actions.ts'
import { sourcesOf } from '../programme/programme.actions.ts'
import { totalCost } from '../project/dossier.ts'
import { countedAlready, offeredLines } from '../project/evidence/counted.actions.ts'
import { type Again, asksThings, chosen, quantityOf, type Thing } from '../project/evidence/offer.ts'
import { next } from '../project/lifecycle.ts'
import {
  addPaper,
  beneficiariesOf,
  contractOf,
  costsOf,
  fundsOf,
  loadProject,
  lockProject,
  moveProject,
  recordAcceptance,
  sameMinutesOf,
  stale,
} from '../project/project.actions.ts'
import { type Project, promised } from '../project/project.ts'
import { settlementDue } from '../project/submission.actions.ts'
import { record } from '../trail/trail.actions.ts'
import { type AcceptedMoney, acceptedMoney, checkAcceptance, type Quantity, type Verdict } from './acceptance.ts'
import type { AcceptanceDesk } from './desk.ts'
import { inspectionsOf } from './inspection.actions.ts'

/** What stands before whoever accepts: contract, money approved, promised quantities, inspections, the norm of the day of appraisal. */
export async function acceptanceDesk(ask: Ask, projectId: string): Promise<Outcome<AcceptanceDesk>> {
  const project = await loadProject(ask, projectId)
  return project ? ok(await readDesk(ask, project)) : refuse('project.not-found')
}

async function readDesk(ask: Ask, project: Project, heldOn = ask.today): Promise<AcceptanceDesk> {
  const state = new Set((await sourcesOf(ask, project.programmeId)).filter(({ kind }) => kind === 'state').map(({ source }) => source))
  const lines = await offeredLines(ask, project, heldOn)
  const passed = (await appraisalsOf(ask, project.id)).find(({ verdict }) => verdict !== 'fail')
  const normDay = passed?.heldOn ?? ask.today
  return {
    project,
    contract: await contractOf(ask, project.id),
    estimateDong: totalCost(await costsOf(ask, project.id)),
    approvedDong: sum((await fundsOf(ask, project.id)).filter(({ source }) => state.has(source)).map((fund) => promised(fund))),
    lines,
    again: await countedAlready(
      ask,
      project,
      lines.flatMap(({ things }) => things),
    ),
    inspections: await inspectionsOf(ask, project.id),
    norm: project.normCode === null ? undefined : await normFor(ask, { code: project.normCode, level: project.level, on: normDay }),
    normDay,
    priority: passed?.priority ?? false,
    beneficiaries: (await beneficiariesOf(ask, project.id)).length,
  }
}

export type HeldAcceptance = {
  readonly projectId: string
  readonly version: number
  readonly minutesNo: string
  readonly heldOn: Day
  readonly attendees: string
  readonly verdict: Verdict
  readonly conclusion: string
  readonly explanation: string
  readonly eligibleDong: Dong
  /** Ticked as done, by target line: establishments, or things named before. */
  readonly proofs: ReadonlyMap<string, readonly string[]>
}

/** `sameMinutes`: other đề án accepted that year under the same number, told and not refused. */
export type Accepted = {
  readonly project: Project
  readonly verdict: Verdict
  readonly money: AcceptedMoney
  readonly sameMinutes: readonly string[]
  /** Ticked, and not counted again: it counts through another đề án already. */
  readonly again: readonly Again[]
}

/** Minutes that fail are kept and leave the đề án where it is: it is mended and looked at again. */
export async function accept(ask: Ask, held: HeldAcceptance): Promise<Outcome<Accepted>> {
  const project = await lockProject(ask, held.projectId)
  if (!project) return refuse('project.not-found')
  if (project.version !== held.version) return stale(project)
  const desk = await readDesk(ask, project, held.heldOn)
  const has = new Set(desk.inspections.length > 0 ? ['inspection-minutes', 'acceptance-minutes'] : ['acceptance-minutes'])
  const may = next(project.level, project.state, 'accept', ask.who.roles, has)
  if (!may.ok) return may
  const sound = check(ask, held, desk)
  if (!sound.ok) return sound

  const money = acceptedMoney({ ...desk, eligibleDong: held.eligibleDong })
  const passed = held.verdict !== 'fail'
  const again = passed ? await countedAlready(ask, project, sound.value) : []
  const kept = await keep(ask, held, { desk, money, things: sound.value })
  if (!kept.ok) return kept
  const dueOn = await settlementDue(ask, held.heldOn)
  const moved = passed ? await moveProject(ask, { projectId: project.id, version: held.version, act: 'accept', has, dueOn }) : ok(project)
  if (!moved.ok) return moved
  await record(ask, {
    act: passed ? 'inspection.accepted' : 'inspection.acceptance-failed',
    subjectKind: 'project',
    subjectId: project.id,
    facts: factsOf(held, money),
  })
  return ok({ project: moved.value, verdict: held.verdict, money, again, sameMinutes: await sameMinutesOf(ask, held) })
}

function factsOf({ minutesNo, heldOn, verdict }: HeldAcceptance, { eligibleDong, supportDong, counterpartDong }: AcceptedMoney) {
  const money = { eligibleDong: String(eligibleDong), supportDong: String(supportDong), counterpartDong: String(counterpartDong) }
  return { minutesNo, heldOn, verdict, ...money }
}

/** The things ticked, when the minutes hold together; minutes that fail tick nothing that counts. */
function check(ask: Ask, held: HeldAcceptance, { project, lines, estimateDong, contract, inspections }: AcceptanceDesk): Outcome<Thing[]> {
  const ticked = chosen(lines, held.proofs, held.heldOn)
  if (!ticked.ok) return ticked
  const quantities = lines
    .filter(({ counting }) => asksThings(counting))
    .map(({ line, planned }): Quantity => {
      const own = ticked.value.filter(({ targetCode }) => targetCode === line.code)
      return { targetCode: line.code, planned, accepted: quantityOf(own) }
    })
  const behind = {
    today: ask.today,
    estimateDong,
    contractSignedOn: contract?.signedOn,
    firstInspectedOn: inspections.at(-1)?.heldOn,
    planned: { from: project.startsOn, to: project.endsOn },
  }
  const sound = checkAcceptance({ ...held, quantities }, behind)
  return sound.ok ? ticked : sound
}

type Kept = { readonly desk: AcceptanceDesk; readonly money: AcceptedMoney; readonly things: readonly Thing[] }

async function keep(ask: Ask, held: HeldAcceptance, { desk, money, things }: Kept): Promise<Outcome<void>> {
  const { projectId, minutesNo, heldOn, attendees, verdict } = held
  const conclusion = held.explanation === '' ? held.conclusion : `${held.conclusion}\n${held.explanation}`
  await recordAcceptance(ask, { projectId, minutesNo, heldOn, attendees, verdict, conclusion, ...money, normId: desk.norm?.id ?? null }, things)
  const paper = { projectId, kind: 'A19', number: minutesNo, issuedOn: heldOn, abstract: 'Biên bản nghiệm thu cơ sở', issuer: 'Sở Công Thương' }
  return await addPaper(ask, paper, 'heldOn')
}
