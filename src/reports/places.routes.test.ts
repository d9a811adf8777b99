// The programme by commune through the door: numbers, the đề án behind each, and who may look.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { makeDossier } from '../appraisal/dossier.fixture.ts'
import { STAFF } from '../people/role.ts'
import { statementsOf } from '../platform/migrate.ts'
import type { Ask } from '../platform/route.ts'
import { moveProject } from '../project/project.actions.ts'
import { rebuildProjectTotals } from '../project/totals.actions.ts'
import { type Hands, type House, openHouse } from '../test-house.ts'
import { keepBooks } from './books.fixture.ts'
import type { Attained } from './evidence.ts'
import { linesOf, type PlaceEvidence, type PlacesView } from './places.ts'

let house: House
let auditor: Hands
before(async () => {
  house = await openHouse({ programme: true })
  house.clock = new Date('2025-10-16T02:00:00Z')
  await house.ask('department-officer', keepBooks)
  auditor = await house.as('auditor')
})
after(() => house.close())

const json = async <T>(path: string): Promise<T> => {
  const reply = await auditor.get(path, 'application/json')
  assert.equal(reply.status, 200, `${path}: ${reply.text.slice(0, 300)}`)
  return reply.json() as T
}

const OLD = '03386-2020-02-01' // phường Quyết Thắng, now of phường Đoàn Kết
const DOAN_KET = '03388-2025-07-01'
const BINH_LU = '03390-2025-07-01'

const numbers = (view: PlacesView) =>
  Object.fromEntries(linesOf(view.table).flatMap(({ id, contracted, accepted }) => (contracted > 0 ? [[id, [contracted, accepted]]] : [])))
const check = () => house.ask('auditor', (ask) => rebuildProjectTotals(ask.db, ask.province))

test('đề án đăng ký ở phường cũ tính cho phường mới, hoặc cho đúng phường cũ; tổng bằng số đề án đã ký hợp đồng ở trang chương trình', async () => {
  const [now, before, programme] = [
    await json<PlacesView>('/programme/communes'),
    await json<PlacesView>('/programme/communes?units=before'),
    await json<Attained>('/programme'),
  ]
  assert.deepEqual(numbers(now), { [DOAN_KET]: [3, 3] })
  assert.deepEqual(numbers(before), { [OLD]: [3, 3] })
  const contracted = programme.counts.filter(({ state }) => ['underway', 'adjusting', 'accepted', 'settled', 'stopped'].includes(state))
  assert.equal(
    now.table.contracted,
    contracted.reduce((sum, { count }) => sum + count, 0),
  )
  assert.deepEqual(numbers(await json('/programme/communes?fromYear=2024&toYear=2024')), { [DOAN_KET]: [1, 1] })
  assert.equal(now.tiles.length, 38)
})

test('mỗi số là liên kết đến đúng chừng ấy đề án, theo cả hai cách tính và theo năm', async () => {
  for (const query of ['', '?units=before', '?fromYear=2024&toYear=2025']) {
    const page = (await auditor.get(`/programme/communes${query}`)).text
    const figures = [...page.matchAll(/href="(\/programme\/communes\/[^"]+)">([\d.]+)<\/a>/g)]
    assert.equal(figures.length, 2, query)
    for (const [, address = '', figure] of figures) {
      const { rows } = await json<PlaceEvidence>(address.replaceAll('&amp;', '&'))
      assert.equal(String(rows.length), figure, address)
      assert.ok(rows.every(({ communeCode }) => communeCode === '03386'))
    }
  }
})

test('đề án đang thực hiện đổi địa điểm thì chuyển sang xã mới, không mất và không tính hai lần', async () => {
  const { id } = await makeDossier(house, { state: 'underway', year: 2025 })
  assert.deepEqual(numbers(await json('/programme/communes')), { [DOAN_KET]: [4, 3] })
  const act = async (hands: Hands, path: string, form: Record<string, string>) => {
    const version = String((await house.owner.query('select version from project where id = $1', [id])).rows[0].version)
    const reply = await hands.post(`/projects/${id}/${path}`, { ...form, version })
    assert.equal(reply.status, 303, reply.text.slice(0, 3000))
  }
  const place = { kind: 'place', before: 'Đoàn Kết', after: 'Bình Lư', reason: 'Xưởng chuyển đi', newCommuneCode: '03390' }
  await act(await house.as('centre-officer'), 'change-request', place)
  assert.deepEqual(numbers(await json('/programme/communes')), { [DOAN_KET]: [4, 3] })
  await act(await house.as('department-leader'), 'change-decision', { verdict: 'agreed', decisionNo: '15/QĐ-SCT', decidedOn: '16/10/2025' })
  assert.deepEqual(numbers(await json('/programme/communes')), { [DOAN_KET]: [3, 3], [BINH_LU]: [1, 0] })
  assert.deepEqual(numbers(await json('/programme/communes?units=before')), { [OLD]: [3, 3], [BINH_LU]: [1, 0] })
  assert.equal(await check(), undefined)
})

