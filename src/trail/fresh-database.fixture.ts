// A migrated database of its own for one test file, with hands beneath HTTP: as the application and as the owner of the tables.
import { randomBytes } from 'node:crypto'
import { dayOf } from '../basics/day.ts'
import { idFrom } from '../basics/id.ts'
import { inTransaction, openOwnerPool, openPool, type Pool } from '../platform/db.ts'
import type { Ask, Who } from '../platform/route.ts'
import { newDatabase } from '../test-database.ts'

export type FreshDatabase = {
  readonly url: string
  /** The application's role, held by row-level security. */
  readonly pool: Pool
  readonly owner: Pool
  /** Does work as somebody inside one committed transaction. */
  ask<T>(work: (ask: Ask) => Promise<T>, more?: Partial<Who> & { now?: Date }): Promise<T>
  close(): Promise<void>
}

export async function freshDatabase(size = 8): Promise<FreshDatabase> {
  const { url, drop } = await newDatabase('kc_fresh')
  const pool = openPool(url, size)
  const owner = openOwnerPool(url, 2)
  return {
    url,
    pool,
    owner,
    async ask(work, { now = new Date('2025-03-04T02:00:00Z'), ...more } = {}) {
      const who: Who = { personId: newId(), name: 'Trần Thị Hoa', title: 'Chuyên viên', roles: ['department-officer'], province: '12', ...more }
      return await inTransaction(pool, { province: who.province, readOnly: false }, async (db) => ({
        keep: true,
        value: await work({
          who,
          province: who.province,
          now,
          today: dayOf(now),
          db,
          requestId: newId(),
          address: '10.0.0.7',
          recorded: { count: 0 },
          newId,
        }),
      }))
    },
    async close() {
      await pool.end()
      await owner.end()
      await drop()
    },
  }
}

export function newId(): string {
  return idFrom(Date.now(), randomBytes(10))
}
