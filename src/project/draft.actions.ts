// Writing an application: begun once, then changed step by step, each change against the version it saw.
import { type Day, day, yearOf } from '../basics/day.ts'
import type { Dong } from '../basics/money.ts'
import { sum } from '../basics/money.ts'
import { type Outcome, ok, type Refusal, refusal, refuse, refuseAll } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import { sabotaged } from '../platform/sabotage.ts'
import { normFor } from '../programme/norm.actions.ts'
import { currentProgramme, programmeById, sourcesOf, targetLines } from '../programme/programme.actions.ts'
import { loadEstablishment, registerOf } from '../registry/registry.actions.ts'
import { asItIs, communesOn, type Unit, type UnitKey } from '../registry/unit.ts'
import { record } from '../trail/trail.actions.ts'
import type { Facts } from '../trail/trail.chain.ts'
import { type Period, periodLacks, sumsDiffer } from './dossier.ts'
import { type PlannedTarget, replaceActivities, replaceBeneficiaries, replaceCosts, replaceTargets } from './draft.store.ts'
import type { Level, State } from './lifecycle.ts'
import { costsOf, fundsOf, mayWrite, stale } from './project.actions.ts'
import { countIn, findProjectForUpdate, insertProject, replaceAsked, replaceWords, takeNumber, updateProject } from './project.store.ts'
import { type CostLine, codeOf, type Project, type ProjectForm } from './project.ts'
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
async function communesMeant(ask: Ask, chosen: string | undefined, own: UnitKey | undefined): Promise<Unit[]> {
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
  return refuse('project.place-not-in-force', { on: ask.today }, 'communeCode')
}

/** What may be written into an application; a step sends only its own part. */
export type DraftContent = {
  readonly name?: string | undefined
  readonly form?: ProjectForm | undefined
  readonly activity?: string | undefined
  readonly activities?: readonly string[] | undefined
  readonly normCode?: string | null | undefined
  readonly communeCode?: string | undefined
  readonly implementingUnit?: string | undefined
  readonly startsOn?: Day | undefined
  readonly endsOn?: Day | undefined
  readonly need?: string | undefined
  readonly goal?: string | undefined
  readonly result?: string | undefined
  readonly beneficiaryIds?: readonly string[] | undefined
  readonly targets?: readonly PlannedTarget[] | undefined
  readonly costs?: readonly CostLine[] | undefined
  readonly funds?: ReadonlyMap<string, Dong> | undefined
}

export type DraftChange = {
  readonly projectId: string
  readonly version: number
  readonly content: DraftContent
  /** Kept although the sums do not close yet: more lines are still to come. */
  readonly unfinished?: boolean | undefined
}

/** Only then may the applicant change what the dossier says, or add to its papers. */
export const EDITABLE: ReadonlySet<State> = new Set<State>(['draft', 'returned'])

/** Writes one step of an application. A version that is no longer the latest is refused, so nobody's work is overwritten unseen. */
export async function changeDraft(ask: Ask, change: DraftChange): Promise<Outcome<Project>> {
  const before = await findProjectForUpdate(ask.db, ask.province, change.projectId)
  if (!before) return refuse('project.not-found')
  if (!mayWrite(ask.who, before)) return refuse('project.applicant.not-your-act')
  if (before.version !== change.version && !sabotaged('A6.no-version'))
    return refuseAll([...stale(before).refusals, ...storedInstead(before, change.content)])
  if (!EDITABLE.has(before.state)) return refuse('project.not-editable', { state: before.state })
  const { content } = change
  const checked = await checkContent(ask, before, content, change.unfinished === true)
  if (!checked.ok) return checked
  const after: Project = { ...applied(before, content), ...checked.value, version: before.version + 1, changedAt: ask.now }
  await updateProject(ask.db, ask.province, after)
  if (after.name !== before.name) await replaceWords(ask.db, ask.province, after)
  await saveParts(ask, after, content)
  const fields = Object.keys(content).filter((key) => content[key as keyof DraftContent] !== undefined)
  await record(ask, {
    act: 'project.changed',
    subjectKind: 'project',
    subjectId: after.id,
    facts: { version: after.version, fields: fields.join(' '), changed: changes(before, after) },
  })
  return ok(after)
}

/** What the trail tells with its old and its new value. Paragraphs are named and not quoted: people write names and numbers into them. */
const TOLD = [
  'name',
  'form',
  'activity',
  'normCode',
  'communeCode',
  'implementingUnit',
  'startsOn',
  'endsOn',
  'askedDong',
  'establishmentId',
] as const

function changes(before: Project, after: Project): Facts {
  const told = (value: string | bigint | null) => (typeof value === 'bigint' ? String(value) : value)
  const changed = TOLD.filter((field) => before[field] !== after[field])
  return Object.fromEntries(changed.map((field) => [field, { from: told(before[field]), to: told(after[field]) }]))
}

const COMPARED = ['name', 'need', 'goal', 'result', 'startsOn', 'endsOn', 'implementingUnit'] as const

/** What stands on record where it differs from what was typed, field by field. */
function storedInstead(stored: Project, typed: DraftContent): Refusal[] {
  const other = COMPARED.filter((field) => typed[field] !== undefined && typed[field] !== stored[field])
  return other.map((field) => refusal('project.stored-instead', { value: stored[field], field }, field))
}

