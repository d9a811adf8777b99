// Bar row C3, through the application: its database is killed, stopped, frozen or put behind a slow line while people read, write and sign in.
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect } from '../platform/connection.ts'
import { enginesOfTheMachine } from '../platform/postgres/engine.ts'
import { layoutOf } from '../platform/postgres/layout.ts'
import { undo } from '../platform/postgres/trial.fixture.ts'
import { type House, openHouse } from '../test-house.ts'
import { until } from '../test-wait.ts'
import { type Application, application, ask, folder, opened, type Reply } from './standing.fixture.ts'
import { external, processesOf, signal, slowLine, socketIn, urlIn } from './standing-database.fixture.ts'
import { type Writer, writerFor } from './writer.fixture.ts'

/** The row asks for 3 s. A machine at work for others gets this much; without the watch the answer takes as long as the freeze. */
const ANSWERED_MS = 6000
const FREEZE_MS = 9000

const AWAY = /Cơ sở dữ liệu tạm thời chưa trả lời|chưa biết đã ghi hay chưa/
/** In the moment before anybody knows, those who find the house full are told so. */
const CROWDED = /Hệ thống đang bận/

type Standing = { readonly app: Application; readonly house: House; readonly writer: Writer; readonly token: string }

/** The programme is there, somebody writes and somebody is signed in. */
async function atWork(t: TestContext, app: Application, url: string): Promise<Standing> {
  const house = await openHouse({ url, programme: true })
  undo(t, () => house.close())
  const { token } = await house.as('auditor')
  return { app, house, writer: await writerFor(t, house, app.port, 40), token }
}

/** What people do meanwhile: a page, a page as data, the front page, the door, and the question whether it is ready. */
function everyone({ app, token }: Standing): Promise<Reply>[] {
  return [
    ask(app.port, 'GET', '/funding', { token, accept: 'text/html' }),
    ask(app.port, 'GET', '/projects', { token }),
    ask(app.port, 'GET', '/', { accept: 'text/html' }),
    ask(app.port, 'POST', '/sign-in', { form: { login: 'khong-co', password: 'khong-co' }, accept: 'text/html' }),
    ask(app.port, 'GET', '/health/ready'),
  ]
}

type Fault = { readonly begin: () => void; readonly end: () => Promise<void> | void; readonly lastsMs: number }

/** Everyone asks and writes through the fault; nobody is cut off, nobody waits, nothing is half done, and it is over by itself. */
async function standsThrough(t: TestContext, standing: Standing, { begin, end, lastsMs }: Fault): Promise<void> {
  const { app, writer } = standing
  writer.run()
  await until('somebody has written', () => writer.acknowledged() > 5 || undefined)
  const asked: Promise<Reply>[] = []
  begin()
  for (const from = performance.now(); performance.now() - from < lastsMs; await sleep(150)) asked.push(...everyone(standing))
  await end()
  const endedAt = performance.now()
  await until('it is back by itself', async () => (await everyone(standing)[1])?.status === 200 || undefined)
  const back = performance.now() - endedAt
  await writer.stop()
  const replies = [...(await Promise.all(asked)), ...writer.replies]
  const away = replies.filter(({ status }) => status === 503)
  const worst = Math.max(...replies.map(({ ms }) => ms))
  t.diagnostic(
    `${replies.length} replies, ${away.length} of them 503, the slowest ${Math.round(worst)} ms; back ${Math.round(back)} ms after the end`,
  )
  assert.equal(app.child.exitCode, null, app.said())
  const odd = replies.find(({ status }) => ![200, 401, 429, 503].includes(status))
  assert.equal(odd, undefined, `${odd?.status} ${odd?.text}`)
  assert.ok(away.some(({ text }) => AWAY.test(text)))
  for (const { headers, text } of away) {
    assert.ok(Number(headers['retry-after']) > 0)
    if (!text.startsWith('{"ready":false')) assert.ok(AWAY.test(text) || CROWDED.test(text), text)
  }
  assert.ok(worst < ANSWERED_MS, `the slowest took ${worst} ms`)
  await writer.count()
}

const stopped = (pids: () => readonly number[], name: NodeJS.Signals) => () => signal(pids(), name)

/** Frozen, and thawed again. */
function freezing(pids: () => readonly number[]): Fault {
  let frozen: readonly number[] = []
  return {
    begin: () => {
      frozen = pids()
      signal(frozen, 'SIGSTOP')
    },
    end: () => signal(frozen, 'SIGCONT'),
    lastsMs: FREEZE_MS,
  }
}

