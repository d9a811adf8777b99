// What a chief accountant does with the money page: follows each figure to its postings and adds them up.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeDossier } from '../appraisal/dossier.fixture.ts'
import { day } from '../basics/day.ts'
import { dong, formatTrieu, parseDong } from '../basics/money.ts'
import { type Hands, type House, openHouse } from '../test-house.ts'
import { approveProject } from './approval.actions.ts'
import { cancelProject } from './contract.actions.ts'
import { changeEstimate } from './estimate.actions.ts'

const M = 1_000_000n
let house: House
let hands: Hands

before(async () => {
  house = await openHouse({ programme: true })
  hands = await house.as('finance-officer')
  for (const [year, direction, amount] of [
    [2023, 'give', 700n * M],
    [2024, 'give', 900n * M + 1n],
    [2024, 'cut', 50n * M],
  ] as const) {
    const change = { source: 'provincial', year, amountDong: dong(amount), direction, paperNo: '1/QĐ', day: day('2024-01-05') }
    assert.ok((await house.ask('finance-officer', (ask) => changeEstimate(ask, change))).ok)
  }
  const kept = await approved(120n * M)
  const cancelled = await approved(80n * M)
  const ending = { projectId: cancelled, version: 2, decisionNo: '9/QĐ', decidedOn: day('2024-03-04'), reason: 'Cơ sở xin dừng' }
  assert.ok((await house.ask('provincial-leader', (ask) => cancelProject(ask, ending))).ok)
  assert.notEqual(kept, cancelled)
})
after(() => house.close())

async function approved(amount: bigint): Promise<string> {
  const { id } = await makeDossier(house, { state: 'appraised', appraised: { provincial: 200n * M } })
  const decision = { projectId: id, source: 'provincial', amountDong: dong(amount), decisionNo: '312/QĐ', decidedOn: day('2024-03-04') }
  const done = await house.ask('provincial-leader', (ask) => approveProject(ask, decision))
  assert.ok(done.ok, JSON.stringify(done.ok ? '' : done.refusals))
  return id
}

async function page(path: string): Promise<string> {
  const reply = await hands.get(path)
  assert.equal(reply.status, 200, path)
  return reply.text
}

/** The amounts of the sum rows, top to bottom. */
function sumsOf(html: string): bigint[] {
  const foot = /<tfoot>(.*?)<\/tfoot>/su.exec(html)?.[1] ?? ''
  return [...foot.matchAll(/>(-?[\d.]+)<\/td>/gu)].map(([, text = '']) =>
    text.startsWith('-') ? -(parseDong(text.slice(1)) ?? 0n) : (parseDong(text) ?? -1n),
  )
}

test('mỗi số trên trang kinh phí dẫn tới những bút toán cộng lại đúng bằng nó, cả số của nguồn, của năm và tổng cộng', async () => {
  const html = await page('/funding')
  const links = [...html.matchAll(/<a href="(\/funding\/postings\?[^"]+)"[^>]*>([\d.,]+)<\/a>/gu)].map(([, href = '', text]) => ({
    href: href.replaceAll('&amp;', '&'),
    text,
  }))
  assert.ok(links.length > 12, `${links.length} số có đường dẫn`)
  for (const { href, text } of new Map(links.map((link) => [link.href, link])).values()) {
    const sums = sumsOf(await page(href))
    assert.equal(formatTrieu(sums.at(-1) ?? 0n), text, href)
    if (sums.length === 3) assert.equal((sums[0] ?? 0n) + (sums[1] ?? 0n), sums[2])
  }
})

test('sổ bút toán của một chỉ tiêu ghi số giảm có dấu trừ, nêu cộng tăng, cộng giảm và còn lại', async () => {
  const html = await page('/funding/postings?year=2024&kind=allocation,allocation-release,commitment-release')
  assert.deepEqual(sumsOf(html), [200n * M, -80n * M, 120n * M])
  assert.match(html, />-80\.000\.000</)
  assert.match(html, /Đã phê duyệt → Dự toán/)
})

