// The list of đề án, an establishment's own, and the acts of this room: each act has its page and its POST at the same path.
import type { VNode } from 'preact'
import type { z } from 'zod'
import { formatDay } from '../basics/day.ts'
import type { Outcome } from '../basics/outcome.ts'
import { ok, refuse } from '../basics/outcome.ts'
import { workbookOf, XLSX_TYPE } from '../papers/layout/workbook.xlsx.ts'
import { type Role, STAFF } from '../people/role.ts'
import { type Ask, type Route, route } from '../platform/route.ts'
import type { PageContext } from '../ui/context.ts'
import { actView } from './act-view.actions.ts'
import { AssignmentPage, ChangeDecisionPage, ChangeRequestPage, ReceiptPage, ReopeningPage, ReturnPage, WithdrawalPage } from './acts.page.tsx'
import { askChange, assignProject, decideChange } from './change.actions.ts'
import { draftRoutes } from './draft.routes.ts'
import { resultsRoutes } from './evidence/results.routes.ts'
import { addFiles } from './file.actions.ts'
import { type Act, MOVES } from './lifecycle.ts'
import { listForSheet, listOwn, listProjects } from './list.actions.ts'
import { MyPage } from './my.page.tsx'
import { projectReach } from './project.actions.ts'
import { assignment, changeDecision, changeRequest, filesGiven, listInput, onlyProject, plainAct, returning, withdrawal } from './project.inputs.ts'
import type { Project } from './project.ts'
import { ProjectsPage } from './projects.page.tsx'
import { projectsBook } from './projects.paper.ts'
import { receiveProject, reopenProject, returnProject, type withdrawProject } from './submission.actions.ts'
import type { ActView, Listed, ProjectList } from './view.ts'
import { VouchersPage } from './vouchers.page.tsx'
import { ACT_PATHS, ACT_WORDS, addedWords } from './words.vi.ts'

/** Those the lifecycle lets do this act, at either level. */
function rolesFor(act: Act): readonly Role[] {
  return [...new Set(MOVES.filter((move) => move.act === act).flatMap((move): readonly Role[] => move.by))]
}

type ActRoute<I> = {
  readonly act: Act
  readonly input: z.ZodType<I>
  run(ask: Ask, input: I): Promise<Outcome<Project>>
  page(view: ActView, context: PageContext): VNode
  say(project: Project): string
}

/** The page of an act and the act itself, for the same people, on the same path. */
function actRoutes<I>({ act, input, run, page, say }: ActRoute<I>): Route[] {
  const path = `/projects/:projectId/${ACT_PATHS[act]}` as const
  const both = { path, title: ACT_WORDS[act], allow: rolesFor(act), reach: projectReach }
  return [
    route({ ...both, method: 'GET', input: onlyProject, run: (ask, { projectId }) => actView(ask, projectId, act), page }),
    route({
      ...both,
      method: 'POST',
      input,
      versioned: true,
      run,
      redraw: path,
      done: (project) => ({ to: `/projects/${project.id}`, say: say(project) }),
    }),
  ]
}

type Listing = { readonly own: readonly Listed[] } | ProjectList

const lists: readonly Route[] = [
  route({
    method: 'GET',
    path: '/projects',
    title: 'Danh sách đề án',
    allow: 'signed-in',
    reach: 'province',
    input: listInput,
    run: async (ask, query): Promise<Outcome<Listing>> => {
      if (ask.who.roles.some((role) => role !== 'establishment')) return await listProjects(ask, query)
      const own = await listOwn(ask)
      return own.ok ? ok({ own: own.value }) : own
    },
    page: (list, context) => ('own' in list ? MyPage(list.own, context) : ProjectsPage(list, context)),
  }),
  route({
    method: 'GET',
    path: '/projects.xlsx',
    lane: 'report',
    title: 'Danh sách đề án, tệp Excel',
    allow: STAFF,
    reach: 'province',
    input: listInput,
    run: listForSheet,
    download: async (list: ProjectList, context) => ({
      fileName: `de-an-khuyen-cong-${context.today}.xlsx`,
      type: XLSX_TYPE,
      bytes: await workbookOf(projectsBook(list, context)),
    }),
  }),
  route({
    method: 'GET',
    path: '/my',
    title: 'Hồ sơ của cơ sở',
    allow: ['establishment'],
    reach: 'province',
    input: onlyProject.pick({}),
    run: listOwn,
    page: MyPage,
  }),
]

