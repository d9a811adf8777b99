import assert from 'node:assert/strict'
import { test } from 'node:test'
import { byVietnamese, fold, hasLookAlikes, tidyLine } from './text.ts'

const SPELLINGS = ['Chè Tả Lèng', 'chè tả lèng', 'CHÈ TẢ LÈNG', 'che ta leng', 'Chè Tả Lèng'.normalize('NFD'), '  Chè   Tả-Lèng ']

test('tìm không dấu, chữ hoa chữ thường, hai cách gõ Unicode đều ra một tên', () => {
  for (const text of SPELLINGS) assert.equal(fold(text), 'che ta leng', text)
  assert.equal(fold('Hòa Bình'), fold('Hoà Bình'))
  assert.equal(fold('Đề án Đường'), 'de an duong')
  assert.equal(fold('Ước Ưu ẵ ợ ỹ'), 'uoc uu a o y')
})

test('chữ cái lạ trông giống chữ Việt được nhận ra', () => {
  assert.equal(hasLookAlikes('Hợp tác xã Mắc ca'), false)
  assert.equal(hasLookAlikes('Hợp tác xã Mắс ca'), true)
  assert.equal(hasLookAlikes('ÐỀ ÁN'), true)
})

test('một dòng chữ giữ NFC, bỏ ký tự điều khiển và khoảng trắng thừa', () => {
  assert.equal(tidyLine(' Cơ\u0000 sở\n\t miến\u202e dong '.normalize('NFD')), 'Cơ sở miến dong')
})

test('xếp tên theo vần tiếng Việt', () => {
  const names = ['Đoàn Kết', 'Dào San', 'E', 'Bình Lư', 'An', 'Ẳng', 'Đ']
  assert.deepEqual(names.sort(byVietnamese), ['An', 'Ẳng', 'Bình Lư', 'Dào San', 'Đ', 'Đoàn Kết', 'E'])
})
