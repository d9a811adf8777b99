// HTTP of appraisal: the form at base and at the ministry, and the rejection.
import { z } from 'zod'
import { parseDay } from '../basics/day.ts'
import { parseDong } from '../basics/money.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { Role } from '../people/role.ts'
import {
  choiceField,
  codeField,
  dayField,
  groupOf,
  idField,
  lineField,
  moneyField,
  moneyOrZero,
  optionalLine,
  paragraphField,
  text,
  tick,
  versionField,
} from '../platform/fields.ts'
import { type Ask, type Route, route } from '../platform/route.ts'
import { listedSource } from '../programme/programme.field.ts'
import { actsFor } from '../project/lifecycle.ts'
import { beneficiariesOf, loadProject, projectReach } from '../project/project.actions.ts'
import { sharesField } from '../project/share.field.ts'
import { twinsOf } from '../registry/establishment-view.actions.ts'
import { namesOf } from '../registry/registry.actions.ts'
import { type Appraised, appraise, appraiseMinistry, type HeldAppraisal, type reject } from './appraisal.actions.ts'
import { AppraisalPage, type AppraisalPageData, PATHS } from './appraisal.page.tsx'
import { CRITERIA, FINDINGS, type Tier, VERDICTS } from './appraisal.ts'
import { appraisalDesk, recompute, type Tried } from './desk.actions.ts'
import { gatherGroups } from './grouped-fields.ts'
import { RejectionPage, type RejectionPageData } from './rejection.page.tsx'
import { VERDICT_WORDS } from './words.vi.ts'

const GROUPS = ['findings', 'remarks', 'amounts', 'shares']

const typedText = text(8000).optional()
const typedGroup = groupOf(text(60), text(8000))

/** What is typed so far, finished or not: "Tính lại theo định mức" loses nothing, saves nothing and needs no JavaScript. */
const TypedInput = z.preprocess(
  (raw) => gatherGroups(raw, GROUPS),
  z
    .strictObject({
      projectId: idField,
      heldOn: typedText,
      eligibleDong: typedText,
      priority: tick,
      normCode: typedText,
      noNormReason: typedText,
      minutesNo: typedText,
      verdict: typedText,
      conclusion: typedText,
      findings: typedGroup,
      remarks: typedGroup,
      amounts: typedGroup,
      shares: typedGroup,
      version: typedText,
    })
    .transform(
      ({ projectId, heldOn = '', normCode, eligibleDong = '', priority }): Tried => ({
        projectId,
        heldOn: parseDay(heldOn),
        normCode,
        eligibleDong: parseDong(eligibleDong),
        priority,
      }),
    ),
)

const finding = choiceField('đánh giá của nội dung này', FINDINGS)
const remark = optionalLine('nhận xét', 500)

/** A code of a norm, NO_NORM, or empty: nothing chosen. Left out, the đề án keeps its own. */
const normField = codeField(/^[a-z0-9-]{0,60}$/, 'Chọn mức chi áp dụng.').optional()

const MinutesInput = z.preprocess(
  (raw) => gatherGroups(raw, GROUPS),
  z
    .strictObject({
      projectId: idField,
      version: versionField,
      minutesNo: lineField('số biên bản', 60),
      heldOn: dayField('ngày thẩm định'),
      eligibleDong: moneyField('chi phí được tính hỗ trợ'),
      priority: tick,
      normCode: normField,
      noNormReason: optionalLine('lý do không có mức chi áp dụng', 500),
      findings: z.strictObject({ principles: finding, need: finding, capacity: finding, combination: finding, file: finding }),
      remarks: z.strictObject({ principles: remark, need: remark, capacity: remark, combination: remark, file: remark }),
      amounts: groupOf(listedSource, moneyOrZero()),
      shares: sharesField,
      verdict: choiceField('kết luận', VERDICTS),
      conclusion: paragraphField('nội dung kết luận', 2000),
    })
    .transform(({ findings, remarks, amounts, shares, ...rest }): HeldAppraisal => {
      const judged = CRITERIA.map((criterion) => ({ criterion, finding: findings[criterion], remark: remarks[criterion] }))
      return { ...rest, judged, amounts: new Map(Object.entries(amounts)), shares: new Map(Object.entries(shares)) }
    }),
)

