// Bar row F1: who may use what, written down a second time, by hand, beside the routes. A route that is new, gone, wider or narrower
// than its line here turns the permission test red; whoever changes a right changes it in both places, and is seen doing it.
import { PROVINCE_STAFF, ROLES, type Role, STAFF } from './people/role.ts'

type Line = readonly [who: 'anyone' | 'signed-in' | readonly Role[], routes: readonly string[]]

const APPLICANTS: readonly Role[] = ['establishment', 'centre-officer']
const OFFICERS: readonly Role[] = ['centre-officer', 'department-officer']
const APPROVERS: readonly Role[] = ['provincial-leader', 'ministry-officer']

/** A page with the form of an act, and the act. */
const both = (path: string) => [`GET ${path}`, `POST ${path}`]
const acts = (...names: readonly string[]) => names.flatMap((name) => both(`/projects/:projectId/${name}`))

const LINES: readonly Line[] = [
  ['anyone', ['GET /', ...both('/sign-in'), 'GET /apply']],
  ['signed-in', ['POST /sign-out', 'GET /account', ...both('/account/password')]],
  ['signed-in', ['POST /account/sessions/ending', 'POST /account/sessions/:sessionId/ending']],
  ['signed-in', ['GET /units/communes', 'GET /programme/decision', 'GET /programme/template', 'GET /norms', 'GET /search']],
  ['signed-in', ['GET /projects', 'GET /projects/:projectId', 'GET /projects/:projectId/files/:fileId']],

  [
    ['administrator', 'auditor'],
    ['GET /people', 'GET /people/:personId'],
  ],
  [['administrator'], ['GET /people/new', 'POST /people', 'POST /people/:personId/roles', 'POST /people/:personId/password-reset']],
  [['administrator'], ['POST /people/:personId/locking', 'POST /people/:personId/unlocking', 'POST /people/:personId/sessions/ending']],
  [['administrator', 'auditor', 'department-leader'], ['GET /trail']],
  [['administrator'], ['GET /system', 'POST /system/upload-limits']],
  [
    ['administrator', 'department-leader'],
    ['GET /norms/new', 'POST /norms', ...both('/reports/letterhead')],
  ],
  [['department-officer', 'department-leader'], ['POST /reports/causes']],

  [STAFF, ['GET /queue', 'GET /queue.xlsx', 'GET /projects.xlsx']],
  [STAFF, ['GET /inspections', 'GET /projects/:projectId/inspections']],
  [STAFF, ['GET /programme', 'GET /programme/targets/:targetCode', 'GET /programme/communes', 'GET /programme/communes/:place']],
  [STAFF, ['GET /programme/targets/:targetCode/figures']],
  [['department-leader'], ['POST /programme/targets/:targetCode/corrections', 'POST /programme/targets/:targetCode/year-goals']],
  [['department-officer', 'department-leader'], ['POST /programme/targets/:targetCode/measures']],
  [PROVINCE_STAFF, ['GET /plans', 'GET /plans/:planId', 'GET /funding', 'GET /funding/postings', 'GET /programme/overdue']],
  [PROVINCE_STAFF, ['GET /reports', 'GET /reports/programme', 'GET /reports/programme.docx', 'GET /reports/programme.xlsx']],

  [STAFF, ['GET /establishments']],
  [ROLES, ['GET /establishments/:establishmentId']],
  [
    [...OFFICERS, 'commune-officer'],
    ['GET /establishments/new', 'POST /establishments', ...both('/establishments/:establishmentId/edit')],
  ],
  [[...OFFICERS, 'commune-officer', 'establishment'], both('/establishments/:establishmentId/contact')],
  [
    [...OFFICERS, 'commune-officer', 'department-leader', 'finance-officer', 'inspector', 'auditor'],
    ['POST /establishments/:establishmentId/disclosure'],
  ],

  [['establishment'], ['GET /my']],
  [APPLICANTS, ['POST /apply', 'GET /projects/:projectId/edit', ...acts('edit/establishment', 'edit/content', 'edit/costs', 'edit/papers')]],
  [OFFICERS, ['GET /projects/:projectId/results', ...both('/projects/:projectId/results/:targetCode'), 'POST /projects/:projectId/result-removals']],
  [APPLICANTS, acts('submission', 'withdrawal', 'reopening', 'vouchers')],
  [OFFICERS, acts('receipt')],
  [[...OFFICERS, 'ministry-officer'], acts('return')],
  [['centre-officer'], acts('change-request')],
  [['department-leader', ...APPROVERS], acts('change-decision')],
  [['department-officer'], [...acts('appraisal', 'acceptance'), 'POST /projects/:projectId/appraisal/recomputation']],
  [['ministry-officer'], [...acts('ministry-appraisal'), 'POST /projects/:projectId/ministry-appraisal/recomputation']],
  [
    ['department-officer', 'inspector'],
    ['POST /projects/:projectId/inspections', 'POST /projects/:projectId/remedies'],
  ],
  [['department-leader'], acts('assignment', 'contract', 'acceptance-annulment', 'acceptance-annulment-of-stopped')],
  [['department-leader', 'ministry-officer'], acts('rejection', 'reductions', 'beneficiaries')],
  [APPROVERS, acts('approval', 'supplements', 'cancellation', 'stop')],
  [['finance-officer'], acts('advances', 'payments', 'recoveries', 'counterpart', 'counterpart-corrections', 'settlement')],

  [OFFICERS, ['GET /plans/new', 'POST /plans', 'POST /plans/:planId/items', 'POST /plans/:planId/items/:projectId/removal']],
  [['department-leader'], ['POST /plans/:planId/proposal']],
  [['department-leader', ...APPROVERS], ['POST /plans/:planId/take-back']],
  [[...OFFICERS, 'department-leader'], ['POST /plans/:planId/cancellation']],
  [APPROVERS, both('/plans/:planId/approval')],
  [['finance-officer'], ['GET /funding/estimates/new', 'POST /funding/estimates', ...both('/funding/closing')]],
]

export type Rule = Line[0]

/** "POST /plans" to whoever may. */
export const POLICY: ReadonlyMap<string, Rule> = new Map(LINES.flatMap(([who, routes]) => routes.map((route) => [route, who] as const)))
