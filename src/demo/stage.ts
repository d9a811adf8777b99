// Who acts in the demonstration, and when: every act is an Ask of an invented person at a moment of the past, in a transaction of its own.
import { addDays, type Day, dayOf } from '../basics/day.ts'
import { idFrom } from '../basics/id.ts'
import type { Outcome } from '../basics/outcome.ts'
import { type Calendar, isWorkingDay, nextWorkingDay } from '../deadline/deadline.ts'
import { DEMO_ACCOUNTS } from '../people/demo-accounts.ts'
import { createPerson } from '../people/person.actions.ts'
import { ROLE_WORDS, type Role } from '../people/role.ts'
import { inTransaction, type Pool } from '../platform/db.ts'
import type { Ask, Who } from '../platform/route.ts'
import type { Chance } from './chance.ts'

/** The role of an officer, or the number of an establishment in ESTABLISHMENTS. */
export type Actor = Exclude<Role, 'establishment'> | number

export type Event = { readonly at: Date; readonly actor: Actor; readonly what: string; run(ask: Ask): Promise<Outcome<unknown>> }

export type Stage = {
  readonly province: string
  readonly chance: Chance
  readonly calendar: Calendar
  /** A working day, up to so many days after the one given. */
  dayNear(from: string, spread: number): Day
  /** Some moment of that day's working hours. */
  momentOf(day: Day): Date
  /** The next number of its kind and year: "07/QĐ-UBND", for a year in a number is the mark of a legal document; of contracts "07/2023/HĐ-KCĐP", unique over the years. */
  numberOf(kind: string, year: number): string
  /** The id of an establishment once it is registered. */
  readonly establishmentIds: (string | undefined)[]
  play(events: readonly Event[]): Promise<void>
}

const SYSTEM: Omit<Who, 'province'> = { personId: '00000000-0000-0000-0000-000000000000', name: 'Hệ thống', title: '', roles: [] }
const WORK_STARTS_UTC = 1 // 8 o'clock in Việt Nam
const WORKING_MINUTES = 480

export function openStage(pool: Pool, given: { readonly province: string; readonly chance: Chance; readonly calendar: Calendar }): Stage {
  const { province, chance, calendar } = given
  const people = new Map<Actor, Who>()
  const numbers = new Map<string, number>()
  const establishmentIds: (string | undefined)[] = []
  const idAt = (at: Date) => idFrom(at.getTime(), chance.bytes(10))

  const askOf = (who: Who, at: Date, db: Ask['db']): Ask => {
    return { who, province, now: at, today: dayOf(at), db, requestId: idAt(at), recorded: { count: 0 }, newId: () => idAt(at) }
  }

  const hire = async (actor: Actor, event: Event, db: Ask['db']): Promise<Who> => {
    const known = people.get(actor)
    if (known) return known
    const establishmentId = typeof actor === 'number' ? establishmentIds[actor] : undefined
    const role: Role = typeof actor === 'number' ? 'establishment' : actor
    const name = `Người minh hoạ: ${ROLE_WORDS[role]}${typeof actor === 'number' ? ` ${actor + 1}` : ''}`
    const login =
      typeof actor === 'number' ? `minhhoa-coso-${actor + 1}` : `minhhoa-${DEMO_ACCOUNTS.find((one) => one.role === role)?.login ?? actor}`
    const title = `${ROLE_WORDS[role]} (minh hoạ)`
    const asked = askOf({ ...SYSTEM, province }, event.at, db)
    const made = await createPerson(asked, { login, name, title, roles: [role], establishmentId }, 'none', false, undefined)
    const person = done(made, `người ${login}`)
    const who: Who = { personId: person.id, name, title, roles: [role], province, establishmentId }
    people.set(actor, who)
    return who
  }

  return {
    province,
    chance,
    calendar,
    establishmentIds,
    dayNear(from, spread) {
      const wanted = addDays(from as Day, chance.whole(0, spread))
      return isWorkingDay(wanted, calendar) ? wanted : nextWorkingDay(wanted, calendar)
    },
    momentOf: (day) => new Date(Date.parse(`${day}T00:00:00Z`) + (WORK_STARTS_UTC * 60 + chance.whole(0, WORKING_MINUTES)) * 60_000),
    numberOf(kind, year) {
      const next = (numbers.get(`${kind} ${year}`) ?? 0) + 1
      numbers.set(`${kind} ${year}`, next)
      return `${String(next).padStart(2, '0')}/${kind.startsWith('HĐ-') ? `${year}/` : ''}${kind}`
    },
    async play(events) {
      for (const together of batches(events)) {
        await inTransaction(pool, { province, readOnly: false }, async (db) => {
          for (const event of together) done(await event.run(askOf(await hire(event.actor, event, db), event.at, db)), event.what)
          return { keep: true, value: undefined }
        })
      }
    },
  }
}

const MOST_TOGETHER = 25

/** Acts of one person on one day share a transaction; they keep their order. */
function batches(events: readonly Event[]): Event[][] {
  const found: Event[][] = []
  for (const event of events) {
    const last = found.at(-1)
    const before = last?.at(-1)
    const joins = last && before && last.length < MOST_TOGETHER && before.actor === event.actor && dayOf(before.at) === dayOf(event.at)
    if (joins) last.push(event)
    else found.push([event])
  }
  return found
}

/** A refusal here is a fault of the demonstration, never of a user: it stops the start and names the act. */
export function done<T>(outcome: Outcome<T>, what: string): T {
  if (outcome.ok) return outcome.value
  throw new Error(`demonstration, ${what}: ${outcome.refusals.map(({ code, facts }) => `${code} ${JSON.stringify(facts)}`).join('; ')}`)
}
