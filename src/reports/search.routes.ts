// The box at the top of every page.
import { z } from 'zod'
import { optionalLine } from '../platform/fields.ts'
import { type Route, route } from '../platform/route.ts'
import { search } from './search.actions.ts'
import { SearchPage } from './search.page.tsx'
import type { SearchView } from './search-view.ts'

export const searchRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/search',
    title: 'Tìm đề án, cơ sở, văn bản',
    cost: 'costly',
    allow: 'signed-in',
    reach: 'province',
    input: z.strictObject({ q: optionalLine('nội dung tìm', 200) }),
    run: (ask, { q }) => search(ask, q),
    page: (view: SearchView, context) => SearchPage({ view, context }),
  }),
]
