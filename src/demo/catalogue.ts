// Where things are on a day: the commune a code of before 01/07/2025 has become.
import type { Ask } from '../platform/route.ts'
import { registerOf } from '../registry/registry.actions.ts'
import { asItIs, type UnitRegister } from '../registry/unit.ts'

let known: { readonly province: string; readonly register: UnitRegister } | undefined

/** The commune that stands today where the one of this old code stood. */
export async function communeOn(ask: Ask, oldCode: string): Promise<string> {
  if (known?.province !== ask.province) known = { province: ask.province, register: await registerOf(ask, ask.province) }
  const { register } = known
  const old = register.units.find((unit) => unit.code === oldCode && unit.level === 'commune' && unit.validFrom < '2025-01-01')
  const now = old && asItIs(register, old, ask.today)[0]
  if (!now) throw new Error(`no commune stands for ${oldCode} on ${ask.today}`)
  return now.code
}
