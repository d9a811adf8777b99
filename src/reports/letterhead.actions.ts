// Setting the letterhead of reports, and writing down why a line fell behind. The letterhead of a paper is that of the day it is made.
import type { Day } from '../basics/day.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import { programmeById, targetLines } from '../programme/programme.actions.ts'
import type { Programme } from '../programme/programme.ts'
import { provinceNamed, provinceOf } from '../registry/province-name.ts'
import { record } from '../trail/trail.actions.ts'
import { type Cause, insertCause, insertLetterhead, listLetterheads } from './letterhead.store.ts'
import { customaryFor, type DatedLetterhead, hasDegree, type Letterhead, type LetterheadView } from './letterhead.ts'

/** In force on a day; where nobody set any, what is customary in a province of this name. */
export async function letterheadOn(ask: Ask, on: Day, provinceName: string): Promise<Letterhead> {
  const set = await listLetterheads(ask.db, ask.province)
  return set.find(({ inForceFrom }) => inForceFrom <= on) ?? customaryFor(provinceOf(provinceName))
}

export async function letterheadView(ask: Ask): Promise<Outcome<LetterheadView>> {
  const set = await listLetterheads(ask.db, ask.province)
  return ok({ set, now: await letterheadOn(ask, ask.today, provinceNamed(ask.province) ?? ''), today: ask.today, requestKey: ask.newId() })
}

export async function setLetterhead(ask: Ask, given: DatedLetterhead): Promise<Outcome<DatedLetterhead>> {
  if (hasDegree(given.signerName)) return refuse('reports.letterhead-degree', {}, 'signerName')
  const id = ask.newId()
  await insertLetterhead(ask.db, ask.province, given, { id, personId: ask.who.personId, at: ask.now })
  await record(ask, { act: 'reports.letterhead-set', subjectKind: 'letterhead', subjectId: id, facts: { ...given } })
  return ok(given)
}

/** Of one line and one period; what was written before stays on record. */
export async function recordCause(ask: Ask, given: Cause): Promise<Outcome<Cause & { readonly programme: Programme }>> {
  const programme = await programmeById(ask, given.programmeId)
  if (!programme) return refuse('reports.no-programme')
  if (given.to < given.from) return refuse('reports.period-backward', {}, 'to')
  const line = (await targetLines(ask, given.programmeId)).find(({ code }) => code === given.targetCode)
  if (!line) return refuse('reports.target.not-found', { code: given.targetCode }, 'targetCode')
  await insertCause(ask.db, ask.province, given, { id: ask.newId(), personId: ask.who.personId, at: ask.now })
  const { targetCode, from, to, cause } = given
  await record(ask, { act: 'reports.cause-recorded', subjectKind: 'programme', subjectId: given.programmeId, facts: { targetCode, from, to, cause } })
  return ok({ ...given, programme })
}
