// The list of đề án: for staff the province, for a commune officer the commune, for an establishment its own.

import { dayOf } from '../basics/day.ts'
import { type Outcome, ok } from '../basics/outcome.ts'
import { wordsTyped } from '../basics/text.ts'
import type { Ask } from '../platform/route.ts'
import { activitiesOn } from '../programme/activity.ts'
import { currentProgramme } from '../programme/programme.actions.ts'
import { yearsOfPeriod } from '../programme/programme.ts'
import { onlyCommune } from '../registry/access.ts'
import { heldPlaces, namesOf, registerOf } from '../registry/registry.actions.ts'
import { communesOn, keysWithin, type UnitRegister } from '../registry/unit.ts'
import { unitTitle } from '../registry/unit-search.ts'
import { findByWords, listOfEstablishment, readPage } from './list.store.ts'
import { isKept, type ListQuery, MOST_IN_SHEET } from './list.ts'
import type { Listed, ListedProject, ProjectList } from './view.ts'

/** The list as a workbook takes it: from its first row, as many as a sheet holds. */
export async function listForSheet(ask: Ask, asked: ListQuery): Promise<Outcome<ProjectList>> {
  return await listProjects(ask, { ...asked, page: 1 }, MOST_IN_SHEET)
}

export async function listProjects(ask: Ask, asked: ListQuery, size?: number): Promise<Outcome<ProjectList>> {
  const register = await registerOf(ask, ask.province)
  const heldTo = onlyCommune(ask.who)
  const commune = heldTo ?? asked.commune
  const places = commune === undefined ? undefined : keysWithin(register, commune)
  const page = await readPage(ask.db, ask.province, { ...asked, words: wordsTyped(asked.q), places, size }, isKept(asked) && heldTo === undefined)
  const rows = await named(ask, register, page.rows)
  const programme = await currentProgramme(ask)
  const communes = communesOn(register.units, ask.today).map((unit) => ({ value: unit.code, label: unitTitle(unit) }))
  const activities = activitiesOn(ask.today).map(({ code, name }) => ({ value: code, label: name }))
  return ok({ query: asked, rows, total: page.total, communes, activities, years: programme ? yearsOfPeriod(programme) : [], heldTo })
}

/** The newest dossiers within reach that hold all the words, and one more than `most` when there are more. */
export async function findProjects(ask: Ask, words: readonly string[], most: number): Promise<readonly ListedProject[]> {
  const register = await registerOf(ask, ask.province)
  const places = await heldPlaces(ask)
  return await named(ask, register, await findByWords(ask.db, ask.province, { words, places }, most))
}

async function named(ask: Ask, register: UnitRegister, found: readonly Listed[]): Promise<ListedProject[]> {
  const names = await namesOf(
    ask,
    found.flatMap((row) => row.establishmentId ?? []),
  )
  const titles = new Map(register.units.map((unit) => [`${unit.code} ${unit.validFrom}`, unitTitle(unit)]))
  return found.map((row) => ({
    ...row,
    establishmentName: (row.establishmentId && names.get(row.establishmentId)?.name) ?? null,
    changedOn: dayOf(row.changedAt),
    communeName: titles.get(`${row.communeCode} ${row.communeValidFrom}`) ?? row.communeCode,
  }))
}

/** What an establishment has asked for, and where each stands. */
export async function listOwn(ask: Ask): Promise<Outcome<readonly Listed[]>> {
  const { establishmentId } = ask.who
  return ok(establishmentId === undefined ? [] : await listOfEstablishment(ask.db, ask.province, establishmentId))
}
