// Forward migrations in plain SQL, one statement per call, each file in its own transaction, one runner at a time.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type pg from 'pg'
import { connect } from './connection.ts'
import { sabotaged } from './sabotage.ts'
import { WORDS } from './words.vi.ts'

const FOLDER = new URL('../../migrations/', import.meta.url)
const LOCK = 4_070_407 // any fixed number: two servers starting at once take turns

/** Brings the schema up to date as the owner. Refuses a file that was changed after it ran, and a schema that a newer build has moved on. */
export async function migrate(ownerUrl: string, log: (line: string) => void = () => undefined): Promise<number> {
  const client = await connect(ownerUrl)
  try {
    if (!sabotaged('N2.no-turns')) await client.query('select pg_advisory_lock($1)', [LOCK])
    await makeApplicationRole(client)
    await client.query(
      'create table if not exists schema_migration (file text primary key, digest text not null, ran_at timestamptz not null default now())',
    )
    const done = new Map(
      (await client.query<{ file: string; digest: string }>('select file, digest from schema_migration')).rows.map((row) => [row.file, row.digest]),
    )
    const files = readdirSync(FOLDER)
      .filter((name) => name.endsWith('.sql'))
      .sort()
    const unknown = [...done.keys()].filter((file) => !files.includes(file)).sort()
    if (unknown.length > 0 && !sabotaged('N3.no-look')) throw new RangeError(WORDS.newerSchema(unknown))
    let ran = 0
    for (const file of files) ran += await runOnce(client, file, done, log)
    return ran
  } finally {
    await client.end()
  }
}

async function runOnce(client: pg.Client, file: string, done: ReadonlyMap<string, string>, log: (line: string) => void): Promise<number> {
  const text = readFileSync(new URL(file, FOLDER), 'utf8')
  const digest = createHash('sha256').update(text).digest('hex')
  const before = done.get(file)
  if (before === digest) return 0
  if (before) throw new RangeError(WORDS.changedMigration(file))
  log(`Cập nhật cơ sở dữ liệu: ${file}`)
  await client.query('begin')
  try {
    for (const statement of statementsOf(text)) await client.query(statement)
    await client.query('insert into schema_migration (file, digest) values ($1, $2)', [file, digest])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
  return 1
}

/** Statements end with ";" at the end of a line; between two $$ stands the body of a function, whatever it holds. */
export function statementsOf(text: string): string[] {
  const lines = text.split('\n').filter((line) => !line.trimStart().startsWith('--'))
  const statements: string[] = ['']
  let inBody = false
  for (const line of lines) {
    if (line.split('$$').length % 2 === 0) inBody = !inBody
    statements.push(`${statements.pop()}${line}\n`)
    if (!inBody && line.trimEnd().endsWith(';')) statements.push('')
  }
  return statements.map((part) => part.trim().replace(/;$/, '')).filter((part) => part !== '')
}

/** The role the application works as. It belongs to the whole server, so another database, or whoever keeps the server, may have made it already. */
async function makeApplicationRole(client: pg.Client): Promise<void> {
  try {
    if (!(await holds(client, `select 1 from pg_roles where rolname = 'kc_app'`))) await client.query('create role kc_app nologin').catch(unlessThere)
    if (!(await holds(client, `select 1 where pg_has_role(current_user, 'kc_app', 'member')`)))
      await client.query('grant kc_app to current_user').catch(unlessThere)
  } catch (error) {
    if ((error as { code?: string }).code !== NOT_PERMITTED) throw error
    const { rows } = await client.query<{ owner: string }>('select quote_ident(current_user) as owner')
    throw new RangeError(
      `Tài khoản nêu trong DATABASE_URL không có quyền tạo vai trò trên máy chủ PostgreSQL. Nhờ người quản trị máy chủ chạy một lần hai câu lệnh sau rồi khởi động lại:\n` +
        `  create role kc_app nologin;   -- bỏ qua nếu đã có\n  grant kc_app to ${rows[0]?.owner};`,
    )
  }
  await client.query('grant usage on schema public to kc_app')
}

const NOT_PERMITTED = '42501'

async function holds(client: pg.Client, question: string): Promise<boolean> {
  return ((await client.query(question)).rowCount ?? 0) > 0
}

/** Made or granted by another server at this very moment. */
function unlessThere(error: { code?: string }): void {
  if (!['42710', '23505', '0LP01'].includes(error.code ?? '')) throw error
}
