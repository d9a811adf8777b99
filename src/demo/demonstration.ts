// The Lai Châu programme of 2021-2025 as it might have been: sixty invented establishments and sixty invented đề án, done act by act
// through the rooms with the clock of those years. What was published of the period is kept: how many were accepted, and with what money.
import { type Day, dayOf } from '../basics/day.ts'
import { calendarFor } from '../deadline/deadline.actions.ts'
import { type Pool, readReference } from '../platform/db.ts'
import type { Ask } from '../platform/route.ts'
import { communeOn } from './catalogue.ts'
import { chanceFrom } from './chance.ts'
import { ESTABLISHMENTS } from './establishments.ts'
import { FINISHED } from './finished.ts'
import { registrations } from './registering.ts'
import { type Event, openStage } from './stage.ts'
import { UNFINISHED } from './unfinished.ts'
import { walkOf } from './walk.ts'
import { yearEvents } from './years.ts'

export type Demonstration = { readonly establishmentId: string; readonly communeCode: string }

export type DemonstrationOptions = { readonly province: string; readonly seed: number; readonly log?: (line: string) => void }

/** The establishment and the commune of the trial's accounts. Units, norms, calendar and programme must be loaded, and a folder for files open. */
export async function createDemonstration(pool: Pool, { province, seed, log = () => undefined }: DemonstrationOptions): Promise<Demonstration> {
  const calendar = await readReference(pool, (db) => calendarFor({ db }, 2020, 2026))
  const stage = openStage(pool, { province, chance: chanceFrom(seed), calendar })
  const walks = [...FINISHED, ...UNFINISHED].map((dossier) => walkOf(stage, dossier))
  const events = [
    ...registrations(stage, firstNeeds(walks)),
    ...walks.flatMap((walk) => walk.events),
    ...yearEvents(
      stage,
      walks.map(({ walker }) => walker),
    ),
  ]
  let communeCode = ''
  const look: Event['run'] = async (ask: Ask) => {
    communeCode = await communeOn(ask, ESTABLISHMENTS[0]?.commune ?? '')
    return { ok: true, value: undefined }
  }
  const inHistory = [...events].sort((a, b) => a.at.getTime() - b.at.getTime())
  for (const [year, ofYear] of Map.groupBy(inHistory, ({ at }) => dayOf(at).slice(0, 4))) {
    await stage.play(ofYear)
    log(`  năm ${year}: ${ofYear.length} việc`)
  }
  await stage.play([{ at: new Date('2025-12-01T02:00:00Z'), actor: 'centre-officer', what: 'look', run: look }])
  const establishmentId = stage.establishmentIds[0]
  if (!establishmentId) throw new Error('the demonstration has no establishment')
  return { establishmentId, communeCode }
}

/** The first day each establishment appears in a đề án. */
function firstNeeds(walks: readonly ReturnType<typeof walkOf>[]): ReadonlyMap<number, Day> {
  const first = new Map<number, Day>()
  for (const { walker, events } of walks) {
    const begun = dayOf((events[0] as Event).at)
    for (const nth of [walker.dossier.by, ...walker.dossier.others]) {
      const known = nth === undefined ? undefined : first.get(nth)
      if (nth !== undefined && (known === undefined || begun < known)) first.set(nth, begun)
    }
  }
  return first
}
