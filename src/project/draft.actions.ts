// Beginning an application: its number, for whom it is and where.
import { type Day, day, yearOf } from '../basics/day.ts'
import type { Dong } from '../basics/money.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import { currentProgramme } from '../programme/programme.actions.ts'
import { loadEstablishment, registerOf } from '../registry/registry.actions.ts'
import { asItIs, communesOn, type Unit, type UnitKey } from '../registry/unit.ts'
import { record } from '../trail/trail.actions.ts'
import type { Level } from './lifecycle.ts'
import { countIn, insertProject, replaceWords, takeNumber } from './project.store.ts'
import { codeOf, type Project, type ProjectForm } from './project.ts'
import { IMPLEMENTING_UNIT } from './words.vi.ts'

export type NewDraft = {
  readonly name: string
  readonly activity: string
  readonly level: Level
  readonly year: number
  readonly form: ProjectForm
  /** A centre officer names it or leaves it out; an establishment always applies for itself. */
  readonly establishmentId?: string | undefined
  /** Where there is no establishment to take it from. */
  readonly communeCode?: string | undefined
}

/** Begins an application and gives it its number. */
export async function createDraft(ask: Ask, wanted: NewDraft): Promise<Outcome<Project>> {
  const programme = await currentProgramme(ask)
  if (!programme) return refuse('project.no-programme')
  if (wanted.year < programme.fromYear || wanted.year > programme.toYear) {
    return refuse('project.year-outside-programme', { from: String(programme.fromYear), to: String(programme.toYear) }, 'year')
  }
  const place = await placeFor(ask, wanted)
  if (!place.ok) return place
  const project: Project = {
    ...place.value,
    id: ask.newId(),
    version: 1,
    programmeId: programme.id,
    code: codeOf(wanted.level, wanted.year, await takeNumber(ask.db, ask.province, wanted.level, wanted.year)),
    year: wanted.year,
    level: wanted.level,
    form: wanted.form,
    state: 'draft',
    activity: wanted.activity,
    normCode: null,
    name: wanted.name,
    implementingUnit: IMPLEMENTING_UNIT,
    startsOn: yearOf(ask.today) === wanted.year ? ask.today : day(`${wanted.year}-01-01`),
    endsOn: day(`${wanted.year}-12-31`),
    need: '',
    goal: '',
    result: '',
    askedDong: 0n as Dong,
    dueOn: null,
    changedAt: ask.now,
    createdAt: ask.now,
  }
  await insertProject(ask.db, ask.province, project, ask.who.personId)
  await replaceWords(ask.db, ask.province, project)
  await countIn(ask.db, ask.province, project, 'draft')
  await record(ask, {
    act: 'project.draft-created',
    subjectKind: 'project',
    subjectId: project.id,
    facts: { code: project.code, name: project.name, activity: project.activity },
  })
  return ok(project)
}

type Place = Pick<Project, 'establishmentId' | 'communeCode' | 'communeValidFrom'>

/** The communes of today that are meant: the one chosen, or what became of the establishment's own. */
export async function communesMeant(ask: Ask, chosen: string | undefined, own: UnitKey | undefined): Promise<Unit[]> {
  const register = await registerOf(ask, ask.province)
  if (chosen !== undefined) return communesOn(register.units, ask.today).filter(({ code }) => code === chosen)
  return own ? asItIs(register, own, ask.today) : []
}

/** For whom and where: the commune chosen, or the establishment's own as it is called today; as it was when it was divided. */
async function placeFor(ask: Ask, wanted: NewDraft): Promise<Outcome<Place>> {
  const staff = ask.who.roles.includes('centre-officer')
  const establishmentId = staff ? wanted.establishmentId : ask.who.establishmentId
  if (!staff && establishmentId === undefined) return refuse('project.no-establishment')
  const establishment = establishmentId === undefined ? undefined : await loadEstablishment(ask, establishmentId)
  if (establishmentId !== undefined && !establishment) return refuse('project.establishment-not-found', {}, 'establishmentId')
  const own = establishment && { code: establishment.communeCode, validFrom: establishment.communeValidFrom }
  const [commune, other] = await communesMeant(ask, wanted.communeCode, own)
  if (commune && !other) return ok({ establishmentId: establishmentId ?? null, communeCode: commune.code, communeValidFrom: commune.validFrom })
  if (own && wanted.communeCode === undefined) {
    return ok({ establishmentId: establishmentId ?? null, communeCode: own.code, communeValidFrom: own.validFrom })
  }
  if (!own && wanted.communeCode === undefined) return refuse('project.place-missing', {}, 'communeCode')
  return refuse('project.place-not-in-force', { on: ask.today }, 'communeCode')
}

/** The years an application may be filed for: this one and the next, inside the programme. */
export function yearsToApplyFor(today: Day, programme: { readonly fromYear: number; readonly toYear: number }): number[] {
  const now = yearOf(today)
  const first = Math.max(programme.fromYear, Math.min(now, programme.toYear))
  return first + 1 <= programme.toYear ? [first, first + 1] : [first]
}
