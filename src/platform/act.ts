// A POST, once it is known who sent what: its key, its version, what is slow, then the act in one transaction, and what came of it.
import { createHash } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import { isId } from '../basics/id.ts'
import { type Outcome, ok, refuse, refuseAll } from '../basics/outcome.ts'
import { answerDone, answerRefusal, answerReplay, goal } from './answer.ts'
import { refusalOf } from './constraints.ts'
import { inTransaction } from './db.ts'
import { unreached, writeDenial } from './denial.ts'
import { faultIn, type Raw } from './readable.ts'
import { claimKey, findReply, keepReply } from './replies.store.ts'
import { toJson } from './reply.ts'
import type { Body } from './request.ts'
import { sabotaged } from './sabotage.ts'
import { issuesToRefusals, statusOf } from './status.ts'
import { askOn, deskOf, params, reaches, type Visit } from './visit.ts'

type Answer = {
  readonly outcome: Outcome<unknown>
  readonly input: unknown
  readonly unreached?: boolean
  readonly replay?: { readonly status: number; readonly location: string; readonly body: string }
}

/** The form's key in small letters; undefined when there is none, refused when it is none or when two are given. */
function keyOf(raw: Raw, header: string | string[] | undefined): Outcome<string | undefined> {
  const given = [raw.requestKey, header].filter((one) => one !== undefined).map((one) => (typeof one === 'string' ? one.toLowerCase() : ''))
  const [key] = given
  if (key === undefined) return ok(undefined)
  return isId(key) && given.every((one) => one === key) ? ok(key) : refuse('request.key-malformed')
}

export async function actOn(visit: Visit, body: Body): Promise<FastifyReply> {
  const { headers } = visit.request
  const raw = { ...body.raw, ...params(visit) }
  const fault = body.fault ?? faultIn(params(visit))
  if (fault) return await answerRefusal(visit, [fault], body.raw)
  const key = keyOf(raw, headers['idempotency-key'])
  if (!key.ok) return await answerRefusal(visit, key.refusals, body.raw)
  delete raw.requestKey
  const version = headers['if-match'] ?? raw.version
  if (visit.route.versioned) raw.version = typeof version === 'string' ? version.replaceAll('"', '') : version
  let answer: Answer
  try {
    const prepared = await prepare(visit, raw)
    if (!prepared.ok) return await answerRefusal(visit, prepared.refusals, body.raw)
    answer = await act(visit, raw, body, key.value, prepared.value)
  } catch (error) {
    const spoken = refusalOf(error)
    if (!spoken) throw error
    answer = { outcome: refuseAll([spoken]), input: undefined }
  }
  if (sabotaged('A5.die-before-reply') && answer.outcome.ok) process.exit(137)
  if (answer.unreached) return await unreached(visit)
  if (!answer.outcome.ok && statusOf(answer.outcome.refusals) === 403) await writeDenial(visit)
  if (answer.replay) return await answerReplay(visit, answer.replay)
  if (!answer.outcome.ok) return await answerRefusal(visit, answer.outcome.refusals, body.raw)
  return await answerDone(visit, answer.outcome.value, answer.input)
}

/** The answer to what an act asked back is no field of any one form. It names the questions answered, so that a second one is still put. */
function asked({ confirmed, ...input }: Raw): { readonly input: Raw; confirmed(code: string): boolean } {
  const codes = typeof confirmed === 'string' ? confirmed.split(' ') : []
  return { input, confirmed: (code) => codes.includes(code) }
}

/** What is slow comes before the transaction. An input that does not parse is left to the act, which says what is wrong with it. */
async function prepare(visit: Visit, raw: Raw): Promise<Outcome<unknown>> {
  const { route } = visit
  const parsed = route.prepare ? route.input.safeParse(asked(raw).input) : undefined
  return route.prepare && parsed?.success ? await route.prepare(deskOf(visit), parsed.data) : ok(undefined)
}

/** What was sent, files included: the same key with anything else is another form. */
function hashOf(raw: Raw, body: Body): string {
  const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex')
  const files = body.uploads.map(({ field, fileName, bytes, dropped }) => [field, fileName, dropped?.why ?? sha256(bytes)])
  return sha256(toJson(files.length === 0 ? raw : [raw, files]))
}

/** The act itself: one transaction, all or nothing, its reply kept with it. */
async function act(visit: Visit, raw: Raw, body: Body, key: string | undefined, prepared: unknown): Promise<Answer> {
  const { route, who } = visit
  return await inTransaction<Answer>(visit.deps.pool, { province: who.province, readOnly: false, lane: route.lane }, async (db) => {
    const { input, confirmed } = asked(raw)
    const ask = { ...askOn(visit, db), confirmed }
    const no = (outcome: Outcome<unknown>) => ({ keep: false, value: { outcome, input: undefined } })
    if (!(await reaches(visit, route, ask))) return { keep: false, value: { ...no(refuse('request.not-found')).value, unreached: true } }
    if (route.versioned && (raw.version === undefined || raw.version === '')) return no(refuse('request.version-missing'))
    const parsed = route.input.safeParse(route.uploads ? { ...input, files: body.uploads } : input)
    if (!parsed.success) return no(refuseAll(issuesToRefusals(parsed.error)))

    const claim = key === undefined || route.confidential ? undefined : { province: who.province, personId: who.personId, requestKey: key }
    const bodyHash = hashOf(raw, body)
    const name = `${route.method} ${visit.path}`
    if (claim && !sabotaged('A5.no-claim') && !(await claimKey(db, claim, name, bodyHash, visit.now))) {
      const kept = await findReply(db, claim)
      if (kept.route !== name || kept.bodyHash !== bodyHash) return no(refuse('request.key-reused'))
      return { keep: true, value: { outcome: { ok: true, value: undefined }, input: undefined, replay: kept } }
    }
    const outcome = await route.run(ask, parsed.data, prepared)
    if (!outcome.ok) return no(outcome)
    if (route.untrailed === undefined && (route.trailsEach ? ask.recorded.count < 1 : ask.recorded.count !== 1) && !sabotaged('E3.any-number'))
      throw new Error(`${name} wrote ${ask.recorded.count} trail entries, not one`)
    if (claim) await keepReply(db, claim, 200, goal(visit, outcome.value, parsed.data).to, toJson(outcome.value ?? {}))
    return { keep: true, value: { outcome, input: parsed.data } }
  })
}
