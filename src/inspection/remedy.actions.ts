// Closing a remedy that an inspection asked for: looked at again, with minutes that say what was found.
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import { addPaper, lockProject } from '../project/project.actions.ts'
import { record } from '../trail/trail.actions.ts'
import { insertClosing, listClosings, listInspections } from './inspection.store.ts'
import { checkClosing, type Inspection, type RemedyClosing } from './inspection.ts'

/** The đề án is held while it is done, so that two people do not close one remedy. */
export async function closeRemedy(ask: Ask, closing: RemedyClosing): Promise<Outcome<Inspection>> {
  const { projectId, inspectionId, closedOn, minutesNo, result } = closing
  if (!(await lockProject(ask, projectId))) return refuse('project.not-found')
  const inspection = (await listInspections(ask.db, ask.province, projectId)).find(({ id }) => id === inspectionId)
  const closed = (await listClosings(ask.db, ask.province, projectId)).some((one) => one.inspectionId === inspectionId)
  const sound = checkClosing(closing, { inspection, closed, today: ask.today })
  if (!sound.ok) return sound
  await insertClosing(ask.db, ask.province, closing, { personId: ask.who.personId, at: ask.now })
  const abstract = `Biên bản kiểm tra việc khắc phục, yêu cầu tại biên bản ${sound.value.minutesNo}`
  const filed = await addPaper(ask, { projectId, kind: 'A18', number: minutesNo, issuedOn: closedOn, abstract, issuer: 'Đoàn kiểm tra' }, 'closedOn')
  if (!filed.ok) return filed
  await record(ask, {
    act: 'inspection.remedy-closed',
    subjectKind: 'project',
    subjectId: projectId,
    facts: { inspectionId, closedOn, minutesNo, result },
  })
  return ok(sound.value)
}
