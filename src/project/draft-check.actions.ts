// What other rooms must confirm before an application is written: place, norm, target lines, sources, and that the sums close.
import { sum } from '../basics/money.ts'
import { type Outcome, ok, refuse, refuseAll } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import { normFor } from '../programme/norm.actions.ts'
import { programmeById, sourcesOf } from '../programme/programme.actions.ts'
import { loadEstablishment } from '../registry/registry.actions.ts'
import { type Period, periodLacks, sumsDiffer } from './dossier.ts'
import { communesMeant } from './draft.actions.ts'
import { applied, type DraftContent } from './draft.ts'
import { checkTargets } from './draft-targets.actions.ts'
import { costsOf, fundsOf } from './project.actions.ts'
import type { Project } from './project.ts'

export async function periodOf(ask: Ask, { programmeId, year, startsOn, endsOn }: Project): Promise<Period> {
  const programme = await programmeById(ask, programmeId)
  return { startsOn, endsOn, planYear: year, programmeTo: programme?.toYear ?? year }
}

type Checked = Partial<Pick<Project, 'communeCode' | 'communeValidFrom' | 'askedDong'>>

/** What other rooms must confirm: the commune stands today, the norm is in force, target lines and sources are the programme's. */
export async function checkContent(ask: Ask, before: Project, content: DraftContent, unfinished: boolean): Promise<Outcome<Checked>> {
  if (content.startsOn !== undefined || content.endsOn !== undefined) {
    const wrong = periodLacks(await periodOf(ask, applied(before, content)))
    if (wrong.length > 0) return refuseAll(wrong)
  }
  const served = await checkTargets(ask, before, content)
  if (!served.ok) return served
  const named = await checkNames(ask, before, content)
  if (!named.ok) return named
  const money = await checkMoney(ask, before, content, unfinished)
  return money.ok ? ok({ ...named.value, ...money.value }) : money
}

async function checkNames(ask: Ask, before: Project, content: DraftContent): Promise<Outcome<Checked>> {
  const { normCode, beneficiaryIds = [], communeCode } = content
  if (normCode && !(await normFor(ask, { code: normCode, level: before.level, on: ask.today }))) return refuse('project.norm-unknown', {}, 'normCode')
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
