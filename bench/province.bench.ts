// Our server against the bare handler, at 20,000 and at 200,000 đề án: CPU of the server process for each request, and p50.
// `npm run bench -- --size 20000` measures one size; `--seconds 0.5` shortens each burst; `--profile` writes CPU profiles to bench/results.
import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openOwnerPool } from '../src/platform/db.ts'
import { SESSION_COOKIE } from '../src/platform/http.ts'
import { type Server, startServer } from './child.ts'
import { type Burst, burst, median, type Shot } from './load.ts'
import { PROVINCE, provinceOf, startBenchPostgres } from './province.ts'
import { type Statement, type Tape, type Template, templateOf } from './tape.ts'
import { type Payable, type Work, workOn } from './work.ts'

const RESULTS = join(import.meta.dirname, 'results')
const CLIENTS = 2
const { values: given } = parseArgs({
  options: {
    size: { type: 'string' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    profile: { type: 'boolean' },
    only: { type: 'string' },
  },
})
const SIZES = given.size ? [Number(given.size)] : [20_000, 200_000]
const ROUNDS = Number(given.rounds ?? 5)
const BURST_MS = Number(given.seconds ?? 1) * 1000
const WARM_UP_MS = 600

type Side = 'bare' | 'json' | 'html'
type Measured = { readonly requests: number; readonly cpuMicroseconds: number; readonly p50: number }
type Row = { readonly name: string; readonly says: string; readonly statements: number; readonly sides: Readonly<Partial<Record<Side, Measured>>> }

const say = (line: string) => console.log(line)

function browser(token: string, accept: string): Record<string, string> {
  return { cookie: `${SESSION_COOKIE}=${token}`, accept }
}

/** Does every request once on our server, writes down its statements, and teaches them to the bare handler. */
async function teach(ours: Server, bare: Server, { readings, cashier, payables }: Work): Promise<ReadonlyMap<string, number>> {
  const record = async (method: string, path: string, token: string, body?: Record<string, unknown>): Promise<Tape> => {
    const {
      tape,
      status,
      body: text,
    } = await ours.ask<{ tape: Statement[]; status: number; body: string }>({ what: 'record', method, path, token, body })
    if (status !== 200) throw new Error(`${method} ${path} answered ${status}: ${text.slice(0, 400)}`)
    return tape
  }
  const reads: Record<string, Tape[]> = {}
  for (const { name, token, paths } of readings) {
    reads[name] = []
    for (const path of paths) reads[name].push(await record('GET', path, token))
  }
  const shown = payables[0] as Payable
  const paying = (version: number) => record('POST', `/projects/${shown.projectId}/payments`, cashier, orderOf(version))
  const payment: Template = templateOf(await paying(shown.version), await paying(shown.version + 1), shown)
  const standing = payables.filter((_, nth) => nth % 2 === 1).map(({ projectId, version, seq }) => [projectId, { version, seq }])
  await bare.ask({ what: 'learn', reads, payment, standing })
  return new Map([...Object.entries(reads).map(([name, tapes]) => [name, tapes[0]?.length ?? 0] as const), ['payment', payment.length]])
}

function orderOf(version: number): Record<string, string> {
  return {
    source: 'provincial',
    amount: '1000',
    paperNo: 'LCT-đo',
    day: '2025-12-01',
    confirmed: 'funding.voucher-twice',
    version: String(version),
    requestKey: randomUUID(),
  }
}

type Bench = {
  readonly name: string
  readonly says: string
  readonly sides: Readonly<Partial<Record<Side, { readonly server: Server; next(client: number, nth: number): Shot }>>>
}

function benches(ours: Server, bare: Server, work: Work): Bench[] {
  const reading = work.readings.map(({ name, says, token, paths }): Bench => {
    const at = (client: number, nth: number) => (client * 7 + nth) % paths.length
    const plain = (accept: string) => ({
      server: ours,
      next: (client: number, nth: number): Shot => ({ method: 'GET', path: paths[at(client, nth)] as string, headers: browser(token, accept) }),
    })
    const least = { server: bare, next: (client: number, nth: number): Shot => ({ method: 'GET', path: `/${name}/${at(client, nth)}`, headers: {} }) }
    return { name, says, sides: { bare: least, json: plain('application/json'), html: plain('text/html') } }
  })
  return [...reading, paying(ours, bare, work)]
}

/** Each client pays on a đề án of its own, a little at a time; the version of the reply is the next one's. */
function paying(ours: Server, bare: Server, { cashier, payables }: Work): Bench {
  const mine = payables.filter((_, nth) => nth > 0 && nth % 2 === 0)
  const theirs = payables.filter((_, nth) => nth % 2 === 1)
  const versions = new Map(mine.map(({ projectId, version }) => [projectId, version]))
  const headers = { ...browser(cashier, 'application/json'), 'content-type': 'application/json' }
  const pay = (client: number): Shot => {
    const projectId = (mine[client % mine.length] as Payable).projectId
    const seen = (body: string) => versions.set(projectId, (JSON.parse(body) as { version: number }).version)
    return { method: 'POST', path: `/projects/${projectId}/payments`, headers, body: JSON.stringify(orderOf(versions.get(projectId) ?? 0)), seen }
  }
  const least = (client: number): Shot => {
    const { projectId } = theirs[client % theirs.length] as Payable
    return { method: 'POST', path: '/payment', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ projectId, ...orderOf(0) }) }
  }
  const says = 'Một lần thanh toán: bút toán, giới hạn, nhật ký, chống gửi hai lần (kế toán)'
  return { name: 'payment', says, sides: { bare: { server: bare, next: least }, json: { server: ours, next: pay } } }
}

