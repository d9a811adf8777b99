// Counts of wrong passwords. A try is counted before it is checked, so a thousand at once count as a thousand.
import sql from 'sql-template-tag'
import type { Db } from '../platform/db.ts'

export type Counter = { readonly key: string; readonly delays: readonly number[] }

/** Counts one more try, if the door is open now; otherwise counts nothing and answers when it opens. */
export async function countTry(db: Db, counter: Counter, now: Date, forgottenBefore: Date): Promise<Date | undefined> {
  const delays = [...counter.delays]
  const counted = await db.run(sql`
    insert into sign_in_guess as g (key, failures, next_try_at, last_at)
    values (${counter.key}, 1, ${now}::timestamptz + make_interval(secs => (${delays}::int[])[1]), ${now})
    on conflict (key) do update set
      failures = case when g.last_at < ${forgottenBefore} then 1 else g.failures + 1 end,
      next_try_at = ${now}::timestamptz + make_interval(secs =>
        (${delays}::int[])[case when g.last_at < ${forgottenBefore} then 1 else least(g.failures + 1, cardinality(${delays}::int[])) end]),
      last_at = ${now}
    where g.next_try_at <= ${now}`)
  if (counted === 1) return undefined
  return (await db.one<{ nextTryAt: Date }>(sql`select next_try_at from sign_in_guess where key = ${counter.key}`)).nextTryAt
}

/** The password was right: this count starts again. */
export async function forgetTries(db: Db, key: string): Promise<void> {
  await db.run(sql`delete from sign_in_guess where key = ${key}`)
}

/** One right password takes back its own try and no other. */
export async function takeBackTry(db: Db, key: string, now: Date): Promise<void> {
  const left = await db.run(
    sql`update sign_in_guess set failures = failures - 1, next_try_at = least(next_try_at, ${now}) where key = ${key} and failures > 1`,
  )
  if (left === 0) await forgetTries(db, key)
}

export async function forgetOldTries(db: Db, before: Date): Promise<void> {
  await db.run(sql`delete from sign_in_guess where last_at < ${before}`)
}
