// Where each commune of today lies on the map of tiles: relative places, kept as data. A province without any has its table alone.
import { type Day, day } from '../basics/day.ts'
import file from './data/tiles.json' with { type: 'json' }
import type { UnitKey } from './unit.ts'

export type TilePlace = { readonly column: number; readonly row: number }

const PROVINCES: Readonly<Record<string, readonly string[]>> = file.provinces
const SINCE: Day = day(file.since)

/** By code, for the communes since the day the list is of. "5 2 03408 P Tân Phong": column, row, and the unit as units.json writes it. */
export function tilePlaces(province: string): ReadonlyMap<string, TilePlace> {
  return new Map(
    (PROVINCES[province] ?? []).map((line) => {
      const [column = '', row = '', code = ''] = line.split(' ')
      return [code, { column: Number(column), row: Number(row) }]
    }),
  )
}

export function tileOf(places: ReadonlyMap<string, TilePlace>, unit: UnitKey): TilePlace | undefined {
  return unit.validFrom === SINCE ? places.get(unit.code) : undefined
}