test('sổ bút toán không lọc thì không cộng dự toán với phê duyệt và chi: chỉ cộng các số cùng loại', async () => {
  for (const path of ['/funding/postings', '/funding/postings?source=&year=&kind=']) assert.deepEqual(sumsOf(await page(path)), [])
})

test('trang khóa sổ nêu ngày hết thời gian chỉnh lý kèm căn cứ, phần dự toán sẽ bị hủy và đề án còn giữ kinh phí', async () => {
  const html = await page('/funding/closing')
  assert.match(html, /31\/01\/2025/)
  assert.match(html, /Thông tư 342\/2016\/TT-BTC/)
  assert.match(html, /730\.000\.001 đồng/)
  assert.match(html, /120\.000\.000/)
})

test('giảm dự toán xuống dưới số đã phê duyệt thì bị từ chối, nêu phần còn giảm được', async () => {
  const asked = { source: 'provincial', year: '2024', direction: 'cut', amount: '730.000.002', paperNo: '2/QĐ', day: '01/03/2024' }
  const reply = await hands.postJson('/funding/estimates', asked)
  assert.equal(reply.status, 409)
  assert.match(reply.text, /Không giảm được dự toán.*còn 730\.000\.001 đồng/u)
})

test('khóa sổ khi chưa hết thời gian chỉnh lý bị từ chối, nêu ngày và căn cứ', async () => {
  house.clock = new Date('2025-01-31T02:00:00Z')
  const reply = await hands.postJson('/funding/closing', { year: '2024', paperNo: '1/BB' })
  assert.equal(reply.status, 409)
  assert.match(reply.text, /đến hết ngày 31\/01\/2025 \(Luật Ngân sách/u)
  house.clock = new Date('2025-02-01T02:00:00Z')
  const next = await hands.postJson('/funding/closing', { year: '2024', paperNo: '1/BB' })
  assert.match(next.text, /Chưa khóa sổ năm 2024 được: còn đề án chưa quyết toán/u)
})

test('ký hợp đồng bằng kinh phí của năm ngân sách đã hết chỉnh lý thì trang nhắc phải có văn bản cho phép kéo dài, chuyển nguồn, kèm căn cứ', async () => {
  const leader = await house.as('department-leader')
  const { id } = await makeDossier(house, { state: 'assigned', year: 2023, appraised: { provincial: 60n * M }, approved: { provincial: 60n * M } })
  const form = async (now: string) => {
    house.clock = new Date(now)
    return (await leader.get(`/projects/${id}/contract`)).text
  }
  const warning =
    /Thời gian chỉnh lý quyết toán năm ngân sách 2023 đã hết ngày 31\/01\/2024 \(Luật Ngân sách.*văn bản cho phép kéo dài thời gian thực hiện, chuyển nguồn/u
  assert.doesNotMatch(await form('2024-01-31T02:00:00Z'), warning)
  assert.match(await form('2024-02-01T02:00:00Z'), warning)
})

test('vốn đối ứng chứng minh không vượt tổng kinh phí của đề án: thừa một đồng cũng bị từ chối, nêu số còn ghi được', async () => {
  house.clock = new Date('2024-03-04T02:00:00Z')
  const accountant = await house.as('finance-officer')
  const given = {
    state: 'underway',
    costDong: 100n * M,
    asked: { provincial: 40n * M },
    appraised: { provincial: 40n * M },
    approved: { provincial: 40n * M },
  } as const
  const { id } = await makeDossier(house, given)
  await house.owner.query(`update project_fund set pledged_dong = ${60n * M} where project_id = $1 and source = 'counterpart'`, [id])
  const prove = (amount: string, version: string) =>
    accountant.postJson(`/projects/${id}/counterpart`, { version, amount, paperNo: '1/BK', day: '04/03/2024' })
  const refused = await prove('100.000.001', '1')
  assert.equal(refused.status, 409)
  assert.match(refused.text, /vượt tổng kinh phí của đề án 100\.000\.000 đồng\. Nhập không quá 100\.000\.000 đồng/u)
})
