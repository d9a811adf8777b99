// HTTP of inspection and acceptance.
import { z } from 'zod'
import { gatherGroups } from '../appraisal/grouped-fields.ts'
import { type Outcome, ok } from '../basics/outcome.ts'
import { STAFF } from '../people/role.ts'
import {
  choiceField,
  dayField,
  groupOf,
  idField,
  lineField,
  listOf,
  moneyField,
  moneyOrZero,
  optionalDay,
  optionalParagraph,
  paragraphField,
  text,
  versionField,
} from '../platform/fields.ts'
import { type Route, route } from '../platform/route.ts'
import { targetField } from '../programme/programme.field.ts'
import { MOST_TARGETS } from '../programme/programme.ts'
import { againWords } from '../project/evidence/words.vi.ts'
import { actsFor } from '../project/lifecycle.ts'
import { projectReach } from '../project/project.actions.ts'
import { type Accepted, accept, acceptanceDesk, type HeldAcceptance } from './acceptance.actions.ts'
import { AcceptancePage, type AcceptancePageData } from './acceptance.page.tsx'
import { VERDICTS } from './acceptance.ts'
import { annulmentRoutes } from './annulment.routes.ts'
import { inspectionDesk, inspectionList, type NewInspection, recordInspection } from './inspection.actions.ts'
import { InspectionPage } from './inspection.page.tsx'
import { CONCLUSIONS, type Inspection, type RemedyClosing } from './inspection.ts'
import { InspectionsPage } from './inspections.page.tsx'
import { closeRemedy } from './remedy.actions.ts'
import { sameMinutesWords, VERDICT_WORDS } from './words.vi.ts'

const INSPECTORS = ['inspector', 'department-officer'] as const

const list = route({
  method: 'GET',
  path: '/inspections',
  title: 'Đề án đang thực hiện và các biên bản kiểm tra',
  allow: STAFF,
  reach: 'province',
  input: z.strictObject({}),
  run: inspectionList,
  page: (data, context) => InspectionsPage({ data, context }),
})

const inspections = route({
  method: 'GET',
  path: '/projects/:projectId/inspections',
  title: 'Các lần kiểm tra một đề án, biểu kiểm tra',
  allow: STAFF,
  reach: projectReach,
  input: z.strictObject({ projectId: idField }),
  run: (ask, { projectId }) => inspectionDesk(ask, projectId),
  page: (data, context) => InspectionPage({ data, context }),
})

/** "61,4" per cent is 6140 basis points. */
const NOT_PERCENT = 'Nhập tỷ lệ hoàn thành từ 0 đến 100, ví dụ 61,4.'
const percentField = text(100, { error: 'Nhập tỷ lệ hoàn thành.', tooLong: NOT_PERCENT }).transform((typed, context): number => {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(typed.trim().replace(/%$/, '').trimEnd())
  const basisPoints = match ? Number(match[1]) * 100 + Number((match[2] ?? '0').padEnd(2, '0')) : Number.NaN
  if (basisPoints <= 10_000) return basisPoints
  context.addIssue({ code: 'custom', message: NOT_PERCENT })
  return z.NEVER
})

const inspection = route<NewInspection, Inspection>({
  method: 'POST',
  path: '/projects/:projectId/inspections',
  title: 'Lưu biên bản kiểm tra',
  allow: INSPECTORS,
  reach: projectReach,
  input: z
    .strictObject({
      projectId: idField,
      version: versionField,
      minutesNo: lineField('số biên bản', 60),
      heldOn: dayField('ngày kiểm tra'),
      team: paragraphField('thành phần đoàn kiểm tra', 2000),
      investedDong: moneyOrZero(),
      itemDone: percentField,
      findings: paragraphField('kết quả kiểm tra'),
      conclusion: choiceField('kết luận', CONCLUSIONS),
      remedy: optionalParagraph('yêu cầu khắc phục', 2000),
      remedyDueOn: optionalDay(),
    })
    .transform(({ itemDone, remedyDueOn, ...rest }) => ({ ...rest, itemDoneBasisPoints: itemDone, remedyDueOn: remedyDueOn ?? null })),
  versioned: true,
  run: recordInspection,
  redraw: '/projects/:projectId/inspections',
  done: (found) => ({ to: `/projects/${found.projectId}`, say: `Đã lưu biên bản kiểm tra ${found.minutesNo}.` }),
})

