// The one page of whoever keeps the house: what is wrong, and how full the disks are.
import { z } from 'zod'
import type { Refusal } from '../basics/outcome.ts'
import { ok } from '../basics/outcome.ts'
import { ailments } from '../platform/condition.ts'
import { choiceField, wholeField } from '../platform/fields.ts'
import { type Route, route } from '../platform/route.ts'
import { limitsView, setLimit } from './quota.actions.ts'
import { QUOTAS } from './quota.ts'
import { UpkeepPage } from './upkeep.page.tsx'
import { disksNow } from './watch.actions.ts'

export function upkeepRoutes(say: (refusal: Refusal) => string): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/system',
      title: 'Tình trạng hệ thống',
      allow: ['administrator'],
      reach: 'province',
      input: z.strictObject({}),
      run: async (ask) =>
        ok({
          wrong: ailments().map(({ what, since, halts }) => ({ code: what.code, text: say(what), since, halts })),
          ...disksNow(),
          limits: await limitsView(ask),
          requestKey: ask.newId(),
        }),
      page: UpkeepPage,
    }),
    route({
      method: 'POST',
      path: '/system/upload-limits',
      title: 'Đặt giới hạn dung lượng tệp',
      allow: ['administrator'],
      reach: 'province',
      input: z.strictObject({ kind: choiceField('giới hạn', QUOTAS), mostMb: wholeField('số MB', 1, 10_000_000) }),
      run: setLimit,
      done: () => ({ to: '/system', say: 'Đã đặt giới hạn dung lượng tệp. Áp dụng từ lần tải lên kế tiếp.' }),
      redraw: '/system',
    }),
  ]
}
