import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { makeDossier } from '../appraisal/dossier.fixture.ts'
import { type House, openHouse } from '../test-house.ts'
import { refusalOf } from './constraints.ts'

let house: House
before(async () => {
  house = await openHouse({ programme: true })
})
after(() => house.close())

const ESTIMATE = {
  source: 'provincial',
  year: '2024',
  direction: 'give',
  paperNo: '1520/QĐ-UBND',
  day: '15/12/2023',
  confirmed: 'funding.decision-twice funding.estimate-tiny',
}

async function estimateOf(year: number): Promise<bigint> {
  const { rows } = await house.owner.query(`select coalesce(sum(estimate_dong), 0)::bigint as given from fund_total where year = $1`, [year])
  return rows[0].given
}

test('bấm gửi 50 lần cùng một biểu mẫu thì chỉ ghi một lần và lần nào cũng nhận cùng một trả lời', async () => {
  const hands = await house.as('finance-officer')
  const form = { ...ESTIMATE, amount: '100.000.000', requestKey: randomUUID() }
  const before = await estimateOf(2024)
  const replies = await Promise.all(Array.from({ length: 50 }, () => hands.post('/funding/estimates', form)))
  assert.deepEqual([...new Set(replies.map((reply) => `${reply.status} ${reply.headers.location}`))], ['303 /funding'])
  assert.equal((await estimateOf(2024)) - before, 100_000_000n)
  const json = { ...ESTIMATE, amount: '5.000.000' }
  const key = { 'idempotency-key': randomUUID() }
  const bodies = await Promise.all(Array.from({ length: 10 }, () => hands.postJson('/funding/estimates', json, key)))
  assert.equal(new Set(bodies.map((reply) => `${reply.status} ${reply.text}`)).size, 1)
  assert.equal((await estimateOf(2024)) - before, 105_000_000n)
})

test('cùng khóa biểu mẫu nhưng nội dung khác thì bị từ chối, và khóa của người khác không lộ gì', async () => {
  const hands = await house.as('finance-officer')
  const form = { ...ESTIMATE, amount: '1.000.000', requestKey: randomUUID() }
  assert.equal((await hands.post('/funding/estimates', form)).status, 303)
  assert.equal((await hands.post('/funding/estimates', { ...form, amount: '2.000.000' })).status, 422)
  const other = await house.as('finance-officer', { communeCode: 'khac' })
  const before = await estimateOf(2024)
  assert.equal((await other.post('/funding/estimates', { ...form, amount: '3.000.000' })).status, 303)
  assert.equal((await estimateOf(2024)) - before, 3_000_000n, 'người khác dùng cùng khóa là một yêu cầu riêng')
})

test('khóa biểu mẫu viết hoa vẫn là khóa ấy; khóa viết sai thì bị từ chối chứ không bị bỏ qua', async () => {
  const hands = await house.as('finance-officer')
  const json = { ...ESTIMATE, amount: '7.000.000' }
  const before = await estimateOf(2024)
  const key = randomUUID()
  const first = await hands.postJson('/funding/estimates', json, { 'idempotency-key': key })
  const again = await hands.postJson('/funding/estimates', json, { 'idempotency-key': key.toUpperCase() })
  assert.deepEqual([first.status, again.status, again.headers['idempotent-replay']], [200, 200, 'true'])
  for (const wrong of ['pay-0001', '', `${key}, ${key}`, `${key}0`]) {
    const reply = await hands.postJson('/funding/estimates', json, { 'idempotency-key': wrong })
    assert.equal(reply.status, 422, wrong)
    assert.equal((reply.json() as { refusals: { code: string }[] }).refusals[0]?.code, 'request.key-malformed')
  }
  assert.equal((await hands.post('/funding/estimates', { ...ESTIMATE, amount: '7.000.000', requestKey: 'x' })).status, 422)
  const two = await hands.postJson('/funding/estimates', { ...json, requestKey: randomUUID() }, { 'idempotency-key': randomUUID() })
  assert.equal(two.status, 422, 'hai khóa khác nhau trong một yêu cầu')
  assert.equal((await estimateOf(2024)) - before, 7_000_000n)
})

test('biểu mẫu gửi từ trang khác bị từ chối', async () => {
  const hands = await house.as('finance-officer')
  for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://ke-gian.example' }]) {
    assert.equal((await hands.post('/funding/estimates', { ...ESTIMATE, amount: '1.000.000' }, headers as Record<string, string>)).status, 403)
  }
})

