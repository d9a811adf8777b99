// Bar row A1: 64 approvers at once, through HTTP, two server processes, four caps together. SEED and ROUNDS may be given.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import http from 'node:http'
import { after, before, test } from 'node:test'
import { idFrom } from '../basics/id.ts'
import { openSession } from '../people/session.actions.ts'
import { inTransaction } from '../platform/db.ts'
import { SESSION_COOKIE } from '../platform/http.ts'
import { type House, LAI_CHAU, openHouse } from '../test-house.ts'
import { openServerProcess } from '../test-server.ts'
import { within } from '../test-wait.ts'
import { verifyLedger } from './books.actions.ts'

const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000)
const ROUNDS = Number(process.env.ROUNDS ?? 100)
const ATTEMPTS = 200
const APPROVERS = 64
const M = 1_000_000n
const CAPS = new Set(['funding.programme-year-cap', 'funding.estimate-cap', 'funding.appraised-cap', 'funding.establishment-cap'])

let house: House
let tokens: string[] = []
const agent = new http.Agent({ keepAlive: true, maxSockets: APPROVERS })

before(async () => {
  house = await openHouse({ programme: true })
  tokens = await Promise.all(Array.from({ length: APPROVERS }, (_, i) => leader(i)))
})
after(async () => {
  agent.destroy()
  await house.close()
})

function newId(): string {
  return idFrom(Date.now(), randomBytes(10))
}

async function leader(i: number): Promise<string> {
  const id = newId()
  await house.owner.query(
    `insert into person (id, login, name, title, province_code, password_hash, created_at) values ($1, $2, 'Lãnh đạo', 'Lãnh đạo', $3, 'none', now())`,
    [id, `lanhdao-${i}`, LAI_CHAU],
  )
  await house.owner.query(`insert into person_role (person_id, role, granted_at) values ($1, 'provincial-leader', now())`, [id])
  return await openSession(house.pool, { personId: id, agent: 'test', now: new Date(), roles: ['provincial-leader'] })
}

/** A small sure generator, so a red round can be drawn again from its seed. */
function numbers(seed: number): (below: number) => number {
  let state = seed >>> 0 || 1
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) >>> 0
    return state % below
  }
}

type Round = {
  readonly programmeId: string
  readonly projects: readonly string[]
  readonly yearCap: bigint
  readonly estimate: bigint
  readonly appraised: bigint
  readonly ceiling: bigint
}

/** Six approved đề án of three establishments in a programme of their own; which cap binds first changes from round to round. */
async function arrange(round: number): Promise<Round> {
  const tight = round % 4
  const caps = {
    yearCap: tight === 0 ? 400n * M : 4000n * M,
    estimate: tight === 1 ? 450n * M : 3000n * M,
    appraised: tight === 2 ? 90n * M : 280n * M,
    ceiling: 300n * M,
  }
  const programmeId = newId()
  const db = house.owner
  await db.query(`insert into programme values ($1, $2, $3, 'Chương trình thử', '1/QĐ', null, 2023, 2023, 1)`, [
    LAI_CHAU,
    programmeId,
    `thu-${round}-${programmeId}`,
  ])
  await db.query(
    `insert into programme_source (province_code, programme_id, source, position, name, kind) values ($1, $2, 'provincial', 1, 'Ngân sách tỉnh', 'state')`,
    [LAI_CHAU, programmeId],
  )
  await db.query(`insert into programme_year values ($1, $2, 2023, $3, 0, null)`, [LAI_CHAU, programmeId, caps.yearCap])
  await db.query(`insert into fund_total (province_code, programme_id, source, year, estimate_dong) values ($1, $2, 'provincial', 2023, $3)`, [
    LAI_CHAU,
    programmeId,
    caps.estimate,
  ])
  await db.query(
    `insert into posting (province_code, id, programme_id, year, source, kind, from_account, to_account, amount_dong, day, paper_no, recorded_by, recorded_at)
     values ($1, $2, $3, 2023, 'provincial', 'estimate', 'authority', 'estimate', $4, '2023-01-05', '1/QĐ', $2, now())`,
    [LAI_CHAU, newId(), programmeId, caps.estimate],
  )
  const projects: string[] = []
  for (let i = 0; i < 3; i++) projects.push(...(await arrangeEstablishment(programmeId, caps.appraised)))
  return { programmeId, projects, ...caps }
}

