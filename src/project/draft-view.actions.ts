import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import { activitiesOn, activityOf } from '../programme/activity.ts'
import { normsInForce } from '../programme/norm.actions.ts'
import { currentProgramme, sourcesOf } from '../programme/programme.actions.ts'
import type { ProgrammeSource } from '../programme/programme.ts'
import { listEstablishments } from '../registry/establishment-view.actions.ts'
import { communesOf, loadEstablishment, namesOf } from '../registry/registry.actions.ts'
import { unitTitle } from '../registry/unit-search.ts'
import { type Dossier, isHeld, papersRequired, sumsDiffer, totalCost } from './dossier.ts'
import { yearsToApplyFor } from './draft.actions.ts'
import { EDITABLE } from './draft.ts'
import { linesFor } from './draft-targets.actions.ts'
import { duplicateFor } from './duplicate.actions.ts'
import { filesOf, roomOf } from './file.actions.ts'
import type { Level } from './lifecycle.ts'
import { costsOf, fundsOf, loadProject, targetsOf } from './project.actions.ts'
import type { Project } from './project.ts'
import { DOSSIER_PAPERS } from './rules-in-force.ts'
import { dossierOf, returnsOf } from './submission.actions.ts'
import type { ApplyView, Choice, DraftStep, DraftView } from './view.ts'

export async function applyView(
  ask: Ask,
  { q, establishmentId }: { readonly q: string; readonly establishmentId?: string | undefined },
): Promise<Outcome<ApplyView>> {
  const programme = await currentProgramme(ask)
  const staff = ask.who.roles.includes('centre-officer')
  const own = ask.who.establishmentId
  const chosen = staff ? establishmentId : own
  return ok({
    programme,
    activities: activitiesOn(ask.today),
    years: programme ? yearsToApplyFor(ask.today, programme) : [],
    communes: staff ? await communeChoices(ask) : [],
    establishment: chosen === undefined ? undefined : await loadEstablishment(ask, chosen),
    found: staff ? await establishmentsFound(ask, q) : [],
    q,
    requestKey: ask.newId(),
  })
}

async function communeChoices(ask: Ask): Promise<Choice[]> {
  return (await communesOf(ask, ask.province, ask.today)).map((unit) => ({ value: unit.code, label: unitTitle(unit) }))
}

/** Establishments by name or number, for whoever chooses one. */
export async function establishmentsFound(ask: Ask, q: string): Promise<Choice[]> {
  const list = await listEstablishments(ask, { q, commune: undefined, kind: undefined, page: 1 })
  return list.ok ? list.value.rows.map((row) => ({ value: row.id, label: `${row.name}, ${row.place.title}` })) : []
}

const KIND_ORDER = ['state', 'counterpart', 'other']

/** Sources an application of this level asks, support first: a local one asks no national money. */
export function sourcesFor(level: Level, sources: readonly ProgrammeSource[]): ProgrammeSource[] {
  return sources
    .filter((source) => !source.withdrawn && (source.kind !== 'state' || source.level === level))
    .sort((a, b) => KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind))
}

const LEAST_ROWS = 5

export type DraftQuestion = { readonly projectId: string; readonly q?: string | undefined; readonly rows?: number | undefined }

export async function draftView(ask: Ask, { projectId, q = '', rows = 0 }: DraftQuestion): Promise<Outcome<DraftView>> {
  const project = await loadProject(ask, projectId)
  if (!project) return refuse('project.not-found')
  if (!EDITABLE.has(project.state)) return refuse('project.not-editable', { state: project.state })
  const dossier = await dossierOf(ask, project)
  const norms = await normsInForce(ask, { level: project.level, province: ask.province, on: ask.today })
  const names = await namesOf(ask, dossier.beneficiaries)
  const costs = await costsOf(ask, projectId)
  const returns = await returnsOf(ask, projectId)
  const staff = ask.who.roles.includes('centre-officer')
  return ok({
    project,
    establishment: project.establishmentId === null ? undefined : await loadEstablishment(ask, project.establishmentId),
    beneficiaries: dossier.beneficiaries.map((id) => ({ value: id, label: names.get(id)?.name ?? id })),
    found: staff && q !== '' ? await establishmentsFound(ask, q) : [],
    q,
    communes: await communeChoices(ask),
    activities: activitiesOn(ask.today),
    otherActivities: dossier.activities.slice(1),
    lines: await linesFor(ask, project.programmeId, dossier.activities),
    noTarget: dossier.noTarget,
    targets: await targetsOf(ask, projectId),
    costs,
    totalDong: totalCost(costs),
    sources: sourcesFor(project.level, await sourcesOf(ask, project.programmeId)),
    funds: await fundsOf(ask, projectId),
    norms,
    ownCodes: dossier.activities.flatMap((code) => activityOf(code)?.normCodes ?? []),
    papers: papersRequired(DOSSIER_PAPERS, dossier, ask.today).map((paper) => ({ ...paper, held: isHeld(paper, dossier) })),
    files: await filesOf(ask, projectId),
    room: await roomOf(ask, projectId),
    duplicate: await duplicateFor(ask, project),
    openReturn: returns.find((one) => one.answeredOn === null),
    done: doneSteps(project, dossier, ask),
    rows: Math.min(200, Math.max(LEAST_ROWS, costs.length + 2, rows)),
    mayChooseForm: staff,
    requestKey: ask.newId(),
  })
}

function doneSteps(project: Project, dossier: Dossier, ask: Ask): Record<DraftStep, boolean> {
  const papers = papersRequired(DOSSIER_PAPERS, dossier, ask.today).filter((paper) => paper.commitment === null)
  return {
    establishment: dossier.beneficiaries.length > 0 || project.form === 'group',
    content: dossier.need !== '' && dossier.goal !== '' && (dossier.targets > 0 || dossier.noTarget || dossier.targetsOffered === 0),
    costs: dossier.costs.length > 0 && dossier.supportDong > 0n && sumsDiffer(dossier).length === 0,
    papers: papers.every((paper) => dossier.files.has(paper.code)),
    submission: false,
  }
}
