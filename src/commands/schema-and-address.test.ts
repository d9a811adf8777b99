// Bar rows N2 and N3, and whose hands the application works with: real servers on real databases, whatever their address says.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect } from '../platform/connection.ts'
import { databaseUrl, startTestCluster } from '../platform/postgres/test-cluster.ts'
import { undo } from '../platform/postgres/trial.fixture.ts'
import { until } from '../test-wait.ts'
import { type Application, application, ask, folder, opened } from './standing.fixture.ts'
import { external, processesOf, signal } from './standing-database.fixture.ts'

const FILES = readdirSync(join(import.meta.dirname, '../../migrations')).filter((name) => name.endsWith('.sql'))

type Fresh = { readonly url: string; readonly name: string; query(text: string): Promise<Record<string, unknown>[]> }

async function freshDatabase(t: TestContext): Promise<Fresh> {
  const cluster = await startTestCluster()
  const name = `kc_schema_${randomBytes(6).toString('hex')}`
  const admin = async (text: string) => {
    const client = await connect(cluster.url)
    await client.query(text).finally(() => client.end())
  }
  await admin(`create database ${name}`)
  undo(t, () => admin(`drop database if exists ${name} with (force)`))
  const url = databaseUrl(cluster.url, name)
  const query = async (text: string) => {
    const client = await connect(url)
    return (await client.query(text).finally(() => client.end())).rows
  }
  return { url, name, query }
}

async function serving(t: TestContext, url: string, sabotage = '', env: Record<string, string> = {}): Promise<Application> {
  return await application(t, { DATA_DIR: folder(t), DATABASE_URL: url, ...env }, sabotage)
}

/** Ended by itself, with what it said. */
async function refused(app: Application): Promise<string> {
  const code = await until('the server refuses', () => app.child.exitCode ?? undefined)
  assert.equal(code, 78, app.said())
  assert.ok(!/ {4}at /.test(app.said()), app.said())
  return app.said()
}

/** Every column, constraint, index, policy, grant and function of the schema, in words. */
const SCHEMA = `select string_agg(line, E'\\n' order by line) as told from (
  select format('%s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default) as line from information_schema.columns where table_schema = 'public'
  union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
  union all select indexdef from pg_indexes where schemaname = 'public'
  union all select tablename || ' ' || policyname || ' ' || coalesce(qual, '') || coalesce(with_check, '') from pg_policies
  union all select format('%s %s %s', grantee, table_name, privilege_type) from information_schema.role_table_grants where table_schema = 'public'
  union all select proname || md5(prosrc) from pg_proc where pronamespace = 'public'::regnamespace
  union all select file || ' ' || digest from schema_migration) lines`

test('hai máy chủ mở cùng lúc trên một cơ sở dữ liệu trống: mỗi bước nâng cấp chạy một lần, cả hai cùng mở được', async (t) => {
  const { url } = await freshDatabase(t)
  const two = await Promise.all([serving(t, url), serving(t, url)])
  await Promise.all(two.map(opened))
  const ran = two.flatMap(({ said }) => said().match(/Cập nhật cơ sở dữ liệu: \S+/g) ?? [])
  assert.equal(ran.length, FILES.length)
  assert.equal(new Set(ran).size, FILES.length)
})

test('bỏ việc chờ lượt thì hai máy chủ vướng nhau: phép thử này biết đỏ', async (t) => {
  const { url } = await freshDatabase(t)
  const two = await Promise.all([serving(t, url, 'N2.no-turns'), serving(t, url, 'N2.no-turns')])
  await until('one of them fails', () => two.some(({ child }) => child.exitCode !== null) || undefined)
})

test('bị giết giữa các bước nâng cấp ở bất kỳ lúc nào, mở lại thì nâng cấp nốt, kết quả giống hệt lần không bị ngắt', async (t) => {
  const [whole, cut] = [await freshDatabase(t), await freshDatabase(t)]
  await opened(await serving(t, whole.url))
  const done = async () => {
    const [there] = await cut.query(`select to_regclass('public.schema_migration') is not null as there`)
    return there?.there ? Number((await cut.query('select count(*) as n from schema_migration'))[0]?.n) : 0
  }
  for (const share of [0, 0.3, 0.7]) {
    const app = await serving(t, cut.url)
    await until('it is under way', async () => (await done()) >= share * FILES.length || app.child.exitCode !== null || undefined)
    await sleep(Math.random() * 40)
    await app.kill()
  }
  await opened(await serving(t, cut.url))
  assert.equal((await cut.query(SCHEMA))[0]?.told, (await whole.query(SCHEMA))[0]?.told)
})

