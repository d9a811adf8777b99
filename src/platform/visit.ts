// One request on its way through: who asks, what for, and how its record is reached and read.
import { randomFillSync } from 'node:crypto'
import type {} from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { dayOf } from '../basics/day.ts'
import { idFrom, isId } from '../basics/id.ts'
import { type Outcome, type Refusal, refuse, refuseAll } from '../basics/outcome.ts'
import type { PageContext, Resend } from '../ui/context.ts'
import type { Crowd, Place } from './admission.ts'
import { type Db, inTransaction, type Pool } from './db.ts'
import type { Counter } from './rate-limit.ts'
import { faultIn, type Raw } from './readable.ts'
import type { Ask, Desk, Route, Who } from './route.ts'
import { issuesToRefusals } from './status.ts'
import type { UploadGate } from './upload-gate.ts'

export type HttpDeps = {
  readonly pool: Pool
  readonly province: string
  readonly tls: boolean
  readonly routes: readonly Route[]
  readonly crowd: Crowd
  /** What every page needs to know anew. */
  beforeVisit?(): Promise<void>
  clock(): Date
  /** How often one may ask; left out, as often as one likes. */
  readonly count?: Counter
  identify(token: string, now: Date): Promise<Who | undefined>
  /** One Vietnamese sentence that names the way out. */
  say(refusal: Refusal): string
  contextFor(who: Who, path: string, now: Date): PageContext
  /** Writes a line in the trail for what is no act: an attempt that was refused, a look at what holds people's own data. */
  note(who: Who, noted: Noted, from: { readonly requestId: string; readonly address: string }, now: Date): Promise<void>
  /** `resend`: what was typed when the session had ended, to be sent again once signed in. */
  refusalPage(context: PageContext, status: number, refusals: readonly { readonly code: string; readonly text: string }[], resend?: Resend): VNode
  incident(id: string, error: unknown): void
}

/** `subjectId` left out: the person who asks. */
export type Noted = {
  readonly act: string
  readonly subject?: { readonly kind: string; readonly id: string }
  readonly facts: Record<string, string>
}

export type Visit = {
  readonly deps: HttpDeps
  readonly route: Route
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly now: Date
  readonly who: Who
  readonly path: string
  readonly gate: UploadGate
  readonly place: Place
}

export const SESSION_COOKIE = 'kc_session'
export const FLASH_COOKIE = 'kc_flash'

/** Under TLS a cookie is tied to this very host: no neighbour under the same domain can plant one. */
export function cookieName(name: string, tls: boolean): string {
  return tls ? `__Host-${name}` : name
}

export function anonymous(province: string): Who {
  return { personId: '00000000-0000-0000-0000-000000000000', name: '', title: '', roles: [], province }
}

const askers = new WeakMap<FastifyRequest, Who>()

/** Kept beside the request, so that a failure halfway is still answered to the person who asked. */
export function setAsker(request: FastifyRequest, who: Who): void {
  askers.set(request, who)
}

export function askerOf(request: FastifyRequest): Who | undefined {
  return askers.get(request)
}

/** Drawn from the system two hundred ids at a time: asking it for ten bytes costs more than all else an id needs. */
const drawn = Buffer.alloc(2000)
let used = drawn.length

function tenRandomBytes(): Uint8Array {
  if (used === drawn.length) {
    randomFillSync(drawn)
    used = 0
  }
  used += 10
  return drawn.subarray(used - 10, used)
}

export function newId(now: Date = new Date()): string {
  return idFrom(now.getTime(), tenRandomBytes())
}

export function askOn(visit: Visit, db: Db): Ask {
  const { now, who, request } = visit
  const { id: requestId, ip: address } = request
  return { who, province: who.province, now, today: dayOf(now), db, requestId, address, recorded: { count: 0 }, newId: () => newId() }
}

export function deskOf(visit: Visit): Desk {
  const { now, who, request, deps } = visit
  const from = {
    address: request.ip,
    agent: String(request.headers['user-agent'] ?? ''),
    cookie: (name: string) => request.cookies[cookieName(name, deps.tls)],
  }
  return { who, province: who.province, now, pool: deps.pool, requestId: request.id, from, newId: () => newId() }
}

export function params(visit: Visit): Record<string, string> {
  return visit.request.params as Record<string, string>
}

/** An id that is no id names no record of anybody. */
export function namesARecord(visit: Visit): boolean {
  return Object.entries(params(visit)).every(([name, value]) => !name.endsWith('Id') || isId(value))
}

/** May this person reach the record in the path? */
export async function reaches(visit: Visit, route: Route, ask: Ask): Promise<boolean> {
  return namesARecord(visit) && (route.reach === 'province' || (await route.reach(ask, params(visit))))
}

export async function read(visit: Visit, route: Route, raw: Raw): Promise<Outcome<unknown>> {
  return await inTransaction(visit.deps.pool, { province: visit.who.province, readOnly: true, lane: route.lane }, async (db) => {
    const ask = askOn(visit, db)
    if (!(await reaches(visit, route, ask))) return { keep: false, value: refuse('request.not-found') }
    const fault = faultIn(raw)
    if (fault) return { keep: false, value: refuseAll([fault]) }
    const parsed = route.input.safeParse(raw)
    return { keep: true, value: parsed.success ? await route.run(ask, parsed.data, undefined) : refuseAll(issuesToRefusals(parsed.error)) }
  })
}