function applied(before: Project, content: DraftContent): Project {
  return {
    ...before,
    name: content.name ?? before.name,
    form: content.form ?? before.form,
    activity: content.activity ?? before.activity,
    normCode: content.normCode === undefined ? before.normCode : content.normCode,
    implementingUnit: content.implementingUnit ?? before.implementingUnit,
    startsOn: content.startsOn ?? before.startsOn,
    endsOn: content.endsOn ?? before.endsOn,
    need: content.need ?? before.need,
    goal: content.goal ?? before.goal,
    result: content.result ?? before.result,
    establishmentId: content.beneficiaryIds === undefined ? before.establishmentId : (content.beneficiaryIds[0] ?? null),
  }
}

export async function periodOf(ask: Ask, { programmeId, year, startsOn, endsOn }: Project): Promise<Period> {
  const programme = await programmeById(ask, programmeId)
  return { startsOn, endsOn, planYear: year, programmeTo: programme?.toYear ?? year }
}

type Checked = Partial<Pick<Project, 'communeCode' | 'communeValidFrom' | 'askedDong'>>

/** What other rooms must confirm: the commune stands today, the norm is in force, target lines and sources are the programme's. */
async function checkContent(ask: Ask, before: Project, content: DraftContent, unfinished: boolean): Promise<Outcome<Checked>> {
  if (content.startsOn !== undefined || content.endsOn !== undefined) {
    const wrong = periodLacks(await periodOf(ask, applied(before, content)))
    if (wrong.length > 0) return refuseAll(wrong)
  }
  const named = await checkNames(ask, before, content)
  if (!named.ok) return named
  const money = await checkMoney(ask, before, content, unfinished)
  return money.ok ? ok({ ...named.value, ...money.value }) : money
}

async function checkNames(ask: Ask, before: Project, content: DraftContent): Promise<Outcome<Checked>> {
  const { normCode, targets, beneficiaryIds = [], communeCode } = content
  if (normCode && !(await normFor(ask, { code: normCode, level: before.level, on: ask.today }))) return refuse('project.norm-unknown', {}, 'normCode')
  if (targets && targets.length > 0) {
    const known = new Set((await targetLines(ask, before.programmeId)).filter((line) => !line.withdrawn).map((line) => line.code))
    if (new Set(targets.map(({ code }) => code)).size < targets.length) return refuse('project.target-twice', {}, 'planned')
    if (targets.some((target) => !known.has(target.code))) return refuse('project.target-unknown', {}, 'planned')
  }
  if (!ask.who.roles.includes('centre-officer') && beneficiaryIds[0] !== undefined && beneficiaryIds[0] !== ask.who.establishmentId) {
    return refuse('project.establishment-not-found', {}, 'beneficiaryIds')
  }
  for (const id of beneficiaryIds) if (!(await loadEstablishment(ask, id))) return refuse('project.establishment-not-found', {}, 'beneficiaryIds')
  if (communeCode === undefined) return ok({})
  const [commune] = await communesMeant(ask, communeCode, undefined)
  if (!commune) return refuse('project.place-not-in-force', { on: ask.today }, 'communeCode')
  return ok({ communeCode: commune.code, communeValidFrom: commune.validFrom })
}

/** Sentence 34: the sources add up to the lines. Only looked at when one of the two is being written. */
async function checkMoney(ask: Ask, before: Project, content: DraftContent, unfinished: boolean): Promise<Outcome<Checked>> {
  if (content.costs === undefined && content.funds === undefined) return ok({})
  const sources = await sourcesOf(ask, before.programmeId)
  const kind = new Map(sources.map((source) => [source.source, source.kind]))
  const funds = content.funds ?? new Map((await fundsOf(ask, before.id)).map((fund) => [fund.source, fund.askedDong]))
  const unknown = [...funds].find(([source]) => !kind.has(source))
  if (unknown) return refuse('project.source-unknown', {}, 'supportDong')
  const of = (wanted: string) => sum([...funds].filter(([source]) => kind.get(source) === wanted).map(([, amount]) => amount))
  const costs = content.costs ?? (await costsOf(ask, before.id))
  const money = { costs, supportDong: of('state'), counterpartDong: of('counterpart'), otherDong: of('other') }
  const wrong = unfinished ? [] : sumsDiffer(money)
  return wrong.length > 0 ? refuseAll(wrong) : ok({ askedDong: money.supportDong })
}

async function saveParts(ask: Ask, after: Project, content: DraftContent): Promise<void> {
  const { db, province } = ask
  if (content.costs) await replaceCosts(db, province, after.id, content.costs)
  if (content.funds) await replaceAsked(db, province, after.id, content.funds)
  if (content.targets) await replaceTargets(db, province, after, content.targets)
  if (content.beneficiaryIds) await replaceBeneficiaries(db, province, after.id, [...new Set(content.beneficiaryIds)].slice(1))
  if (content.activities)
    await replaceActivities(
      db,
      province,
      after.id,
      [...new Set(content.activities)].filter((activity) => activity !== after.activity),
    )
}

/** The years an application may be filed for: this one and the next, inside the programme. */
export function yearsToApplyFor(today: Day, programme: { readonly fromYear: number; readonly toYear: number }): number[] {
  const now = yearOf(today)
  const first = Math.max(programme.fromYear, Math.min(now, programme.toYear))
  return first + 1 <= programme.toYear ? [first, first + 1] : [first]
}