test('mười hai hợp đồng của một phường ký cùng lúc đều được đếm', async () => {
  const made = await Promise.all(Array.from({ length: 12 }, () => makeDossier(house, { state: 'assigned', year: 2025, level: 'national' })))
  const sign = async (ask: Ask, projectId: string) => (await moveProject(ask, { projectId, act: 'contract', has: new Set(['contract']) })).ok
  const signed = await Promise.all(made.map(({ id }) => house.ask('department-leader', (ask) => sign(ask, id))))
  assert.ok(signed.every((ok) => ok))
  assert.deepEqual(numbers(await json('/programme/communes')), { [DOAN_KET]: [15, 3], [BINH_LU]: [1, 0] })
  assert.equal(await check(), undefined)
})

test('nâng cấp từ bản chưa giữ số theo địa bàn: đếm lại từ hồ sơ cho đúng những số ấy', async () => {
  const kept = async () => (await house.owner.query('select * from project_place_count where contracted > 0 order by year, commune_code')).rows
  const before = await kept()
  await house.owner.query('delete from project_place_count')
  assert.match((await check()) ?? '', /đang giữ 0/)
  const migration = readFileSync(new URL('../../migrations/0044_place_count.sql', import.meta.url), 'utf8')
  await house.owner.query(statementsOf(migration).find((statement) => statement.startsWith('insert')) ?? '')
  assert.deepEqual(await kept(), before)
  assert.equal(await check(), undefined)
})

test('verify nêu xã, năm và số sai khi số đang giữ khác hồ sơ', async () => {
  const change = (by: number) => house.owner.query(`update project_place_count set contracted = contracted + $1 where commune_code = '03390'`, [by])
  await change(2)
  assert.equal(await check(), 'Số đề án theo địa bàn (2025 03390 (từ 01/07/2025), đã ký hợp đồng): đang giữ 3, đếm lại được 1.')
  await change(-2)
  assert.equal(await check(), undefined)
})

test('đề án ở nơi danh mục không có nằm ở dòng "Chưa xác định địa bàn", có liên kết, và tổng không đổi', async () => {
  const { id } = await makeDossier(house, { state: 'accepted', year: 2025 })
  const move = async (from: string, to: string) => {
    await house.owner.query(`update project set commune_code = $2 where id = $1`, [id, to])
    await house.owner.query(`update project_place_count set commune_code = $2 where year = 2025 and commune_code = $1 and accepted = 1`, [from, to])
  }
  await move('03386', '99999')
  for (const units of ['now', 'before']) {
    const page = await auditor.get(`/programme/communes?units=${units}`)
    assert.match(page.text, /Chưa xác định địa bàn/)
    const view = await json<PlacesView>(`/programme/communes?units=${units}`)
    assert.equal(view.table.contracted, 17)
    const told = await json<PlaceEvidence>(`/programme/communes/unknown?units=${units}&stage=accepted`)
    assert.deepEqual(
      told.rows.map((row) => [row.projectId, row.registeredAt]),
      [[id, '99999']],
    )
  }
  await move('99999', '03386')
  assert.equal((await auditor.get('/programme/communes/unknown')).status, 404)
})

test('mọi vai nội bộ xem được bảng và danh sách phía sau; cơ sở và người chưa đăng nhập thì không', async () => {
  for (const role of STAFF) {
    const hands = await house.as(role, role === 'commune-officer' ? { communeCode: '03390' } : {})
    for (const path of ['/programme/communes', '/programme/communes?units=before', `/programme/communes/${DOAN_KET}`])
      assert.equal((await hands.get(path)).status, 200, `${role} ${path}`)
  }
  assert.equal((await (await house.as('establishment')).get('/programme/communes')).status, 403)
  assert.equal((await house.anyone().get('/programme/communes', 'application/json')).status, 401)
})

test('địa chỉ sai được trả lời bằng lời: xã không có, cách tính lạ, năm ngoài chương trình', async () => {
  for (const [path, status, words] of [
    ['/programme/communes/03388-2020-02-01', 404, /Không có xã, phường này/],
    ['/programme/communes/abc', 404, /Không có xã, phường này/],
    ['/programme/communes?units=khac', 422, /Chọn lại cách tính địa bàn/],
    ['/programme/communes?fromYear=2019', 409, /giai đoạn 2021-2025/],
    ['/programme/communes?fromYear=2025&toYear=2021', 409, /Năm kết thúc sớm hơn/],
  ] as const) {
    const reply = await auditor.get(path)
    assert.equal(reply.status, status, path)
    assert.match(reply.text, words)
  }
  assert.match((await auditor.get(`/programme/communes/${DOAN_KET}?page=9`)).text, /Chưa có đề án nào ở trang này/)
})
