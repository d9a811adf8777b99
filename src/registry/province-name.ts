// What a province is called in a sentence and on a letterhead: "tỉnh Lai Châu", "thành phố Đà Nẵng". The kind comes from the register of units.
import { fold } from '../basics/text.ts'
import file from './data/units.json' with { type: 'json' }
import type { Unit } from './unit.ts'
import { provincesIn } from './unit-catalogue.ts'

export type ProvinceName = { readonly kind: 'tỉnh' | 'thành phố'; readonly name: string }

const TODAY: readonly Unit[] = provincesIn(file)
const PREFIX = /^(tỉnh|thành phố|tp\.?)\s+/iu

/** Reads "Đà Nẵng", "Tỉnh Đắk Lắk", "TP. Huế"; a province merged away is not in the register, and is what it calls itself. */
export function provinceOf(written: string): ProvinceName {
  const text = written.trim()
  const name = text.replace(PREFIX, '')
  const known = TODAY.find((one) => fold(one.name) === fold(name))
  const isCity = known ? known.kind === 'central-city' : /^(thành phố|tp)/iu.test(text)
  return { kind: isCity ? 'thành phố' : 'tỉnh', name: known?.name ?? name }
}

export function provinceTitle(written: string): string {
  const { kind, name } = provinceOf(written)
  return `${kind} ${name}`
}

/** The name on record of a province of today. */
export function provinceNamed(code: string): string | undefined {
  return TODAY.find((one) => one.code === code)?.name
}
