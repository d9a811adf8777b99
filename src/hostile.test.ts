// No body keeps the one thread of the server: every operation, asked by somebody who may use it, with what costs most for its length.
// Counted in the thread's own time, so a busy machine changes nothing.
import assert from 'node:assert/strict'
import http from 'node:http'
import { after, before, test } from 'node:test'
import { ROUTES } from './app.ts'
import { makeDossier } from './appraisal/dossier.fixture.ts'
import { type Blow, blowsAt } from './hostile.fixture.ts'
import { newId, SESSION_COOKIE } from './platform/http.ts'
import type { Route } from './platform/route.ts'
import { type House, openHouse } from './test-house.ts'
import { openServerProcess, type ServerProcess } from './test-server.ts'

const MOST_MS = 100

let house: House
const ids: Record<string, string> = {}
before(async () => {
  house = await openHouse({ programme: true })
  const made = await makeDossier(house, { state: 'draft' })
  ids.projectId = made.id
  ids.establishmentId = made.establishmentId
})
after(async () => {
  agent.destroy()
  await house.close()
})

let strangers = 0

async function cookieFor({ allow, path }: Route): Promise<string> {
  const role = Array.isArray(allow) ? allow[0] : 'administrator'
  const own = role === 'establishment' ? { establishmentId: ids.establishmentId } : {}
  const alone = /^\/(sign-out|account)/.test(path) ? { communeCode: `x${++strangers}` } : {}
  return `${SESSION_COOKIE}=${(await house.as(role, { ...own, ...alone })).token}`
}

async function busyMs({ child, heard }: ServerProcess): Promise<number> {
  child.send('busy')
  for (;;) {
    const { busy } = (await heard.message()) as { busy?: { user: number; system: number } }
    if (busy) return (busy.user + busy.system) / 1000
  }
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })

function send(port: number, route: Route, { type, payload, query }: Partial<Blow>, cookie: string): Promise<number> {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? newId())
  const headers = {
    accept: payload && type === 'application/json' ? 'application/json' : 'text/html',
    cookie,
    ...(type ? { 'content-type': type } : {}),
  }
  return new Promise((done, fail) => {
    const asked = http.request({ port, host: '127.0.0.1', method: route.method, path: query ? `${path}?${query}` : path, headers, agent }, (reply) =>
      reply.resume().on('end', () => done(reply.statusCode ?? 0)),
    )
    asked.on('error', fail)
    asked.end(payload)
  })
}

/** What the server's thread did for one request; the least of a few when it seems too much: noise only ever adds. */
async function costOf(server: ServerProcess, route: Route, blow: Partial<Blow>, enough = 0): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let turn = 0; turn < 3 && least > enough; turn++) {
    const cookie = await cookieFor(route)
    const from = await busyMs(server)
    await send(server.port, route, blow, cookie)
    least = Math.min(least, (await busyMs(server)) - from)
  }
  return least
}

/** A request of this route as anybody sends it: it may be refused, it is read all the same. */
function plainCost(server: ServerProcess, route: Route): Promise<number> {
  return costOf(server, route, route.method === 'GET' ? {} : { type: 'application/json', payload: '{"q":"x"}' })
}

test('không nội dung nào gửi tới đường dẫn nào giữ máy chủ quá 0,1 giây so với một yêu cầu thường', async (t) => {
  const server = await openServerProcess(house.url)
  t.after(() => server.close())
  const slow: string[] = []
  let blows = 0
  let worst = { ms: 0, what: '' }
  for (const route of ROUTES) {
    const plain = await plainCost(server, route)
    for (const blow of blowsAt(route)) {
      const ms = (await costOf(server, route, blow, plain + MOST_MS)) - plain
      const what = `${route.method} ${route.path} ${blow.kind} ${blow.type ?? ''}: ${ms.toFixed(0)} ms`
      if (ms > MOST_MS) slow.push(what)
      if (ms > worst.ms) worst = { ms, what }
      blows += 1
    }
  }
  console.log(`${blows} nội dung; lâu nhất: ${worst.what}`)
  assert.deepEqual(slow, [])
  assert.deepEqual(server.incidents, [])
  assert.ok(blows > ROUTES.length * 10, `${blows} nội dung`)
})

test('chuẩn hóa chữ trước khi đo độ dài thì phép thử trên phát hiện ngay', async (t) => {
  const server = await openServerProcess(house.url, 'C8.normalise-first')
  t.after(() => server.close())
  const route = ROUTES.find(({ method, path }) => method === 'POST' && path === '/sign-in')
  assert.ok(route)
  const plain = await plainCost(server, route)
  const costs: number[] = []
  for (const blow of blowsAt(route).filter(({ kind }) => kind === 'dấu chồng lên một chữ')) costs.push((await costOf(server, route, blow)) - plain)
  assert.ok(Math.max(...costs) > MOST_MS, costs.map((ms) => ms.toFixed(0)).join(' '))
})
