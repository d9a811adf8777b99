import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import ExcelJS from 'exceljs'
import { countingOf, countingWords, type StatedCounts, takesActivity } from './counting.ts'
import { checkProgramme } from './document.check.ts'
import type { Goal } from './goal.ts'
import type { MeasureKind } from './measure.ts'
import { countingRemarks } from './remarks.ts'
import { readProgrammeWorkbook } from './workbook.read.ts'
import { programmeWorkbook } from './workbook.write.ts'

const text = readFileSync(new URL('../../programmes/lai-chau-2021-2025.json', import.meta.url), 'utf8')

type Target = { code: string; counts?: unknown; yearly?: unknown; measure: string; ratio?: unknown; goal: unknown; activities: string[] }

function with3b(change: Partial<Target>): string {
  const written = JSON.parse(text) as { targets: Target[] }
  Object.assign(written.targets.find(({ code }) => code === '3b') ?? assert.fail(), change)
  return JSON.stringify(written, null, 1)
}

const faults = (change: Partial<Target>) => checkProgramme(with3b(change)).findings.map(({ path, reason }) => `${path}: ${reason}`)

const NUMBER: Goal = { kind: 'number', value: 5 }
const counted = (unit: string, counts: StatedCounts | null = null, measure: MeasureKind = 'flow', goal = NUMBER) =>
  countingOf({ unit, measure, goal, counts })

test('mỗi mục tiêu của Lai Châu nêu rõ đếm cái gì, một lần cho cái gì và giấy tờ nào chứng minh', () => {
  const { document } = checkProgramme(text)
  assert.ok(document)
  assert.deepEqual(countingRemarks(document), [])
  const said = Object.fromEntries(document.targets.map((target) => [target.code, countingOf(target)]))
  assert.deepEqual(
    ['3b', '4a', '4b2', '5b', '7'].map((code) => [said[code]?.what, said[code]?.once]),
    [
      ['beneficiary', 'establishment'],
      ['contest', 'decision'],
      ['booth', 'booth'],
      ['enterprise', 'enterprise'],
      ['work', 'work'],
    ],
  )
  for (const counting of Object.values(said)) assert.notEqual(counting.paper, '')
})

test('tệp không nêu cách tính thì lấy theo đơn vị tính, và luôn nói rõ là lấy theo đơn vị tính', () => {
  const of = (unit: string, measure: MeasureKind = 'flow') => `${counted(unit, null, measure).what} ${counted(unit, null, measure).once}`
  assert.equal(of('Cơ sở'), 'beneficiary establishment')
  assert.equal(of('mô hình'), 'beneficiary project')
  assert.equal(of('gian hàng tiêu chuẩn'), 'booth booth')
  assert.equal(of('HỘI CHỢ'), 'fair fair')
  assert.equal(of('lớp học'), 'class class')
  assert.equal(of('doanh nghiệp'), 'enterprise enterprise')
  assert.equal(of('ha'), 'amount work')
  assert.equal(of('%', 'ratio'), 'measured year')
  assert.match(countingWords(counted('ha')), /Tệp chương trình không nêu cách tính: lấy theo đơn vị tính\./u)
  const { document } = checkProgramme(with3b({ counts: undefined }))
  assert.ok(document)
  assert.match(countingRemarks(document).join(), /^Mục tiêu 3b: Đếm cơ sở thụ hưởng đã nghiệm thu, .*lấy theo đơn vị tính\.$/u)
})

test('mục tiêu có giao số lượng không được để theo dõi bằng lời; mục tiêu bằng lời thì được', () => {
  assert.match(faults({ counts: { what: 'words' } }).join(), /^targets\[5\]\.counts\.what: Quyết định giao số lượng thì phải đếm\./u)
  assert.deepEqual(faults({ counts: { what: 'words' }, goal: { kind: 'words', text: 'Không giao số lượng' } }), [])
})