async function arrangeEstablishment(programmeId: string, appraised: bigint): Promise<string[]> {
  const establishmentId = newId()
  const db = house.owner
  await db.query(
    `insert into establishment (province_code, id, name, name_norm, kind, commune_code, commune_valid_from, address, sector, products, owner_name, owner_is_woman, owner_is_minority, phone, email, created_at)
     values ($1, $2, 'Cơ sở thử', 'co so thu', 'cooperative', '03390', '2025-07-01', '', '', '', '', false, false, '', '', now())`,
    [LAI_CHAU, establishmentId],
  )
  const ids = [newId(), newId()]
  for (const id of ids) {
    await db.query(
      `insert into project (province_code, id, programme_id, code, year, level, form, state, activity, norm_code, name, name_norm, establishment_id, commune_code, commune_valid_from, implementing_unit, starts_on, ends_on, need, goal, result, asked_dong, changed_at, created_at, created_by)
       values ($1, $2, $3, $4, 2023, 'local', 'single', 'approved', '3', 'machinery', 'Đề án thử', 'de an thu', $5, '03390', '2025-07-01', 'Trung tâm', '2023-01-01', '2023-12-31', '', '', '', 0, now(), now(), $5)`,
      [LAI_CHAU, id, programmeId, `T-${id}`, establishmentId],
    )
    await db.query(`insert into project_fund (province_code, project_id, source, asked_dong, appraised_dong) values ($1, $2, 'provincial', $3, $3)`, [
      LAI_CHAU,
      id,
      appraised,
    ])
  }
  return ids
}

/** Each approval rests on a decision of its own: the same one twice would be asked about. */
let decided = 0

type Answer = { readonly status: number; readonly code: string; readonly text: string }

function approve(port: number, token: string, projectId: string, amount: bigint): Promise<Answer> {
  const body = JSON.stringify({ source: 'provincial', amount: String(amount), decisionNo: `${++decided}/QĐ-UBND`, decidedOn: '2023-03-01' })
  const answer = new Promise<Answer>((done, fail) => {
    const request = http.request(
      {
        agent,
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: `/projects/${projectId}/supplements`,
        headers: {
          cookie: `${SESSION_COOKIE}=${token}`,
          'content-type': 'application/json',
          accept: 'application/json',
          'content-length': Buffer.byteLength(body),
          'idempotency-key': newId(),
        },
      },
      (reply) => {
        let text = ''
        reply.on('data', (chunk) => {
          text += chunk
        })
        reply.on('end', () => {
          const refusal = JSON.parse(text).refusals?.[0]
          done({ status: reply.statusCode ?? 0, code: refusal?.code ?? '', text: refusal?.text ?? '' })
        })
      },
    )
    request.on('error', fail)
    request.end(body)
  })
  return within(`the answer to an approval of ${amount}`, answer)
}

async function attempt(ports: readonly number[], round: Round, draw: (below: number) => number, equal: bigint | undefined): Promise<Answer[]> {
  const asked = Array.from({ length: ATTEMPTS }, () => ({
    port: ports[draw(ports.length)] as number,
    project: round.projects[draw(round.projects.length)] as string,
    amount: equal ?? BigInt(1 + draw(60)) * M + BigInt(draw(1000)),
  }))
  const answers: Answer[] = []
  const workers = tokens.map(async (token) => {
    for (let next = asked.pop(); next; next = asked.pop()) answers.push(await approve(next.port, token, next.project, next.amount))
  })
  await Promise.all(workers)
  return answers
}

/** What the postings themselves say was approved, against each cap. */
async function overspent({ programmeId, yearCap, estimate, appraised, ceiling }: Round): Promise<string[]> {
  const { rows } = await house.owner.query<{ what: string; spent: bigint }>(
    `select 'year' as what, coalesce(sum(amount_dong), 0)::bigint as spent from posting where programme_id = $1 and kind = 'allocation'
     union all select 'project', sum(amount_dong)::bigint from posting where programme_id = $1 and kind = 'allocation' group by project_id
     union all select 'establishment', sum(amount_dong)::bigint from posting p where programme_id = $1 and kind = 'allocation' group by establishment_id`,
    [programmeId],
  )
  const most: Record<string, bigint> = { year: yearCap < estimate ? yearCap : estimate, project: appraised, establishment: ceiling }
  return rows.filter(({ what, spent }) => spent > (most[what] ?? 0n)).map(({ what, spent }) => `${what} ${spent} > ${most[what]}`)
}

