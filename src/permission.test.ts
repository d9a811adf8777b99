// Bar row F1: every route × every role × every relation to the record, drawn from the route table itself and tried through HTTP.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ROUTES } from './app.ts'
import { ROLES, type Role } from './people/role.ts'
import { POLICY, type Rule } from './permission.fixture.ts'
import { newId } from './platform/http.ts'
import type { Route } from './platform/route.ts'
import { type Hands, type House, LAI_CHAU, openHouse } from './test-house.ts'

const RELATIONS = ['own', 'other', 'foreign'] as const
type Relation = (typeof RELATIONS)[number]
/** 'former': was somebody until this morning, and still holds the cookie. */
type Asker = Role | 'anonymous' | 'former'
const ASKERS: readonly Asker[] = [...ROLES, 'anonymous', 'former']
const FOREIGN = '14'
const OWN_COMMUNE = '03390'
const OTHER_COMMUNE = '03430'

let house: House
const records: Record<Relation, Record<string, string>> = { own: {}, other: {}, foreign: {} }
const hands = new Map<Asker, Hands>()

before(async () => {
  house = await openHouse({ programme: true })
  for (const relation of RELATIONS) records[relation] = await makeRecords(relation)
  for (const role of ROLES) {
    const more =
      role === 'establishment' ? { establishmentId: records.own.establishmentId } : role === 'commune-officer' ? { communeCode: OWN_COMMUNE } : {}
    hands.set(role, await house.as(role, more))
  }
  hands.set('anonymous', house.anyone())
  hands.set('former', await dismissed())
})
after(() => house.close())

/** A leader whose roles an administrator changed: the session of yesterday is still in their browser. */
async function dismissed(): Promise<Hands> {
  const leader = await house.as('department-leader', { communeCode: OTHER_COMMUNE }) // another person than the leader who asks
  const administrator = hands.get('administrator') as Hands
  const changed = await administrator.postJson(`/people/${leader.who.personId}/roles`, { roles: ['council-member'] }, { 'if-match': '1' })
  assert.equal(changed.status, 200, changed.text)
  return leader
}

/** One establishment, đề án, plan and person standing in this relation to the askers. */
async function makeRecords(relation: Relation): Promise<Record<string, string>> {
  const province = relation === 'foreign' ? FOREIGN : LAI_CHAU
  const commune = relation === 'own' ? OWN_COMMUNE : OTHER_COMMUNE
  const ids = { establishmentId: newId(), projectId: newId(), planId: newId(), personId: newId(), programmeId: newId() }
  const db = house.owner
  const programmeId =
    relation === 'foreign' ? ids.programmeId : (await db.query(`select id from programme where province_code = $1`, [LAI_CHAU])).rows[0].id
  if (relation === 'foreign')
    await db.query(`insert into programme values ($1, $2, 'khac', 'Chương trình tỉnh khác', '1/QĐ', null, 2021, 2025, 1)`, [province, programmeId])
  await db.query(
    `insert into establishment (province_code, id, name, name_norm, kind, commune_code, commune_valid_from, address, sector, products, owner_name, owner_is_woman, owner_is_minority, phone, email, created_at)
     values ($1, $2, $3, 'co so', 'cooperative', $4, '2025-07-01', '', '', '', 'Chủ', false, false, '0900000000', '', now())`,
    [province, ids.establishmentId, `Cơ sở ${relation}`, commune],
  )
  await db.query(
    `insert into project (province_code, id, programme_id, code, year, level, form, state, activity, name, name_norm, establishment_id, commune_code, commune_valid_from, implementing_unit, starts_on, ends_on, need, goal, result, asked_dong, changed_at, created_at, created_by)
     values ($1, $2, $3, $4, 2024, 'local', 'single', 'submitted', '3', $5, 'de an', $6, $7, '2025-07-01', 'Trung tâm', '2024-01-01', '2024-12-31', '', '', '', 0, now(), now(), $2)`,
    [province, ids.projectId, programmeId, `MT-${relation}`, `Đề án ${relation}`, ids.establishmentId, commune],
  )
  await db.query(`insert into project_beneficiary values ($1, $2, $3)`, [province, ids.projectId, ids.establishmentId])
  await db.query(
    `insert into plan (province_code, id, programme_id, code, year, source, name, state, created_by, created_at, level) values ($1, $2, $3, $4, 2024, 'provincial', 'Kế hoạch', 'draft', $2, now(), 'local')`,
    [province, ids.planId, programmeId, `KH-${relation}`],
  )
  await db.query(
    `insert into person (id, login, name, title, province_code, password_hash, created_at) values ($1, $2, 'Người', '', $3, 'none', now())`,
    [ids.personId, `mt-${relation}`, province],
  )
  return ids
}

