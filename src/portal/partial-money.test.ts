// The public page of a decision that gives its money in part, in three levels, or over many years.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { checkProgramme } from '../programme/document.check.ts'
import { loadProgramme } from '../programme/programme.actions.ts'
import { type House, openHouse } from '../test-house.ts'

const LAI_CHAU = JSON.parse(readFileSync(new URL('../../programmes/lai-chau-2021-2025.json', import.meta.url), 'utf8'))

let house: House
before(async () => {
  house = await openHouse({ programme: true })
})
after(() => house.close())

async function pageOf(change: object): Promise<string> {
  const { written, findings } = checkProgramme(JSON.stringify({ ...LAI_CHAU, ...change }))
  assert.ok(written, JSON.stringify(findings))
  const loaded = await house.ask('administrator', (ask) => loadProgramme(ask, written))
  assert.ok(loaded.ok)
  return (await house.anyone().get('/')).text
}

const tableOf = (page: string, caption: string) => page.split(caption)[1]?.split('</table>')[0] ?? ''
const state = (code: string, name: string, amount: number | string | null, parts: object[] = []) => ({ code, name, kind: 'state', amount, parts })

test('a larger source is worth what is known of its parts and says what is not given; no level in between is left out', async () => {
  const local = state('local', 'Khuyến công địa phương', null, [state('prov', 'Ngân sách tỉnh', '10.814,5'), state('comm', 'Ngân sách xã', 500)])
  const sources = [
    state('state', 'Ngân sách Nhà nước', null, [state('national', 'KCQG', null), local]),
    { code: 'own', name: 'Đối ứng', kind: 'counterpart', amount: null, parts: [] },
  ]
  const page = await pageOf({ money: { total: null, sources, years: [{ year: 2021, amount: 5000 }], note: '' } })
  const bySource = tableOf(page, 'Kinh phí theo nguồn, triệu đồng</caption>')
  assert.match(bySource, /Ngân sách Nhà nước<\/t[hd]><td[^>]*>11\.314,5 <span class="note">chưa giao đủ/)
  assert.match(bySource, /Khuyến công địa phương<\/t[hd]><td[^>]*>11\.314,5</)
  assert.match(bySource, /Ngân sách xã/)
  const byYear = tableOf(page, 'Kinh phí kế hoạch theo năm, triệu đồng</caption>')
  assert.match(byYear, /5\.000/)
  assert.match(byYear, /chưa giao đủ/)
  assert.match((await (await house.as('finance-officer')).get('/funding')).text, /Tổng cộng<\/t[hd]><td[^>]*>chưa giao đủ/)
})

test('ten years stand one under another, so that the page does not run out of the screen', async () => {
  const years = Array.from({ length: 10 }, (_, i) => ({ year: 2021 + i, amount: 7530 }))
  const page = await pageOf({ period: { from: 2021, to: 2030 }, money: { ...LAI_CHAU.money, years } })
  const byYear = tableOf(page, 'Kinh phí kế hoạch theo năm, triệu đồng</caption>')
  assert.equal(byYear.match(/<tr/g)?.length, 12)
  assert.match(byYear, /75\.300/)
})
