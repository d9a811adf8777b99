// HTTP of figures that stand beside what is counted: one page for a line, and an act for each kind of figure.
import { z } from 'zod'
import { STAFF } from '../people/role.ts'
import { dayField, lineField, paragraphField, text, wholeField } from '../platform/fields.ts'
import { type Route, route } from '../platform/route.ts'
import { programmeField } from '../programme/programme.field.ts'
import { correctTarget, figuresView, giveYearGoal, measureTarget } from './figures.actions.ts'
import { FiguresPage } from './figures.page.tsx'
import { correctionWords, type FiguresView } from './figures.ts'

const NOT_FIGURE = 'Nhập số không âm, số lẻ dùng dấu phẩy, ví dụ 12,5.'

/** "1.234,5" */
function figureField(what: string) {
  return text(40, { error: `Nhập ${what}.`, tooLong: NOT_FIGURE })
    .trim()
    .transform((typed, context): number => {
      if (/^\d{1,3}(\.\d{3}){0,3}(,\d{1,4})?$|^\d{1,12}(,\d{1,4})?$/.test(typed)) return Number(typed.replaceAll('.', '').replace(',', '.'))
      context.addIssue({ code: 'custom', message: typed === '' ? `Nhập ${what}.` : NOT_FIGURE })
      return z.NEVER
    })
}

const path = '/programme/targets/:targetCode/figures'
const line = { targetCode: text(40), programme: programmeField }
const back = (targetCode: string, programme: string | undefined) =>
  `/programme/targets/${encodeURIComponent(targetCode)}/figures${programme === undefined ? '' : `?programme=${encodeURIComponent(programme)}`}`
const of = { reach: 'province', redraw: path, redrawWith: ['programme'] } as const

export const figuresRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path,
    title: 'Số giao năm, số liệu theo văn bản và số điều chỉnh của một mục tiêu',
    allow: STAFF,
    reach: 'province',
    input: z.strictObject(line),
    run: figuresView,
    page: (view: FiguresView, context) => FiguresPage({ view, context }),
  }),
  route({
    ...of,
    method: 'POST',
    path: '/programme/targets/:targetCode/corrections',
    title: 'Điều chỉnh số đã đếm theo quyết định',
    allow: ['department-leader'],
    input: z.strictObject({
      ...line,
      year: wholeField('năm', 1990, 2200),
      quantity: wholeField('số theo quyết định', 0, 1_000_000),
      decisionNo: lineField('số quyết định', 60),
      decidedOn: dayField('ngày quyết định'),
      reason: paragraphField('lý do', 1000),
    }),
    run: correctTarget,
    done: (done, { targetCode, programme }) => ({ to: back(targetCode, programme), say: `Đã ghi. ${correctionWords(done)}.` }),
  }),
  route({
    ...of,
    method: 'POST',
    path: '/programme/targets/:targetCode/measures',
    title: 'Ghi số liệu của mục tiêu theo văn bản',
    allow: ['department-officer', 'department-leader'],
    input: z.strictObject({
      ...line,
      asAt: dayField('ngày của số liệu'),
      part: figureField('tử số'),
      whole: z
        .union([z.literal('').transform(() => null), figureField('mẫu số').refine((value) => value > 0, 'Mẫu số phải lớn hơn 0.')])
        .default(null),
      paperNo: lineField('số văn bản', 60),
      paperOn: dayField('ngày văn bản'),
    }),
    run: measureTarget,
    done: (_, { targetCode, programme }) => ({ to: back(targetCode, programme), say: 'Đã ghi số liệu.' }),
  }),
  route({
    ...of,
    method: 'POST',
    path: '/programme/targets/:targetCode/year-goals',
    title: 'Giao số từng năm cho mục tiêu',
    allow: ['department-leader'],
    input: z.strictObject({
      ...line,
      year: wholeField('năm', 1990, 2200),
      value: figureField('số giao'),
      decisionNo: lineField('số quyết định', 60),
      decidedOn: dayField('ngày quyết định'),
    }),
    run: giveYearGoal,
    done: ({ year }, { targetCode, programme }) => ({ to: back(targetCode, programme), say: `Đã ghi số giao năm ${year}.` }),
  }),
]