/** What the path says the record is; a path without a record stands in no relation. */
function recordOf(route: Route): 'project' | 'establishment' | 'plan' | 'person' | 'none' {
  for (const kind of ['plan', 'project', 'establishment', 'person'] as const) if (route.path.includes(`:${kind}Id`)) return kind
  return 'none'
}

const NARROW: readonly Asker[] = ['establishment', 'commune-officer']

const nameOf = ({ method, path }: Route) => `${method} ${path}`

/** What the table of rights and the routes hold against each other. */
function policyFaults(routes: readonly Route[]): string[] {
  const spelled = (rule: Rule | undefined) => (Array.isArray(rule) ? [...rule].sort().join(' ') : String(rule))
  const differing = routes.filter((one) => spelled(POLICY.get(nameOf(one))) !== spelled(one.allow)).map(nameOf)
  const gone = [...POLICY.keys()].filter((name) => !routes.some((one) => nameOf(one) === name))
  return [...differing, ...gone]
}

/** The policy in one place, apart from the code that enforces it. */
function allowed(route: Route, asker: Asker, relation: Relation): 'yes' | 'sign-in' | 'forbidden' | 'hidden' {
  const rule = POLICY.get(nameOf(route)) ?? []
  if (rule === 'anyone') return recordOf(route) !== 'none' && relation === 'foreign' ? 'hidden' : 'yes'
  if (asker === 'anonymous' || asker === 'former') return 'sign-in'
  if (rule !== 'signed-in' && !rule.includes(asker)) return 'forbidden'
  if (recordOf(route) === 'none') return 'yes'
  if (relation === 'foreign') return 'hidden'
  if (recordOf(route) === 'person' || recordOf(route) === 'plan') return 'yes' // plans and people are the whole province's
  return NARROW.includes(asker) && relation === 'other' ? 'hidden' : 'yes'
}

function pathFor(route: Route, relation: Relation): string {
  return route.path.replace(/:(\w+)/g, (_, name: string) => records[relation][name] ?? (name.endsWith('Id') ? newId() : '3b'))
}

type Seen = { readonly status: number; readonly code: string }

async function tryOut(route: Route, asker: Asker, relation: Relation): Promise<Seen> {
  const them = hands.get(asker) as Hands
  const path = pathFor(route, relation)
  const reply = route.method === 'GET' ? await them.get(path, 'application/json') : await them.postJson(path, {}, { 'if-match': '999' })
  const body = reply.headers['content-type'] === 'application/json; charset=utf-8' ? (reply.json() as { refusals?: { code: string }[] }) : {}
  return { status: reply.status, code: body.refusals?.[0]?.code ?? '' }
}

/** Does what came back agree with the policy? Beyond the door a request may still fail for its content, never for who asks. */
function agrees(expected: ReturnType<typeof allowed>, { status, code }: Seen, route: Route): boolean {
  if (expected === 'sign-in') return status === 401
  if (expected === 'forbidden') return status === 403 && code === 'request.not-allowed'
  if (expected === 'hidden') return route.reach === 'province' ? status >= 400 && status < 500 : status === 404
  return status < 500 && code !== 'request.not-found' && code !== 'request.not-allowed' && code !== 'request.sign-in-first'
}

