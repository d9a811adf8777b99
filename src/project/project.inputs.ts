// What the forms of the application may hold, turned into what the actions take.
import { z } from 'zod'
import { type Dong, dong } from '../basics/money.ts'
import { type Outcome, ok, type Refusal, refuseAll } from '../basics/outcome.ts'
import {
  choiceField,
  codeField,
  dayField,
  idField,
  lineField,
  listOf as listGiven,
  moneyOrZero,
  optionalLine,
  optionalParagraph,
  text,
  tick,
  versionField,
  wholeField,
} from '../platform/fields.ts'
import { MOST_FILES } from '../platform/request.ts'
import type { Upload } from '../platform/route.ts'
import { knownActivities } from '../programme/activity.ts'
import { listedSource, targetField } from '../programme/programme.field.ts'
import { MOST_SOURCES, MOST_TARGETS } from '../programme/programme.ts'
import { isBlank, readLine } from './cost-line.ts'
import { STATES } from './lifecycle.ts'
import { SORTS } from './list.ts'
import { type CostLine, FORMS } from './project.ts'
import { CHANGE_KINDS } from './rules-in-force.ts'

const ACTIVITY_CODES = [...knownActivities()] as [string, ...string[]]
const KIND_CODES = CHANGE_KINDS.map((kind) => kind.code) as [string, ...string[]]

/** No box ticked and no line drawn send nothing at all: an empty list. */
function listOf<T extends z.ZodType>(item: T, most?: number) {
  return listGiven(item, most).default([])
}

/** An empty choice is no choice. */
const blank = z.literal('').transform(() => undefined)
const optionalCode = z.union([blank, codeField(/^[\w-]{1,60}$/, 'Mã không hợp lệ. Mở lại trang rồi chọn lại.')]).optional()
const page = wholeField('trang', 1, 400).catch(1)

const plain = { projectId: idField, version: versionField }

export const onlyProject = z.strictObject({ projectId: idField })
export const plainAct = z.strictObject(plain)

export const applyQuery = z.strictObject({ q: optionalLine('từ cần tìm'), establishmentId: z.union([blank, idField]).optional() })

export const newDraft = z.strictObject({
  name: lineField('tên đề án'),
  activity: choiceField('nội dung xin hỗ trợ', ACTIVITY_CODES),
  year: wholeField('năm kế hoạch', 2000, 2100),
  level: choiceField('cấp đề án', ['local', 'national']).default('local'),
  form: choiceField('loại đề án', FORMS).default('single'),
  establishmentId: z.union([blank, idField]).optional(),
  communeCode: optionalCode,
})

export const draftQuery = z.strictObject({
  projectId: idField,
  q: optionalLine('từ cần tìm'),
  rows: wholeField('số dòng', 0, 200).catch(0).default(0),
})

export const establishmentStep = z.strictObject({
  ...plain,
  communeCode: lineField('xã, phường nơi thực hiện', 20),
  implementingUnit: lineField('đơn vị thực hiện').optional(),
  beneficiariesShown: z.literal('on').optional(),
  beneficiaryIds: listOf(idField, 100),
})

/** A quantity left empty is a line the đề án does not serve. */
const optionalQuantity = z.union([blank, wholeField('số lượng', 1, 1_000_000)])

export const contentStep = z.strictObject({
  ...plain,
  name: lineField('tên đề án'),
  activity: choiceField('nội dung hoạt động', ACTIVITY_CODES),
  form: choiceField('loại đề án', FORMS).optional(),
  activitiesShown: z.literal('on').optional(),
  activities: listOf(choiceField('nội dung khác', ACTIVITY_CODES), 20),
  need: optionalParagraph('sự cần thiết'),
  goal: optionalParagraph('mục tiêu'),
  result: optionalParagraph('kết quả dự kiến'),
  startsOn: dayField('ngày bắt đầu'),
  endsOn: dayField('ngày kết thúc'),
  targetCode: listOf(targetField, MOST_TARGETS),
  planned: listOf(optionalQuantity, MOST_TARGETS),
  noTarget: tick,
})