/** A đề án that is withdrawn leaves the plans that hold it too: `run` is of the room that knows them. */
export function withdrawalRoutes(run: typeof withdrawProject): Route[] {
  return actRoutes({
    act: 'withdraw',
    input: withdrawal,
    run,
    page: WithdrawalPage,
    say: ({ code }) => `Đã rút hồ sơ ${code}. Có thể mở lại bất cứ lúc nào.`,
  })
}

const acts: readonly Route[] = [
  ...actRoutes({
    act: 'receive',
    input: plainAct,
    run: receiveProject,
    page: ReceiptPage,
    say: ({ code, dueOn }) => `Đã tiếp nhận hồ sơ. Mã hồ sơ: ${code}.${dueOn ? ` Ngày hẹn trả kết quả: ${formatDay(dueOn)}.` : ''}`,
  }),
  ...actRoutes({
    act: 'return',
    input: returning,
    run: async (ask, { item, problem, request, ...given }) => {
      const reasons = problem
        .map((text, i) => ({ item: item[i] || 'Khác', problem: text, request: request[i] ?? '' }))
        .filter((reason) => reason.problem !== '')
      const half = problem.findIndex((text, i) => text === '' && (request[i] ?? '') !== '')
      return half >= 0 ? refuse('project.return-problem-missing', {}, `problem.${half}`) : await returnProject(ask, { ...given, reasons })
    },
    page: ReturnPage,
    say: ({ dueOn }) => `Đã trả lại hồ sơ.${dueOn ? ` Hồ sơ chờ bổ sung đến hết ngày ${formatDay(dueOn)}.` : ''}`,
  }),
  ...actRoutes({
    act: 'reopen',
    input: plainAct,
    run: reopenProject,
    page: ReopeningPage,
    say: ({ code }) => `Đã mở lại hồ sơ ${code}. Sửa rồi gửi lại.`,
  }),
  ...actRoutes({ act: 'assign', input: assignment, run: assignProject, page: AssignmentPage, say: () => 'Đã giao kế hoạch, dự toán.' }),
  ...actRoutes({
    act: 'ask-change',
    input: changeRequest,
    run: askChange,
    page: ChangeRequestPage,
    say: () => 'Đã gửi đề nghị điều chỉnh. Đề án chờ quyết định.',
  }),
  ...actRoutes({
    act: 'decide-change',
    input: changeDecision,
    run: decideChange,
    page: ChangeDecisionPage,
    say: () => 'Đã ghi quyết định về đề nghị điều chỉnh.',
  }),
]

/** Vouchers come in while others act on the đề án: files are added, nothing written is changed, so no version is asked. */
const vouchers = { path: '/projects/:projectId/vouchers', title: ACT_WORDS['hand-in'], allow: rolesFor('hand-in'), reach: projectReach } as const

const handIn: readonly Route[] = [
  route({ ...vouchers, method: 'GET', input: onlyProject, run: (ask, { projectId }) => actView(ask, projectId, 'hand-in'), page: VouchersPage }),
  route({
    ...vouchers,
    method: 'POST',
    title: 'Tải hóa đơn, chứng từ lên',
    uploads: true,
    input: filesGiven,
    run: addFiles,
    done: ({ files, refused }, { projectId }) => ({
      to: `/projects/${projectId}/vouchers`,
      say: addedWords(files.length, refused.length),
      refused,
    }),
    redraw: vouchers.path,
  }),
]

export const projectRoutes: readonly Route[] = [...lists, ...draftRoutes, ...acts, ...handIn, ...resultsRoutes]
