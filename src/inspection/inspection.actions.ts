// Going to look: an inspection on the spot, and the progress it confirms.
import { type Outcome, ok } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import { addPaper, moveProject, recordProgress } from '../project/project.actions.ts'
import { record } from '../trail/trail.actions.ts'
import { insertInspection, listInspections } from './inspection.store.ts'
import { checkInspection, type Inspection } from './inspection.ts'

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
  const sound = checkInspection(found, ask.today)
  if (!sound.ok) return sound

  const inspection: Inspection = { ...found, id: ask.newId() }
  await insertInspection(ask.db, ask.province, inspection, { personId: ask.who.personId, at: ask.now })
  await recordProgress(ask, { projectId, day: heldOn, paperNo: minutesNo, investedDong, itemDoneBasisPoints })
  await addPaper(ask, { projectId, kind: 'A18', number: minutesNo, issuedOn: heldOn, abstract: 'Biên bản kiểm tra tiến độ', issuer: 'Đoàn kiểm tra' })
  const facts = { minutesNo, heldOn, conclusion: found.conclusion, investedDong: String(investedDong), itemDoneBasisPoints }
  await record(ask, { act: 'inspection.recorded', subjectKind: 'project', subjectId: projectId, facts })
  return ok(inspection)
}