test('mục lạ trong biểu mẫu bị từ chối, kể cả tên nguy hiểm, và không có gì thay đổi', async () => {
  const hands = await house.as('finance-officer')
  const before = await estimateOf(2024)
  for (const name of ['unknown', '__proto__', 'constructor', 'approvedDong']) {
    const reply = await hands.postJson(
      '/funding/estimates',
      JSON.parse(`{"source":"provincial","year":"2024","direction":"give","amount":"1.000.000","paperNo":"1","day":"15/12/2023","${name}":"x"}`),
    )
    assert.ok([400, 422].includes(reply.status), `${name}: ${reply.status}`)
  }
  assert.equal(await estimateOf(2024), before)
  assert.equal(Object.hasOwn(Object.prototype, 'x'), false)
})

test('nhập sai thì biểu mẫu hiện lại với nội dung đã nhập và câu hướng dẫn tại đúng ô', async () => {
  const hands = await house.as('finance-officer')
  const reply = await hands.post('/funding/estimates', { ...ESTIMATE, amount: '1,5 triệu', paperNo: 'Số lạ <b>&"' })
  assert.equal(reply.status, 422)
  assert.match(reply.text, /Số tiền không hợp lệ\. Nhập số nguyên/)
  assert.match(reply.text, /value="1,5 triệu"/)
  assert.ok(!reply.text.includes('Số lạ <b>'), 'chữ nhập vào được thoát ký tự')
})

test('ký tự rỗng và nửa ký tự bị từ chối ở mọi nơi nhập, có câu chỉ đúng mục', async () => {
  const hands = await house.as('finance-officer')
  for (const path of ['/funding/postings?source=%00', '/projects?q=a%00b', '/search?q=%00']) {
    const reply = await hands.get(path, 'application/json')
    assert.equal(reply.status, 422, path)
    assert.equal((reply.json() as { refusals: { code: string }[] }).refusals[0]?.code, 'input.unreadable')
  }
  const form = { ...ESTIMATE, amount: '1.000.000' }
  for (const paperNo of ['1\u0000', '\ud800', ['1', ['\u0000']]]) {
    const reply = await hands.postJson('/funding/estimates', { ...form, paperNo })
    assert.deepEqual([reply.status, (reply.json() as { refusals: { field: string }[] }).refusals[0]?.field], [422, 'paperNo'])
  }
  const endless = `{"source":${'['.repeat(20_000)}${']'.repeat(20_000)}}`
  const headers = { accept: 'application/json', 'content-type': 'application/json', cookie: `kc_session=${hands.token}` }
  assert.equal((await house.app.inject({ method: 'POST', url: '/funding/estimates', headers, payload: endless })).statusCode, 422)
})

test('giá trị cơ sở dữ liệu không chứa được là một lời từ chối, lỗi của phần mềm thì không', () => {
  for (const [code, spoken] of [
    ['22003', 'input.out-of-range'],
    ['22P02', 'input.out-of-range'],
    ['22021', 'input.unreadable'],
    ['22P05', 'input.unreadable'],
    ['42703', undefined],
    ['23502', undefined],
  ])
    assert.equal(refusalOf({ code })?.code, spoken)
})

test('mỗi việc ghi đúng một dòng nhật ký trong cùng giao dịch; bị từ chối thì không để lại gì', async () => {
  const hands = await house.as('finance-officer')
  const count = async () => (await house.owner.query(`select count(*)::int as n from trail_entry where act like 'funding.%'`)).rows[0].n as number
  const before = await count()
  await hands.post('/funding/estimates', { ...ESTIMATE, amount: '1.000.000' })
  assert.equal((await count()) - before, 1)
  await hands.post('/funding/estimates', { ...ESTIMATE, amount: '0' })
  assert.equal((await count()) - before, 1)
})

test('người không có quyền bị từ chối và lần thử được ghi vào nhật ký; người chưa đăng nhập được mời đăng nhập', async () => {
  const auditor = await house.as('auditor')
  assert.equal((await auditor.post('/funding/estimates', { ...ESTIMATE, amount: '1.000.000' })).status, 403)
  const denied = await house.owner.query(`select facts from trail_entry where act = 'people.denied' and person_id = $1`, [auditor.who.personId])
  assert.deepEqual(denied.rows[0].facts, { attempted: 'POST /funding/estimates' })
  assert.equal((await house.anyone().get('/funding')).status, 303)
  assert.equal((await house.anyone().get('/funding', 'application/json')).status, 401)
})

