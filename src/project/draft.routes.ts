// Applying: the start, and one address for each step of the application.
import { z } from 'zod'
import { timeOf } from '../basics/day.ts'
import type { Role } from '../people/role.ts'
import { type Ask, type Download, type Route, route } from '../platform/route.ts'
import { ApplyPage } from './apply.page.tsx'
import { CostsStepPage } from './costs.page.tsx'
import { createDraft } from './draft.actions.ts'
import type { DraftContent } from './draft.ts'
import { changeDraft } from './draft-change.actions.ts'
import { ContentStepPage, EstablishmentStepPage } from './draft-forms.page.tsx'
import { PapersStepPage } from './draft-papers.page.tsx'
import { DraftOverviewPage } from './draft-steps.page.tsx'
import { applyView, draftView } from './draft-view.actions.ts'
import { addFiles, openFile } from './file.actions.ts'
import { projectReach } from './project.actions.ts'
import {
  applyQuery,
  contentStep,
  costsStep,
  draftQuery,
  establishmentStep,
  filesGiven,
  fundsGiven,
  linesOf,
  newDraft,
  submission,
} from './project.inputs.ts'
import type { Project } from './project.ts'
import { submitProject } from './submission.actions.ts'
import { SubmissionPage } from './submission.page.tsx'
import { addedWords } from './words.vi.ts'

const APPLICANTS: readonly Role[] = ['establishment', 'centre-officer']

function staff(ask: Ask): boolean {
  return ask.who.roles.includes('centre-officer')
}

function saved(project: Project): string {
  return `Đã lưu. Lần lưu gần nhất lúc ${timeOf(project.changedAt)}.`
}

const start: readonly Route[] = [
  route({
    method: 'GET',
    path: '/apply',
    title: 'Hướng dẫn và bắt đầu đăng ký hỗ trợ',
    allow: 'anyone',
    reach: 'province',
    input: applyQuery,
    run: applyView,
    page: ApplyPage,
  }),
  route({
    method: 'POST',
    path: '/apply',
    title: 'Lập hồ sơ đề án mới',
    allow: APPLICANTS,
    reach: 'province',
    input: newDraft,
    run: (ask, input) =>
      createDraft(ask, staff(ask) ? input : { ...input, level: 'local', form: 'single', establishmentId: undefined, communeCode: undefined }),
    done: (project) => ({ to: `/projects/${project.id}/edit`, say: `Đã lập hồ sơ ${project.code}. Làm tiếp các bước dưới đây.` }),
    redraw: '/apply',
  }),
]

/** Pages of the five steps and their overview: all draw the same view of the dossier. */
const pages: readonly Route[] = (
  [
    ['/projects/:projectId/edit', 'Các bước của hồ sơ', DraftOverviewPage],
    ['/projects/:projectId/edit/establishment', 'Bước 1: thông tin cơ sở', EstablishmentStepPage],
    ['/projects/:projectId/edit/content', 'Bước 2: nội dung xin hỗ trợ', ContentStepPage],
    ['/projects/:projectId/edit/costs', 'Bước 3: máy móc và số tiền', CostsStepPage],
    ['/projects/:projectId/edit/papers', 'Bước 4: giấy tờ', PapersStepPage],
    ['/projects/:projectId/submission', 'Bước 5: cam kết và gửi', SubmissionPage],
  ] as const
).map(([path, title, page]) => route({ method: 'GET', path, title, allow: APPLICANTS, reach: projectReach, input: draftQuery, run: draftView, page }))

