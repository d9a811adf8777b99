// Who issues, signs and gets a report are dated settings of the province; papers, inspections, places and causes come from records.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { TOLD } from '../commands/told.ts'
import { partsOf, wordsOf } from '../papers/layout/paper.fixture.ts'
import { inTransaction } from '../platform/db.ts'
import { type House, LAI_CHAU, openHouse } from '../test-house.ts'
import { firstUntold } from '../trail/told.actions.ts'
import { keepBooks } from './books.fixture.ts'

let house: House
before(async () => {
  house = await openHouse({ programme: true })
  house.clock = new Date('2025-10-16T02:00:00Z')
  await house.ask('department-officer', keepBooks)
})
after(() => house.close())

const NEW = {
  inForceFrom: '01/11/2025',
  superior: 'UBND tỉnh Lai Châu',
  issuer: 'Sở Công Thương',
  symbol: 'SCT',
  place: 'Lai Châu',
  signer: 'KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC',
  signerName: 'Nguyễn Văn Thử',
  addressees: 'Bộ Công Thương\nỦy ban nhân dân tỉnh Lai Châu',
  recipients: 'Như trên\nSở Tài chính\nLưu: VT, KCXT',
  paperNo: '15/QĐ-SCT',
}

async function wordOf(query: string): Promise<string> {
  const { token } = await house.as('department-officer')
  const reply = await house.app.inject({ method: 'GET', url: `/reports/programme.docx${query}`, headers: { cookie: `kc_session=${token}` } })
  assert.equal(reply.statusCode, 200)
  return wordsOf((await partsOf(new Uint8Array(reply.rawPayload))).get('word/document.xml') ?? '')
}

test('thể thức đặt từ một ngày thì báo cáo lập từ ngày ấy theo, báo cáo lập trước giữ thể thức cũ', async () => {
  const leader = await house.as('department-leader')
  const wrong = await leader.post('/reports/letterhead', { ...NEW, signerName: 'ThS. Nguyễn Văn Thử' })
  assert.equal(wrong.status, 409)
  assert.match(wrong.text, /Bỏ học hàm, học vị trước tên người ký/)
  assert.equal((await leader.post('/reports/letterhead', NEW)).status, 303)
  assert.match(await wordOf(''), /GIÁM ĐỐC/)
  assert.doesNotMatch(await wordOf(''), /PHÓ GIÁM ĐỐC|Lưu: VT, KCXT/)
  house.clock = new Date('2025-11-03T02:00:00Z')
  const later = await wordOf('')
  for (const words of ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC', 'Nguyễn Văn Thử', '- Bộ Công Thương;', 'Lưu: VT, KCXT.'])
    assert.ok(later.includes(words), words)
  assert.match((await leader.get('/reports/letterhead')).text, /15\/QĐ-SCT/)
})

test('nguyên nhân là của một mục tiêu và một kỳ: in ở biểu mục tiêu và phần đánh giá của kỳ ấy, không sang kỳ khác', async () => {
  const officer = await house.as('department-officer')
  const { id } = (await house.owner.query('select id from programme')).rows[0]
  const cause = 'Cơ sở chậm hoàn thiện mặt bằng do mưa lũ tháng 7.'
  const form = { programmeId: id, programme: '', targetCode: '3b', from: '2023-12-15', to: '2024-06-14', cause }
  const done = await officer.post('/reports/causes', form)
  assert.equal(done.status, 303)
  assert.equal(done.headers.location, '/reports/programme?from=2023-12-15&to=2024-06-14')
  assert.equal((await wordOf('?from=2023-12-15&to=2024-06-14')).split(cause).length - 1, 2)
  assert.ok(!(await wordOf('?from=2023-12-15&to=2024-09-14')).includes(cause))
  const empty = await officer.post('/reports/causes', { ...form, cause: '' })
  assert.equal(empty.status, 422)
  assert.match(empty.text, /Nhập nguyên nhân/)
})

test('văn bản đã ban hành, kiểm tra, địa bàn lấy từ hồ sơ, không để trống cho người soạn', async () => {
  const words = await wordOf('?from=2023-12-15&to=2024-06-14')
  assert.match(words, /Trong kỳ có 03 quyết định: giao, điều chỉnh dự toán số 04\/QĐ-UBND ngày 10\/01\/2024/)
  assert.match(words, /Trong kỳ chưa có biên bản kiểm tra tiến độ\./)
})

test('thể thức và nguyên nhân đã ghi được đối chiếu với nhật ký: sửa thẳng trong cơ sở dữ liệu thì bị nêu ra', async () => {
  const kinds = TOLD.filter(({ from }) => from === 'letterhead' || from === 'report_cause')
  const own = () =>
    inTransaction(house.pool, { province: LAI_CHAU, readOnly: true }, async (db) => ({
      keep: true,
      value: await firstUntold(db, LAI_CHAU, kinds, {}),
    }))
  assert.equal(await own(), undefined)
  await house.owner.query(`update letterhead set signer_name = 'Người Khác'`)
  assert.match((await own()) ?? '', /Thể thức báo cáo/)
  await house.owner.query(`update letterhead set signer_name = 'Nguyễn Văn Thử'`)
  await house.owner.query(`update report_cause set cause = 'Nguyên nhân khác'`)
  assert.match((await own()) ?? '', /Nguyên nhân/)
})
