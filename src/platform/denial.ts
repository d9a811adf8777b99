// Who tried what was not theirs: told no more than that it is not there, and written down.
import type { FastifyReply } from 'fastify'
import { isId } from '../basics/id.ts'
import { refuse } from '../basics/outcome.ts'
import { answerRefusal } from './answer.ts'
import { namesARecord, type Visit } from './visit.ts'

/** Somebody else's record is not found; who tried to change it is written down. */
export async function unreached(visit: Visit): Promise<FastifyReply> {
  if (namesARecord(visit)) await writeDenial(visit)
  return await answerRefusal(visit, refuse('request.not-found').refusals, undefined)
}

/** Who tried what on which record, in the trail. What stands in the path and is no id is left out: it may be anything, a telephone number too. */
export async function writeDenial({ who, route, request, now, deps }: Visit): Promise<void> {
  const named = request.params as Readonly<Record<string, string>>
  const path = route.path.replace(/:(\w+)/g, (whole, name: string) => (isId(named[name] ?? '') ? (named[name] ?? '') : whole))
  if (who.roles.length === 0) return
  const facts = { attempted: `${route.method} ${path}`.slice(0, 200) }
  await deps.note(who, { act: 'people.denied', facts }, { requestId: request.id, address: request.ip }, now)
}
