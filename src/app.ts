// The list of rooms in the order of the house: their routes and their words. Nothing else knows them all.
import { appraisalRoutes } from './appraisal/appraisal.routes.ts'
import * as appraisal from './appraisal/words.vi.ts'
import type { Refusal } from './basics/outcome.ts'
import { fundingRoutes } from './funding/funding.routes.ts'
import * as funding from './funding/words.vi.ts'
import { inspectionRoutes } from './inspection/inspection.routes.ts'
import * as inspection from './inspection/words.vi.ts'
import { peopleRoutes } from './people/people.routes.ts'
import { findPeople, loadPerson } from './people/person.actions.ts'
import type { Places } from './people/place.actions.ts'
import * as people from './people/words.vi.ts'
import { planRoutes } from './plan/plan.routes.ts'
import * as plan from './plan/words.vi.ts'
import type { Route } from './platform/route.ts'
import * as platform from './platform/words.vi.ts'
import { portalRoutes } from './portal/portal.routes.ts'
import { normRoutes } from './programme/norm.routes.ts'
import { programmeRoutes } from './programme/programme.routes.ts'
import * as programme from './programme/words.vi.ts'
import { projectCalled, projectsByIds } from './project/project.actions.ts'
import { projectRoutes } from './project/project.routes.ts'
import * as project from './project/words.vi.ts'
import { communesOf, loadEstablishment } from './registry/registry.actions.ts'
import { registryRoutes } from './registry/registry.routes.ts'
import { unitTitle } from './registry/unit-search.ts'
import * as registry from './registry/words.vi.ts'
import { dossierRoutes } from './reports/dossier.routes.ts'
import { figuresRoutes } from './reports/figures.routes.ts'
import { queueRoutes } from './reports/queue.routes.ts'
import { reportsRoutes } from './reports/reports.routes.ts'
import { searchRoutes } from './reports/search.routes.ts'
import * as reports from './reports/words.vi.ts'
import { mergeWords } from './trail/act-words.ts'
import type { Registers } from './trail/lookup.actions.ts'
import type { NamedPerson } from './trail/lookup.ts'
import { trailRoutes } from './trail/trail.routes.ts'
import * as trail from './trail/words.vi.ts'
import { upkeepRoutes } from './upkeep/upkeep.routes.ts'
import * as upkeep from './upkeep/words.vi.ts'

/** Every act in words, for the page of the trail and for `verify`. */
export const TRAIL_WORDS = mergeWords(
  people.TRAIL_WORDS,
  registry.TRAIL_WORDS,
  programme.TRAIL_WORDS,
  project.TRAIL_WORDS,
  appraisal.TRAIL_WORDS,
  plan.TRAIL_WORDS,
  funding.TRAIL_WORDS,
  inspection.TRAIL_WORDS,
  reports.TRAIL_WORDS,
  upkeep.TRAIL_WORDS,
)

const statesOf = (kind: string, words: Readonly<Record<string, string>>) => Object.entries(words).map(([state, told]) => [`${kind}.${state}`, told])

const STATES: Readonly<Record<string, string>> = Object.fromEntries([
  ...statesOf('project', project.STATE_WORDS),
  ...statesOf('plan', plan.PLAN_STATE_WORDS),
])

/** What the register answers when an account is made. */
const PLACES: Places = {
  establishmentName: async (ask, id) => (await loadEstablishment(ask, id))?.name,
  communes: async (ask) => (await communesOf(ask, ask.province, ask.today)).map((unit) => ({ value: unit.code, label: unitTitle(unit) })),
}

/** Who keeps what the trail is searched by. */
const REGISTERS: Registers = {
  projectCalled,
  codesOf: async (ask, ids) => new Map([...(await projectsByIds(ask, ids)).values()].map(({ id, code }) => [id, code])),
  peopleCalled: async (ask, typed) => (await findPeople(ask, { text: typed })).people.map(named),
  person: async (ask, id) => {
    const person = await loadPerson(ask, id)
    return person && named(person)
  },
}

/** As the trail names people already; of an account nothing more. */
function named({ id, login, name, title }: NamedPerson): NamedPerson {
  return { id, login, name, title }
}

export const ROUTES: readonly Route[] = [
  ...peopleRoutes(PLACES),
  ...registryRoutes,
  ...programmeRoutes,
  ...normRoutes,
  ...projectRoutes,
  ...appraisalRoutes,
  ...planRoutes,
  ...fundingRoutes,
  ...inspectionRoutes,
  ...dossierRoutes,
  ...queueRoutes,
  ...searchRoutes,
  ...reportsRoutes,
  ...figuresRoutes,
  ...portalRoutes,
  ...trailRoutes({ acts: TRAIL_WORDS, states: STATES }, REGISTERS),
  ...upkeepRoutes(say),
]

const REFUSALS: Readonly<Record<string, (facts: Readonly<Record<string, string>>) => string>> = {
  ...platform.REFUSALS,
  ...people.REFUSALS,
  ...registry.REFUSALS,
  ...programme.REFUSALS,
  ...project.REFUSALS,
  ...appraisal.REFUSALS,
  ...plan.REFUSALS,
  ...funding.REFUSALS,
  ...inspection.REFUSALS,
  ...reports.REFUSALS,
  ...trail.REFUSALS,
  ...upkeep.REFUSALS,
}

/** One Vietnamese sentence for a refusal. A code without words is a bug, and says its code. */
export function say(refusal: Refusal): string {
  const words = REFUSALS[refusal.code]
  return words ? words(refusal.facts) : `Chưa thực hiện được (${refusal.code}). Báo mã này cho quản trị hệ thống.`
}

export const KNOWN_REFUSALS: ReadonlySet<string> = new Set(Object.keys(REFUSALS))