test('bản phần mềm cũ trên cơ sở dữ liệu của bản mới hơn, hoặc với bước nâng cấp đã bị sửa, không mở và nói phải làm gì', async (t) => {
  const { url, query } = await freshDatabase(t)
  const first = await serving(t, url)
  await opened(first)
  await first.kill()
  await query(`insert into schema_migration (file, digest) values ('9999_of_a_newer_build.sql', 'x')`)
  assert.match(await refused(await serving(t, url)), /phần mềm mới hơn nâng cấp \(9999_of_a_newer_build\.sql\).*Cài bản phần mềm mới/)
  await opened(await serving(t, url, 'N3.no-look')) // without the look it would open: this test can turn red
  await query(`delete from schema_migration where file like '9999%'`)
  await query(`update schema_migration set digest = 'other' where file = '${FILES[0]}'`)
  assert.match(await refused(await serving(t, url)), new RegExp(`Bước nâng cấp ${FILES[0]}.*Cài lại đúng bản phát hành`))
})

const asked = (url: string, more: string) => `${url}${url.includes('?') ? '&' : '?'}${more}`

/** Whose hands the application works with: what is taken from its role it can no longer read, the owner still can. */
async function worksAs(t: TestContext, url: string, sabotage = '', env: Record<string, string> = {}): Promise<'kc_app' | 'somebody else'> {
  const app = await serving(t, url, sabotage, env)
  await opened(app)
  const { status } = await ask(app.port, 'GET', '/', { accept: 'text/html' })
  await app.kill()
  return status === 200 ? 'somebody else' : 'kc_app'
}

test('địa chỉ cơ sở dữ liệu kèm options, PGOPTIONS hay thiết lập của tài khoản không đổi được vai trò và giới hạn của phần mềm', async (t) => {
  const { url, name, query } = await freshDatabase(t)
  await opened(await serving(t, url))
  await query('revoke select on programme from kc_app')
  const options = '-c role=none -c row_security=off -c statement_timeout=0 -c timezone=Asia/Tokyo -c datestyle=SQL,DMY -c search_path=pg_catalog'
  await query(
    `alter database ${name} set role = 'pg_monitor'; alter database ${name} set datestyle = 'SQL, DMY'; alter database ${name} set timezone = 'Asia/Tokyo'`,
  )
  const probe = async (address: string) => {
    const client = await connect(address, 'application')
    const { rows } = await client.query(
      `select current_user::text as who, current_setting('row_security') as rows, current_setting('timezone') as zone, current_setting('datestyle') as days, current_schema::text as place`,
    )
    await client.end()
    return rows[0]
  }
  const ours = { who: 'kc_app', rows: 'on', zone: 'UTC', days: 'ISO, YMD', place: 'public' }
  for (const address of [url, asked(url, `options=${encodeURIComponent(options)}`)]) {
    assert.deepEqual(await probe(address), ours)
    assert.equal(await worksAs(t, address), 'kc_app')
  }
  assert.equal(await worksAs(t, url, '', { PGOPTIONS: '-c role=none' }), 'kc_app')
  assert.equal(
    await worksAs(t, asked(url, `options=${encodeURIComponent('-c role=none')}`), 'C3.loose-options'),
    'somebody else',
    'phép thử này biết đỏ',
  )
})

test('kết nối bỏ ràng buộc, không ghi bền, hoặc vai trò kc_app có quyền vượt khóa dữ liệu thì không mở và nói phải đặt lại gì', async (t) => {
  const { url } = await external(t)
  for (const setting of ['session_replication_role=replica', 'synchronous_commit=off'])
    assert.match(await refused(await serving(t, asked(url, `options=${encodeURIComponent(`-c ${setting}`)}`))), /Đặt lại .*rồi khởi động lại/)
  const many = await refused(await serving(t, 'postgres://a:b@may1:5432,may2:5432/khuyen_cong'))
  assert.match(many, /nêu nhiều máy chủ.*nhận một địa chỉ/)
  const admin = await connect(url)
  await admin.query('create role kc_app nologin; create role kc_mighty bypassrls; grant kc_mighty to kc_app')
  assert.match(await refused(await serving(t, url)), /kc_app đang có quyền vượt khóa dữ liệu/)
  await admin.query('revoke kc_mighty from kc_app')
  await admin.end()
  await opened(await serving(t, url))
})

test('máy chủ mở trước cơ sở dữ liệu thì đợi và nói đang đợi; sai mật khẩu hay sai tên cơ sở dữ liệu thì dừng ngay', async (t) => {
  const server = await external(t)
  const pids = processesOf(server.layout)
  signal(pids.slice(0, 1), 'SIGINT')
  await until('the database is down', () => processesOf(server.layout).length === 0 || undefined)
  const app = await serving(t, server.url)
  await until('it says that it waits', () => /Chưa vào được cơ sở dữ liệu .*đợi và thử lại/.test(app.said()) || undefined)
  await server.up()
  await opened(app)
  assert.match(
    await refused(await serving(t, server.url.replace(/:[^:@]*@/, ':sai@'))),
    /Không vào được cơ sở dữ liệu \(28P01\).*Kiểm tra DATABASE_URL/,
  )
  assert.match(await refused(await serving(t, server.url.replace('/khuyen_cong', '/khong_co'))), /Không vào được cơ sở dữ liệu \(3D000\)/)
})
