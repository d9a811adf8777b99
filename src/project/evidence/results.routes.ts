// HTTP of naming the results of a đề án: the lines it serves, the things of one line, the act that names one and the act that withdraws one.
import { z } from 'zod'
import { dayField, idField, optionalLine, optionalParagraph, wholeField } from '../../platform/fields.ts'
import { type Route, route } from '../../platform/route.ts'
import { targetField } from '../../programme/programme.field.ts'
import { MOVES } from '../lifecycle.ts'
import { projectReach } from '../project.actions.ts'
import { filesGiven } from '../project.inputs.ts'
import { ACT_WORDS } from '../words.vi.ts'
import { lineView, nameItem, resultsView, withdrawItem } from './item.actions.ts'
import { LineResultsPage, ResultsPage } from './results.page.tsx'

const NAMERS = MOVES.find(({ act }) => act === 'name-results')?.by ?? []
const line = { projectId: idField, targetCode: targetField }
const blank = z.literal('').transform(() => undefined)
const ofLine = { path: '/projects/:projectId/results/:targetCode', allow: NAMERS, reach: projectReach } as const

export const resultsRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/projects/:projectId/results',
    title: ACT_WORDS['name-results'],
    allow: NAMERS,
    reach: projectReach,
    input: z.strictObject({ projectId: idField }),
    run: (ask, { projectId }) => resultsView(ask, projectId),
    page: ResultsPage,
  }),
  route({
    ...ofLine,
    method: 'GET',
    title: 'Các việc đã ghi cho một mục tiêu, biểu ghi thêm',
    input: z.strictObject(line),
    run: lineView,
    page: LineResultsPage,
  }),
  route({
    ...ofLine,
    method: 'POST',
    title: 'Ghi một việc kèm giấy tờ chứng minh',
    uploads: true,
    input: z.strictObject({
      ...line,
      name: optionalLine('tên'),
      place: optionalLine('địa điểm'),
      startsOn: z.union([blank, dayField('ngày')]).optional(),
      endsOn: z.union([blank, dayField('ngày kết thúc')]).optional(),
      number: optionalLine('số', 60),
      codes: optionalParagraph('ký hiệu gian hàng'),
      quantity: z.union([blank, wholeField('khối lượng', 1, 1_000_000)]).optional(),
      files: filesGiven.shape.files,
    }),
    run: (ask, { startsOn, endsOn, quantity, ...given }) => nameItem(ask, { ...given, startsOn, endsOn, quantity }),
    redraw: ofLine.path,
    done: ({ name }, { projectId, targetCode }) => ({
      to: `/projects/${projectId}/results/${encodeURIComponent(targetCode)}`,
      say: `Đã ghi ${name}. Khi nghiệm thu, đánh dấu để tính cho mục tiêu.`,
    }),
  }),
  route({
    method: 'POST',
    path: '/projects/:projectId/result-removals',
    title: 'Rút một việc đã ghi',
    allow: NAMERS,
    reach: projectReach,
    input: z.strictObject({ projectId: idField, itemId: idField }),
    run: withdrawItem,
    redraw: '/projects/:projectId/results',
    done: ({ name, targetCode }, { projectId }) => ({
      to: `/projects/${projectId}/results/${encodeURIComponent(targetCode)}`,
      say: `Đã rút ${name}.`,
    }),
  }),
]
