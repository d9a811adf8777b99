// The establishments come to the register: those that apply before they do, the others year by year.
import { addDays, type Day, day } from '../basics/day.ts'
import { createEstablishment } from '../registry/establishment.actions.ts'
import { communeOn } from './catalogue.ts'
import { type DemoEstablishment, ESTABLISHMENTS, impossibleTaxNumber, reservedPhone } from './establishments.ts'
import type { Event, Stage } from './stage.ts'

const FIRST_DAY = day('2021-01-04')

/** `neededOn`: the first day each one appears in a đề án. */
export function registrations(stage: Stage, neededOn: ReadonlyMap<number, Day>): Event[] {
  return ESTABLISHMENTS.map((establishment, nth) => {
    const needed = neededOn.get(nth)
    const wanted = needed ? addDays(needed, -stage.chance.whole(12, 60)) : day(`${stage.chance.whole(2021, 2025)}-09-15`)
    const on = wanted > FIRST_DAY ? stage.dayNear(wanted, 0) : FIRST_DAY
    return {
      at: needed && on >= needed ? new Date(Date.parse(`${FIRST_DAY}T00:30:00Z`)) : stage.momentOf(on),
      actor: 'centre-officer',
      what: establishment.name,
      run: (ask) => register(stage, ask, establishment, nth),
    }
  })
}

const HOUSEHOLD_NUMBERLESS = new Set(['cooperative-group', 'artisan'])

async function register(stage: Stage, ask: Parameters<Event['run']>[0], one: DemoEstablishment, nth: number) {
  const made = await createEstablishment(ask, {
    name: one.name,
    kind: one.kind,
    communeCode: await communeOn(ask, one.commune),
    address: one.hamlet,
    sector: one.sector,
    products: one.products,
    ownerName: one.owner,
    ownerIsWoman: one.woman,
    ownerIsMinority: one.minority,
    workers: one.workers,
    foundedOn: day(`${2008 + (nth % 12)}-0${1 + (nth % 9)}-15`),
    phone: reservedPhone(nth + 1),
    email: '',
    identityNo: HOUSEHOLD_NUMBERLESS.has(one.kind) ? null : impossibleTaxNumber(nth),
  })
  if (made.ok) stage.establishmentIds[nth] = made.value.id
  return made
}
