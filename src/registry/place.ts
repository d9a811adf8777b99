// Where an establishment is: as it was written down, and as that place is called today.
import type { Day } from '../basics/day.ts'
import { asItIs, inForce, type UnitKey, type UnitRegister, unitOf, unitOn } from './unit.ts'
import { unitInText, unitTitle } from './unit-search.ts'

/** `title` "Xã Tả Phìn, huyện Sìn Hồ"; `now` "xã Sìn Hồ" when the place has another name today. */
export type Place = { readonly title: string; readonly now: string | undefined; readonly codeNow: string | undefined }

export function placeOf(register: UnitRegister, key: UnitKey, today: Day): Place {
  const unit = unitOf(register.units, key)
  if (!unit) return { title: key.code, now: undefined, codeNow: undefined }
  const [now] = asItIs(register, key, today)
  if (inForce(unit, today)) return { title: unitTitle(unit), now: undefined, codeNow: unit.code }
  const district = unit.parentCode === null ? undefined : unitOn(register.units, unit.parentCode, unit.validFrom)
  const title = district?.level === 'district' ? `${unitTitle(unit)}, ${unitInText(district)}` : unitTitle(unit)
  return { title, now: now && unitInText(now), codeNow: now?.code }
}
