// The public first page: nobody signs in, nothing is set in the browser.
import { z } from 'zod'
import { type Route, route } from '../platform/route.ts'
import { FrontPage } from './front.page.tsx'
import type { Front } from './front.ts'
import { front } from './portal.actions.ts'

export const portalRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/',
    title: 'Trang công khai của chương trình',
    allow: 'anyone',
    reach: 'province',
    keepSeconds: 60,
    input: z.object({}),
    run: front,
    page: (view: Front | null, context) => FrontPage({ front: view, context }),
  }),
]
