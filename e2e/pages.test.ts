// Every page of the route table, as somebody who may open it, with five years of invented work behind it, on a desk and on a phone.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { ROUTES } from '../src/app.ts'
import { dayOf } from '../src/basics/day.ts'
import { dong } from '../src/basics/money.ts'
import type { Outcome } from '../src/basics/outcome.ts'
import { actAs } from '../src/commands/house.ts'
import { createDemonstration } from '../src/demo/demonstration.ts'
import { stopProject } from '../src/funding/contract.actions.ts'
import { accept } from '../src/inspection/acceptance.actions.ts'
import { ROLES, type Role, STAFF } from '../src/people/role.ts'
import type { Ask, Route } from '../src/platform/route.ts'
import { whoseAct } from '../src/project/decider.ts'
import { ticksOf } from '../src/project/evidence/things.fixture.ts'
import { type Act, type Level, MOVES } from '../src/project/lifecycle.ts'
import { ACT_PATHS } from '../src/project/words.vi.ts'
import { faultsOf, openScales, overweight, type Scales } from './sound.ts'
import { LAI_CHAU, openTrial, type Trial } from './trial.ts'
import { anyone, DESK, PHONE, press, signIn, type Visitor } from './visitor.ts'

const PAGES = ROUTES.filter((route) => route.method === 'GET' && route.page)

type Guest = Role | 'anyone'
type Seat = { readonly visitor: Visitor; readonly scales: Scales }

const NOW = '2025-12-01T02:00:00Z'
const TODAY = dayOf(new Date(NOW))

let trial: Trial
const seats = new Map<Guest, Seat>()

before(async () => {
  const furnish: Parameters<typeof openTrial>[0]['furnish'] = (pool) => createDemonstration(pool, { province: LAI_CHAU, seed: 407 })
  trial = await openTrial({ now: NOW, furnish })
  for (const guest of ['anyone', ...ROLES] as const) {
    const visitor = guest === 'anyone' ? await anyone(trial, DESK) : await signIn(trial, guest, DESK)
    seats.set(guest, { visitor, scales: await openScales(visitor.page) })
  }
})
after(async () => {
  await trial?.close()
})

function seatOf(guest: Guest): Seat {
  const seat = seats.get(guest)
  if (!seat) throw new Error(`nobody sits at the seat of ${guest}`)
  return seat
}

/** Opens the page on a desk, then holds it to a phone; answers every fault found. */
async function visit(guest: Guest, path: string, expected = 200): Promise<string[]> {
  const { visitor, scales } = seatOf(guest)
  const { page, complaints } = visitor
  await page.goto('about:blank') // what the page before still fetches is not weighed here
  complaints.length = 0
  scales.empty()
  await page.setViewportSize(DESK)
  const response = await page.goto(`${trial.address}${path}`)
  const status = response?.status() ?? 0
  if (status !== expected) return [`status ${status}`]
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  const heavy = overweight(scales.read(), guest !== 'anyone' && guest !== 'establishment')
  const desk = (await faultsOf(page)).map((fault) => `desk: ${fault}`)
  await page.setViewportSize(PHONE)
  const phone = (await faultsOf(page)).map((fault) => `phone: ${fault}`)
  const links = await deadLinks(page, guest)
  return [...heavy, ...desk, ...phone, ...links, ...complaints.map((text) => `browser: ${text}`), ...trial.incidents.splice(0)]
}

const tried = new Set<string>()