const remedy = route<RemedyClosing, Inspection>({
  method: 'POST',
  path: '/projects/:projectId/remedies',
  title: 'Xác nhận khắc phục xong',
  allow: INSPECTORS,
  reach: projectReach,
  input: z.strictObject({
    projectId: idField,
    inspectionId: idField,
    closedOn: dayField('ngày xác nhận'),
    minutesNo: lineField('số biên bản', 60),
    result: paragraphField('kết quả khắc phục', 2000),
  }),
  run: closeRemedy,
  redraw: '/projects/:projectId/inspections',
  done: ({ projectId, minutesNo }) => ({
    to: `/projects/${projectId}/inspections`,
    say: `Đã xác nhận khắc phục xong yêu cầu tại biên bản ${minutesNo}.`,
  }),
})

const typedText = text(4000).optional()

/** Establishments or named things of one line in one đề án. */
const MOST_TICKED = 1000

type TypedFields = { readonly [name: string]: string | Readonly<Record<string, readonly string[]>> | undefined }

/** What was typed, under the names of its fields; nothing when the page is opened for the first time. */
function typedFields({ proofs, ...fields }: TypedFields): AcceptancePageData['typed'] {
  const typed = Object.entries(fields).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []))
  const ticked = Object.entries(typeof proofs === 'object' ? proofs : {}).map(([code, ids]) => [`proofs.${code}`, ids] as const)
  return Object.fromEntries([...typed, ...ticked])
}

/** GET with what is typed so far: "Tính lại theo định mức" loses nothing and needs no JavaScript. */
const DeskInput = z.preprocess(
  (raw) => gatherGroups(raw, ['proofs']),
  z.strictObject({
    projectId: idField,
    eligibleDong: typedText,
    minutesNo: typedText,
    heldOn: typedText,
    attendees: typedText,
    verdict: typedText,
    conclusion: typedText,
    explanation: typedText,
    proofs: groupOf(text(40), listOf(text(60), MOST_TICKED), MOST_TARGETS),
    requestKey: typedText,
    version: typedText,
  }),
)

const acceptanceForm = route({
  method: 'GET',
  path: '/projects/:projectId/acceptance',
  title: 'Biểu nghiệm thu cơ sở',
  allow: ['department-officer'],
  reach: projectReach,
  input: DeskInput,
  run: async (ask, { projectId, ...typed }): Promise<Outcome<AcceptancePageData>> => {
    const desk = await acceptanceDesk(ask, projectId)
    if (!desk.ok) return desk
    const { level, state } = desk.value.project
    return ok({ desk: desk.value, may: actsFor(level, state, ask.who.roles).includes('accept'), requestKey: ask.newId(), typed: typedFields(typed) })
  },
  page: (data, context) => AcceptancePage({ data, context }),
})

const acceptance = route<HeldAcceptance, Accepted>({
  method: 'POST',
  path: '/projects/:projectId/acceptance',
  title: 'Lưu biên bản nghiệm thu cơ sở',
  allow: ['department-officer'],
  reach: projectReach,
  input: z.preprocess(
    (raw) => gatherGroups(raw, ['proofs']),
    z
      .strictObject({
        projectId: idField,
        version: versionField,
        eligibleDong: moneyField('tổng giá trị hợp lệ'),
        minutesNo: lineField('số biên bản', 60),
        heldOn: dayField('ngày nghiệm thu'),
        attendees: paragraphField('thành phần nghiệm thu', 2000),
        verdict: choiceField('kết luận', VERDICTS),
        conclusion: paragraphField('nội dung kết luận', 2000),
        explanation: optionalParagraph('giải trình', 2000),
        proofs: groupOf(targetField, listOf(idField, MOST_TICKED), MOST_TARGETS),
      })
      .transform(({ proofs, ...rest }) => ({ ...rest, proofs: new Map(Object.entries(proofs)) })),
  ),
  versioned: true,
  run: accept,
  redraw: '/projects/:projectId/acceptance',
  done: (held) => ({ to: `/projects/${held.project.id}`, say: saidOf(held) }),
})

function saidOf({ verdict, sameMinutes, again }: Accepted): string {
  const twice = `${sameMinutes.length > 0 ? ` ${sameMinutesWords(sameMinutes)}` : ''}${again.length > 0 ? ` ${againWords(again)}` : ''}`
  if (verdict === 'fail') return `Đã lưu biên bản nghiệm thu, kết luận không đạt. Đề án tiếp tục thực hiện để khắc phục rồi nghiệm thu lại.${twice}`
  return `Đã lưu biên bản nghiệm thu, kết luận ${VERDICT_WORDS[verdict].toLowerCase()}. Đề án chờ thanh toán, quyết toán.${twice}`
}

export const inspectionRoutes: readonly Route[] = [list, inspections, inspection, remedy, acceptanceForm, acceptance, ...annulmentRoutes]