test('thử ghi vào hồ sơ của cơ sở khác thì không thấy hồ sơ, và lần thử được ghi vào nhật ký', async () => {
  const theirs = await makeDossier(house, { state: 'draft' })
  const own = await makeDossier(house, { state: 'draft' })
  const hands = await house.as('establishment', { establishmentId: own.establishmentId })
  const denials = async () =>
    (await house.owner.query(`select facts from trail_entry where act = 'people.denied' and person_id = $1`, [hands.who.personId])).rows
  const path = `/projects/${theirs.id}/withdrawal`
  assert.equal((await hands.postJson(path, { reason: 'thử' }, { 'if-match': '1' })).status, 404)
  assert.deepEqual(await denials(), [{ facts: { attempted: `POST ${path}` } }])
  assert.equal((await hands.get(`/projects/${theirs.id}`)).status, 404)
  assert.equal((await hands.postJson('/projects/0912345678/withdrawal', {}, { 'if-match': '1' })).status, 404)
  assert.equal((await denials()).length, 1, 'xem không ghi, mã không phải mã bản ghi không ghi')
})

test('trang nào cũng có đủ tiêu đề bảo vệ trình duyệt', async () => {
  const hands = await house.as('finance-officer')
  for (const reply of [
    await hands.get('/funding'),
    await house.anyone().get('/khong-co'),
    await house.anyone().get('/funding', 'application/json'),
  ]) {
    assert.match(String(reply.headers['content-security-policy']), /default-src 'none'/)
    assert.equal(reply.headers['x-content-type-options'], 'nosniff')
    assert.equal(reply.headers['cache-control'], 'no-store')
  }
})

test('tiêu đề Origin viết hỏng là trang khác gửi đến, không phải lỗi của hệ thống', async () => {
  const hands = await house.as('finance-officer')
  for (const origin of ['http://[', 'null', '', '://', 'javascript:alert(1)', 'http://127.0.0.1:1'])
    assert.equal((await hands.post('/funding/estimates', {}, { origin })).status, 403, origin)
})

test('địa chỉ, kiểu nội dung và cỡ nội dung không đọc được đều được trả lời bằng tiếng Việt, kèm đủ tiêu đề bảo vệ', async () => {
  const { app } = house
  const type = (value: string) => ({ headers: { 'content-type': value } })
  const asked = [
    [400, { method: 'GET', url: '/%c0' }],
    [404, { method: 'GET', url: `/projects/${'a'.repeat(500)}` }],
    [415, { method: 'POST', url: '/sign-in', payload: 'login=a', ...type('text/plain') }],
    [415, { method: 'POST', url: '/sign-in', payload: '<a/>', ...type('text/xml') }],
    [413, { method: 'POST', url: '/sign-in', payload: 'a'.repeat(2_000_000), ...type('application/x-www-form-urlencoded') }],
    [400, { method: 'POST', url: '/sign-in', payload: '{', ...type('application/json') }],
    [404, { method: 'OPTIONS', url: '/sign-in' }],
    [200, { method: 'GET', url: '/health/live' }],
    [200, { method: 'GET', url: '/openapi.json' }],
  ] as const
  for (const [status, request] of asked) {
    const reply = await app.inject(request)
    assert.equal(reply.statusCode, status, request.url)
    assert.equal(reply.headers['x-content-type-options'], 'nosniff', request.url)
    assert.match(String(reply.headers['content-security-policy']), /default-src 'none'/, request.url)
    if (status !== 200) assert.match(reply.json<{ refusals: { text: string }[] }>().refusals[0]?.text ?? '', /[ảạọệầếữ]/, request.url)
  }
})

test('người đã đăng nhập gõ sai địa chỉ vẫn thấy tên mình và lối về việc của mình', async () => {
  const lost = await (await house.as('finance-officer')).get('/khong-co-trang-nay')
  assert.equal(lost.status, 404)
  assert.match(lost.text, /Người finance-officer/)
  assert.match(lost.text, /href="\/queue"/)
})
