// Step 3 as the applicant meets it, without JavaScript: the norm beside the table, from what is kept or from what was typed.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openFileStore, useFileStore } from '../papers/files.actions.ts'
import type { Hands, House } from '../test-house.ts'
import { BINH_LU, COSTS, filledDraft, newEstablishment, openProgrammeHouse, versionOf } from './dossier.fixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'kc-costs-'))
let house: House
let owner: Hands
let projectId: string
before(async () => {
  useFileStore(openFileStore(folder))
  house = await openProgrammeHouse()
  house.clock = new Date('2024-03-04T02:00:00Z')
  owner = await house.as('establishment', { establishmentId: await newEstablishment(house, 'Hợp tác xã Miến dong', BINH_LU) })
  projectId = await filledDraft(house, owner)
})
after(async () => {
  await house.close()
  rmSync(folder, { recursive: true })
})

const path = () => `/projects/${projectId}/edit/costs`

async function save(change: Record<string, string | readonly string[]>) {
  return await owner.post(path(), { ...COSTS, act: 'stay', ...change, version: await versionOf(house, projectId) })
}

/** The words of a page, without its marks. */
function wordsOf(html: string): string {
  return html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ')
}

test('bảng dự toán có hàng số cột và đơn vị tính; bên cạnh là từng bước tính mức hỗ trợ, điều khoản, ngày đối chiếu và thẻ kiểm chứng', async () => {
  await save({})
  const { text } = await owner.get(path())
  const words = wordsOf(text)
  assert.match(words, /\(1\) \(2\) \(3\) \(4\) \(5\) \(6\) \(7\)=\(4\)×\(5\)/)
  assert.match(text, /<span class="unit">ĐVT: đồng<\/span>/)
  assert.match(
    words,
    /Đúng định mức Chi phí được tính hỗ trợ 200\.000\.000 × 50% 100\.000\.000 Trần mỗi cơ sở 300\.000\.000 Được hỗ trợ tối đa 100\.000\.000 Đang đề nghị 100\.000\.000/,
  )
  assert.match(words, /mức chi có hiệu lực ngày 04\/03\/2024 ?\. Chưa kiểm chứng/)
  assert.doesNotMatch(words, /Cách sửa|Vượt mức/)
})

test('đề nghị vượt mức: số vượt ở tiêu đề, cách sửa nêu số cụ thể, và hồ sơ vẫn lưu được vì cơ quan thẩm định quyết định', async () => {
  assert.equal((await save({ amount: ['124.000.000', '116.000.000'] })).status, 303)
  const { text } = await owner.get(path())
  const words = wordsOf(text)
  assert.match(text, /class="norm-verdict is-no"/)
  assert.match(words, /Vượt mức tối đa 24\.000\.000 đồng/)
  assert.match(words, /Cách sửa Giảm số đề nghị hỗ trợ còn 100\.000\.000 đồng, đưa vốn đối ứng lên 140\.000\.000 đồng \(thêm 24\.000\.000 đồng\)/)
  const submission = wordsOf((await owner.get(`/projects/${projectId}/submission`)).text)
  assert.match(submission, /vượt mức tối đa 100\.000\.000 đồng/)
})

test('biểu mẫu bị trả về: các con số bên cạnh tính theo những gì vừa gõ, dòng gõ sai không cộng và được gọi tên', async () => {
  const reply = await save({ act: 'save', costPrice: ['100.000.000', '40tr'], amount: ['130.000.000', '70.000.000'] })
  assert.equal(reply.status, 409)
  const words = wordsOf(reply.text)
  assert.match(words, /Tổng cộng \(chưa gồm dòng 2\) 200\.000\.000/)
  assert.match(words, /Vượt mức tối đa 30\.000\.000 đồng/)
  assert.match(words, /Tổng các nguồn bằng tổng các hạng mục, 200\.000\.000 đồng/)
  assert.ok(reply.text.includes('value="40tr"'))
})

test('chưa chọn mức chi thì nói cách chọn, không phán đúng sai; mức chi của nội dung đứng trước trong danh sách', async () => {
  await save({ normCode: '' })
  const { text } = await owner.get(path())
  assert.match(text, /class="norm-verdict is-open"/)
  assert.match(wordsOf(text), /Chưa chọn mức chi để đối chiếu/)
  assert.ok(text.indexOf('label="Mức chi của nội dung này"') < text.indexOf('label="Mức chi khác"'))
})

test('kiểm tra khác: nguồn lệch bao nhiêu, có hỗ trợ trùng không; cơ sở không thấy dự toán của tỉnh còn bao nhiêu', async () => {
  await save({ amount: ['100.000.000', '130.000.000'] })
  const words = wordsOf((await owner.get(path())).text)
  assert.match(words, /Kiểm tra khác Tổng các nguồn thiếu 10\.000\.000 đồng so với tổng các hạng mục 240\.000\.000 đồng/)
  assert.match(words, /Không hỗ trợ trùng cơ sở không có đề án khác cùng nội dung/)
  assert.doesNotMatch(words, /chưa phân bổ|[Dd]ự toán năm/)
})
