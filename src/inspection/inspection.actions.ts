// Going to look: an inspection on the spot, and the progress it confirms.
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import { currentProgramme } from '../programme/programme.actions.ts'
import { totalCost } from '../project/dossier.ts'
import { actsFor } from '../project/lifecycle.ts'
import {
  addPaper,
  costsOf,
  loadProject,
  moveProject,
  projectsAt,
  projectsByIds,
  projectsInState,
  recordProgress,
} from '../project/project.actions.ts'
import { heldPlaces } from '../registry/registry.actions.ts'
import { record } from '../trail/trail.actions.ts'
import type { InspectionDesk, InspectionList } from './desk.ts'
import { insertInspection, listClosings, listInspections, listLastVisits, listLatestInspections } from './inspection.store.ts'
import { checkInspection, type Inspection } from './inspection.ts'

const MOST_VISITS = 50
const MOST_DUE = 200

/** Of one đề án, latest first. */
export async function inspectionsOf(ask: Ask, projectId: string): Promise<Inspection[]> {
  return await listInspections(ask.db, ask.province, projectId)
}

export type NewInspection = Omit<Inspection, 'id'> & { readonly version: number }

/** Keeps the minutes, the progress they confirm (the test an advance must pass) and the paper. */
export async function recordInspection(ask: Ask, { version, ...found }: NewInspection): Promise<Outcome<Inspection>> {
  const { projectId, minutesNo, heldOn, investedDong, itemDoneBasisPoints } = found
  const moved = await moveProject(ask, { projectId, version, act: 'inspect', has: new Set(['inspection-minutes']) })
  if (!moved.ok) return moved
  const sound = checkInspection(found, { today: ask.today, totalDong: totalCost(await costsOf(ask, projectId)) })
  if (!sound.ok) return sound

  const inspection: Inspection = { ...found, id: ask.newId() }
  await insertInspection(ask.db, ask.province, inspection, { personId: ask.who.personId, at: ask.now })
  await recordProgress(ask, { projectId, day: heldOn, paperNo: minutesNo, investedDong, itemDoneBasisPoints })
  const paper = { projectId, kind: 'A18', number: minutesNo, issuedOn: heldOn, abstract: 'Biên bản kiểm tra tiến độ', issuer: 'Đoàn kiểm tra' }
  const filed = await addPaper(ask, paper, 'heldOn')
  if (!filed.ok) return filed
  const facts = { minutesNo, heldOn, conclusion: found.conclusion, investedDong: String(investedDong), itemDoneBasisPoints }
  await record(ask, { act: 'inspection.recorded', subjectKind: 'project', subjectId: projectId, facts })
  return ok(inspection)
}

/** Đề án under way, the ones nearest their end first, and the latest minutes: of the province, or of the commune an officer is held to. */
export async function inspectionList(ask: Ask): Promise<Outcome<InspectionList>> {
  const programme = await currentProgramme(ask)
  const places = await heldPlaces(ask)
  const underWay = programme
    ? await projectsInState(ask, { programmeId: programme.id, states: ['underway', 'adjusting'], places, most: MOST_DUE })
    : []
  const last = new Map(
    (
      await listLastVisits(
        ask.db,
        ask.province,
        underWay.map(({ id }) => id),
      )
    ).map((visit) => [visit.projectId, visit]),
  )
  const latest = await listLatestInspections(ask.db, ask.province, MOST_VISITS, places && (await projectsAt(ask, places)))
  const projects = await projectsByIds(ask, [...new Set(latest.map(({ projectId }) => projectId))])
  return ok({
    due: underWay.map((project) => ({ project, last: last.get(project.id) })).sort((a, b) => (a.project.endsOn < b.project.endsOn ? -1 : 1)),
    visits: latest.flatMap((inspection) => {
      const project = projects.get(inspection.projectId)
      return project ? [{ inspection, code: project.code, name: project.name }] : []
    }),
    mayInspect: ask.who.roles.some((role) => role === 'inspector' || role === 'department-officer'),
    mayAccept: ask.who.roles.includes('department-officer'),
  })
}

/** What stands before whoever inspects one đề án. */
export async function inspectionDesk(ask: Ask, projectId: string): Promise<Outcome<InspectionDesk>> {
  const project = await loadProject(ask, projectId)
  if (!project) return refuse('project.not-found')
  return ok({
    project,
    totalDong: totalCost(await costsOf(ask, projectId)),
    inspections: await inspectionsOf(ask, projectId),
    closings: await listClosings(ask.db, ask.province, projectId),
    mayClose: ask.who.roles.some((role) => role === 'inspector' || role === 'department-officer'),
    may: actsFor(project.level, project.state, ask.who.roles).includes('inspect'),
    requestKey: ask.newId(),
  })
}
