// Bar row F3: what comes back from every page, list, search and file names only what the policy lets this person see, and every count agrees
// with it. The policy is worked out here from the tables alone, apart from the code that enforces it.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { ROUTES } from './app.ts'
import { createDemonstration } from './demo/demonstration.ts'
import { openFileStore, useFileStore } from './papers/files.actions.ts'
import { ROLES, type Role } from './people/role.ts'
import { newId } from './platform/http.ts'
import type { Route } from './platform/route.ts'
import { type Marked, markAll, marksIn, SIGHTS } from './sight.fixture.ts'
import { testOnDefect } from './test-defect.ts'
import { type Hands, type House, LAI_CHAU, openHouse } from './test-house.ts'

const FOREIGN = '14'
const folder = mkdtempSync(join(tmpdir(), 'kc-sight-'))

let house: House
let marked: Marked
type Facts = {
  readonly projects: readonly ProjectRow[]
  readonly beneficiaries: readonly { readonly project_id: string; readonly establishment_id: string }[]
  readonly establishments: readonly {
    readonly id: string
    readonly province_code: string
    readonly commune: string
    readonly organisation: boolean
  }[]
}
type ProjectRow = {
  readonly id: string
  readonly province_code: string
  readonly state: string
  readonly commune: string
  readonly establishment_id: string | null
}
let facts: Facts
let plansHere: ReadonlySet<string>
/** Of the commune officer: the commune of today and the units it grew from. */
let places: ReadonlySet<string>

type Asker = Role | 'anonymous'
/** Held to their own; everybody else sees the province, so a few records of each page are enough to see nothing of another one. */
const NARROW: readonly Asker[] = ['establishment', 'commune-officer', 'anonymous']
const ASKERS: readonly Asker[] = process.env.SABOTAGE ? ['commune-officer'] : [...ROLES, 'anonymous']
const hands = new Map<Asker, Hands>()
const own = { establishmentId: '', communeCode: '' }

