// One đề án told whole: the page of its 360 degrees, and the same as JSON.
import { z } from 'zod'
import { idField } from '../platform/fields.ts'
import { type Route, route } from '../platform/route.ts'
import { projectReach } from '../project/project.actions.ts'
import { viewDossier } from './dossier.actions.ts'
import { DossierPage } from './dossier.page.tsx'
import type { DossierView } from './dossier-view.ts'

export const dossierRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/projects/:projectId',
    title: 'Toàn bộ hồ sơ một đề án',
    allow: 'signed-in',
    reach: projectReach,
    input: z.strictObject({ projectId: idField }),
    run: (ask, { projectId }) => viewDossier(ask, projectId),
    page: (view: DossierView, context) => DossierPage({ view, context }),
  }),
]