export const costsStep = z.strictObject({
  ...plain,
  costName: listOf(optionalLine('tên hạng mục')),
  costUnit: listOf(optionalLine('đơn vị tính', 30)),
  costQuantity: listOf(text(100)),
  costPrice: listOf(text(100)),
  eligible: listOf(wholeField('số dòng', 0, 200)),
  normCode: optionalCode,
  source: listOf(listedSource, MOST_SOURCES),
  amount: listOf(moneyOrZero(), MOST_SOURCES),
  act: z.enum(['save', 'stay', 'more']).default('save'),
})

export type CostsStep = z.infer<typeof costsStep>

/** Written lines only; a line half written is named with its field. */
export function linesOf(step: Pick<CostsStep, 'costName' | 'costUnit' | 'costQuantity' | 'costPrice' | 'eligible'>): Outcome<CostLine[]> {
  const found: Refusal[] = []
  const lines: CostLine[] = []
  const rows = Math.max(step.costName.length, step.costQuantity.length, step.costPrice.length)
  for (let i = 0; i < rows; i++) {
    const typed = {
      name: step.costName[i] ?? '',
      unit: step.costUnit[i] ?? '',
      quantity: step.costQuantity[i] ?? '',
      price: step.costPrice[i] ?? '',
      eligible: step.eligible.includes(i),
    }
    if (isBlank(typed)) continue
    const line = readLine(typed)
    if (line.ok) lines.push(line.value)
    else found.push(...line.refusals.map((one) => ({ ...one, field: `${one.field}.${i}` })))
  }
  return found.length > 0 ? refuseAll(found) : ok(lines)
}

/** Amounts by source; the same source twice is added up. */
export function fundsGiven(step: Pick<CostsStep, 'source' | 'amount'>): ReadonlyMap<string, Dong> {
  const funds = new Map<string, Dong>()
  for (const [i, source] of step.source.entries()) funds.set(source, dong((funds.get(source) ?? 0n) + (step.amount[i] ?? 0n)))
  return funds
}

export const filesGiven = z.strictObject({ projectId: idField, files: z.array(z.custom<Upload>()).max(MOST_FILES) })

export const submission = z.strictObject({ ...plain, commitments: listOf(text(40), 10) })

export const returning = z.strictObject({
  ...plain,
  item: listOf(optionalLine('thành phần hồ sơ', 200), 20),
  problem: listOf(optionalLine('vấn đề', 500), 20),
  request: listOf(optionalLine('yêu cầu', 500), 20),
  workingDays: wholeField('thời hạn bổ sung', 1, 60),
})

export const withdrawal = z.strictObject({ ...plain, reason: optionalParagraph('lý do', 2000) })

export const assignment = z.strictObject({
  ...plain,
  decisionNo: lineField('số quyết định', 60),
  decidedOn: dayField('ngày quyết định'),
  issuer: lineField('cơ quan ban hành', 200),
  abstract: lineField('trích yếu', 300),
  permission: optionalLine('số văn bản cho phép', 60),
})

export const changeRequest = z.strictObject({
  ...plain,
  kind: choiceField('nội dung điều chỉnh', KIND_CODES),
  before: lineParagraph('nội dung đã duyệt'),
  after: lineParagraph('nội dung đề nghị'),
  reason: lineParagraph('lý do'),
  newEndsOn: z.union([blank, dayField('ngày kết thúc mới')]).optional(),
  newCommuneCode: optionalCode,
})

function lineParagraph(what: string) {
  return optionalParagraph(what, 2000).pipe(z.string().min(1, `Nhập ${what}.`))
}

export const changeDecision = z.strictObject({
  ...plain,
  verdict: choiceField('quyết định', ['agreed', 'refused']),
  decisionNo: lineField('số văn bản quyết định', 60),
  decidedOn: dayField('ngày quyết định'),
})

const filter = <T extends z.ZodType>(item: T) => z.union([blank, item]).optional()

export const listInput = z.strictObject({
  q: optionalLine('từ cần tìm', 200),
  year: filter(wholeField('năm', 2000, 2100)),
  level: filter(z.enum(['local', 'national'])),
  state: filter(z.enum(STATES)),
  activity: filter(z.enum(ACTIVITY_CODES)),
  commune: optionalCode,
  sort: z.enum(SORTS).catch('code').default('code'),
  page: page.default(1),
})
