// HTTP of naming who benefits after the plan is approved.
import { z } from 'zod'
import { gatherGroups } from '../appraisal/grouped-fields.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { Role } from '../people/role.ts'
import { dayField, idField, lineField, listOf, optionalLine, versionField } from '../platform/fields.ts'
import { type Route, route } from '../platform/route.ts'
import { whoseAct } from '../project/decider.ts'
import { establishmentsFound } from '../project/draft-view.actions.ts'
import { beneficiariesOf, loadProject, projectReach, sharesOf } from '../project/project.actions.ts'
import { sharesField } from '../project/share.field.ts'
import { namesOf } from '../registry/registry.actions.ts'
import { type Naming, nameBeneficiaries } from './beneficiaries.actions.ts'
import { NamingPage, type NamingView } from './beneficiaries.page.tsx'
import { namedFunds } from './payment.actions.ts'

const both = {
  path: '/projects/:projectId/beneficiaries',
  title: 'Xác định đơn vị thụ hưởng',
  allow: ['department-leader', 'ministry-officer'] as const satisfies readonly Role[],
  reach: projectReach,
} as const

const naming = z.preprocess(
  (raw) => gatherGroups(raw, ['shares']),
  z
    .strictObject({
      projectId: idField,
      version: versionField,
      beneficiaryIds: listOf(idField, 100),
      shares: sharesField,
      decisionNo: lineField('số quyết định', 60),
      decidedOn: dayField('ngày quyết định'),
      reason: lineField('lý do'),
    })
    .transform(({ shares, ...rest }): Naming => ({ ...rest, shares: new Map(Object.entries(shares)) })),
)

export const beneficiaryRoutes: readonly Route[] = [
  route({
    ...both,
    method: 'GET',
    input: z.strictObject({ projectId: idField, q: optionalLine('từ cần tìm') }),
    run: async (ask, { projectId, q }): Promise<Outcome<NamingView>> => {
      const project = await loadProject(ask, projectId)
      if (!project) return refuse('project.not-found')
      const theirs = whoseAct('name-beneficiaries', project, ask.who.roles)
      if (!theirs.ok) return theirs
      const ids = await beneficiariesOf(ask, projectId)
      const names = await namesOf(ask, ids)
      const beneficiaries = ids.map((id) => ({ value: id, label: names.get(id)?.name ?? id }))
      const found = q === '' ? [] : await establishmentsFound(ask, q)
      return ok({ project, funds: await namedFunds(ask, project), beneficiaries, shares: await sharesOf(ask, projectId), found, q })
    },
    page: NamingPage,
  }),
  route({
    ...both,
    method: 'POST',
    input: naming,
    versioned: true,
    redraw: both.path,
    run: nameBeneficiaries,
    done: (project) => ({ to: `/projects/${project.id}`, say: 'Đã ghi đơn vị thụ hưởng của đề án.' }),
  }),
]
