// The pools: as the application, its connections shared out by the kind of work, and as the owner.
import pg from 'pg'
import { DatabaseAway, DatabaseBusy, meansAway } from './away.ts'
import { type As, Client, CONNECT_PATIENCE_MS, type Limits, SERVING, settle, UNLIMITED } from './connection.ts'
import { type Lane, openLanes } from './lanes.ts'

/** Who may come in now. While the database is away nobody is, and whoever is inside is let go. */
export type Traffic = {
  enter(lane: Lane): Promise<() => void>
  /** The line of everyone at work is cut; everyone else is told the same until `reopen`. */
  close(cause: unknown): void
  reopen(): void
  /** Something failed as it does when the database is away: whoever watches looks at once. */
  suspect(): void
  onSuspicion(look: () => void): void
}

/** `traffic` is there for the application's pool. */
export type Pool = pg.Pool & { readonly traffic?: Traffic }

const TYPES = new Map<number, (text: string) => unknown>([
  [20, BigInt], // int8: money, never a rounded number
  [1700, (text) => (text.includes('.') ? text : BigInt(text))], // numeric: sums of int8
  [1082, (text) => text], // date stays the day that was written
])

const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    TYPES.get(oid) ?? pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
}

/** How long work waits for a connection of its kind. */
const PATIENCE_MS = 10_000

/** Connects as the application's own role, which owns nothing and is held by row-level security. */
export function openPool(url: string, size = 16, limits = SERVING): Pool {
  const members = new Set<Client>()
  return Object.assign(poolAs('application', url, size, limits, members), { traffic: openTraffic(size, members) })
}

/** As the owner of the tables: migrations, checkpoints and tests that attack. Never behind a route. */
export function openOwnerPool(url: string, size = 2): Pool {
  return poolAs('owner', url, size, UNLIMITED, new Set())
}

function poolAs(as: As, url: string, size: number, limits: Limits, members: Set<Client>): pg.Pool {
  class Member extends Client {
    constructor(config?: string | pg.ClientConfig) {
      super(config)
      members.add(this)
      this.once('end', () => members.delete(this))
    }
  }
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    types,
    Client: Member,
    connectionTimeoutMillis: CONNECT_PATIENCE_MS,
    onConnect: (client) => settle(client, as, limits),
  })
  pool.on('error', () => undefined) // a dead idle connection is replaced by the pool
  return pool
}

function openTraffic(size: number, members: ReadonlySet<Client>): Traffic {
  const lanes = openLanes(size, PATIENCE_MS)
  let away: { readonly cause: unknown } | undefined
  let look: () => void = () => undefined
  return {
    async enter(lane) {
      if (away) throw new DatabaseAway(away.cause)
      return await lanes.enter(lane)
    },
    close(cause) {
      away = { cause }
      lanes.turnAway(cause)
      for (const member of members) member.destroy()
    },
    reopen() {
      away = undefined
    },
    suspect: () => look(),
    onSuspicion(next) {
      look = next
    },
  }
}

/** The watch is asked to look when somebody is still not connected after this long. */
const SLOW_TO_CONNECT_MS = 800

/** What pg and its pool say when their patience ends: the database is there, as far as the watch knows. */
const TOO_SLOW = new Set(['timeout exceeded when trying to connect', 'Connection terminated due to connection timeout', 'timeout expired'])

export type Taken = { readonly client: pg.PoolClient; giveBack(broken?: Error): void }

/** A connection for this kind of work. Whatever keeps us from having one, the database is away for whoever asks; the watch says why. */
export async function take(pool: Pool, lane: Lane): Promise<Taken> {
  const leave = await pool.traffic?.enter(lane)
  const slow = setTimeout(() => pool.traffic?.suspect(), SLOW_TO_CONNECT_MS)
  try {
    const client = await pool.connect()
    return {
      client,
      giveBack(broken) {
        client.release(broken)
        leave?.()
      },
    }
  } catch (error) {
    leave?.()
    pool.traffic?.suspect()
    throw error instanceof Error && TOO_SLOW.has(error.message) ? new DatabaseBusy(0) : new DatabaseAway(error)
  } finally {
    clearTimeout(slow)
  }
}

/** The error as it is, or as "away" when that is what it means; the watch is told. */
export function awayFrom(pool: Pool, error: unknown, maybeWritten = false): unknown {
  if (!meansAway(error)) return error
  pool.traffic?.suspect()
  return error instanceof DatabaseAway ? error : new DatabaseAway(error, maybeWritten)
}
