import { z } from 'zod'
import { ok } from '../basics/outcome.ts'
import { idField, optionalDay, optionalLine } from '../platform/fields.ts'
import { type Route, route } from '../platform/route.ts'
import { type ActWords, actWords } from './act-words.ts'
import type { StateWords } from './fact-words.ts'
import { type Place, readTrail } from './reading.actions.ts'
import { TrailPage } from './trail.page.tsx'

const optionalId = z
  .union([z.literal(''), idField])
  .default('')
  .transform((id) => (id === '' ? undefined : id))

/** "2025-03-04T02:00:00.000Z_<id>": where the page before ended. Anything else begins at the newest. */
const placeField = z
  .string()
  .default('')
  .transform((text): Place | undefined => {
    const [at = '', id = ''] = text.split('_')
    const when = new Date(at)
    return Number.isNaN(when.getTime()) || !idField.safeParse(id).success ? undefined : { at: when, id }
  })

/** The routes of this room; the words of all rooms' acts and states are handed in. */
export function trailRoutes(words: ActWords, states: StateWords = {}): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/trail',
      title: 'Nhật ký: ai đã làm gì',
      allow: ['auditor', 'administrator', 'department-leader'],
      reach: 'province',
      input: z.strictObject({
        from: optionalDay(),
        to: optionalDay(),
        person: optionalId,
        act: optionalLine('việc', 100),
        chain: optionalId,
        before: placeField,
      }),
      run: async (ask, query) => {
        const { entries, older } = await readTrail(ask, { ...query, act: query.act || undefined })
        const told = entries.map((entry) => ({
          ...entry,
          words: actWords(words, entry.act),
          hash: entry.hash.toString('hex'),
          previousHash: entry.previousHash.toString('hex'),
        }))
        return ok({ entries: told, older, query, acts: words })
      },
      page: (data, context) => TrailPage({ context, states, ...data }),
    }),
  ]
}