type Kept = { cpu: number; bursts: Burst[] }

async function measure(all: readonly Bench[], ours: Server): Promise<Map<string, Map<Side, Measured>>> {
  const kept = new Map<string, Kept>()
  for (let round = 0; round <= ROUNDS; round++) {
    if (given.profile && round === 1) await ours.ask({ what: 'start-profile' })
    for (const { name, sides } of all) {
      for (const [side, { server, next }] of Object.entries(sides) as [Side, NonNullable<Bench['sides'][Side]>][]) {
        const before = await server.cpu()
        const fired = await burst(server.port, { clients: CLIENTS, ms: round === 0 ? WARM_UP_MS : BURST_MS, next })
        const cpu = (await server.cpu()) - before
        if (round === 0) continue
        const sum = kept.get(`${name} ${side}`) ?? { cpu: 0, bursts: [] }
        kept.set(`${name} ${side}`, { cpu: sum.cpu + cpu, bursts: [...sum.bursts, fired] })
      }
    }
    say(round === 0 ? '  đã làm nóng' : `  vòng ${round}/${ROUNDS}`)
  }
  if (given.profile) await ours.ask({ what: 'keep-profile', file: join(RESULTS, `ours-${Date.now()}.cpuprofile`) })
  const measured = new Map<string, Map<Side, Measured>>()
  for (const [key, { cpu, bursts }] of kept) {
    const [name, side] = key.split(' ') as [string, Side]
    const requests = bursts.reduce((total, one) => total + one.requests, 0)
    const p50 = median(bursts.flatMap((one) => one.milliseconds))
    const of = measured.get(name) ?? new Map<Side, Measured>()
    measured.set(name, of.set(side, { requests, cpuMicroseconds: cpu / requests, p50 }))
  }
  return measured
}

async function measureSize(url: string): Promise<Row[]> {
  const owner = openOwnerPool(url, 2)
  const bare = await startServer('bare.ts', { url, province: PROVINCE })
  const ours = await startServer('ours.ts', { url, province: PROVINCE })
  try {
    const work = await workOn(owner)
    const statements = await teach(ours, bare, work)
    const chosen = benches(ours, bare, work).filter(({ name }) => given.only === undefined || given.only.split(',').includes(name))
    const measured = await measure(chosen, ours)
    return chosen.map(({ name, says }) => ({
      name,
      says,
      statements: statements.get(name) ?? 0,
      sides: Object.fromEntries(measured.get(name) ?? []),
    }))
  } finally {
    await ours.stop()
    await bare.stop()
    await owner.end()
  }
}

const fixed = (number: number | undefined, digits: number) => (number === undefined ? '' : number.toFixed(digits))
const ratio = (row: Row, side: Side) =>
  row.sides[side] && row.sides.bare ? row.sides[side].cpuMicroseconds / row.sides.bare.cpuMicroseconds : undefined

function table(rows: readonly Row[]): string {
  const head = '| Việc | câu SQL | CPU trần (µs) | CPU JSON (µs) | × | CPU HTML (µs) | × | p50 trần (ms) | p50 JSON (ms) | p50 HTML (ms) |'
  const lines = rows.map((row) => {
    const { bare, json, html } = row.sides
    const cpu = `${fixed(bare?.cpuMicroseconds, 0)} | ${fixed(json?.cpuMicroseconds, 0)} | ${fixed(ratio(row, 'json'), 2)} | ${fixed(html?.cpuMicroseconds, 0)} | ${fixed(ratio(row, 'html'), 2)}`
    return `| ${row.name} | ${row.statements} | ${cpu} | ${fixed(bare?.p50, 2)} | ${fixed(json?.p50, 2)} | ${fixed(html?.p50, 2)} |`
  })
  return [head, '|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|', ...lines].join('\n')
}

function growth(small: readonly Row[], large: readonly Row[]): string {
  const lines = large.map((row) => {
    const before = small.find(({ name }) => name === row.name)
    const of = (side: Side) => fixed(row.sides[side] && before?.sides[side] ? row.sides[side].p50 / before.sides[side].p50 : undefined, 2)
    return `| ${row.name} | ${of('bare')} | ${of('json')} | ${of('html')} |`
  })
  return ['| Việc | p50 trần | p50 JSON | p50 HTML |', '|---|--:|--:|--:|', ...lines].join('\n')
}

mkdirSync(RESULTS, { recursive: true })
say(
  `Máy: ${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB; Node ${process.version}; ${CLIENTS} máy khách, ${ROUNDS} vòng × ${BURST_MS / 1000} giây`,
)
const postgres = await startBenchPostgres()
try {
  const results = new Map<number, Row[]>()
  for (const size of SIZES) {
    const url = await provinceOf(postgres, size, say)
    say(`\n${size} đề án`)
    const rows = await measureSize(url)
    results.set(size, rows)
    say(`\n${table(rows)}`)
    writeFileSync(join(RESULTS, `province-${size}.json`), JSON.stringify({ size, rounds: ROUNDS, burstMs: BURST_MS, rows }, undefined, 2))
  }
  const [small, large] = SIZES.map((size) => results.get(size))
  if (small && large) say(`\np50 tăng từ ${SIZES[0]} lên ${SIZES[1]} đề án (lần)\n\n${growth(small, large)}`)
} finally {
  await postgres.stop()
}
