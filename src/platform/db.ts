// The one door to PostgreSQL: named prepared statements, values always bound, whole đồng as bigint, days as text.
import pg from 'pg'
import type { Sql } from 'sql-template-tag'

export type Row = Record<string, unknown>

/** A connection inside one transaction, its province already set. Stores take this and nothing wider. */
export type Db = {
  /** The pool this connection came from: what is kept in the process for one database is never shown to another. */
  readonly origin: object
  many<R>(query: Sql): Promise<R[]>
  /** Exactly one row; anything else is a bug and throws. */
  one<R>(query: Sql): Promise<R>
  maybe<R>(query: Sql): Promise<R | undefined>
  /** How many rows the statement touched. */
  run(query: Sql): Promise<number>
}

export type Pool = pg.Pool

const TYPES = new Map<number, (text: string) => unknown>([
  [20, BigInt], // int8: money, never a rounded number
  [1700, (text) => (text.includes('.') ? text : BigInt(text))], // numeric: sums of int8
  [1082, (text) => text], // date stays the day that was written
])

const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    TYPES.get(oid) ?? pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
}

/** Connects as the application's own role, which owns nothing and is held by row-level security. */
export function openPool(url: string, size = 16): Pool {
  const options = '-c role=kc_app -c timezone=UTC -c statement_timeout=60000'
  const pool = new pg.Pool({ connectionString: url, max: size, options, types, connectionTimeoutMillis: 10_000 })
  pool.on('error', () => undefined) // a dead idle connection is replaced by the pool
  return pool
}

/** As the owner of the tables: migrations, checkpoints and tests that attack. Never behind a route. */
export function openOwnerPool(url: string, size = 2): Pool {
  const pool = new pg.Pool({ connectionString: url, max: size, options: '-c timezone=UTC', types })
  pool.on('error', () => undefined)
  return pool
}

const names = new Map<string, string>()
const NAMES_KEPT = 800

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known) return known
  if (names.size >= NAMES_KEPT) return undefined
  const name = `q${names.size}`
  names.set(text, name)
  return name
}

const columns = new Map<string, string[]>()

function camel(column: string): string {
  return column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

async function send(client: pg.ClientBase, query: Sql): Promise<pg.QueryArrayResult> {
  const text = query.text
  return await client.query({ name: nameOf(text), text, values: query.values, rowMode: 'array' } as pg.QueryArrayConfig)
}

function toRows<R>(text: string, result: pg.QueryArrayResult): R[] {
  let keys = columns.get(text)
  if (!keys) {
    keys = result.fields.map((field) => camel(field.name))
    if (columns.size < NAMES_KEPT) columns.set(text, keys)
  }
  const known = keys
  return result.rows.map((values) => {
    const row: Row = {}
    for (let i = 0; i < known.length; i++) row[known[i] as string] = values[i]
    return row as R
  })
}

function dbOn(client: pg.ClientBase, origin: object): Db {
  const many = async <R>(query: Sql): Promise<R[]> => toRows<R>(query.text, await send(client, query))
  return {
    origin,
    many,
    async one<R>(query: Sql): Promise<R> {
      const rows = await many<R>(query)
      if (rows.length !== 1) throw new Error(`expected one row, got ${rows.length}: ${query.text}`)
      return rows[0] as R
    },
    async maybe<R>(query: Sql): Promise<R | undefined> {
      const rows = await many<R>(query)
      if (rows.length > 1) throw new Error(`expected at most one row, got ${rows.length}: ${query.text}`)
      return rows[0]
    },
    async run(query: Sql): Promise<number> {
      return (await send(client, query)).rowCount ?? 0
    },
  }
}

export type Scope = { readonly province: string; readonly readOnly: boolean }

/** What the work inside a transaction decides: keep it or undo it. */
export type Ending<T> = { readonly keep: boolean; readonly value: T }

const RETRIED = new Set(['40001', '40P01']) // serialization failure, deadlock: nobody should see these
const TRIES = 6

/** One transaction in one province. An ending that is not kept is rolled back; races are tried again. */
export async function inTransaction<T>(pool: Pool, scope: Scope, work: (db: Db) => Promise<Ending<T>>): Promise<T> {
  if (!/^\d{2}$/.test(scope.province)) throw new RangeError(`not a province code: ${scope.province}`)
  for (let attempt = 1; ; attempt++) {
    try {
      return await oneTry(pool, scope, work)
    } catch (error) {
      const code = (error as { code?: string }).code ?? ''
      if (!RETRIED.has(code) || attempt === TRIES) throw error
      await new Promise((done) => setTimeout(done, 2 ** attempt + Math.random() * 10))
    }
  }
}

async function oneTry<T>(pool: Pool, scope: Scope, work: (db: Db) => Promise<Ending<T>>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    // one round trip; the province code has been checked to be two digits
    await client.query(`begin${scope.readOnly ? ' read only' : ''}; set local app.province = '${scope.province}'`)
    const ending = await work(dbOn(client, pool))
    await client.query(ending.keep ? 'commit' : 'rollback')
    return ending.value
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure
    })
    throw error
  } finally {
    client.release(broken)
  }
}

/** A read outside any province: sessions, units of administration, norms. */
export async function readReference<T>(pool: Pool, work: (db: Db) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    return await work(dbOn(client, pool))
  } finally {
    client.release()
  }
}
