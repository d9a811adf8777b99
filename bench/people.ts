// Who asks during the measurement: officers with an open session, made without a password.
import { randomUUID } from 'node:crypto'
import type { Role } from '../src/people/role.ts'
import { openSession } from '../src/people/session.actions.ts'
import type { Pool } from '../src/platform/db.ts'
import { PROVINCE } from './province.ts'

export async function hire(owner: Pool, role: Role, communeCode?: string): Promise<string> {
  const personId = randomUUID()
  const now = new Date()
  await owner.query(
    `insert into person (id, login, name, title, province_code, commune_code, password_hash, created_at) values ($1, $2, $3, $4, $5, $6, 'none', $7)`,
    [personId, `${role}-${personId.slice(0, 8)}`, 'Người đo', role, PROVINCE, communeCode ?? null, now],
  )
  await owner.query('insert into person_role (person_id, role, granted_at) values ($1, $2, $3)', [personId, role, now])
  return await openSession(owner, { personId, agent: 'bench', now, roles: [role] })
}
