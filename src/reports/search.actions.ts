// One search over đề án, establishments, papers and plans, each within reach of who asks.

import { type Outcome, ok } from '../basics/outcome.ts'
import { numberKey, wordsTyped } from '../basics/text.ts'
import type { Ask } from '../platform/route.ts'
import { findProjects, listOwn } from '../project/list.actions.ts'
import { isStaff, onlyCommune } from '../registry/access.ts'
import { findEstablishments } from '../registry/establishment-view.actions.ts'
import { heldPlaces, loadEstablishment } from '../registry/registry.actions.ts'
import { findPapers, findPlans, type Within } from './search.store.ts'
import { LEAST_TYPED, MOST_FOUND, matches } from './search.ts'
import type { FoundEstablishment, FoundPaper, FoundPlan, FoundProject, SearchView } from './search-view.ts'

const MOST_PLANS = 500

export async function search(ask: Ask, typed: string): Promise<Outcome<SearchView>> {
  const q = typed.trim()
  const none = { projects: [], establishments: [], papers: [], plans: [] }
  const words = wordsTyped(q)
  if (words.join('').length < LEAST_TYPED) return ok({ q, tooShort: true, ...none, more: { projects: false, establishments: false, papers: false } })
  const staff = isStaff(ask.who)
  const projects = staff ? await projectsOf(ask, words) : await ownProjects(ask, words)
  const establishments = staff
    ? (await findEstablishments(ask, q, MOST_FOUND)).map(({ id, name, place }) => ({ id, name, under: place.title }))
    : await ownEstablishment(ask, words)
  const papers = await findPapers(ask.db, ask.province, numberKey(q), await reachOf(ask, staff), MOST_FOUND + 1)
  return ok({
    q,
    tooShort: false,
    projects: projects.slice(0, MOST_FOUND),
    establishments: establishments.slice(0, MOST_FOUND),
    papers: papers.slice(0, MOST_FOUND) as FoundPaper[],
    plans: staff && onlyCommune(ask.who) === undefined ? await plansOf(ask, q, words) : [],
    more: { projects: projects.length > MOST_FOUND, establishments: establishments.length > MOST_FOUND, papers: papers.length > MOST_FOUND },
  })
}

/** As far as this person may see: the same as for the lists of those rooms. */
async function reachOf(ask: Ask, staff: boolean): Promise<Within> {
  if (!staff) return { establishmentId: ask.who.establishmentId ?? ask.who.personId }
  const places = await heldPlaces(ask)
  return places === undefined ? {} : { places }
}

async function projectsOf(ask: Ask, words: readonly string[]): Promise<FoundProject[]> {
  const found = await findProjects(ask, words, MOST_FOUND)
  return found.map(({ id, code, name, level, state, establishmentName, communeName }) => ({
    id,
    code,
    name,
    level,
    state,
    under: [establishmentName, communeName].filter(Boolean).join(', '),
  }))
}

async function ownProjects(ask: Ask, words: readonly string[]): Promise<FoundProject[]> {
  const own = await listOwn(ask)
  const found = own.ok ? own.value.filter(({ name, code }) => matches(`${name} ${code}`, words)) : []
  return found.map(({ id, code, name, level, state, year }) => ({ id, code, name, level, state, under: `Năm ${year}` }))
}

async function ownEstablishment(ask: Ask, words: readonly string[]): Promise<FoundEstablishment[]> {
  const own = ask.who.establishmentId === undefined ? undefined : await loadEstablishment(ask, ask.who.establishmentId)
  return own && matches(own.name, words) ? [{ id: own.id, name: own.name, under: own.address }] : []
}

async function plansOf(ask: Ask, q: string, words: readonly string[]): Promise<FoundPlan[]> {
  const key = numberKey(q)
  const plans = await findPlans(ask.db, ask.province, MOST_PLANS)
  const found = plans.filter((plan) => matches(`${plan.name} ${plan.code}`, words) || numberKey(plan.decisionNo ?? '').startsWith(key))
  return found.slice(0, MOST_FOUND)
}
