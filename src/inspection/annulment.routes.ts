// HTTP of annulling an acceptance: one page and one act for each state a đề án can have been accepted from.
import { z } from 'zod'
import { dayField, idField, lineField, paragraphField, versionField } from '../platform/fields.ts'
import { type Route, route } from '../platform/route.ts'
import { projectReach } from '../project/project.actions.ts'
import type { Project } from '../project/project.ts'
import { ACT_PATHS, ACT_WORDS, STATE_WORDS } from '../project/words.vi.ts'
import { type Annulment, annul, annulmentDesk } from './annulment.actions.ts'
import { AnnulmentPage } from './annulment.page.tsx'
import { type AnnulmentDesk, BEFORE, type Before } from './annulment.ts'

function annulmentFrom(before: Before): Route[] {
  const act = BEFORE[before]
  const path: Route['path'] = `/projects/:projectId/${ACT_PATHS[act]}`
  return [
    route<{ projectId: string }, AnnulmentDesk>({
      method: 'GET',
      path,
      title: `Biểu ${ACT_WORDS[act].toLowerCase()}`,
      allow: ['department-leader'],
      reach: projectReach,
      input: z.strictObject({ projectId: idField }),
      run: (ask, { projectId }) => annulmentDesk(ask, projectId, before),
      page: (data, context) => AnnulmentPage({ data, before, context }),
    }),
    route<Annulment, Project>({
      method: 'POST',
      path,
      title: ACT_WORDS[act],
      allow: ['department-leader'],
      reach: projectReach,
      input: z.strictObject({
        projectId: idField,
        version: versionField,
        paperNo: lineField('số văn bản hủy', 60),
        decidedOn: dayField('ngày văn bản'),
        reason: paragraphField('lý do', 2000),
      }),
      versioned: true,
      run: (ask, given) => annul(ask, given, before),
      redraw: path,
      done: ({ id, code }) => ({
        to: `/projects/${id}`,
        say: `Đã hủy kết quả nghiệm thu đề án ${code}. Đề án trở lại trạng thái "${STATE_WORDS[before]}" để nghiệm thu lại.`,
      }),
    }),
  ]
}

export const annulmentRoutes: readonly Route[] = [...annulmentFrom('underway'), ...annulmentFrom('stopped')]