async function openTwoServers(sabotage: string): Promise<{ ports: number[]; close(): void }> {
  const servers = await Promise.all([0, 1].map(() => openServerProcess(house.url, sabotage)))
  return {
    ports: servers.map(({ port }) => port),
    close() {
      for (const server of servers) server.close()
    },
  }
}

test(`64 người phê duyệt cùng lúc trên hai máy chủ không vượt giới hạn nào (${ROUNDS} lượt, SEED=${SEED})`, async () => {
  const servers = await openTwoServers('')
  const draw = numbers(SEED)
  const named = new Map<string, number>()
  let approved = 0
  try {
    for (let i = 0; i < ROUNDS; i++) {
      const round = await arrange(i)
      const answers = await attempt(servers.ports, round, draw, undefined)
      for (const { status, code } of answers) {
        assert.ok(status === 200 || (status === 409 && CAPS.has(code)), `lượt ${i}: ${status} ${code}`)
        if (status === 200) approved += 1
        else named.set(code, (named.get(code) ?? 0) + 1)
      }
      assert.deepEqual(await overspent(round), [], `lượt ${i}`)
    }
  } finally {
    servers.close()
  }
  assert.ok(approved > ROUNDS, 'có phê duyệt thành công')
  if (ROUNDS >= 8) assert.deepEqual([...named.keys()].sort(), [...CAPS].sort(), 'cả bốn giới hạn đều đã chặn ít nhất một lần')
  assert.equal(
    await inTransaction(house.owner, { province: LAI_CHAU, readOnly: true }, async (db) => ({ keep: true, value: await verifyLedger(db, LAI_CHAU) })),
    undefined,
  )
})

/** How many approvals of one amount each cap lets through, whichever binds first: the year, the source, each establishment, each đề án. */
function capacity({ yearCap, estimate, appraised, ceiling }: Round, amount: bigint): number {
  const perProject = appraised / amount
  const perEstablishment = [2n * perProject, ceiling / amount].reduce((a, b) => (b < a ? b : a))
  return Number([yearCap / amount, estimate / amount, 3n * perEstablishment].reduce((a, b) => (b < a ? b : a)))
}

const BINDING = ['funding.programme-year-cap', 'funding.estimate-cap', 'funding.appraised-cap', 'funding.establishment-cap']

test('phê duyệt những khoản bằng nhau thì được đúng hết sức chứa của từng giới hạn, không thừa không thiếu', async () => {
  const servers = await openTwoServers('')
  try {
    for (const [tight, binding] of BINDING.entries()) {
      const round = await arrange(tight)
      const answers = await attempt(servers.ports, round, numbers(SEED + tight), 7n * M)
      assert.equal(answers.filter(({ status }) => status === 200).length, capacity(round, 7n * M), binding)
      const refused = answers.filter(({ status }) => status !== 200)
      assert.deepEqual([...new Set(refused.map(({ status, code }) => `${status} ${code}`))], [`409 ${binding}`])
      for (const { text } of refused) assert.match(text, /còn.*\d.*đồng/u, 'từ chối nêu số còn lại')
    }
  } finally {
    servers.close()
  }
})

test('bỏ khóa và bỏ ràng buộc thì vượt giới hạn lộ ra trong ba lượt: phép thử này biết đỏ', async () => {
  for (const [table, constraint] of [
    ['fund_total', 'fund_total_estimate_cap'],
    ['programme_year', 'programme_year_cap'],
    ['project_fund', 'project_fund_appraised_cap'],
    ['establishment_support', 'establishment_support_cap'],
  ])
    await house.owner.query(`alter table ${table} drop constraint ${constraint}`)
  await house.owner.query(`create or replace function posting_agrees(entry posting) returns boolean language sql as 'select true'`)
  const servers = await openTwoServers('A1.no-guard')
  const found: string[] = []
  try {
    for (let i = 0; i < 3; i++) {
      const round = await arrange(i)
      await attempt(servers.ports, round, numbers(SEED + i), undefined)
      found.push(...(await overspent(round)))
    }
  } finally {
    servers.close()
  }
  assert.notDeepEqual(found, [])
})
