// Where an account may belong. This room knows no room of the domain, so the register's answers are handed in.
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import type { Choice } from './person.ts'

export type Places = {
  establishmentName(ask: Ask, id: string): Promise<string | undefined>
  /** Communes and wards of today, by code. */
  communes(ask: Ask): Promise<readonly Choice[]>
}

type Belonging = { readonly establishmentId?: string | undefined; readonly communeCode?: string | undefined }

/** An account tied to an establishment or a commune that is not there would open an empty room. */
export async function placeFault(ask: Ask, places: Places, { establishmentId, communeCode }: Belonging): Promise<Outcome<undefined>> {
  if (establishmentId && (await places.establishmentName(ask, establishmentId)) === undefined)
    return refuse('people.establishment-unknown', {}, 'establishmentId')
  if (communeCode && !(await places.communes(ask)).some(({ value }) => value === communeCode))
    return refuse('people.commune-unknown', { code: communeCode }, 'communeCode')
  return ok(undefined)
}
