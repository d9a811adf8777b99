// A đề án on the stage, and how one of its acts becomes an event.
import type { Day } from '../basics/day.ts'
import { type Dong, dong } from '../basics/money.ts'
import type { Outcome } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import { loadProject } from '../project/project.actions.ts'
import type { DemoDossier } from './dossier.ts'
import type { Actor, Event, Stage } from './stage.ts'

/** Its id comes with its first act. */
export type Walker = { readonly dossier: DemoDossier; id: string; readonly source: string }

export type Step = (on: Day, actor: Actor, what: string, run: (ask: Ask, version: number) => Promise<Outcome<unknown>>) => Event

/** Whoever typed it looked at the paper again: what is put back as a question is meant. */
export function asMeant(ask: Ask): Ask {
  return { ...ask, confirmed: () => true }
}

export function million(amount: number): Dong {
  return dong(BigInt(Math.round(amount * 1000)) * 1000n)
}

export async function versionOf(ask: Ask, walker: Walker): Promise<number> {
  const project = await loadProject(ask, walker.id)
  if (!project) throw new Error(`${walker.dossier.name}: not begun`)
  return project.version
}

export function stepsOn(stage: Stage, walker: Walker): Step {
  return (on, actor, what, run) => ({
    at: stage.momentOf(on),
    actor,
    what: `${walker.dossier.name}: ${what}`,
    run: async (ask) => await run(ask, await versionOf(ask, walker)),
  })
}

/** Acts of one day follow each other although their minutes were drawn at random. */
export function inOrder(events: readonly Event[]): Event[] {
  const ordered: Event[] = []
  for (const event of events) {
    const before = ordered.at(-1)
    ordered.push(before && event.at <= before.at ? { ...event, at: new Date(before.at.getTime() + 60_000) } : event)
  }
  return ordered
}

export function yearIn(on: Day): number {
  return Number(on.slice(0, 4))
}
