// People, their roles and password hashes. Every query names the province: this table stands outside row-level security,
// because signing in happens before a province is known.
import sql, { empty, join, type Sql } from 'sql-template-tag'
import type { Db } from '../platform/db.ts'
import type { AccountCount, AccountState, Person } from './person.ts'
import type { Role } from './role.ts'

const COLUMNS = sql`p.id, p.login, p.name, p.title, p.province_code, p.establishment_id, p.commune_code, p.must_change, p.locked_at, p.created_at, p.version,
  array(select r.role from person_role r where r.person_id = p.id order by r.role) as roles`

export async function findPerson(db: Db, province: string, id: string): Promise<Person | undefined> {
  return await db.maybe<Person>(sql`select ${COLUMNS} from person p where p.province_code = ${province} and p.id = ${id}`)
}

/** Two people changing the same person take turns. */
export async function lockPerson(db: Db, province: string, id: string): Promise<Person | undefined> {
  await db.run(sql`select 1 from person where province_code = ${province} and id = ${id} for update`)
  return await findPerson(db, province, id)
}

export async function findByLogin(db: Db, province: string, login: string): Promise<Person | undefined> {
  return await db.maybe<Person>(sql`select ${COLUMNS} from person p where p.province_code = ${province} and p.login = ${login}`)
}

export type Search = {
  readonly province: string
  readonly text: string
  readonly role: Role | undefined
  readonly state: AccountState | undefined
  readonly offset: number
  readonly most: number
}

const IN_STATE: Readonly<Record<AccountState, Sql>> = {
  open: sql`p.locked_at is null and not p.must_change`,
  waiting: sql`p.locked_at is null and p.must_change`,
  locked: sql`p.locked_at is not null`,
}

function searched({ province, text, role, state }: Search) {
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  return sql`from person p where p.province_code = ${province}
    ${text === '' ? empty : sql`and (p.login like ${like} or p.name ilike ${like})`}
    ${role === undefined ? empty : sql`and exists (select 1 from person_role r where r.person_id = p.id and r.role = ${role})`}
    ${state === undefined ? empty : sql`and ${IN_STATE[state]}`}`
}

export async function listPeople(db: Db, search: Search): Promise<Person[]> {
  return await db.many<Person>(sql`select ${COLUMNS} ${searched(search)} order by p.login limit ${search.most} offset ${search.offset}`)
}

export async function countPeople(db: Db, search: Search): Promise<number> {
  return (await db.one<{ count: number }>(sql`select count(*)::int as count ${searched(search)}`)).count
}

export async function countByState(db: Db, province: string): Promise<AccountCount> {
  return await db.one<AccountCount>(sql`
    select count(*) filter (where ${IN_STATE.open})::int as open, count(*) filter (where ${IN_STATE.waiting})::int as waiting,
      count(*) filter (where ${IN_STATE.locked})::int as locked
    from person p where p.province_code = ${province}`)
}

export type SignInRow = {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly provinceCode: string
  readonly passwordHash: string
  readonly mustChange: boolean
  readonly locked: boolean
  readonly roles: readonly Role[]
  readonly knownDevice: boolean
}

export async function findForSignIn(db: Db, login: string, deviceHash: Buffer): Promise<SignInRow | undefined> {
  return await db.maybe<SignInRow>(sql`
    select p.id, p.name, p.title, p.province_code, p.password_hash, p.must_change, p.locked_at is not null as locked,
      array(select r.role from person_role r where r.person_id = p.id order by r.role) as roles,
      exists (select 1 from known_device d where d.person_id = p.id and d.device_hash = ${deviceHash}) as known_device
    from person p where p.login = ${login}`)
}

export async function findPasswordHash(db: Db, personId: string): Promise<{ login: string; passwordHash: string } | undefined> {
  return await db.maybe<{ login: string; passwordHash: string }>(sql`select login, password_hash from person where id = ${personId}`)
}

export type NewPerson = {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly title: string
  readonly province: string
  readonly establishmentId: string | undefined
  readonly communeCode: string | undefined
  readonly passwordHash: string
  readonly mustChange: boolean
  readonly now: Date
}

/** False when somebody already has this login. */
export async function addPerson(db: Db, person: NewPerson): Promise<boolean> {
  const added = await db.run(sql`
    insert into person (id, login, name, title, province_code, establishment_id, commune_code, password_hash, must_change, created_at)
    values (${person.id}, ${person.login}, ${person.name}, ${person.title}, ${person.province}, ${person.establishmentId ?? null}, ${person.communeCode ?? null},
      ${person.passwordHash}, ${person.mustChange}, ${person.now})
    on conflict (login) do nothing`)
  return added === 1
}

export type RoleChange = { readonly personId: string; readonly roles: readonly Role[]; readonly by: string | undefined; readonly now: Date }

export async function setRoles(db: Db, { personId, roles, by, now }: RoleChange): Promise<void> {
  await db.run(sql`delete from person_role where person_id = ${personId} and not (role = any(${[...roles]}::text[]))`)
  if (roles.length === 0) return
  const rows = roles.map((role) => sql`(${personId}, ${role}, ${by ?? null}, ${now})`)
  await db.run(sql`insert into person_role (person_id, role, granted_by, granted_at) values ${join(rows)} on conflict do nothing`)
}

export async function raiseVersion(db: Db, personId: string): Promise<void> {
  await db.run(sql`update person set version = version + 1 where id = ${personId}`)
}

export async function setLocked(db: Db, personId: string, lockedAt: Date | null): Promise<void> {
  await db.run(sql`update person set locked_at = ${lockedAt}, version = version + 1 where id = ${personId}`)
}

export async function setPassword(db: Db, personId: string, passwordHash: string, mustChange: boolean): Promise<void> {
  await db.run(sql`update person set password_hash = ${passwordHash}, must_change = ${mustChange}, version = version + 1 where id = ${personId}`)
}

/** From here to the end of the transaction nobody else in the province takes an administrator away. */
export async function guardAdministrators(db: Db, province: string): Promise<void> {
  await db.run(sql`select pg_advisory_xact_lock(hashtextextended(${`people.administrators ${province}`}, 0))`)
}

export async function countAdministrators(db: Db, province: string): Promise<number> {
  const { count } = await db.one<{ count: number }>(sql`
    select count(*)::int as count from person p join person_role r on r.person_id = p.id
    where p.province_code = ${province} and r.role = 'administrator' and p.locked_at is null`)
  return count
}
