// The one door to PostgreSQL: named prepared statements, values always bound, whole đồng as bigint, days as text.
import type pg from 'pg'
import type { Sql } from 'sql-template-tag'
import { DatabaseAway } from './away.ts'
import type { Lane } from './lanes.ts'
import { awayFrom, type Pool, type Taken, take } from './pool.ts'
import { failpoint, sabotaged } from './sabotage.ts'

export { openOwnerPool, openPool, type Pool } from './pool.ts'

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

async function send({ client }: Taken, pool: Pool, query: Sql): Promise<pg.QueryArrayResult> {
  const text = query.text
  failpoint()
  try {
    return await client.query({ name: nameOf(text), text, values: query.values, rowMode: 'array' } as pg.QueryArrayConfig)
  } catch (error) {
    throw awayFrom(pool, error)
  }
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

function dbOn(taken: Taken, pool: Pool): Db {
  const many = async <R>(query: Sql): Promise<R[]> => toRows<R>(query.text, await send(taken, pool, query))
  return {
    origin: pool,
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
      return (await send(taken, pool, query)).rowCount ?? 0
    },
  }
}

/** `lane` left out: what writes goes with the acts, what reads with the pages. */
export type Scope = { readonly province: string; readonly readOnly: boolean; readonly lane?: Lane | undefined }

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
  const taken = await take(pool, scope.lane ?? (scope.readOnly ? 'read' : 'act'))
  let broken: Error | undefined
  try {
    await begin(taken, pool, scope)
    const ending = await work(dbOn(taken, pool))
    await end(taken, pool, ending.keep && !scope.readOnly)
    return ending.value
  } catch (error) {
    await taken.client.query(sabotaged('C7.keep') ? 'commit' : 'rollback').catch((failure: Error) => {
      broken = failure
    })
    throw error
  } finally {
    taken.giveBack(broken)
  }
}

/** One round trip; the province code has been checked to be two digits. */
async function begin({ client }: Taken, pool: Pool, { province, readOnly }: Scope): Promise<void> {
  try {
    await client.query(`begin${readOnly ? ' read only' : ''}; set local app.province = '${province}'`)
  } catch (error) {
    throw awayFrom(pool, error)
  }
}

/** A line cut here leaves it open whether the work was kept. */
async function end({ client }: Taken, pool: Pool, keep: boolean): Promise<void> {
  try {
    const { command } = await client.query(keep ? 'commit' : 'rollback')
    if (keep && command !== 'COMMIT') throw new Error('the work had failed before it was to be kept')
  } catch (error) {
    throw awayFrom(pool, error, keep)
  }
}

/** A read outside any province: sessions, units of administration, norms. */
export async function readReference<T>(pool: Pool, work: (db: Db) => Promise<T>): Promise<T> {
  const taken = await take(pool, 'entry')
  let broken: Error | undefined
  try {
    return await work(dbOn(taken, pool))
  } catch (error) {
    if (error instanceof DatabaseAway) broken = error
    throw error
  } finally {
    taken.giveBack(broken)
  }
}
