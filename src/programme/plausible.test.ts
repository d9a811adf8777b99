// A unit that slipped holds together in every sum: only the size of the money tells, and the total in words.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type House, LAI_CHAU, openHouse } from '../test-house.ts'
import { checkProgramme } from './document.check.ts'
import { moneyDoubts } from './plausible.ts'
import { checkFile, loadFile } from './programme.commands.ts'

const DECISION = readFileSync(fileURLToPath(new URL('../../programmes/lai-chau-2021-2025.json', import.meta.url)), 'utf8')

type Written = { unit: string; money: { total: unknown; sources: Source[]; years: { amount: unknown }[] } }
type Source = { amount: unknown; parts?: Source[] }

/** The decision with every amount times so many, as a unit that slipped makes it. */
function times(factor: number): string {
  const decision = JSON.parse(DECISION) as Written
  const more = (amount: unknown) => (amount === null ? null : Number(String(amount).replaceAll('.', '').replace(',', '.')) * factor)
  const walk = (sources: Source[]): Source[] =>
    sources.map((one) => ({ ...one, amount: more(one.amount), ...(one.parts ? { parts: walk(one.parts) } : {}) }))
  decision.money = {
    ...decision.money,
    total: more(decision.money.total),
    sources: walk(decision.money.sources),
    years: decision.money.years.map((one) => ({ ...one, amount: more(one.amount) })),
  }
  return JSON.stringify(decision)
}

const folder = mkdtempSync(join(tmpdir(), 'kc-plausible-'))
function fileOf(name: string, text: string): string {
  const path = join(folder, `${name}.json`)
  writeFileSync(path, text)
  return path
}

async function said(work: (print: (line: string) => void) => Promise<number>): Promise<{ code: number; out: string }> {
  const lines: string[] = []
  const code = await work((line) => lines.push(line))
  return { code, out: lines.join('\n') }
}

let house: House
before(async () => {
  house = await openHouse()
})
after(() => house.close())

const load = (path: string, statedDong?: bigint) =>
  said((print) => loadFile(path, { pool: house.pool, now: house.clock, province: LAI_CHAU, by: 'Kiểm thử', print, statedDong }))

test('kiểm tra tệp chương trình nêu tổng kinh phí bằng số và bằng chữ, từng nguồn, từng năm', async () => {
  const { code, out } = await said((print) => checkFile(fileOf('dung', DECISION), print))
  assert.equal(code, 0)
  assert.match(out, /hợp lệ/)
  assert.match(out, /Tổng kinh phí: 75\.300\.000\.000 đồng \(Bảy mươi lăm tỷ ba trăm triệu đồng\)/)
  assert.match(out, /Năm 2021: [\d.]+ đồng/)
})

test('tệp có mọi số tiền gấp nghìn lần, hoặc bằng một phần nghìn, không được gọi là hợp lệ', async () => {
  for (const [name, text, total] of [
    ['gap-nghin', times(1000), '75.300.000.000.000'],
    ['mot-phan-nghin', DECISION.replace('"triệu đồng"', '"nghìn đồng"'), '75.300.000'],
  ] as const) {
    const { code, out } = await said((print) => checkFile(fileOf(name, text), print))
    assert.equal(code, 1, out)
    assert.doesNotMatch(out, /hợp lệ/)
    assert.match(out, new RegExp(`Cần đối chiếu: Tổng kinh phí ${total.replaceAll('.', '\\.')} đồng`))
  }
})

test('nạp tệp có tổng kinh phí đáng ngờ thì phải nêu đúng tổng bằng đồng; nêu sai thì không nạp', async () => {
  const path = fileOf('nap', times(1000))
  const refused = await load(path)
  assert.equal(refused.code, 2)
  assert.match(refused.out, /Chưa nạp\..*--total 75300000000000/)
  assert.match((await load(path, 75_300_000_000n)).out, /tổng trong tệp là 75\.300\.000\.000\.000 đồng\. Chưa nạp/)
  assert.equal((await house.owner.query('select count(*)::int as n from programme')).rows[0].n, 0)
  assert.equal((await load(path, 75_300_000_000_000n)).code, 0)
})

test('quyết định sửa có số tiền gấp mười lần bản đang dùng thì bị hỏi lại, nêu cả hai số', () => {
  const [before, after] = [checkProgramme(DECISION).document, checkProgramme(times(10)).document]
  assert.ok(before && after)
  assert.deepEqual(moneyDoubts(before), [])
  assert.deepEqual(moneyDoubts(before, before), [])
  assert.match(moneyDoubts(after, before).join(' '), /Tổng kinh phí: bản đang dùng ghi 75\.300\.000\.000 đồng, tệp ghi 753\.000\.000\.000 đồng/)
})
