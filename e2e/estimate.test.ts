// The cost table in a browser: the sums and the norm follow what is typed, and say after saving what they said before.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { faultsOf, openScales, overweight } from './sound.ts'
import { openTrial, type Trial } from './trial.ts'
import { choose, DESK, fill, PHONE, press, sees, signIn } from './visitor.ts'

const NORM = 'Chuyển giao công nghệ, ứng dụng máy móc tiên tiến, tiến bộ khoa học kỹ thuật'

let trial: Trial
before(async () => {
  trial = await openTrial({ now: '2024-03-04T02:00:00Z' })
})
after(async () => {
  await trial?.close()
})

async function besideOf(page: Page): Promise<string> {
  const parts = await page.locator('#norm-box, #norm-side').allInnerTexts()
  return parts.join(' ').replace(/\s+/g, ' ').normalize('NFC')
}

test('đang gõ thì thành tiền, tổng và mức hỗ trợ tối đa theo ngay; lưu xong máy chủ nói đúng như vậy', async () => {
  const { page, complaints, leave } = await signIn(trial, 'establishment', PHONE)
  await page.goto(`${trial.address}/apply`)
  await fill(page, 'Tên đề án', 'Ứng dụng máy sao chè')
  await choose(page, 'Nội dung xin hỗ trợ', 'Chuyển giao công nghệ, ứng dụng máy móc tiên tiến và tiến bộ khoa học kỹ thuật')
  await choose(page, 'Năm kế hoạch', '2024')
  await press(page, 'Bắt đầu')
  const scales = await openScales(page)
  await page.goto(page.url().replace(/\/edit.*$/, '/edit/costs'))
  assert.deepEqual(overweight(scales.read(), false), [])
  assert.match(await besideOf(page), /Chưa chọn mức chi để đối chiếu/)

  await page.getByLabel('Dòng 1: hạng mục').fill('Máy sao chè lăn')
  await page.getByLabel('Dòng 1: số lượng').fill('2')
  await page.getByLabel('Dòng 1: đơn giá').fill('100.000.000')
  await page.getByLabel('Dòng 2: hạng mục').fill('Lắp đặt')
  await page.getByLabel('Dòng 2: số lượng').fill('1')
  await page.getByLabel('Dòng 2: đơn giá').fill('40tr')
  await page.getByLabel('Dòng 2: được tính hỗ trợ').uncheck()
  await sees(page, 'Tổng cộng (chưa gồm dòng 2)')
  await page.getByLabel('Dòng 2: đơn giá').fill('40.000.000')
  await choose(page, 'Mức chi áp dụng', NORM)
  await fill(page, 'Đề nghị hỗ trợ (Ngân sách tỉnh)', '124.000.000')
  await fill(page, 'Vốn đối ứng của cơ sở', '116.000.000')
  const typed = await besideOf(page)
  assert.match(typed, /Vượt mức tối đa 24\.000\.000 đồng Chi phí được tính hỗ trợ 200\.000\.000 × 50% 100\.000\.000/)
  assert.match(typed, /Cách sửa .*còn 100\.000\.000 đồng, đưa vốn đối ứng lên 140\.000\.000 đồng \(thêm 24\.000\.000 đồng\)/)
  assert.deepEqual(await page.locator('td.read').allInnerTexts(), ['200.000.000', '40.000.000', '-', '-', '-'])
  assert.deepEqual(await faultsOf(page), [])

  await press(page, 'Lưu bản nháp và tính lại')
  assert.equal(await besideOf(page), typed)
  await sees(page, 'Tổng cộng đã lưu')
  await fill(page, 'Đề nghị hỗ trợ (Ngân sách tỉnh)', '100.000.000')
  await fill(page, 'Vốn đối ứng của cơ sở', '140.000.000')
  assert.match(await besideOf(page), /^Đúng định mức .*Tổng các nguồn bằng tổng các hạng mục, 240\.000\.000 đồng/)
  assert.doesNotMatch(await besideOf(page), /Cách sửa/)
  assert.deepEqual([complaints, trial.incidents], [[], []])
  await leave()
})

async function paste(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label).evaluate((field, copied) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', copied)
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

test('khối ô chép từ Excel dán một lần là xong; khối dài hơn bảng thì không dán dở, nói còn thiếu mấy dòng; Enter xuống dòng dưới', async () => {
  const { page, complaints, leave } = await signIn(trial, 'centre-officer', DESK)
  await page.goto(`${trial.address}/projects`)
  await page.locator('a.code').first().click()
  await page.goto(`${page.url()}/edit/costs`)
  await sees(page, 'Enter xuống dòng dưới, dán được cả khối ô từ Excel')
  await paste(page, 'Dòng 1: hạng mục', 'Máy ép đùn miến\tcái\t2\t185.000.000\r\nMáy sấy\tcái\t1\t148.000.000\r\n')
  assert.equal(await page.getByLabel('Dòng 2: đơn giá').inputValue(), '148.000.000')
  assert.deepEqual((await page.locator('td.read').allInnerTexts()).slice(0, 2), ['370.000.000', '148.000.000'])
  await sees(page, 'Đã dán 2 dòng.')

  const names = await page.locator('[name=costName]').count()
  await paste(page, 'Dòng 2: hạng mục', Array.from({ length: names }, (_, i) => `Hạng mục ${i}`).join('\n'))
  await sees(page, `Chưa dán: khối có ${names} dòng, từ ô này bảng còn ${names - 1} dòng. Bấm "Thêm 5 dòng" rồi dán lại.`)
  assert.equal(await page.getByLabel('Dòng 2: hạng mục').inputValue(), 'Máy sấy')
  await paste(page, 'Dòng 1: đơn giá', '1\t2')
  await sees(page, 'Chưa dán: khối có 2 cột, từ ô này bảng còn 1 cột để nhập.')

  await page.getByLabel('Dòng 1: số lượng').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('3')
  assert.equal(await page.getByLabel('Dòng 2: số lượng').inputValue(), '3')
  assert.deepEqual([complaints, trial.incidents, await faultsOf(page)], [[], [], []])
  await leave()
})
