// Bar rows E2 and F4, and the way to Citus kept open: what the catalogue must say of every table, whoever adds one.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type FreshDatabase, freshDatabase, newId } from '../trail/fresh-database.fixture.ts'

/** Tables without a tenant, each with its reason. Any other table must be a tenant table, locked by row-level security. */
const SHARED: Readonly<Record<string, string>> = {
  schema_migration: 'which migrations ran; the application has no right to it',
  admin_unit: 'units of administration of the whole country, public',
  admin_unit_alias: 'other names of those units, public',
  admin_unit_succession: 'which unit became which, public',
  norm: 'norms of law, public',
  advance_rule: 'rules of law, public',
  public_day: 'public holidays, public',
  year_end_rule: 'rules of law, public',
  person: 'signing in happens before a province is known; every query of src/people names the province',
  person_role: 'belongs to person',
  session: 'belongs to person; found by the hash of a secret',
  sign_in_guess: 'keys are hashes, no personal data, counted before anybody is known',
  known_device: 'belongs to person; found by the hash of a secret',
}

/** Rows are only ever added: the application may read and insert, nothing else. */
const APPEND_ONLY = [
  'trail_entry',
  'trail_checkpoint',
  'posting',
  'programme_version',
  'project_commitment',
  'project_paper',
  'stored_file',
  'project_progress',
  'appraisal',
  'inspection',
  'remedy_closing',
  'letterhead',
  'report_cause',
  'acceptance',
  'project_item',
  'evidence',
  'target_correction',
  'target_measure',
  'target_year_goal',
  'upload_limit',
]

let base: FreshDatabase
let tables: string[]

const rowsOf = async (text: string, ...values: unknown[]): Promise<Record<string, string>[]> => (await base.owner.query(text, values)).rows
const tenants = () => tables.filter((table) => !(table in SHARED))

before(async () => {
  base = await freshDatabase()
  tables = (await rowsOf(`select relname from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by 1`)).map(
    (row) => row.relname as string,
  )
})

after(() => base.close())

/** What the catalogue holds against a tenant table; empty when it is locked as it must be. */
async function lockFaults(): Promise<string[]> {
  const unlocked = await rowsOf(
    `select c.relname, c.relrowsecurity and c.relforcerowsecurity as locked,
      (select count(*)::text from pg_policy p where p.polrelid = c.oid) as policies,
      (select count(*)::text from pg_policy p where p.polrelid = c.oid and p.polpermissive
        and coalesce(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) like '%province_code = current_setting(''app.province''%') as by_province
    from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and not (c.relname = any($1::text[])) order by 1`,
    Object.keys(SHARED),
  )
  return unlocked.filter((row) => !row.locked || row.policies === '0' || row.policies !== row.by_province).map((row) => row.relname as string)
}

test('every table is either shared for a stated reason or locked to its province, also for its owner', async () => {
  assert.ok(tenants().length >= 25)
  for (const table of Object.keys(SHARED)) assert.ok(tables.includes(table), `${table} no longer exists`)
  assert.deepEqual(await lockFaults(), [])
})

test('a new table without the lock is found', async () => {
  await base.owner.query('create table novelty (province_code text not null, id uuid not null, primary key (province_code, id))')
  assert.deepEqual(await lockFaults(), ['novelty'])
  await base.owner.query('alter table novelty enable row level security')
  assert.deepEqual(await lockFaults(), ['novelty'])
  await base.owner.query('alter table novelty force row level security')
  assert.deepEqual(await lockFaults(), ['novelty'])
  await base.owner.query('create policy open on novelty using (true)')
  assert.deepEqual(await lockFaults(), ['novelty'])
  await base.owner.query('drop table novelty')
})

test('every key, unique rule and reference of a tenant table begins with the province, and none needs a trigger or an identity column', async () => {
  const keys = await rowsOf(
    `select c.conrelid::regclass::text as "table", c.conname, (select attname from pg_attribute where attrelid = c.conrelid and attnum = c.conkey[1]) as first,
      c.contype, c.confrelid::regclass::text as target
    from pg_constraint c where c.contype in ('p', 'u', 'f') and c.conrelid::regclass::text = any($1::text[])`,
    tenants(),
  )
  assert.ok(keys.length > 50)
  assert.deepEqual(
    keys.filter(({ first }) => first !== 'province_code'),
    [],
  )
  assert.deepEqual(
    keys.filter(({ contype, target }) => contype === 'f' && (target as string) in SHARED),
    [],
  )
  const unique = await rowsOf(
    `select i.indexrelid::regclass::text as index from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where i.indisunique and i.indrelid::regclass::text = any($1::text[]) and a.attname <> 'province_code'`,
    tenants(),
  )
  assert.deepEqual(unique, [])
  const keyed = new Set(keys.filter(({ contype }) => contype === 'p').map(({ table }) => table))
  assert.deepEqual(
    tenants().filter((table) => !keyed.has(table)),
    [],
  )
  assert.deepEqual(await rowsOf(`select tgrelid::regclass::text from pg_trigger where not tgisinternal`), [])
  assert.deepEqual(await rowsOf(`select attrelid::regclass::text from pg_attribute where attidentity <> '' and attnum > 0`), [])
  assert.deepEqual(await rowsOf(`select relname from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace`), [])
})