test('tỷ lệ lấy số liệu hai phần theo văn bản, số cộng các năm phải đếm từng việc, mỗi thứ tính một lần cho đúng cái của nó', () => {
  const ratio = { measure: 'ratio', ratio: { part: 'cơ sở', whole: 'tổng số cơ sở' } }
  assert.match(faults({ ...ratio, counts: { what: 'fair' } }).join(), /counts\.what: Mục tiêu là tỷ lệ/u)
  assert.deepEqual(faults({ ...ratio, counts: { what: 'measured' } }), [])
  assert.match(faults({ counts: { what: 'measured' } }).join(), /counts\.what: Mục tiêu cộng các năm phải đếm từng việc/u)
  assert.match(faults({ counts: { what: 'beneficiary', once: 'fair' } }).join(), /counts\.once: Thứ được đếm này chỉ tính: establishment/u)
  assert.match(faults({ counts: { what: 'machines' } }).join(), /counts\.what: Chỉ nhận một trong: beneficiary/u)
})

test('số giao từng năm nằm trong giai đoạn, mỗi năm một số', () => {
  assert.deepEqual(faults({ yearly: [{ year: 2021, value: 6 }] }), [])
  assert.match(faults({ yearly: [{ year: 2031, value: 6 }] }).join(), /yearly\[1\]\.year: Năm 2031 ngoài giai đoạn 2021-2025/u)
  const twice = [
    { year: 2021, value: 6 },
    { year: 2021, value: 7 },
  ]
  assert.match(faults({ yearly: twice }).join(), /yearly\[2\]\.year: Năm 2021 ghi hai lần/u)
})

test('tệp Excel giữ nguyên cách tính và số giao từng năm; ô sai được nêu đúng ô', async () => {
  const yearly = [
    { year: 2021, value: 6 },
    { year: 2022, value: '6,5' },
  ]
  const counts = { what: 'beneficiary', once: 'project', when: 'decided', paper: 'quyết định', condition: 'ở xã khó khăn' }
  const { written } = checkProgramme(with3b({ counts, yearly }))
  assert.ok(written)
  const bytes = await programmeWorkbook(written)
  const read = await readProgrammeWorkbook(bytes)
  assert.deepEqual(read.ok && read.value.findings, [])
  assert.deepEqual(read.ok && read.value.written?.targets, written.targets)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes.buffer as ArrayBuffer)
  const sheet = book.getWorksheet('Mục tiêu') ?? assert.fail()
  const heads = sheet.getRow(1).values as string[]
  const cell = (head: string, row: number) => sheet.getCell(row, heads.indexOf(head))
  cell('Đếm cái gì', 2).value = 'Theo dõi bằng lời'
  cell('Tính một lần cho', 2).value = null
  cell('Giấy tờ chứng minh', 2).value = null
  cell('Đếm cái gì', 3).value = 'Máy móc'
  cell('Số giao từng năm', 4).value = 'năm nay 5'
  const wrong = await readProgrammeWorkbook(new Uint8Array(await book.xlsx.writeBuffer()))
  const said = (wrong.ok ? wrong.value.findings : []).map((one) => `${one.cell} ${one.reason.slice(0, 24)}`)
  assert.deepEqual(said, [
    `${cell('Đếm cái gì', 2).address} Quyết định giao số lượng`,
    `${cell('Đếm cái gì', 3).address} Giá trị "Máy móc" không `,
    `${cell('Số giao từng năm', 4).address} Không đọc được "năm nay `,
  ])
})

test('đề án chỉ phục vụ mục tiêu của hoạt động mình; mục tiêu không nêu hoạt động nhận mọi đề án', () => {
  assert.equal(takesActivity({ activities: ['machinery'] }, ['organise-fair']), false)
  assert.equal(takesActivity({ activities: ['machinery'] }, ['organise-fair', 'machinery']), true)
  assert.equal(takesActivity({ activities: [] }, ['trademark']), true)
})