async function desk(ask: Ask, projectId: string, tier: Tier): Promise<Outcome<AppraisalPageData>> {
  const read = await appraisalDesk(ask, projectId)
  if (!read.ok) return read
  const { project } = read.value
  const may = actsFor(project.level, project.state, ask.who.roles).includes(tier === 'base' ? 'appraise' : 'appraise-ministry')
  const twins = may ? await twinsOf(ask, await beneficiariesOf(ask, projectId)) : []
  const names = await namesOf(ask, read.value.beneficiaryIds)
  const beneficiaries = read.value.beneficiaryIds.map((id) => ({ id, name: names.get(id)?.name ?? id }))
  return ok({ desk: read.value, tier, twins, may, beneficiaries, requestKey: ask.newId() })
}

function saidOf(done: Appraised, tier: Tier): string {
  if (done.verdict === 'fail') return 'Đã lưu biên bản, kết luận không đạt. Lãnh đạo Sở xem xét trả hồ sơ hoặc từ chối hỗ trợ.'
  const next = tier === 'base' && done.project.state === 'ministry' ? 'Hồ sơ chuyển Bộ Công Thương thẩm định.' : 'Đề án chờ đưa vào kế hoạch năm.'
  return `Đã lưu biên bản thẩm định, kết luận ${VERDICT_WORDS[done.verdict].toLowerCase()}. ${next}`
}

const TIERS_HTTP = [
  { tier: 'base', allow: ['department-officer'], title: 'thẩm định cấp cơ sở', run: appraise },
  { tier: 'ministry', allow: ['ministry-officer'], title: 'thẩm định của Bộ Công Thương', run: appraiseMinistry },
] as const satisfies readonly { tier: Tier; allow: readonly Role[]; title: string; run: typeof appraise }[]

function tierRoutes({ tier, allow, title, run }: (typeof TIERS_HTTP)[number]): Route[] {
  const path = `/projects/:projectId/${PATHS[tier]}` as const
  return [
    route<{ projectId: string }, AppraisalPageData>({
      method: 'GET',
      path,
      title: `Biểu ${title}`,
      allow,
      reach: projectReach,
      input: z.strictObject({ projectId: idField }),
      run: (ask, { projectId }) => desk(ask, projectId, tier),
      page: (data, context) => AppraisalPage({ data, context }),
    }),
    route<HeldAppraisal, Appraised>({
      method: 'POST',
      path,
      title: `Lưu biên bản ${title}`,
      allow,
      reach: projectReach,
      input: MinutesInput,
      versioned: true,
      run,
      redraw: path,
      done: (held) => ({ to: `/projects/${held.project.id}`, say: saidOf(held, tier) }),
    }),
    route<Tried, never>({
      method: 'POST',
      path: `${path}/recomputation`,
      title: `Tính lại mức hỗ trợ theo định mức khi ${title}, không lưu`,
      allow,
      reach: projectReach,
      input: TypedInput,
      run: recompute,
      redraw: path,
      untrailed: 'không lưu gì',
    }),
  ]
}

const REJECTERS = ['department-leader', 'ministry-officer'] as const satisfies readonly Role[]

const rejectionForm = route({
  method: 'GET',
  path: '/projects/:projectId/rejection',
  title: 'Biểu từ chối hỗ trợ',
  allow: REJECTERS,
  reach: projectReach,
  input: z.strictObject({ projectId: idField }),
  run: async (ask, { projectId }): Promise<Outcome<RejectionPageData>> => {
    const project = await loadProject(ask, projectId)
    if (!project) return refuse('project.not-found')
    return ok({ project, may: actsFor(project.level, project.state, ask.who.roles).includes('reject'), requestKey: ask.newId() })
  },
  page: (data, context) => RejectionPage({ data, context }),
})

/** A đề án that is turned down leaves the plans that hold it too: `run` is of the room that knows them. */
export const rejectionRoute = (run: typeof reject): Route =>
  route({
    method: 'POST',
    path: '/projects/:projectId/rejection',
    title: 'Từ chối hỗ trợ đề án',
    allow: REJECTERS,
    reach: projectReach,
    input: z.strictObject({ projectId: idField, version: versionField, reason: paragraphField('lý do', 2000) }),
    versioned: true,
    run,
    redraw: '/projects/:projectId/rejection',
    done: (project) => ({ to: `/projects/${project.id}`, say: `Đã kết luận đề án ${project.code} không đủ điều kiện hỗ trợ.` }),
  })

export const appraisalRoutes: readonly Route[] = [...TIERS_HTTP.flatMap(tierRoutes), rejectionForm]
