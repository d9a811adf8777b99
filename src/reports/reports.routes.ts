// HTTP of what is told: the attainment page, the records behind a figure, and the programme report as a page, in Word and in Excel.
import { z } from 'zod'
import { type Day, daysBetween, formatDay, yearOf } from '../basics/day.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import { DOCX_TYPE, paperToDocx } from '../papers/layout/paper.docx.ts'
import { workbookOf, XLSX_TYPE } from '../papers/layout/workbook.xlsx.ts'
import { PROVINCE_STAFF, STAFF } from '../people/role.ts'
import { optionalDay, text, wholeField } from '../platform/fields.ts'
import { type Ask, type Route, route } from '../platform/route.ts'
import { chosenAmong, chosenProgramme, programmesOf } from '../programme/programme.actions.ts'
import { programmeField } from '../programme/programme.field.ts'
import { type Chosen, coveringProgramme, type Programme } from '../programme/programme.ts'
import { AttainmentPage } from './attainment.page.tsx'
import { EvidencePage } from './evidence.page.tsx'
import type { Attained, TargetEvidence } from './evidence.ts'
import { letterheadRoutes } from './letterhead.routes.ts'
import { listOverdue, programmeBoard } from './overdue.actions.ts'
import { OverduePage } from './overdue.page.tsx'
import type { Overdue } from './overdue.ts'
import { type Period, periodOf, wholeYears } from './period.ts'
import { PlaceEvidencePage } from './place-evidence.page.tsx'
import { placeEvidence, viewPlaces } from './places.actions.ts'
import { PlacesPage } from './places.page.tsx'
import { type PlaceEvidence, type PlacesView, READINGS, STAGES_COUNTED } from './places.ts'
import { ReportPage } from './programme-report.page.tsx'
import { reportBook, reportPaper } from './programme-report.paper.ts'
import { type Told, targetEvidence, toldReport } from './reports.actions.ts'
import { ReportsPage, type ReportsView } from './reports.page.tsx'

/** A select left at "all" sends an empty field. */
const yearField = z.union([z.literal('').transform(() => undefined), wholeField('năm', 1990, 2200)]).optional()
const spanFields = { programme: programmeField, fromYear: yearField, toYear: yearField }

/** An officer held to a commune may not open the đề án of others. */

/** Which units of administration: those of today, or those before. */
const placesFields = { ...spanFields, units: z.enum(READINGS, { error: 'Chọn lại cách tính địa bàn.' }).optional() }

const MOST_YEARS = 30

type Asked = { readonly programme?: string | undefined; readonly from?: Day | undefined; readonly to?: Day | undefined }

const periodInput = z.strictObject({ programme: programmeField, from: optionalDay(), to: optionalDay() })

/** A day left out is the first or the last of the programme. */
async function report(ask: Ask, asked: Asked): Promise<Outcome<Told>> {
  const chosen = await programmeOfPeriod(ask, asked)
  if (!chosen.ok) return chosen
  const { programme } = chosen.value
  const period = periodAsked(ask, programme, asked)
  return period.ok ? await toldReport(ask, programme, period.value) : period
}

/** The one named; else, when a period is, the one it belongs to: the closing report of a programme is due when the next is at work. */
async function programmeOfPeriod(ask: Ask, { programme, from, to }: Asked): Promise<Outcome<Chosen>> {
  const chosen = await chosenProgramme(ask, programme, 'reports.no-programme')
  if (!chosen.ok || programme !== undefined || from === undefined || to === undefined) return chosen
  const all = await programmesOf(ask)
  const covering = coveringProgramme(all, yearOf(from), yearOf(to))
  return covering === undefined ? chosen : ok(chosenAmong(all, covering))
}

function periodAsked(ask: Ask, programme: Programme, { from, to }: Asked): Outcome<Period> {
  const whole = wholeYears(programme.fromYear, programme.toYear)
  const [first, last] = [from ?? whole.from, to ?? whole.to]
  if (last < first) return refuse('reports.period-backward', {}, 'to')
  if (daysBetween(first, last) > MOST_YEARS * 366) return refuse('reports.period-too-long', { years: String(MOST_YEARS) }, 'to')
  return told(periodOf(first, last), programme, ask.today)
}

/** Before the programme and in days to come there is nothing to report. */
function told(period: Period, { fromYear, toYear }: Programme, today: Day): Outcome<Period> {
  const programme = { fromYear: String(fromYear), toYear: String(toYear) }
  if (yearOf(period.to) < fromYear) return refuse('reports.period-before', programme, 'to')
  if (period.from > today) return refuse('reports.period-not-begun', { from: formatDay(period.from), today: formatDay(today) }, 'from')
  return ok(period)
}

