import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { changesBetween } from './changes.ts'
import { checkProgramme, digestOf } from './document.check.ts'

const text = readFileSync(new URL('../../programmes/lai-chau-2021-2025.json', import.meta.url), 'utf8')

function changesOf(from: string, to: string): string[] {
  assert.ok(text.includes(from), from)
  const [before, after] = [checkProgramme(text), checkProgramme(text.replace(from, to))]
  assert.deepEqual(after.findings, [])
  assert.notEqual(digestOf(after.written ?? assert.fail()), digestOf(before.written ?? assert.fail()))
  return changesBetween(before.document ?? assert.fail(), after.document ?? assert.fail()).map(({ kind, what }) => `${kind} ${what}`)
}

test('whatever a correction touches is told: no new version stands in the history without saying what it changed', () => {
  const cases: [string, string, string][] = [
    ['"signer": "Phó Chủ tịch Giàng A Tính"', '"signer": ""', 'removed Người ký'],
    ['"standing": "corroborated"', '"standing": "verified"', 'changed Mức kiểm chứng'],
    ['"day": null', '"day": "2020-04-15"', 'changed Ngày quyết định'],
    ['"share": "64,3"', '"share": ""', 'removed Nguồn counterpart, tỷ lệ in trong quyết định'],
    ['"quote": "với quy mô dự kiến 240 gian hàng tiêu chuẩn"', '"quote": "quy mô 240 gian hàng"', 'changed Mục tiêu 4b2, nguyên văn'],
    ['"partOf": "4b", ', '', 'removed Mục tiêu 4b2, thuộc dòng'],
    ['"measure": "flow"', '"measure": "stock"', 'changed Mục tiêu 1a, qua các năm'],
    ['["machinery"]', '["machinery", "cleaner-production-pilot"]', 'changed Mục tiêu 3b, hoạt động'],
    ['"topic": "Về phát triển nguồn nhân lực", ', '', 'changed Biện pháp 2.1 (nhóm 2)'],
    ['không có bảng chéo nguồn và năm', 'không chia theo nguồn từng năm', 'changed Ghi chú về kinh phí'],
  ]
  for (const [from, to, change] of cases) assert.deepEqual(changesOf(from, to), [change])
})

test('a target line that is left out is told once, not by each of its details', () => {
  const line = text.slice(text.indexOf('    {\n      "code": "6"'), text.indexOf('    {\n      "code": "7"'))
  assert.deepEqual(changesOf(line, ''), ['removed Mục tiêu 6'])
})
