// The programme by commune, as it is or as it was, and the đề án behind one figure. Reads kept counts only.
import { addDays } from '../basics/day.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import { chosenProgramme } from '../programme/programme.actions.ts'
import { ACCEPTED, CONTRACTED } from '../project/lifecycle.ts'
import { heldPlaces, provincesOfToday, registerOf } from '../registry/registry.actions.ts'
import { tileOf, tilePlaces } from '../registry/tiles.ts'
import { communesOn, sameUnit, type UnitKey, type UnitRegister, unitOf } from '../registry/unit.ts'
import { unitTitle } from '../registry/unit-search.ts'
import { selectAtPlaces, selectPlaceCounts } from './places.store.ts'
import { asItIsTable, asItWasTable, type Counted, linesOf, type PlaceEvidence, type PlacesView, type PlaceTable, type Reading } from './places.ts'
import { type AskedYears, spanOf } from './reports.actions.ts'

export type AskedPlaces = AskedYears & { readonly units?: Reading | undefined }

export async function viewPlaces(ask: Ask, asked: AskedPlaces): Promise<Outcome<PlacesView>> {
  const chosen = await chosenProgramme(ask, asked.programme, 'reports.no-programme')
  if (!chosen.ok) return chosen
  const { programme } = chosen.value
  const span = spanOf(programme, asked)
  if (!span.ok) return span
  const register = await registerOf(ask, ask.province)
  const { since } = provincesOfToday()
  const eve = addDays(since, -1)
  const now = ask.today < since ? since : ask.today
  const hasBefore = communesOn(register.units, eve).length > 0
  const reading = hasBefore ? (asked.units ?? 'now') : 'now'
  const rows = await selectPlaceCounts(ask.db, { province: ask.province, programmeId: programme.id }, span.value)
  const table = reading === 'now' ? asItIsTable(register, rows, now) : asItWasTable(register, rows, eve, now)
  return ok({ programme, span: span.value, reading, since, hasBefore, table, tiles: reading === 'now' ? tilesOf(ask.province, table) : [] })
}

/** Drawn only when every commune has its place: a map with holes tells lies. */
function tilesOf(province: string, table: PlaceTable): PlacesView['tiles'] {
  const places = tilePlaces(province)
  const units = table.groups.flatMap(({ lines }) => lines)
  const tiles = units.flatMap(({ unit, contracted }) => {
    const at = unit && tileOf(places, unit)
    return at ? [{ name: unit.kind === 'ward' ? `P. ${unit.name}` : unit.name, ...at, value: contracted }] : []
  })
  return tiles.length === units.length ? tiles : []
}

const ROWS_A_PAGE = 100

type AskedEvidence = AskedPlaces & { readonly place: string; readonly stage?: keyof Counted | undefined; readonly page?: number | undefined }

export async function placeEvidence(ask: Ask, { place, stage = 'contracted', page = 1, ...asked }: AskedEvidence): Promise<Outcome<PlaceEvidence>> {
  const viewed = await viewPlaces(ask, asked)
  if (!viewed.ok) return viewed
  const { programme, span, reading, since, table } = viewed.value
  const line = linesOf(table).find(({ id }) => id === place)
  if (!line) return refuse('reports.place.not-found')
  const before = (page - 1) * ROWS_A_PAGE
  const states = stage === 'accepted' ? ACCEPTED : CONTRACTED
  const scope = { province: ask.province, programmeId: programme.id }
  const held = await heldPlaces(ask)
  const keys = held ? line.keys.filter((key) => held.some((own) => sameUnit(own, key))) : line.keys
  const found = await selectAtPlaces(ask.db, scope, { keys, states, span }, { most: ROWS_A_PAGE + 1, before })
  const register = await registerOf(ask, ask.province)
  const rows = found.slice(0, ROWS_A_PAGE).map((row) => {
    const key = { code: row.communeCode, validFrom: row.communeValidFrom }
    return { ...row, registeredAt: nameAt(register, key) }
  })
  return ok({ programme, span, reading, since, line, stage, rows, page, before, more: found.length > ROWS_A_PAGE, held: held !== undefined })
}

function nameAt(register: UnitRegister, key: UnitKey): string {
  const unit = unitOf(register.units, key)
  return unit ? unitTitle(unit) : key.code
}