const saves: readonly Route[] = [
  route({
    method: 'POST',
    path: '/projects/:projectId/edit/establishment',
    title: 'Lưu thông tin cơ sở của hồ sơ',
    allow: APPLICANTS,
    reach: projectReach,
    versioned: true,
    input: establishmentStep,
    run: (ask, { projectId, version, communeCode, implementingUnit, beneficiariesShown, beneficiaryIds }) => {
      const more: DraftContent = staff(ask) ? { implementingUnit, beneficiaryIds: beneficiariesShown ? beneficiaryIds : undefined } : {}
      return changeDraft(ask, { projectId, version, content: { communeCode, ...more } })
    },
    done: (project) => ({ to: `/projects/${project.id}/edit/content`, say: saved(project) }),
    redraw: '/projects/:projectId/edit/establishment',
  }),
  route({
    method: 'POST',
    path: '/projects/:projectId/edit/content',
    title: 'Lưu nội dung xin hỗ trợ',
    allow: APPLICANTS,
    reach: projectReach,
    versioned: true,
    input: contentStep,
    run: (ask, { projectId, version, targetCode, planned, form, activities, activitiesShown, ...rest }) => {
      const targets = targetCode.flatMap((code, i) => (planned[i] === undefined ? [] : [{ code, planned: planned[i] }]))
      const more: DraftContent = staff(ask) ? { form } : {}
      const content = { ...rest, ...more, targets, activities: activitiesShown ? activities : undefined }
      return changeDraft(ask, { projectId, version, content })
    },
    done: (project) => ({ to: `/projects/${project.id}/edit/costs`, say: saved(project) }),
    redraw: '/projects/:projectId/edit/content',
  }),
  route({
    method: 'POST',
    path: '/projects/:projectId/edit/costs',
    title: 'Lưu hạng mục và nguồn tiền',
    allow: APPLICANTS,
    reach: projectReach,
    versioned: true,
    input: costsStep,
    run: async (ask, { projectId, version, normCode, act, ...step }) => {
      const costs = linesOf(step)
      if (!costs.ok) return costs
      return await changeDraft(ask, {
        projectId,
        version,
        unfinished: act !== 'save',
        content: { costs: costs.value, funds: fundsGiven(step), normCode: normCode ?? null },
      })
    },
    done: (project, { act, costName }) => ({ to: nextOfCosts(project.id, act, costName.length), say: saved(project) }),
    redraw: '/projects/:projectId/edit/costs',
  }),
  route({
    method: 'POST',
    path: '/projects/:projectId/edit/papers',
    title: 'Tải giấy tờ lên',
    allow: APPLICANTS,
    reach: projectReach,
    uploads: true,
    input: filesGiven,
    run: addFiles,
    done: ({ files, refused }, { projectId }) => ({
      to: `/projects/${projectId}/edit/papers`,
      say: addedWords(files.length, refused.length),
      refused,
    }),
    redraw: '/projects/:projectId/edit/papers',
  }),
  route({
    method: 'POST',
    path: '/projects/:projectId/submission',
    title: 'Gửi hồ sơ',
    allow: APPLICANTS,
    reach: projectReach,
    versioned: true,
    input: submission,
    run: submitProject,
    done: (project) => ({
      to: `/projects/${project.id}`,
      say: `Đã gửi hồ sơ ${project.code}. Cơ quan tiếp nhận sẽ trả lời trước khi hết hạn ghi ở hồ sơ.`,
    }),
    redraw: '/projects/:projectId/submission',
  }),
]

function nextOfCosts(projectId: string, act: 'save' | 'stay' | 'more', rows: number): string {
  const here = `/projects/${projectId}/edit/costs`
  if (act === 'more') return `${here}?rows=${Math.min(200, rows + 5)}`
  return act === 'stay' ? here : `/projects/${projectId}/edit/papers`
}

const files: readonly Route[] = [
  route({
    method: 'GET',
    path: '/projects/:projectId/files/:fileId',
    title: 'Tải một tệp của hồ sơ',
    allow: 'signed-in',
    reach: projectReach,
    input: z.strictObject({ projectId: draftQuery.shape.projectId, fileId: draftQuery.shape.projectId }),
    seen: { act: 'project.file-opened', subject: 'project' },
    run: openFile,
    download: (file: Download) => file,
  }),
]

export const draftRoutes: readonly Route[] = [...start, ...pages, ...saves, ...files]
