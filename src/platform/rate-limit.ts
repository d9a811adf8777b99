// How often one may ask. Whoever is signed in is counted by account (an office stands behind one address), a visitor by address, and
// visitors and staff all together apart, so that a flood of strangers shuts nobody out who works here. Counts are kept by
// @fastify/rate-limit, the newest 5,000 keys of each.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Refusal, refusal } from '../basics/outcome.ts'
import type { Cost } from './route.ts'
import { sabotaged } from './sabotage.ts'

/** Requests a minute, and of these the costly ones: reports, files up and down, searches. */
export type Rate = { readonly requests: number; readonly costly: number }
export type Rates = { readonly account: Rate; readonly address: Rate; readonly all: Rate }

export const SAFE_RATES: Rates = {
  account: { requests: 600, costly: 120 },
  address: { requests: 600, costly: 60 },
  all: { requests: 6_000, costly: 1_200 },
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What asking costs; left out: plain. */
    cost?: Cost
    /** Counted once it is known who asks. */
    countedLater?: boolean
  }
}

/** Thrown when somebody asks too often; the one place that answers failures says it. */
export class TooOften extends Error {
  readonly refused: Refusal
  readonly seconds: number

  constructor(whose: 'own' | 'all', seconds: number) {
    super('asked too often')
    this.seconds = Math.max(1, seconds)
    this.refused = refusal(whose === 'own' ? 'request.too-often' : 'request.crowded', { seconds: String(this.seconds) })
  }
}

/** Counts one request, by the account of whoever is known to ask, else by the address; throws TooOften past the rate. */
export type Counter = (request: FastifyRequest, known: boolean) => Promise<void>

type Limit = (request: FastifyRequest) => Promise<{ readonly isAllowed: boolean; readonly isExceeded?: boolean; readonly ttlInSeconds?: number }>

const MINUTE_MS = 60_000

/** A count for each cost, by one key; a costly request counts among all requests too. */
function counts(app: FastifyInstance, { requests, costly }: Rate, keyGenerator?: (request: FastifyRequest) => string) {
  const limit = (max: number) => app.createRateLimit({ max, timeWindow: MINUTE_MS, ...(keyGenerator ? { keyGenerator } : {}) }) as Limit
  const [plain, dear, door, watch] = [limit(requests), limit(costly), limit(requests), limit(requests)]
  const by: Readonly<Record<Cost, readonly Limit[]>> = { plain: [plain], costly: [dear, plain], door: [door], watch: [watch] }
  return async (request: FastifyRequest): Promise<number | undefined> => {
    for (const one of by[costAsked(request)]) {
      const { isExceeded, ttlInSeconds } = await one(request)
      if (isExceeded) return ttlInSeconds ?? MINUTE_MS / 1000
    }
    return undefined
  }
}

function costAsked(request: FastifyRequest): Cost {
  return request.routeOptions.config?.cost ?? 'plain'
}

/** `accountOf`: whose account it is, once that is known. */
export async function openCounter(app: FastifyInstance, rates: Rates | undefined, accountOf: (request: FastifyRequest) => string): Promise<Counter> {
  if (!rates || sabotaged('rate.none')) return async () => undefined
  await app.register(import('@fastify/rate-limit'), { global: false })
  const byAccount = counts(app, rates.account, accountOf)
  const byAddress = counts(app, rates.address)
  const visitors = counts(app, rates.all, () => 'visitors')
  const staff = counts(app, rates.all, () => 'staff')
  return async (request, known) => {
    const own = await (known && !sabotaged('rate.by-address') ? byAccount : byAddress)(request)
    if (own !== undefined) throw new TooOften('own', own)
    if (costAsked(request) === 'watch') return
    const all = await (known ? staff : visitors)(request)
    if (all !== undefined) throw new TooOften('all', all)
  }
}

/** Whoever brings no session is counted before anything of the body is read; files of the pages themselves are not counted. */
export function countVisitors(app: FastifyInstance, count: Counter, hasSession: (request: FastifyRequest) => boolean): void {
  app.addHook('onRequest', async (request) => {
    if (request.routeOptions.url?.startsWith('/assets/')) return
    if (request.routeOptions.config?.countedLater && hasSession(request)) return
    await count(request, false)
  })
}