/** Links and search forms as they stand must lead to a page for the one who sees them; one of each kind is followed. */
async function deadLinks(page: Page, guest: Guest): Promise<string[]> {
  const addresses = await page.evaluate(() => {
    const links = [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href') ?? '')
    const forms = [...document.querySelectorAll<HTMLFormElement>('form[method=get]')].map((form) => {
      const typed = [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
      return `${form.getAttribute('action')}?${new URLSearchParams(typed)}`
    })
    return [...links, ...forms]
  })
  const dead: string[] = []
  for (const address of new Set(addresses)) {
    const url = new URL(address, page.url())
    const kind = `${guest} ${url.pathname.replace(/[0-9a-f-]{36}/g, ':id')}?${[...url.searchParams.keys()].sort().join('&')}`
    if (address.startsWith('#') || url.origin !== trial.address || tried.has(kind)) continue
    tried.add(kind)
    const answer = await page.context().request.get(url.href, { headers: { accept: 'text/html' } })
    if (answer.status() !== 200) dead.push(`${url.pathname}${url.search} answers ${answer.status()}`)
  }
  return dead
}

/** Acts have pages of their own; the word after the đề án says which. */
const ACT_OF = new Map(Object.entries(ACT_PATHS).map(([act, path]) => [`/projects/:projectId/${path}`, act as Act]))

function guestOf(route: Route): Guest {
  if (route.allow === 'anyone') return 'anyone'
  return route.allow === 'signed-in' ? 'centre-officer' : (route.allow[0] as Role)
}

/** A record of the demonstration that stands where this page is of use, and who may open it. */
async function exampleOf(route: Route): Promise<{ guest: Guest; path: string }> {
  const act = ACT_OF.get(route.path)
  if (act) {
    const found = await projectFor(act)
    return { guest: found.guest, path: route.path.replace(':projectId', found.id) }
  }
  if (route.path.endsWith('/results/:targetCode')) return await namedResults(route)
  if (route.path === '/search') return { guest: 'centre-officer', path: '/search?q=che' }
  const guest = route.path.startsWith('/projects/:projectId/edit') ? 'centre-officer' : guestOf(route)
  const ids: Record<string, string> = {
    projectId: route.path.includes('/edit')
      ? await one("select id from project where state = 'draft' limit 1")
      : await one("select id from project where state = 'settled' limit 1"),
    planId: route.path.endsWith('approval')
      ? await one("select id from plan where state = 'proposed' and level = 'local' limit 1")
      : await one("select id from plan where state = 'approved' limit 1"),
    establishmentId: await one('select id from establishment limit 1'),
    personId: await one("select id from person where login = 'trungtam'"),
    targetCode: '3b',
    place: '03390-2025-07-01',
  }
  return { guest, path: route.path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? assert.fail(`no example of ${name} in ${route.path}`)) }
}

/** A đề án under way for a line that counts things named one by one; where the demonstration left none, one under way is given such a line. */
async function namedResults(route: Route): Promise<{ guest: Guest; path: string }> {
  const { rows } = await trial.owner.query<{ id: string; line: string }>(
    `insert into project_target (province_code, project_id, programme_id, target_code, planned)
     select p.province_code, p.id, p.programme_id, l.code, 1 from project p
     join target_line l on l.province_code = p.province_code and l.programme_id = p.programme_id and l.counts ->> 'what' in ('fair', 'class', 'contest')
     where p.state = 'underway' order by p.id, l.code limit 1
     on conflict (province_code, project_id, target_code) do update set planned = project_target.planned returning project_id as id, target_code as line`,
  )
  const found = rows[0] ?? assert.fail('no line of the programme counts what is named')
  return { guest: guestOf(route), path: route.path.replace(':projectId', found.id).replace(':targetCode', found.line) }
}

type Move = { readonly act: Act; readonly from: readonly string[]; readonly by: readonly Role[]; readonly level?: Level }

type Found = { readonly id: string; readonly level: Level; readonly form: 'single' | 'group' }

/** A đề án on which this act is possible now (first one that nothing was paid on, for what was paid on stands), and somebody whose act it is; where the demonstration left none, any other of the level. */
async function projectFor(act: Act): Promise<{ guest: Role; id: string }> {
  if (act === 'annul-acceptance-of-stopped') return { guest: 'department-leader', id: await acceptedAfterStop() }
  for (const { by, from, level } of (MOVES as readonly Move[]).filter((move) => move.act === act)) {
    const levels = level ? [level] : ['local', 'national']
    const { rows } = await trial.owner.query<Found>(
      `select id, level, form from project p where state = any($1) and level = any($2)
       order by exists (select 1 from project_fund where project_id = p.id and paid_dong > 0), id limit 1`,
      [from, levels],
    )
    const found = rows[0]
    const guest = found && by.find((role) => role !== 'establishment' && whoseAct(act, found, [role]).ok)
    if (guest) return { guest, id: found.id }
  }
  const move = (MOVES as readonly Move[]).find((candidate) => candidate.act === act)
  return {
    guest: move?.by.find((role) => role !== 'establishment') as Role,
    id: await one("select id from project where state = 'settled' and level = 'local' limit 1"),
  }
}

/** No đề án of the demonstration was stopped and then accepted for what was done: one under way is. */
async function acceptedAfterStop(): Promise<string> {
  const id = await one(`select id from project p where state = 'underway' and level = 'local' and exists (
    select 1 from inspection where project_id = p.id) order by id limit 1`)
  const act = async (role: Role, work: (ask: Ask, version: number) => Promise<Outcome<unknown>>) => {
    const { rows } = await trial.owner.query<{ version: number }>('select version from project where id = $1', [id])
    const who = { name: 'Người làm thử', roles: [role], province: LAI_CHAU }
    const done = await actAs(trial.pool, who, new Date(NOW), async (ask) => ({ keep: true, value: await work(ask, rows[0]?.version ?? 0) }))
    assert.ok(done.ok, JSON.stringify(done.ok ? '' : done.refusals))
  }
  const paper = { projectId: id, decisionNo: '90/QĐ-UBND', decidedOn: TODAY, reason: 'Cơ sở ngừng hoạt động' }
  await act('provincial-leader', (ask, version) => stopProject(ask, { ...paper, version }))
  const held = { minutesNo: '90/BB-NT', heldOn: TODAY, attendees: 'Sở Công Thương', verdict: 'pass', conclusion: 'Đạt một phần' } as const
  const value = { explanation: 'Theo hóa đơn', eligibleDong: dong(2_000_000n) }
  await act('department-officer', async (ask, version) => accept(ask, { ...held, ...value, proofs: await ticksOf(ask, id), projectId: id, version }))
  return id
}

async function one(statement: string): Promise<string> {
  const { rows } = await trial.owner.query(statement)
  return rows[0]?.id ?? assert.fail(`the demonstration has nothing for: ${statement}`)
}

/** Contact and number are covered for staff until they ask to see them. */
async function uncover(guest: Guest, establishmentId: string): Promise<void> {
  const { page } = seatOf(guest).visitor
  await page.goto(`${trial.address}/establishments/${establishmentId}`)
  await press(page, 'Xem thông tin liên hệ')
}

for (const route of PAGES) {
  test(`${route.path} is sound on a desk and on a phone: ${route.title}`, async () => {
    const { guest, path } = await exampleOf(route)
    if (route.path === '/establishments/:establishmentId/contact') await uncover(guest, path.split('/')[2] ?? '')
    assert.deepEqual(await visit(guest, path), [], `${guest} at ${path}`)
  })
}

test('đề án theo đơn vị trước 01/07/2025, theo một năm, và danh sách của một xã cũ đọc được trên máy bàn và điện thoại', async () => {
  for (const path of ['?units=before', '?fromYear=2024&toYear=2024', '/03390-2020-02-01?units=before'])
    assert.deepEqual(await visit('commune-officer', `/programme/communes${path}`), [], path)
})

for (const role of ROLES) {
  test(`the first page after signing in and the list of đề án are sound for ${role}`, async () => {
    const home = role === 'establishment' ? '/my' : '/queue'
    for (const path of [home, '/projects']) assert.deepEqual(await visit(role, path), [], path)
  })
}

/** Pages that refuse: drawn by the same frames, held to the same rules. */
const REFUSALS: readonly (readonly [what: string, guest: Guest, path: string, status: number])[] = [
  ['a page that is not there, for the public', 'anyone', '/khong-co', 404],
  ['a page that is not there, for an officer', 'centre-officer', '/khong-co', 404],
  ['a page that is not there, for an establishment', 'establishment', '/khong-co', 404],
  ['a page of another role', 'inspector', '/people', 403],
  ['a page for officers, opened by an establishment', 'establishment', '/funding', 403],
  ['a page that needs signing in', 'anyone', '/queue', 200],
  ['a list filtered until nothing is left', 'centre-officer', '/projects?q=kh%C3%B4ng+c%C3%B3+%C4%91%E1%BB%81+%C3%A1n+n%C3%A0o', 200],
  ['a search that finds nothing', 'centre-officer', '/search?q=zzzz', 200],
]

for (const [what, guest, path, status] of REFUSALS) {
  test(`${what} is sound on a desk and on a phone`, async () => {
    const faults = await visit(guest, path, status)
    assert.deepEqual(
      faults.filter((fault) => !/status of 40[34]/.test(fault)),
      [],
    )
  })
}

test('báo cáo đọc được trên điện thoại: trang giấy vừa màn hình, biểu rộng cuộn riêng, tên hàng đứng yên, bàn phím tới được', async () => {
  const { page } = seatOf('department-leader').visitor
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${trial.address}/reports/programme`)
  const seen = await page.evaluate(() => {
    const wide = (one: Element) => one.scrollWidth > one.clientWidth
    const tables = [...document.querySelectorAll<HTMLElement>('.paper-scroll')]
    const rolling = tables.filter(wide)
    for (const table of rolling) table.scrollLeft = 120
    return {
      papers: [...document.querySelectorAll('.desk, .a4')].filter(wide).length,
      rolling: rolling.length,
      reached: tables.filter((table) => table.tabIndex === 0 && table.getAttribute('aria-label')).length,
      tables: tables.length,
      moved: rolling.filter((table) => {
        const names = [...table.querySelectorAll('.stays')].map((one) => one.getBoundingClientRect().left - table.getBoundingClientRect().left)
        return names.length === 0 || names.some((left) => Math.abs(left) > 2)
      }).length,
    }
  })
  assert.ok(seen.rolling > 0)
  assert.deepEqual({ papers: seen.papers, reached: seen.reached, moved: seen.moved }, { papers: 0, reached: seen.tables, moved: 0 })
})

test('the page of a đề án is sound in every state it can stand in', async () => {
  const { rows } = await trial.owner.query('select distinct on (state) id, state from project order by state, level')
  const faults: string[] = []
  for (const { id, state } of rows) for (const fault of await visit('department-officer', `/projects/${id}`)) faults.push(`${state}: ${fault}`)
  assert.deepEqual(faults, [])
})

test('in every state, every button on the page of a đề án leads its reader to a page', async () => {
  const { rows } = await trial.owner.query('select distinct on (state, level) id, state, level from project order by state, level')
  assert.ok(rows.length >= 16, `the demonstration stands in ${rows.length} states`)
  const dead: string[] = []
  for (const { id, state, level } of rows) {
    for (const role of STAFF) {
      const { request } = seatOf(role).visitor.context
      const page = await (await request.get(`${trial.address}/projects/${id}`, { headers: { accept: 'text/html' } })).text()
      for (const [, path] of page.matchAll(/href="(\/projects\/[0-9a-f-]{36}\/(?!files)[^"]+)"/g)) {
        const status = (await request.get(`${trial.address}${path}`, { headers: { accept: 'text/html' } })).status()
        if (status !== 200) dead.push(`${role}, ${level} ${state}: ${path} answers ${status}`)
      }
    }
  }
  assert.deepEqual(dead, [])
})

test('a page with a nameless button, something too wide and two headings is noticed', async () => {
  const { page } = seatOf('anyone').visitor
  await page.goto(`${trial.address}/sign-in`)
  assert.deepEqual(await faultsOf(page), [])
  await page.evaluate(() => {
    const main = document.querySelector('main')
    const wide = document.createElement('h1')
    wide.textContent = 'rộng'
    wide.style.width = '4000px'
    main?.append(document.createElement('button'), wide)
  })
  const noticed = (await faultsOf(page)).join('\n')
  for (const fault of [/axe button-name/, /px wide on a screen/, /2 main headings/]) assert.match(noticed, fault)
})

test('English words of the code, a second primary button and a missing yellow band are noticed', async () => {
  const { page } = seatOf('anyone').visitor
  await page.goto(`${trial.address}/sign-in`)
  await page.evaluate(() => {
    const words = document.createElement('p')
    words.textContent = 'underway, centre-officer, 2025-12-01'
    const button = document.createElement('a')
    button.className = 'btn btn-primary'
    button.href = '#main'
    button.textContent = 'Gửi'
    document.querySelector('main')?.append(words, button)
    document.querySelector('.demo-band')?.remove()
  })
  const noticed = (await faultsOf(page)).join('\n')
  for (const fault of [/says "underway"/, /says "centre-officer"/, /says "2025-12-01"/, /2 primary buttons/, /0 bands/]) assert.match(noticed, fault)
})

test('one byte over a budget is noticed', () => {
  const weights = { Stylesheet: 25 * 1024, Font: 40 * 1024, Script: 30 * 1024 }
  assert.deepEqual(overweight(weights, false), [])
  assert.equal(overweight({ Stylesheet: weights.Stylesheet + 1, Font: weights.Font + 1, Script: weights.Script + 1 }, false).length, 3)
})