test('mỗi đường dẫn nêu rõ ai được dùng và dùng với hồ sơ nào', () => {
  assert.ok(ROUTES.length > 40, `${ROUTES.length} đường dẫn`)
  const seen = new Set<string>()
  for (const { method, path, allow, reach } of ROUTES) {
    assert.ok(!seen.has(`${method} ${path}`), `trùng ${method} ${path}`)
    seen.add(`${method} ${path}`)
    assert.ok(allow === 'anyone' || allow === 'signed-in' || allow.length > 0, path)
    if (/^\/(projects\/:projectId|establishments\/:establishmentId)/.test(path))
      assert.notEqual(reach, 'province', `${method} ${path} phải xét từng hồ sơ`)
  }
})

test('bảng quyền và các đường dẫn khớp nhau từng dòng; thêm, bớt, nới hay hẹp một quyền mà không sửa bảng thì đỏ', () => {
  assert.deepEqual(policyFaults(ROUTES), [])
  const [first, ...rest] = ROUTES.filter(({ allow }) => Array.isArray(allow))
  const one = first as Route
  const others = ROUTES.filter((other) => other !== one)
  assert.deepEqual(policyFaults([...ROUTES, { ...one, path: '/moi' }]), [`${one.method} /moi`])
  assert.deepEqual(policyFaults(others), [nameOf(one)])
  for (const allow of ['anyone', 'signed-in', [...(one.allow as Role[]), 'inspector'], []] as const)
    assert.deepEqual(policyFaults([...others, { ...one, allow }]), [nameOf(one)])
  assert.ok(rest.length > 80)
})

test('ai được làm gì với hồ sơ của ai: thử hết mọi ô của bảng quyền', async () => {
  const wrong: string[] = []
  let cells = 0
  for (const route of ROUTES) {
    if (/^\/sign-(in|out)$/.test(route.path)) continue // opening and closing the door is proven in the people room
    for (const asker of ASKERS) {
      for (const relation of recordOf(route) === 'none' ? (['own'] as const) : RELATIONS) {
        const expected = allowed(route, asker, relation)
        const seen = await tryOut(route, asker, relation)
        cells += 1
        if (!agrees(expected, seen, route))
          wrong.push(`${route.method} ${route.path} · ${asker} · ${relation}: cần ${expected}, được ${seen.status} ${seen.code}`)
      }
    }
  }
  assert.deepEqual(wrong, [])
  assert.ok(cells > 1500, `${cells} ô`)
})

test('tài khoản không gắn được với cơ sở hay xã, phường không có, hoặc của tỉnh khác', async () => {
  const administrator = hands.get('administrator') as Hands
  const make = (login: string, place: object) => administrator.postJson('/people', { login, name: 'Lò Thị Mỷ', title: 'Chủ cơ sở', ...place })
  for (const [login, place] of [
    ['mt-co-so-la', { roles: ['establishment'], establishmentId: newId() }],
    ['mt-co-so-tinh-khac', { roles: ['establishment'], establishmentId: records.foreign.establishmentId }],
    ['mt-xa-la', { roles: ['commune-officer'], communeCode: '99999' }],
  ] as const)
    assert.equal((await make(login, place)).status, 409, login)
  assert.equal((await make('mt-co-so', { roles: ['establishment'], establishmentId: records.own.establishmentId })).status, 200)
  assert.equal((await make('mt-xa', { roles: ['commune-officer'], communeCode: OWN_COMMUNE })).status, 200)
})

test('không cách gõ đường dẫn hay động từ nào mở rộng quyền', async () => {
  const auditor = hands.get('auditor') as Hands
  const path = `/projects/${records.own.projectId}/receipt`
  for (const shape of [`${path}/`, path.toUpperCase(), path.replace('/receipt', '//receipt'), path.replace('receipt', '%72eceipt')])
    assert.ok([403, 404].includes((await auditor.postJson(shape, {}, { 'if-match': '1' })).status), shape)
  for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const) {
    const reply = await house.app.inject({ method, url: path, headers: { 'x-http-method-override': 'POST' } })
    assert.ok([401, 403, 404].includes(reply.statusCode), `${method} ${reply.statusCode}`)
  }
})