test('cơ sở dữ liệu kèm theo bị giết cả nhà, giết riêng tiến trình chủ, dừng êm hay đóng băng: chỉ trả lời 503, rồi tự trở lại, không mất và không ghi dở', async (t) => {
  const dataDir = folder(t)
  const layout = layoutOf(dataDir)
  undo(t, () => {
    const pids = processesOf(layout)
    signal(pids, 'SIGCONT')
    signal(pids, 'SIGKILL')
  })
  const app = await application(t, { DATA_DIR: dataDir })
  await opened(app)
  const standing = await atWork(t, app, urlIn(dataDir))
  const all = () => processesOf(layout)
  const postmaster = () => all().slice(0, 1)
  const killed = { end: () => undefined, lastsMs: 1000 }
  await t.test('giết cả nhà', (u) => standsThrough(u, standing, { ...killed, begin: stopped(all, 'SIGKILL') }))
  await t.test('giết riêng tiến trình chủ', (u) => standsThrough(u, standing, { ...killed, begin: stopped(postmaster, 'SIGKILL') }))
  await t.test('dừng êm', (u) => standsThrough(u, standing, { ...killed, begin: stopped(postmaster, 'SIGINT') }))
  await t.test('dừng chờ người dùng ra hết', (u) => standsThrough(u, standing, { ...killed, lastsMs: 7000, begin: stopped(postmaster, 'SIGTERM') }))
  await t.test('đóng băng', (u) => standsThrough(u, standing, freezing(all)))
})

const fifteen = enginesOfTheMachine().filter(({ major }) => major === 15)

test(
  'cơ sở dữ liệu nêu trong DATABASE_URL bị giết, khởi động lại, đóng băng hay đường truyền chậm: chỉ trả lời 503, rồi tự trở lại khi máy chủ trở lại',
  fifteen.length > 0 ? {} : { skip: 'máy không có PostgreSQL 15' },
  async (t) => {
    const server = await external(t, fifteen)
    const line = await slowLine(t, socketIn(server.layout))
    const app = await application(t, { DATA_DIR: folder(t), DATABASE_URL: overLine(server.url, line.port) })
    await opened(app)
    const standing = await atWork(t, app, server.url)
    const all = () => processesOf(server.layout)
    const gone = { end: server.up, lastsMs: 1500 }
    await t.test('giết cả nhà', (u) => standsThrough(u, standing, { ...gone, begin: stopped(all, 'SIGKILL') }))
    await t.test('giết riêng tiến trình chủ', (u) => standsThrough(u, standing, { ...gone, begin: stopped(() => all().slice(0, 1), 'SIGKILL') }))
    await t.test('khởi động lại', (u) => standsThrough(u, standing, { ...gone, begin: stopped(() => all().slice(0, 1), 'SIGINT') }))
    await t.test('đóng băng', (u) => standsThrough(u, standing, freezing(all)))
    const slow = (delayMs: number) => () => {
      line.delayMs = delayMs
    }
    await t.test('mỗi gói tin chậm 2 giây', (u) => standsThrough(u, standing, { begin: slow(2000), end: slow(0), lastsMs: 5000 }))
  },
)

/** The same database, reached over the network instead of its socket. */
function overLine(url: string, port: number): string {
  const address = new URL(url.replace('@/', '@127.0.0.1/'))
  address.search = ''
  address.port = String(port)
  return address.href
}

/** Ends every session of the application that is at work, as an administrator does who clears a blockage. */
async function endSessions(url: string): Promise<number> {
  const admin = await connect(url)
  try {
    const ended = await admin.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
    )
    return ended.rowCount ?? 0
  } finally {
    await admin.end()
  }
}

test('người quản trị máy chủ ngắt mọi phiên đang làm việc: phần mềm không dừng, việc đang làm được trả lời 503 hoặc làm xong', async (t) => {
  const house = await openHouse({ programme: true })
  undo(t, () => house.close())
  const app = await application(t, { DATA_DIR: folder(t), DATABASE_URL: house.url })
  await opened(app)
  const writer = await writerFor(t, house, app.port, 30)
  writer.run(6)
  let ended = 0
  for (let round = 0; round < 12; round++) {
    ended += await endSessions(house.url)
    await sleep(120)
  }
  await writer.stop()
  assert.equal(app.child.exitCode, null, app.said())
  assert.ok(ended > 12)
  const odd = writer.replies.find(({ status }) => status !== 200 && status !== 503)
  assert.equal(odd, undefined, `${odd?.status} ${odd?.text}`)
  await writer.count()
})

test('không ai canh thì yêu cầu chờ bằng cả lúc đóng băng, không ai nghe lỗi thì phần mềm chết: các phép thử này biết đỏ', async (t) => {
  const server = await external(t)
  const deaf = await application(t, { DATA_DIR: folder(t), DATABASE_URL: server.url }, 'C3.no-watch')
  await opened(deaf)
  const { begin, end, lastsMs } = freezing(() => processesOf(server.layout))
  begin()
  const waiting = ask(deaf.port, 'GET', '/health/ready')
  await sleep(lastsMs)
  await end()
  assert.ok((await waiting).ms > ANSWERED_MS)
  await deaf.kill()

  const frail = await application(t, { DATA_DIR: folder(t), DATABASE_URL: server.url }, 'C3.no-listener')
  await opened(frail)
  await until('it dies', async () => {
    const asked = Array.from({ length: 8 }, () => ask(frail.port, 'GET', '/', { accept: 'text/html' }))
    await endSessions(server.url).catch(() => undefined)
    await Promise.all(asked)
    return frail.child.exitCode === null ? undefined : true
  })
})