test('the application cannot change, delete or empty what is only ever added', async () => {
  const client = await base.pool.connect()
  try {
    for (const table of APPEND_ONLY) {
      for (const attack of [
        `update ${table} set province_code = province_code`,
        `delete from ${table}`,
        `truncate ${table}`,
        `truncate ${table} cascade`,
        `alter table ${table} disable row level security`,
        `drop table ${table} cascade`,
      ]) {
        await client.query(`begin; set local app.province = '12'`)
        await assert.rejects(client.query(attack), { code: '42501' }, attack)
        await client.query('rollback')
      }
    }
  } finally {
    client.release()
  }
})

test('no table lets the application empty it or see past the lock, and append-only tables are exactly those listed', async () => {
  const rights = await rowsOf(
    `select relname, has_table_privilege('kc_app', oid, 'UPDATE')::text as change, has_table_privilege('kc_app', oid, 'DELETE')::text as remove,
      has_table_privilege('kc_app', oid, 'TRUNCATE')::text as empty, has_table_privilege('kc_app', oid, 'INSERT')::text as add, pg_get_userbyid(relowner) as owner
    from pg_class where relname = any($1::text[]) and relkind = 'r' and relnamespace = 'public'::regnamespace`,
    tenants(),
  )
  assert.deepEqual(
    rights.filter(({ empty, owner }) => empty === 'true' || owner === 'kc_app'),
    [],
  )
  const added = rights
    .filter(({ add, change, remove }) => add === 'true' && change === 'false' && remove === 'false')
    .map(({ relname }) => relname as string)
  assert.deepEqual(added.sort(), [...APPEND_ONLY].sort())
  const [role] = await rowsOf(
    `select rolsuper::text, rolbypassrls::text, rolcanlogin::text, rolcreaterole::text from pg_roles where rolname = 'kc_app'`,
  )
  assert.deepEqual(role, { rolsuper: 'false', rolbypassrls: 'false', rolcanlogin: 'false', rolcreaterole: 'false' })
})

/** One row for each of two provinces in every tenant table. References and checks are other tests' matter and step aside here. */
async function fillTwoProvinces(): Promise<void> {
  const free = await rowsOf(
    `select conrelid::regclass::text as "table", conname from pg_constraint where contype in ('f', 'c') and connamespace = 'public'::regnamespace`,
  )
  for (const { table, conname } of free) await base.owner.query(`alter table ${table} drop constraint "${conname}"`)
  const VALUE: Readonly<Record<string, string>> = {
    uuid: 'gen_random_uuid()',
    text: `'x'`,
    _text: `'{}'`,
    date: `'2024-05-05'`,
    jsonb: `'{}'`,
    bytea: `'\\x00'`,
    bool: 'true',
    timestamptz: 'now()',
    int4: '1',
    int8: '1',
    numeric: '1',
  }
  for (const table of tenants()) {
    const columns = await rowsOf(
      `select column_name, udt_name from information_schema.columns where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
      table,
    )
    for (const province of ['12', '99']) {
      const values = columns.map(({ column_name, udt_name }) =>
        column_name === 'province_code' ? `'${province}'` : (VALUE[udt_name as string] ?? 'null'),
      )
      await base.owner.query(`insert into ${table} (${columns.map(({ column_name }) => column_name).join(', ')}) values (${values.join(', ')})`)
    }
  }
}

test('without a province, or in another one, the application sees no row of any tenant table and adds none', async () => {
  await fillTwoProvinces()
  const client = await base.pool.connect()
  const count = async (table: string, where = '') => Number((await client.query(`select count(*) as count from ${table} ${where}`)).rows[0].count)
  try {
    for (const table of tenants()) {
      assert.equal(await count(table), 0, `${table} without a province`)
      await client.query(`begin; set local app.province = '34'`)
      assert.equal(await count(table), 0, `${table} in a third province`)
      await client.query('rollback')
      await client.query(`begin; set local app.province = '12'`)
      assert.equal(await count(table), 1, `${table} in its own province`)
      assert.equal(await count(table, `where province_code = '99'`), 0, `${table} asked for its neighbour`)
      await client.query('rollback')
      await client.query(`begin; set local app.province = '12'`)
      await assert.rejects(
        client.query(`insert into ${table} select (jsonb_populate_record(t, '{"province_code": "99"}')).* from ${table} t`),
        { code: '42501' },
        `${table} takes a row of its neighbour`,
      )
      await client.query('rollback')
    }
  } finally {
    client.release()
  }
})

test('a row cannot be moved to another province', async () => {
  const client = await base.pool.connect()
  try {
    for (const table of tenants().filter((name) => !APPEND_ONLY.includes(name))) {
      await client.query(`begin; set local app.province = '12'`)
      await assert.rejects(client.query(`update ${table} set province_code = '99'`), { code: '42501' }, table)
      await client.query('rollback')
    }
  } finally {
    client.release()
  }
})

test('the lock holds the owner of the tables too, when that owner is an ordinary role', async () => {
  const role = `kc_owner_${newId().replaceAll('-', '')}`
  await base.owner.query(`create role ${role} nologin`)
  await base.owner.query(`grant usage, create on schema public to ${role}`)
  await base.owner.query(`alter table project owner to ${role}`)
  const client = await base.owner.connect()
  try {
    await client.query(`begin; set local role ${role}`)
    assert.equal((await client.query('select count(*)::int as count from project')).rows[0].count, 0)
    await client.query('rollback')
  } finally {
    client.release()
    await base.owner.query(`reassign owned by ${role} to current_user`)
    await base.owner.query(`drop owned by ${role}`)
    await base.owner.query(`drop role ${role}`)
  }
})
