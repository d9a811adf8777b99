import { z } from 'zod'
import { ok } from '../basics/outcome.ts'
import { idField, optionalDay, optionalLine, text } from '../platform/fields.ts'
import { type Ask, type Route, route } from '../platform/route.ts'
import { type ActWords, actWords } from './act-words.ts'
import type { StateWords } from './fact-words.ts'
import { lookUp, type Registers } from './lookup.actions.ts'
import { type Place, readTrail } from './reading.actions.ts'
import { TrailPage } from './trail.page.tsx'

const optionalId = z
  .union([z.literal(''), idField])
  .default('')
  .transform((id) => (id === '' ? undefined : id))

/** "2025-03-04T02:00:00.000Z_<id>": where the page before ended. Anything else begins at the newest. */
const placeField = text(100)
  .catch('')
  .default('')
  .transform((typed): Place | undefined => {
    const [at = '', id = ''] = typed.split('_')
    const when = new Date(at)
    return Number.isNaN(when.getTime()) || !idField.safeParse(id).success ? undefined : { at: when, id }
  })

const trailQuery = z.strictObject({
  from: optionalDay(),
  to: optionalDay(),
  project: optionalLine('mã đề án', 40),
  who: optionalLine('họ tên hoặc tên đăng nhập', 100),
  person: optionalId,
  act: optionalLine('việc', 100),
  chain: optionalId,
  before: placeField,
})

type Words = { readonly acts: ActWords; readonly states: StateWords }

/** What was asked for by name is found first: a name nobody bears shows no lines rather than all of them. */
async function showTrail(ask: Ask, registers: Registers, acts: ActWords, query: z.output<typeof trailQuery>) {
  const looked = await lookUp(ask, registers, query)
  const { from, to, chain, before } = query
  const narrowed = { from, to, chain, before, act: query.act || undefined, subject: looked.project?.id, person: looked.person?.id ?? query.person }
  const vain = looked.unknown !== undefined || looked.choices.length > 0
  const { entries, older } = vain ? { entries: [], older: undefined } : await readTrail(ask, narrowed)
  const codes = await registers.codesOf(ask, [...new Set(entries.flatMap((entry) => (entry.subjectKind === 'project' ? [entry.subjectId] : [])))])
  const told = entries.map((entry) => ({
    ...entry,
    words: actWords(acts, entry.act),
    subjectCode: codes.get(entry.subjectId),
    hash: entry.hash.toString('hex'),
    previousHash: entry.previousHash.toString('hex'),
  }))
  return ok({ entries: told, older, query, looked })
}

/** The routes of this room; the words of all rooms' acts and states, and who keeps the records named, are handed in. */
export function trailRoutes({ acts, states }: Words, registers: Registers): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/trail',
      title: 'Nhật ký: ai đã làm gì',
      cost: 'costly',
      allow: ['auditor', 'administrator', 'department-leader'],
      reach: 'province',
      input: trailQuery,
      run: (ask, query) => showTrail(ask, registers, acts, query),
      page: (data, context) => TrailPage({ context, acts, states, ...data }),
    }),
  ]
}
