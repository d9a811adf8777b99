// "Việc của tôi", where staff land after signing in.
import { z } from 'zod'
import { STAFF } from '../people/role.ts'
import { type Route, route } from '../platform/route.ts'
import { viewQueue } from './queue.actions.ts'
import { QueuePage } from './queue.page.tsx'
import { TASKS, WHENS } from './queue.ts'
import type { QueueView } from './queue-view.ts'

/** A select left at "all" sends nothing in words. */
function choice<const T extends readonly [string, ...string[]]>(values: T) {
  return z
    .union([z.enum(values), z.literal('')], { error: 'Chọn lại điều kiện lọc trong danh sách.' })
    .optional()
    .transform((value) => (value === '' ? undefined : value))
}

export const queueRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/queue',
    title: 'Việc của tôi',
    allow: STAFF,
    reach: 'province',
    input: z.strictObject({ act: choice(TASKS), level: choice(['local', 'national']), when: choice(WHENS) }),
    run: viewQueue,
    page: (view: QueueView, context) => QueuePage({ view, context }),
  }),
]
