// Which đề án a source of money supports: as the decision says, else by where it stands and what it is called.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import ExcelJS from 'exceljs'
import { type House, openHouse } from '../test-house.ts'
import { checkProgramme, digestOf } from './document.check.ts'
import { leavesOf } from './document.ts'
import { checkFile } from './programme.commands.ts'
import { readProgrammeWorkbook } from './workbook.read.ts'
import { programmeWorkbook } from './workbook.write.ts'

const text = readFileSync(new URL('../../programmes/lai-chau-2021-2025.json', import.meta.url), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'level-'))
let house: House
before(async () => {
  house = await openHouse({ programme: true })
})
after(async () => {
  await house.close()
  rmSync(folder, { recursive: true })
})

/** The decision with its state money in other words. */
function withState(state: object): string {
  const decision = JSON.parse(text)
  decision.money.sources[1] = { ...decision.money.sources[1], ...state }
  return JSON.stringify(decision)
}

function levels(json: string): Record<string, string> {
  const { document, findings } = checkProgramme(json)
  assert.deepEqual(findings, [])
  return Object.fromEntries(leavesOf(document?.money.sources ?? []).flatMap(({ code, kind, level }) => (kind === 'state' ? [[code, level]] : [])))
}

async function said(json: string): Promise<string> {
  const path = join(folder, 'decision.json')
  writeFileSync(path, json)
  const lines: string[] = []
  assert.equal(await checkFile(path, (line) => lines.push(line)), 0)
  return lines.join('\n')
}

const renamed = text.replace('"code": "national"', '"code": "quoc-gia"')

test('a source that does not say its level is national when its name says khuyến công quốc gia, whatever its code', () => {
  assert.deepEqual(levels(text), { national: 'national', provincial: 'local' })
  assert.deepEqual(levels(renamed), { 'quoc-gia': 'national', provincial: 'local' })
  assert.deepEqual(levels(renamed.replace('Kinh phí khuyến công quốc gia', 'Nguồn KCQG')), { 'quoc-gia': 'national', provincial: 'local' })
})

test('a part without a level is of the level its larger source names, and may name its own', () => {
  const parts = [
    { code: 'a', name: 'Nguồn của Bộ', kind: 'state', amount: 15820 },
    { code: 'b', name: 'Ngân sách tỉnh', kind: 'state', level: 'local', amount: 11080 },
  ]
  assert.deepEqual(levels(withState({ level: 'national', parts })), { a: 'national', b: 'local' })
  assert.deepEqual(levels(withState({ parts })), { a: 'local', b: 'local' })
})

test('the decision page says which đề án a state source supports', async () => {
  assert.match((await (await house.as('ministry-officer')).get('/programme/decision')).text, /Ngân sách nhà nước, cấp quốc gia/)
})

test('the check names the level of every state source and says when a level has none, without refusing the file', async () => {
  const sound = await said(text)
  assert.match(sound, /Nguồn national \(Kinh phí khuyến công quốc gia\): cấp quốc gia\.\n {2}Nguồn provincial \(.+\): cấp địa phương\./)
  assert.doesNotMatch(sound, /Lưu ý/)
  const alone = await said(withState({ parts: [], code: 'tinh', name: 'Ngân sách tỉnh' }))
  assert.match(alone, /Lưu ý: Chương trình không có nguồn ngân sách nhà nước cấp quốc gia/)
})

test('the Excel template carries the level; a file of the earlier template without that column is read as before', async () => {
  const { written } = checkProgramme(withState({ level: 'national' }))
  assert.ok(written)
  const bytes = await programmeWorkbook(written)
  const again = await readProgrammeWorkbook(bytes)
  assert.ok(again.ok && again.value.written)
  assert.equal(digestOf(again.value.written), digestOf(written))
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes.buffer as ArrayBuffer)
  book.getWorksheet('Nguồn kinh phí')?.spliceColumns(7, 1)
  const old = await readProgrammeWorkbook(new Uint8Array(await book.xlsx.writeBuffer()))
  assert.deepEqual(old.ok && old.value.findings, [])
})
