// Bar row C6: a stop under load. Whoever was let in is answered, nobody is cut off, and the process ends by itself.
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import http from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { type Asked, ask } from '../platform/asking.fixture.ts'
import { SESSION_COOKIE } from '../platform/http.ts'
import { type Hands, type House, openHouse } from '../test-house.ts'
import { openServerProcess } from '../test-server.ts'
import { type Heard, listenTo, until, within } from '../test-wait.ts'

const ROOT = join(import.meta.dirname, '../..')
const dataDir = mkdtempSync(join(tmpdir(), 'khuyen-cong-dung-'))
const CLIENTS = 16

let house: House
let officer: Hands
before(async () => {
  house = await openHouse({ programme: true })
  officer = await house.as('finance-officer')
})
after(async () => {
  await house.close()
  rmSync(dataDir, { recursive: true, force: true })
})

type Running = { readonly child: ChildProcess; readonly heard: Heard; readonly port: number }

async function serve(): Promise<Running> {
  const env = { ...process.env, DATA_DIR: dataDir, PORT: '0', DATABASE_URL: house.url, SABOTAGE: '' }
  const unlimited = { LIMIT_ACCOUNT: '0', LIMIT_ADDRESS: '0', LIMIT_ALL: '0' }
  const args = ['--import', './scripts/tsx-hook.mjs', 'src/main.ts', 'serve']
  const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...env, ...unlimited } })
  const heard = listenTo(child, 'serve')
  const [, port] = await heard.says(/đang chạy tại http:\/\/[^:]+:(\d+)/)
  return { child, heard, port: Number(port) }
}

let papers = 0
/** Every act has a paper of its own. */
const estimate = () =>
  JSON.stringify({ source: 'provincial', year: '2024', direction: 'give', amount: '20.000.000', paperNo: `${++papers}/QĐ`, day: '15/12/2023' })

/** Half of them read and half write, half over a connection that stays open and half over a new one each time, until nobody listens any more. */
async function hammer(port: number, who: number, answers: Asked[]): Promise<void> {
  const agent = who % 2 === 0 ? new http.Agent({ keepAlive: true, maxSockets: 1 }) : undefined
  const headers = { cookie: `${SESSION_COOKIE}=${officer.token}`, 'content-type': 'application/json' }
  for (;;) {
    const writes = who % 4 < 2 ? { path: '/funding/estimates', body: estimate() } : { path: '/funding' }
    const answer = await ask({ port, headers, ...writes, ...(agent ? { agent } : {}) })
    answers.push(answer)
    if (answer.fault !== undefined) break
  }
  agent?.destroy()
}

/** Pages that read đề án wait for the table: they are under way when the stop comes. */
async function holdProjects(): Promise<() => Promise<void>> {
  const client = await house.owner.connect()
  await client.query('begin')
  await client.query('lock table project in access exclusive mode')
  return async () => {
    await client.query('commit')
    client.release()
  }
}

type Stopped = {
  readonly code: number | null
  readonly underWay: Asked
  readonly answers: readonly Asked[]
  readonly at: number
  readonly took: number
}

async function stopUnderLoad({ child, heard, port }: Running): Promise<Stopped> {
  const answers: Asked[] = []
  const hammering = Array.from({ length: CLIENTS }, (_, who) => hammer(port, who, answers))
  await until('answers to begin with', () => answers.length >= 5 * CLIENTS)
  const giveBack = await holdProjects()
  const underWay = ask({ port, path: '/projects', headers: { cookie: `${SESSION_COOKIE}=${officer.token}` } })
  const idle = http.request({ port, host: '127.0.0.1', path: '/health/live', agent: new http.Agent({ keepAlive: true }) })
  idle.on('error', () => undefined).on('response', (reply) => reply.resume())
  idle.end()
  await wait(500)
  const at = performance.now()
  child.kill('SIGTERM')
  await wait(1_000)
  await giveBack()
  const answered = await within('the answer to what was under way', underWay)
  const { code } = await heard.ended()
  const took = performance.now() - at
  await within('the last of the clients', Promise.all(hammering))
  return { code, underWay: answered, answers, at, took }
}

const given = async () => (await house.owner.query(`select count(*)::int as n from posting where kind = 'estimate'`)).rows[0].n as number

test('dừng máy chủ khi đang đông người: ai đã gửi trước đó đều được trả lời, không kết nối nào bị cắt, rồi tiến trình tự kết thúc', async (t) => {
  const before = await given()
  const { code, underWay, answers, at, took } = await stopUnderLoad(await serve())
  assert.equal(code, 0)
  assert.equal(underWay.status, 200, `việc đang làm dở: ${underWay.fault}`)
  const cut = answers.filter(({ fault, began }) => fault !== undefined && fault !== 'ECONNREFUSED' && began < at) // refused: it had not come in
  assert.deepEqual(
    cut.map(({ fault }) => fault),
    [],
  )
  const told = answers.filter(({ headers, ended }) => ended > at && headers.connection === 'close')
  assert.ok(told.length > 0, 'kết nối để ngỏ được báo sẽ đóng')
  const written = answers.filter(({ status, body }) => status === 200 && body.includes('"'))
  const acknowledged = written.filter(({ headers }) => headers.location === '/funding').length
  assert.ok((await given()) - before >= acknowledged, `${acknowledged} việc đã báo ghi`)
  t.diagnostic(
    `${answers.length} yêu cầu, ${answers.filter(({ ended }) => ended > at).length} trả lời sau lệnh dừng, dừng trong ${Math.round(took)} ms`,
  )
})

test('cắt kết nối ngay khi dừng thì có người bị cắt: phép thử này biết đỏ', async () => {
  const { port, child } = await openServerProcess(house.url, 'C6.cut')
  const { underWay, answers, at } = await stopUnderLoad({ port, child, heard: listenTo(child, 'the careless server') })
  assert.equal(underWay.fault, 'ECONNRESET')
  assert.ok(answers.some(({ fault, began }) => fault !== undefined && began < at) || underWay.fault)
})

test('báo dừng lần thứ hai thì dừng ngay, không đợi việc đang làm dở', async () => {
  const { child, heard, port } = await serve()
  const giveBack = await holdProjects()
  const underWay = ask({ port, path: '/projects', headers: { cookie: `${SESSION_COOKIE}=${officer.token}` } })
  await wait(1_000)
  child.kill('SIGTERM')
  await wait(1_500)
  child.kill('SIGTERM')
  const { code } = await heard.ended()
  assert.equal(code, 1)
  assert.equal((await within('the end of what was under way', underWay)).fault, 'ECONNRESET')
  await giveBack()
})