async function reportsIndex(ask: Ask, { programme }: { readonly programme?: string | undefined }): Promise<Outcome<ReportsView>> {
  const chosen = await chosenProgramme(ask, programme, 'reports.no-programme')
  return chosen.ok ? ok({ ...chosen.value, today: ask.today }) : chosen
}

function fileName({ report: { period } }: Told, ending: string): string {
  return `bao-cao-khuyen-cong-${period.from}-${period.to}.${ending}`
}

const ROUTES: readonly Route[] = [
  route({
    method: 'GET',
    path: '/programme',
    title: 'Kết quả thực hiện chương trình',
    allow: STAFF,
    reach: 'province',
    input: z.strictObject(spanFields),
    run: programmeBoard,
    page: (told: Attained, context) => AttainmentPage({ told, context }),
  }),
  route({
    method: 'GET',
    path: '/programme/targets/:targetCode',
    title: 'Hồ sơ làm căn cứ của một mục tiêu',
    allow: STAFF,
    reach: 'province',
    input: z.strictObject({ targetCode: text(40), year: yearField, ...spanFields, page: wholeField('trang', 1, 100_000).optional() }),
    run: (ask, { programme, targetCode, year, fromYear, toYear, page }) =>
      targetEvidence(ask, { programme, targetCode, fromYear: year ?? fromYear, toYear: year ?? toYear, page }),
    page: (told: TargetEvidence, context) => EvidencePage({ told, context }),
  }),
  route({
    method: 'GET',
    path: '/programme/overdue',
    title: 'Việc quá hạn của cả tỉnh',
    allow: PROVINCE_STAFF,
    reach: 'province',
    input: z.strictObject({}),
    run: listOverdue,
    page: (overdue: Overdue, context) => OverduePage({ overdue, context }),
  }),
  route({
    method: 'GET',
    path: '/programme/communes',
    title: 'Đề án theo xã, phường',
    allow: STAFF,
    reach: 'province',
    input: z.strictObject(placesFields),
    run: viewPlaces,
    page: (view: PlacesView, context) => PlacesPage({ view, context }),
  }),
  route({
    method: 'GET',
    path: '/programme/communes/:place',
    title: 'Đề án của một xã, phường',
    allow: STAFF,
    reach: 'province',
    input: z.strictObject({
      ...placesFields,
      place: text(40),
      stage: z.enum(STAGES_COUNTED).optional(),
      page: wholeField('trang', 1, 100_000).optional(),
    }),
    run: placeEvidence,
    page: (told: PlaceEvidence, context) => PlaceEvidencePage({ told, context }),
  }),
  route({
    method: 'GET',
    path: '/reports',
    title: 'Báo cáo',
    allow: PROVINCE_STAFF,
    reach: 'province',
    input: z.strictObject({ programme: programmeField }),
    run: reportsIndex,
    page: (view: ReportsView, context) => ReportsPage({ view, context }),
  }),
  route({
    method: 'GET',
    path: '/reports/programme',
    title: 'Báo cáo kết quả thực hiện Chương trình khuyến công',
    cost: 'costly',
    allow: PROVINCE_STAFF,
    reach: 'province',
    input: periodInput,
    run: report,
    redraw: '/reports',
    redrawWith: ['programme'],
    page: (told: Told, context) =>
      ReportPage({ programme: told.programme, report: told.report, paper: reportPaper(told.report, { ...told.facts, demo: context.demo }), context }),
  }),
  route({
    method: 'GET',
    path: '/reports/programme.docx',
    title: 'Báo cáo chương trình, tệp Word',
    allow: PROVINCE_STAFF,
    reach: 'province',
    input: periodInput,
    run: report,
    download: async (told: Told, context) => ({
      fileName: fileName(told, 'docx'),
      type: DOCX_TYPE,
      bytes: await paperToDocx(reportPaper(told.report, { ...told.facts, demo: context.demo })),
    }),
  }),
  route({
    method: 'GET',
    path: '/reports/programme.xlsx',
    title: 'Biểu số liệu báo cáo chương trình, tệp Excel',
    allow: PROVINCE_STAFF,
    reach: 'province',
    input: periodInput,
    run: report,
    download: async (told: Told, context) => ({
      fileName: fileName(told, 'xlsx'),
      type: XLSX_TYPE,
      bytes: await workbookOf(reportBook(told.report, { ...told.facts, demo: context.demo })),
    }),
  }),
]

/** All of these count through whole years: they queue for connections of their own and stand before nobody. */
export const reportsRoutes: readonly Route[] = [...letterheadRoutes, ...ROUTES.map((one): Route => ({ ...one, lane: 'report' }))]
