// Bar row K7 and the two commands of an operator: what a fresh production house is, and how it starts, stops and is checked.
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { layoutOf, passwordOf } from '../platform/postgres/layout.ts'
import { liveServer } from '../platform/postgres/postmaster.ts'
import { addressOf } from '../platform/postgres/supervisor.ts'
import { type Heard, listenTo, until, within } from '../test-wait.ts'

const ROOT = join(import.meta.dirname, '../..')
const dataDir = mkdtempSync(join(tmpdir(), 'khuyen-cong-lenh-'))
const ARGS = ['--import', './scripts/tsx-hook.mjs', 'src/main.ts']
const ENV: NodeJS.ProcessEnv = { ...process.env, DATA_DIR: dataDir, PORT: '0', DATABASE_URL: '', SABOTAGE: '' }

let server: ChildProcess | undefined
let serving: Heard | undefined
let address = ''
after(() => {
  server?.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

type Ran = { readonly code: number | null; readonly out: string }

async function command(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const child = spawn(process.execPath, [...ARGS, ...args], { cwd: ROOT, env: { ...ENV, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const heard = listenTo(child, `khuyen-cong ${args.join(' ')}`)
  const { code } = await heard.ended()
  return { code, out: heard.said() }
}

async function serve(): Promise<void> {
  const child = spawn(process.execPath, [...ARGS, 'serve'], { cwd: ROOT, env: ENV, stdio: ['ignore', 'pipe', 'pipe'] })
  server = child
  serving = listenTo(child, 'khuyen-cong serve')
  address = (await serving.says(/đang chạy tại (http:\/\/\S+)/))[1] as string
}

async function stop(signal: NodeJS.Signals): Promise<number | null> {
  server?.kill(signal)
  return (await (serving as Heard).ended()).code
}

type Page = { readonly status: number; readonly text: string; readonly location: string }

function ask(method: string, path: string, form?: Record<string, string>): Promise<Page> {
  const body = new URLSearchParams(form).toString()
  const page = new Promise<Page>((done, fail) => {
    const request = http.request(
      `${address}${path}`,
      { method, headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) } },
      (reply) => {
        let text = ''
        reply.on('data', (chunk) => {
          text += chunk
        })
        reply.on('end', () => done({ status: reply.statusCode ?? 0, text, location: String(reply.headers.location ?? '') }))
      },
    )
    request.on('error', fail)
    request.end(body)
  })
  return within(`${method} ${path}`, page, serving?.said)
}

async function database(): Promise<pg.Client> {
  const layout = layoutOf(dataDir)
  const live = liveServer(layout)
  assert.ok(live)
  const { url } = addressOf({ ...live, password: passwordOf(layout), adopted: true })
  const client = new pg.Client({ connectionString: url.replace(/\/postgres(?=\?)/, '/khuyen_cong') })
  await client.connect()
  return client
}

test('nhà mới dựng để dùng chính thức không có tài khoản sẵn, không dữ liệu minh hoạ và chỉ mở trên máy này', async () => {
  await serve()
  assert.match(address, /^http:\/\/127\.0\.0\.1:\d+$/)
  const client = await database()
  for (const table of ['person', 'project', 'programme', 'establishment'])
    assert.equal((await client.query(`select count(*)::int as n from ${table}`)).rows[0].n, 0, table)
  await client.end()
  const front = await ask('GET', '/')
  assert.equal(front.status, 200)
  assert.ok(!front.text.includes('Dữ liệu minh hoạ'))
  for (const [login, password] of [
    ['admin', 'admin'],
    ['quantri', 'quantri'],
    ['root', ''],
  ])
    assert.notEqual((await ask('POST', '/sign-in', { login: login as string, password: password as string })).status, 303)
  for (const path of ['/assets/', '/assets', '/.git/config', '/package.json', '/debug', '/metrics', '/data', '/..%2f..%2fetc/passwd'])
    assert.equal((await ask('GET', path)).status, 404, path)
})

test('bí mật nằm trong tệp chỉ chủ máy đọc được', () => {
  for (const file of ['password']) assert.equal(statSync(join(dataDir, file)).mode & 0o077, 0, file)
})

test('người quản trị đầu tiên do lệnh user tạo, mật khẩu chỉ in một lần và phải đổi khi đăng nhập', async () => {
  const made = await command(['user', 'create', 'giang', '--name', 'Giàng Thị Mỷ', '--role', 'administrator'])
  assert.equal(made.code, 0, made.out)
  const password = /đăng nhập\): (\S+)/.exec(made.out)?.[1] ?? ''
  assert.ok(password.length >= 15)
  const entered = await ask('POST', '/sign-in', { login: 'giang', password })
  assert.equal(entered.status, 303, entered.text)
  assert.match(entered.location, /\/account\/password/)
  assert.equal((await command(['user', 'create', 'giang', '--role', 'administrator'])).code, 1, 'tên đăng nhập đã có')
  assert.equal((await command(['user', 'create', 'ai-do', '--role', 'vua'])).code, 2, 'vai không có')
})

test('gõ sai lệnh user thì được chỉ cách gõ bằng tiếng Việt, không tạo ai', async () => {
  const slips = [
    ['create', 'ai-do', '--password', '123456'],
    ['create', 'ai-do', '--name', ' ', '--role', 'auditor'],
    ['create', 'ai-do', '--role', 'establishment', '--establishment', 'abc'],
    ['create', 'Tên Có Dấu', '--role', 'auditor'],
  ]
  for (const slip of slips) {
    const { code, out } = await command(['user', ...slip])
    assert.ok(code === 1 || code === 2, `${slip}: ${code}`)
    assert.ok(!/Error| {4}at /.test(out), out)
  }
  const trial = await command(['user', 'reset', 'lanhdao', '--trial'])
  assert.equal(trial.code, 1)
  assert.match(trial.out, /Chưa có bản chạy thử.*npm start/)
  const province = await command(['user', 'create', 'ai-do'], { PROVINCE: 'Lai Châu' })
  assert.match(province.out, /^PROVINCE .*hai chữ số/)
})

test('máy chủ thứ hai trên cùng thư mục dữ liệu bị từ chối bằng một câu nói rõ phải làm gì', async () => {
  for (const port of ['0', new URL(address).port]) {
    const second = await command(['serve'], { PORT: port })
    assert.equal(second.code, 78)
    assert.match(second.out, new RegExp(`Thư mục dữ liệu .* \\(tiến trình ${server?.pid}\\)`))
    assert.ok(!/at .*\.ts:\d+/.test(second.out), second.out)
  }
})

test('lệnh chương trình nêu dòng sai bằng tiếng Việt, và nạp được Quyết định 407', async () => {
  assert.equal((await command(['programme', 'check', 'programmes/lai-chau-2021-2025.json'])).code, 0)
  assert.equal((await command(['programme', 'load', 'programmes/lai-chau-2021-2025.json'])).code, 0)
  const again = await command(['programme', 'load', 'programmes/lai-chau-2021-2025.json'])
  assert.match(again.out, /không thay đổi gì/)
  assert.match((await ask('GET', '/')).text, /75\.300/)
})

test('lệnh verify yên khi mọi thứ khớp, và nêu lỗi đầu tiên với mã thoát khác 0 khi có người sửa trộm', async () => {
  const clean = await command(['verify'])
  assert.equal(clean.code, 0, clean.out)
  const client = await database()
  await client.query(`update trail_entry set person_name = 'Kẻ khác' where seq = 1 and act = 'programme.loaded'`)
  const found = await command(['verify'])
  assert.equal(found.code, 1)
  assert.match(found.out, /tỉnh 12: Mục 1 của chuỗi .*Kẻ khác\) đã bị sửa/)
  await client.query(
    `update trail_entry set person_name = (select loaded_by from programme_version limit 1) where seq = 1 and act = 'programme.loaded'`,
  )
  await client.end()
  assert.equal((await command(['verify'])).code, 0)
})

test('lệnh verify không tạo gì và không báo yên ở nơi không có dữ liệu, và nói phải đặt lại đường dẫn', async () => {
  const elsewhere = join(tmpdir(), `khuyen-cong-khong-co-${process.pid}`)
  const empty = await command(['verify'], { DATA_DIR: elsewhere })
  assert.equal(empty.code, 1)
  assert.match(empty.out, /Không có dữ liệu nào để đối chiếu[\s\S]*DATA_DIR/)
  assert.equal(existsSync(elsewhere), false)
  assert.equal((await command(['verify', '--trial'])).code, 1, 'không có dữ liệu chạy thử')
  const slip = await command(['verify', '--tria'])
  assert.equal(slip.code, 2)
  assert.match(slip.out, /Cách dùng/)
})

const KEPT = ['trail_entry', 'trail_head', 'trail_checkpoint']

test('ai làm chủ cả cơ sở dữ liệu lẫn thư mục dữ liệu vẫn lộ khi đối chiếu với bản sao sổ neo giữ ở nơi khác', async () => {
  const made = await command(['user', 'create', 'bi.xoa', '--role', 'auditor'])
  assert.equal(made.code, 0, made.out)
  assert.equal(await stop('SIGINT'), 0) // dừng thì ký nốt
  await serve()
  const [anchors, copy] = [join(dataDir, 'anchors'), join(dataDir, 'ban-sao')]
  cpSync(anchors, copy, { recursive: true })
  assert.match((await command(['verify', '--anchors', copy])).out, /mọi mục đã neo/)
  const client = await database()
  for (const table of KEPT) await client.query(`create table kept_${table} as table ${table}`)
  const { rows } = await client.query(`delete from trail_entry where facts->>'login' = 'bi.xoa' returning *`)
  await client.query('delete from trail_head where chain_id = $1', [rows[0].chain_id])
  await client.query('delete from trail_checkpoint; update trail_head set anchored_seq = 0')
  const erased = `person_id = (select id from person where login = 'bi.xoa')`
  await client.query(`create table kept_role as select * from person_role where ${erased}; delete from person_role where ${erased}`)
  await client.query(`create table kept_person as select * from person where login = 'bi.xoa'; delete from person where login = 'bi.xoa'`)
  rmSync(join(anchors, '12.jsonl'))
  assert.equal((await command(['verify'])).code, 0, 'trong nhà không còn gì để so')
  const found = await command(['verify', '--anchors', copy])
  assert.equal(found.code, 1)
  assert.match(found.out, new RegExp(`Chuỗi ${rows[0].chain_id} đã bị xóa cả chuỗi`))
  for (const table of KEPT) await client.query(`delete from ${table}; insert into ${table} table kept_${table}; drop table kept_${table}`)
  await client.query('insert into person table kept_person; insert into person_role table kept_role; drop table kept_person, kept_role')
  await client.end()
  cpSync(join(copy, '12.jsonl'), join(anchors, '12.jsonl'))
  assert.equal((await command(['verify'])).code, 0)
})

test('cổng đang có chương trình khác dùng, hoặc thư mục dữ liệu không ghi được, thì được báo bằng một câu trước khi dựng dữ liệu', async () => {
  const taken = http.createServer().listen(0, '127.0.0.1')
  await until('a taken port', () => taken.listening)
  const port = String((taken.address() as AddressInfo).port)
  const folder = mkdtempSync(join(tmpdir(), 'khuyen-cong-cong-'))
  const untouched = join(folder, 'data')
  for (const verb of ['start', 'serve']) {
    const refused = await command([verb], { PORT: port, DATA_DIR: untouched })
    assert.equal(refused.code, 78)
    assert.match(refused.out, new RegExp(`^Cổng ${port} đang được chương trình khác dùng\\. Chọn cổng khác`))
    assert.ok(!existsSync(untouched))
  }
  taken.close()
  writeFileSync(join(folder, 'tep'), '')
  const noFolder = await command(['serve'], { DATA_DIR: join(folder, 'tep', 'data') })
  assert.match(noFolder.out, /^Không tạo được hoặc không ghi được vào thư mục dữ liệu .*DATA_DIR/)
  assert.equal(noFolder.code, 78)
  rmSync(folder, { recursive: true })
})

test('công tắc thử nghiệm không bao giờ chạy trong nhà thật', async () => {
  const refused = await command(['serve'], { SABOTAGE: 'A1.no-guard', DATA_DIR: mkdtempSync(join(tmpdir(), 'khuyen-cong-x-')) })
  assert.equal(refused.code, 78)
  assert.match(refused.out, /SABOTAGE/)
})

test('Ctrl-C dừng cả máy chủ lẫn cơ sở dữ liệu; mở lại thì dữ liệu còn nguyên', async () => {
  assert.equal(await stop('SIGINT'), 0)
  assert.equal(liveServer(layoutOf(dataDir)), undefined)
  assert.ok(readFileSync(join(dataDir, 'anchors', '12.jsonl'), 'utf8').length > 0, 'mốc nhật ký được ghi khi dừng')
  await serve()
  assert.match((await ask('GET', '/')).text, /75\.300/)
  assert.equal(await stop('SIGTERM'), 0)
})