before(async () => {
  useFileStore(openFileStore(folder))
  house = await openHouse({ programme: true })
  house.clock = new Date('2025-12-01T02:00:00Z')
  Object.assign(own, await createDemonstration(house.pool, { province: LAI_CHAU, seed: 407 }))
  await neighbours()
  marked = await markAll(house.owner)
  await readFacts()
  for (const role of ROLES)
    hands.set(
      role,
      await house.as(
        role,
        role === 'establishment' ? { establishmentId: own.establishmentId } : role === 'commune-officer' ? { communeCode: own.communeCode } : {},
      ),
    )
  hands.set('anonymous', house.anyone())
})
after(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Another province in the same database, with a copy of everything an inquisitive eye could fall on. */
async function neighbours(): Promise<void> {
  const [programmeId, establishmentId, projectId, planId] = [newId(), newId(), newId(), newId()]
  const run = (text: string, values: unknown[]) => house.owner.query(text, values)
  await run(`insert into programme values ($1, $2, 'khac', 'Chương trình tỉnh khác', '1/QĐ', null, 2021, 2025, 1)`, [FOREIGN, programmeId])
  await run(
    `insert into establishment (province_code, id, name, name_norm, kind, commune_code, commune_valid_from, address, sector, products, owner_name, owner_is_woman, owner_is_minority, phone, email, created_at)
     values ($1, $2, 'Hợp tác xã tỉnh bên', 'hop tac xa tinh ben', 'cooperative', '03390', '2025-07-01', 'Bản bên', '', 'Chè', 'Chủ', false, false, '0900000000', 'a@b.vn', now())`,
    [FOREIGN, establishmentId],
  )
  await run(
    `insert into project (province_code, id, programme_id, code, year, level, form, state, activity, name, name_norm, establishment_id, commune_code, commune_valid_from, implementing_unit, starts_on, ends_on, need, goal, result, asked_dong, changed_at, created_at, created_by)
     values ($1, $2, $3, 'KCĐP-2025-99', 2025, 'local', 'single', 'underway', '3', 'May say tinh ben', 'may say tinh ben', $4, '03390', '2025-07-01', 'Trung tâm', '2025-01-01', '2025-12-31', 'Cần', 'Mục', 'Kết', 0, now(), now(), $2)`,
    [FOREIGN, projectId, programmeId, establishmentId],
  )
  await run('insert into project_beneficiary values ($1, $2, $3)', [FOREIGN, projectId, establishmentId])
  await run(
    `insert into plan (province_code, id, programme_id, code, year, source, name, state, created_by, created_at, level) values ($1, $2, $3, 'KH-99', 2025, 'provincial', 'Kế hoạch tỉnh bên', 'draft', $2, now(), 'local')`,
    [FOREIGN, planId, programmeId],
  )
}

async function readFacts(): Promise<void> {
  const rows = async <R>(text: string, values: unknown[] = []) => (await house.owner.query(text, values)).rows as R[]
  facts = {
    projects: await rows(`select id, province_code, state, commune_code || ' ' || commune_valid_from as commune, establishment_id from project`),
    beneficiaries: await rows('select project_id, establishment_id from project_beneficiary'),
    establishments: await rows(
      `select id, province_code, commune_code || ' ' || commune_valid_from as commune, kind not in ('business-household', 'artisan') as organisation from establishment`,
    ),
  }
  plansHere = new Set((await rows<{ id: string }>('select id from plan where province_code = $1', [LAI_CHAU])).map(({ id }) => id))
  const grown = await rows<{ key: string }>(
    `select code || ' ' || valid_from as key from admin_unit where code = $1 and level = 'commune'
     union select old_code || ' ' || old_valid_from from admin_unit_succession where new_code = $1`,
    [own.communeCode],
  )
  places = new Set(grown.map(({ key }) => key))
}

type Seen = { readonly projects: ReadonlySet<string>; readonly establishments: ReadonlySet<string>; readonly plans: boolean }

/** Whose records this person may read of. Who shares a đề án within sight is named with it. */
function sightOf(asker: Asker): Seen {
  const here = facts.projects.filter((one) => one.province_code === LAI_CHAU)
  const ownHere = facts.establishments.filter((one) => one.province_code === LAI_CHAU)
  const concerned = ({ id, establishment_id }: ProjectRow) => [
    establishment_id,
    ...facts.beneficiaries.filter((one) => one.project_id === id).map((one) => one.establishment_id),
  ]
  const together = (projects: readonly ProjectRow[], establishments: readonly string[], plans: boolean): Seen => ({
    projects: new Set(projects.map(({ id }) => id)),
    establishments: new Set([...establishments, ...projects.flatMap((one) => concerned(one).filter((id) => id !== null))]),
    plans,
  })
  if (asker === 'anonymous') {
    const told = here.filter(({ state }) => state === 'accepted' || state === 'settled')
    const named = ownHere.filter(({ id, organisation }) => organisation && told.some((one) => one.establishment_id === id))
    return { projects: new Set(), establishments: new Set(named.map(({ id }) => id)), plans: false }
  }
  if (asker === 'establishment')
    return together(
      here.filter((one) => concerned(one).includes(own.establishmentId)),
      [own.establishmentId],
      false,
    )
  if (asker === 'commune-officer')
    return together(
      here.filter(({ commune }) => places.has(commune)),
      ownHere.filter(({ commune }) => places.has(commune)).map(({ id }) => id),
      false,
    )
  return together(
    here,
    ownHere.map(({ id }) => id),
    true,
  )
}

const SORTS = ['changed', 'amount', 'code', 'year', 'name', 'due']
const WORDS = ['may', 'hop tac', 'che', 'mien dong', 'qq', 'de an', 'KCĐP', 'QĐ', 'HTX', '09', '03390']

/** Every address of this route worth asking: its records, its lists in every order, page and filter, its words. */
function addressesOf({ path }: Route): string[] {
  const [project, file] = [facts.projects.map(({ id }) => id), files]
  if (path === '/projects/:projectId/files/:fileId') return file.map(({ project_id, id }) => `/projects/${project_id}/files/${id}`)
  if (path.includes(':projectId')) {
    const some = path === '/projects/:projectId' || path.endsWith('/inspections') ? project : samples
    return some.map((id) => path.replace(':projectId', id))
  }
  if (path.includes(':establishmentId')) return facts.establishments.map(({ id }) => path.replace(':establishmentId', id))
  if (path.includes(':planId')) return [...marked.plans.keys()].map((id) => path.replace(':planId', id))
  if (path.includes(':personId')) return [path.replace(':personId', hands.get('auditor')?.who.personId ?? '')]
  if (path.includes(':targetCode')) return ['3b', '1', '3a', '4a', '4b', '2', '5a', '7'].map((code) => path.replace(':targetCode', code))
  if (path.includes(':place')) return communes.flatMap((key) => [path.replace(':place', key), `${path.replace(':place', key)}?stage=accepted`])
  if (path === '/search') return WORDS.map((word) => `/search?q=${encodeURIComponent(word)}`)
  if (path === '/establishments')
    return ['', ...WORDS.map((word) => `q=${encodeURIComponent(word)}`), `commune=${own.communeCode}`, 'commune=03430', 'page=2'].map(
      (query) => `${path}?${query}`,
    )
  if (/^\/projects(\.xlsx)?$/.test(path))
    return ['', ...SORTS.map((sort) => `sort=${sort}`), 'q=may', 'state=underway', 'year=2025', 'commune=03430', 'page=2'].map(
      (query) => `${path}?${query}`,
    )
  if (path.startsWith('/reports/programme'))
    return ['', '?from=2025-01-01&to=2025-12-31', '?from=2025-01-01&to=2025-06-30'].map((query) => path + query)
  if (path === '/funding/postings') return ['', '?year=2025', '?page=2'].map((query) => path + query)
  return [path]
}

let samples: string[] = []
let files: { readonly id: string; readonly project_id: string }[] = []
let communes: string[] = []

async function chooseSamples(): Promise<void> {
  const inSight = facts.projects.filter(({ id }) => sightOf('commune-officer').projects.has(id)).slice(0, 3)
  const others = [...Map.groupBy(facts.projects, ({ state }) => state).values()].flatMap((rows) => rows.slice(0, 1))
  samples = [...inSight, ...others, ...facts.projects.filter(({ province_code }) => province_code === FOREIGN)].map(({ id }) => id)
  files = (await house.owner.query('select distinct on (project_id) id, project_id from stored_file order by project_id, id')).rows.slice(0, 40)
  communes = [...new Set(facts.projects.map(({ commune }) => commune.replace(' ', '-')))]
}

type Overseen = { readonly asker: Asker; readonly url: string; readonly marks: readonly string[] }

async function look(asker: Asker, url: string, accept: string, allowed: ReadonlySet<string>): Promise<Overseen | undefined> {
  const cookie = hands.get(asker)?.token
  const reply = await house.app.inject({ method: 'GET', url, headers: { accept, ...(cookie ? { cookie: `kc_session=${cookie}` } : {}) } })
  const headers = Buffer.from(JSON.stringify(reply.headers))
  const found = [...(await marksIn(reply.rawPayload)), ...(await marksIn(headers))]
  const marks = found.filter((mark) => !allowed.has(mark))
  return marks.length > 0 ? { asker, url, marks } : undefined
}

function allowedMarks(asker: Asker, sight: string): Set<string> {
  if (sight === 'front' && asker !== 'anonymous') return new Set([...allowedMarks('anonymous', sight), ...allowedMarks(asker, 'within')])
  const { projects, establishments, plans } = sightOf(asker)
  if (sight === 'nothing') return new Set(asker === 'establishment' ? [marked.establishments.get(own.establishmentId) ?? ''] : [])
  const named = (ids: ReadonlySet<string>, marks: ReadonlyMap<string, string>) => [...ids].map((id) => marks.get(id) ?? '')
  const planMarks = plans ? [...marked.plans].flatMap(([id, mark]) => (plansHere.has(id) ? [mark] : [])) : []
  return new Set([...named(projects, marked.projects), ...named(establishments, marked.establishments), ...planMarks])
}

test('mỗi trang đọc đều có dòng nói rõ được nêu hồ sơ của ai', () => {
  const pages = ROUTES.filter(({ method }) => method === 'GET').map(({ path }) => path)
  assert.deepEqual(
    pages.filter((path) => !SIGHTS.has(path)),
    [],
  )
  assert.deepEqual(
    [...SIGHTS.keys()].filter((path) => !pages.includes(path as Route['path'])),
    [],
  )
  assert.ok(marked.columns.length > 30, `${marked.columns.length} cột mang dấu: ${marked.columns}`)
})

test('không trang, danh sách, tìm kiếm hay tệp nào nêu hồ sơ ngoài phạm vi của người xem', async () => {
  await chooseSamples()
  const overseen: Overseen[] = []
  let asked = 0
  for (const route of ROUTES.filter(({ method }) => method === 'GET')) {
    const sight = SIGHTS.get(route.path) ?? 'nothing'
    if (sight === 'people' || sight === 'own') continue
    for (const asker of ASKERS) {
      if (asker !== 'anonymous' && Array.isArray(route.allow) && !route.allow.includes(asker)) continue // refused at the door: the matrix proves it
      const allowed = allowedMarks(asker, sight)
      const addresses = addressesOf(route)
      const narrow = NARROW.includes(asker)
      for (const url of narrow ? addresses : [...addresses.slice(0, 2), ...addresses.slice(-2)]) {
        for (const accept of narrow || asker === 'auditor' ? ['text/html', 'application/json'] : ['text/html']) {
          const found = await look(asker, url, accept, allowed)
          asked += 1
          if (found) overseen.push(found)
        }
      }
    }
  }
  assert.deepEqual(overseen.slice(0, 20), [])
  assert.ok(asked > (process.env.SABOTAGE ? 100 : 1500), `${asked} lần xem`)
})

const countOf = (asker: Asker) => {
  const { projects, establishments } = sightOf(asker)
  const placed = facts.establishments.filter(({ id, commune }) => establishments.has(id) && (asker !== 'commune-officer' || places.has(commune)))
  return { projects: projects.size, establishments: placed.length }
}

test('số lượng ở mọi danh sách bằng số hồ sơ trong phạm vi của người xem', async () => {
  const json = async (asker: Asker, url: string) => (await (hands.get(asker) as Hands).get(url, 'application/json')).json() as Record<string, never>
  for (const asker of ['commune-officer', 'auditor', 'inspector', 'ministry-officer'] as const) {
    const expected = countOf(asker)
    const listed = (await json(asker, '/projects')) as { total?: { rows?: number } | number }
    const total = typeof listed.total === 'object' ? listed.total?.rows : listed.total
    assert.equal(total, expected.projects, `${asker}: đề án`)
    const { total: known } = (await json(asker, '/establishments')) as { total?: number }
    assert.equal(known, expected.establishments, `${asker}: cơ sở`)
    const { due, visits } = (await json(asker, '/inspections')) as {
      due?: { project: { id: string } }[]
      visits?: { inspection: { projectId: string } }[]
    }
    const { projects } = sightOf(asker)
    const underway = facts.projects.filter(({ id, state }) => projects.has(id) && ['underway', 'adjusting'].includes(state))
    assert.deepEqual(due?.map(({ project }) => project.id).sort(), underway.map(({ id }) => id).sort(), `${asker}: đề án đang thực hiện`)
    const { rows } = await house.owner.query('select count(*)::int as n from inspection where project_id = any($1)', [[...projects]])
    assert.equal(visits?.length, Math.min(rows[0].n, 50), `${asker}: biên bản`)
  }
})

test('phép thử đỏ ngay khi công chức cấp xã nhìn được cả tỉnh', { skip: process.env.SABOTAGE ? 'đang chạy với chỗ hỏng cố ý' : false }, async () => {
  const { code, said } = await testOnDefect(import.meta.filename, 'F3.whole-province', { title: '^(không trang|số lượng)' })
  assert.equal(code, 1, said.slice(-500))
  assert.match(said, /fail 2/)
  assert.match(said, /commune-officer/)
})
