// With the keyboard alone: Tab, space, arrows and Enter take an establishment from the public page to a dossier sent, and an officer to its receipt.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { Role } from '../src/people/role.ts'
import { pdf } from './small-files.ts'
import { openTrial, type Trial } from './trial.ts'
import { andLoad, anyone, DESK, sees } from './visitor.ts'

const MOST_STOPS = 90
const CODE = 'KCĐP-2024-01'

let trial: Trial
before(async () => {
  trial = await openTrial({ now: '2024-03-04T02:00:00Z' })
})
after(async () => {
  await trial?.close()
})

type Stop = { readonly names: readonly string[]; readonly ring: number }

/** Where the keyboard stands: every name the thing is known by, and how thick the ring round it is. */
async function standing(page: Page): Promise<Stop> {
  return await page.evaluate(() => {
    const here = document.activeElement as HTMLElement
    const labels = here instanceof HTMLInputElement || here instanceof HTMLSelectElement || here instanceof HTMLTextAreaElement ? here.labels : null
    const texts = [here.getAttribute('aria-label'), ...[...(labels ?? [])].map((label) => label.textContent), here.textContent]
    const style = getComputedStyle(here)
    const ring = style.outlineStyle === 'none' ? 0 : Number.parseFloat(style.outlineWidth)
    return { names: texts.map((text) => (text ?? '').replace(/\s+/g, ' ').trim().normalize('NFC')).filter((text) => text !== ''), ring }
  })
}

/** Tab by Tab until the keyboard stands on what is called this; a thing that shows no ring is as good as lost. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press('Tab')
    const { names, ring } = await standing(page)
    if (!names.some((one) => one === name || one.startsWith(`${name} (`))) continue
    assert.ok(ring >= 2, `"${name}" shows a focus ring of ${ring} px`)
    return
  }
  throw new Error(`${MOST_STOPS} times Tab never come to "${name}" on ${page.url()}`)
}

async function type(page: Page, name: string, value: string): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(value)
}

async function pick(page: Page, name: string, option: string): Promise<void> {
  await tabTo(page, name)
  const chosen = () => page.evaluate(() => (document.activeElement as HTMLSelectElement).selectedOptions[0]?.text ?? '')
  for (let step = 0; (await chosen()) !== option; step++) {
    if (step > MOST_STOPS) throw new Error(`arrow down never comes to "${option}"`)
    await page.keyboard.press('ArrowDown')
  }
}

async function enter(page: Page, name: string): Promise<void> {
  await tabTo(page, name)
  await andLoad(page, () => page.keyboard.press('Enter'))
}

async function attach(page: Page, name: string, fileName: string): Promise<void> {
  await tabTo(page, name)
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Space')])
  await chooser.setFiles(pdf(fileName, fileName))
}

async function comeIn(page: Page, role: Role): Promise<void> {
  const account = trial.accounts.get(role)
  assert.ok(account)
  await page.goto(`${trial.address}/`)
  await enter(page, 'Đăng nhập')
  await type(page, 'Tên đăng nhập', account.login)
  await type(page, 'Mật khẩu', account.password)
  await andLoad(page, () => page.keyboard.press('Enter'))
}

test('the first Tab of a page offers the way past the bar to the content', async () => {
  const { page, leave } = await anyone(trial, DESK)
  await page.goto(`${trial.address}/`)
  await page.keyboard.press('Tab')
  assert.deepEqual((await standing(page)).names, ['Đến nội dung chính'])
  await leave()
})

test('an establishment writes and sends its dossier without touching a mouse', async () => {
  const { page, leave, complaints } = await anyone(trial, DESK)
  page.on('filechooser', () => undefined) // from the first page on, the browser hands its file dialog to the test
  await comeIn(page, 'establishment')
  await enter(page, 'Đăng ký hỗ trợ')
  await type(page, 'Tên đề án', 'Ứng dụng máy sao chè')
  await pick(page, 'Nội dung xin hỗ trợ', 'Chuyển giao công nghệ, ứng dụng máy móc tiên tiến và tiến bộ khoa học kỹ thuật')
  await pick(page, 'Năm kế hoạch', '2024')
  await enter(page, 'Bắt đầu')

  await enter(page, 'Làm tiếp bước 2')
  await type(page, 'Sự cần thiết', 'Cơ sở sao chè bằng chảo gang.')
  await type(page, 'Mục tiêu', 'Tăng công suất lên 2 tấn một ngày.')
  await type(page, 'Bắt đầu', '15/04/2024')
  await type(page, 'Kết thúc', '30/11/2024')
  await type(page, 'Hỗ trợ ứng dụng máy móc tiên tiến, tiến bộ khoa học kỹ thuật vào sản xuất', '1')
  await enter(page, 'Lưu và sang bước sau')

  await type(page, 'Dòng 1: hạng mục', 'Máy sao chè lăn')
  await type(page, 'Dòng 1: đơn vị tính', 'cái')
  await type(page, 'Dòng 1: số lượng', '2')
  await type(page, 'Dòng 1: đơn giá', '100.000.000')
  await type(page, 'Đề nghị hỗ trợ', '90.000.000')
  await type(page, 'Vốn đối ứng của cơ sở', '110.000.000')
  await enter(page, 'Lưu và sang bước sau')

  await attach(page, 'Đơn đề nghị hỗ trợ kinh phí khuyến công', 'don-de-nghi.pdf')
  await attach(page, 'Giấy chứng nhận đăng ký doanh nghiệp, hợp tác xã hoặc hộ kinh doanh', 'dang-ky.pdf')
  await attach(page, 'Báo giá máy móc, thiết bị', 'bao-gia.pdf')
  await enter(page, 'Tải lên')
  await enter(page, 'Sang bước 5')

  for (const words of ['Số liệu và giấy tờ', 'Cơ sở có đủ vốn', 'Cơ sở chưa được hỗ trợ', 'Sử dụng kinh phí']) {
    await tabToStart(page, words)
    await page.keyboard.press('Space')
  }
  await enter(page, 'Gửi hồ sơ')
  await sees(page, `Đã gửi hồ sơ ${CODE}`)
  assert.deepEqual(complaints, [])
  await leave()
})

test('an officer finds it in the queue and receives it without touching a mouse', async () => {
  const { page, leave } = await anyone(trial, DESK)
  await comeIn(page, 'centre-officer')
  await enter(page, 'Tiếp nhận hồ sơ')
  await enter(page, 'Tiếp nhận hồ sơ')
  await sees(page, `Đã tiếp nhận hồ sơ. Mã hồ sơ: ${CODE}`)
  await leave()
})

/** Long labels are known by their first words. */
async function tabToStart(page: Page, start: string): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press('Tab')
    if ((await standing(page)).names.some((name) => name.startsWith(start))) return
  }
  throw new Error(`${MOST_STOPS} times Tab never come to "${start}…" on ${page.url()}`)
}
