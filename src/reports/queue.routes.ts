// "Việc của tôi", where staff land after signing in.
import { z } from 'zod'
import { workbookOf, XLSX_TYPE } from '../papers/layout/workbook.xlsx.ts'
import { STAFF } from '../people/role.ts'
import { type Route, route } from '../platform/route.ts'
import { queueForSheet, viewQueue } from './queue.actions.ts'
import { QueuePage } from './queue.page.tsx'
import { queueBook } from './queue.paper.ts'
import { TASKS, WHENS } from './queue.ts'
import type { QueueView } from './queue-view.ts'

/** A select left at "all" sends nothing in words. */
function choice<const T extends readonly [string, ...string[]]>(values: T) {
  return z
    .union([z.enum(values), z.literal('')], { error: 'Chọn lại điều kiện lọc trong danh sách.' })
    .optional()
    .transform((value) => (value === '' ? undefined : value))
}

const filterInput = z.strictObject({ act: choice(TASKS), level: choice(['local', 'national']), when: choice(WHENS) })

export const queueRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/queue',
    title: 'Việc của tôi',
    allow: STAFF,
    reach: 'province',
    input: filterInput,
    run: (ask, filter) => viewQueue(ask, filter),
    page: (view: QueueView, context) => QueuePage({ view, context }),
  }),
  route({
    method: 'GET',
    path: '/queue.xlsx',
    lane: 'report',
    title: 'Việc của tôi, tệp Excel',
    allow: STAFF,
    reach: 'province',
    input: filterInput,
    run: queueForSheet,
    download: async (view: QueueView, context) => ({
      fileName: `viec-cua-toi-${context.today}.xlsx`,
      type: XLSX_TYPE,
      bytes: await workbookOf(queueBook(view, context)),
    }),
  }),
]
