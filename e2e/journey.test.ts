// The whole way of one đề án, from the application on a phone to the report that ties, each step by the one whose step it is.
// Walked twice: as browsers are, and with JavaScript off.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { firstFault } from '../src/commands/verify.ts'
import type { Role } from '../src/people/role.ts'
import { excelFigures, saved, wordText } from './downloads.ts'
import { pdf, png } from './small-files.ts'
import { LAI_CHAU, openTrial, type Trial } from './trial.ts'
import { andLoad, anyone, choose, DESK, field, fill, follow, PHONE, press, sees, signIn, tick, type Visitor, words } from './visitor.ts'

const CODE = 'KCĐP-2024-01'
const NAME = 'Ứng dụng máy sao chè trong chế biến chè xanh Bình Lư'
const ESTABLISHMENT = 'Hợp tác xã Chè Bình Lư'
const SUPPORT = '98.765.432'
const NORM = 'Chuyển giao công nghệ, ứng dụng máy móc tiên tiến, tiến bộ khoa học kỹ thuật'
const ADVANCE = '69.135.802'
const REST = '29.629.630'
const COUNTERPART = '141.234.568'

const WAYS = [
  { title: 'with JavaScript', javaScript: true },
  { title: 'with JavaScript off', javaScript: false },
] as const

for (const { title, javaScript } of WAYS) {
  describe(`One đề án from application to report, ${title}`, () => {
    let trial: Trial
    let here: Visitor | undefined
    let halted: string | undefined
    before(async () => {
      trial = await openTrial({ now: '2024-01-08T02:00:00Z' })
    })
    after(async () => {
      await trial?.close()
    })

    /** Somebody signs in on a day, does the work, and leaves. */
    const on = async (day: string, role: Role | 'anyone', work: (page: Page) => Promise<void>) => {
      if (halted) throw new Error(`not tried, because ${halted} was not done`)
      trial.clock = new Date(`${day}T02:00:00Z`)
      const look = role === 'establishment' ? PHONE : DESK
      here = role === 'anyone' ? await anyone(trial, look, javaScript) : await signIn(trial, role, look, javaScript)
      try {
        await work(here.page)
        assert.deepEqual(here.complaints, [], 'the browser complains of nothing')
        assert.deepEqual(trial.incidents, [], 'nothing broke inside the server')
      } catch (error) {
        halted = `${day}, ${role}`
        throw new Error(`${here.page.url()} says: ${await words(here.page)}`, { cause: error })
      } finally {
        await here.leave()
      }
    }

    test('the accountant records the estimate of 2024: 500 triệu đồng of the province', () =>
      on('2024-01-08', 'finance-officer', async (page) => {
        await follow(page, 'Kinh phí')
        await follow(page, 'Ghi dự toán')
        await choose(page, 'Nguồn', 'Ngân sách tỉnh')
        await choose(page, 'Năm ngân sách', 'Năm 2024')
        await fill(page, 'Số tiền', '500.000.000')
        await fill(page, 'Số quyết định', '1520/QĐ-UBND')
        await fill(page, 'Ngày quyết định', '05/01/2024')
        await press(page, 'Ghi dự toán')
        await sees(page, 'Đã ghi dự toán 500.000.000 đồng (Năm trăm triệu đồng).')
      }))

    test('an establishment applies from a phone in five steps; sums that do not meet are told at their field', () =>
      on('2024-03-04', 'establishment', async (page) => {
        await sees(page, 'Chưa có hồ sơ nào')
        await follow(page, 'Đăng ký hỗ trợ')
        await fill(page, 'Tên đề án', NAME)
        await choose(page, 'Nội dung xin hỗ trợ', 'Chuyển giao công nghệ, ứng dụng máy móc tiên tiến và tiến bộ khoa học kỹ thuật')
        await choose(page, 'Năm kế hoạch', '2024')
        await press(page, 'Bắt đầu')
        await sees(page, 'Làm tiếp các bước dưới đây')

        await sees(page, ESTABLISHMENT)
        await follow(page, 'Làm tiếp bước 2')

        await fill(page, 'Sự cần thiết', 'Cơ sở sao chè bằng chảo gang, mỗi mẻ 5 kg, chất lượng không đều.')
        await fill(page, 'Mục tiêu', 'Tăng công suất lên 2 tấn chè tươi một ngày, thêm 6 lao động.')
        await fill(page, 'Bắt đầu', '15/04/2024')
        await fill(page, 'Kết thúc', '30/11/2024')
        await page.getByLabel(/ứng dụng máy móc tiên tiến.*\(cơ sở\)/iu).fill('1')
        await press(page, 'Lưu và sang bước sau')

        await cost(page, 1, ['Máy sao chè lăn 2 tấn/ngày', 'cái', '2', '100.000.000'])
        await cost(page, 2, ['Vận chuyển, lắp đặt', 'gói', '1', '40.000.000'])
        await page.getByLabel('Dòng 2: được tính hỗ trợ').uncheck()
        await choose(page, 'Mức chi áp dụng', NORM)
        await fill(page, 'Đề nghị hỗ trợ (Ngân sách tỉnh)', SUPPORT)
        await fill(page, 'Vốn đối ứng của cơ sở', '140.000.000')
        await press(page, 'Lưu và sang bước sau')
        await sees(page, 'Chưa lưu được dự toán: có 1 chỗ cần sửa')
        await sees(page, 'Tổng các nguồn (238.765.432) chưa bằng tổng kinh phí (240.000.000). Kiểm tra lại chênh lệch 1.234.568.')
        assert.equal(await page.getByLabel('Dòng 1: đơn giá').inputValue(), '100.000.000', 'what was typed is still there')
        await fill(page, 'Vốn đối ứng của cơ sở', COUNTERPART)
        await press(page, 'Lưu và sang bước sau')

        await field(page, 'Đơn đề nghị hỗ trợ kinh phí khuyến công').setInputFiles(pdf('don-de-nghi.pdf', 'Don de nghi'))
        await field(page, 'Giấy chứng nhận đăng ký doanh nghiệp, hợp tác xã hoặc hộ kinh doanh').setInputFiles(png('dang-ky.png'))
        await field(page, 'Báo giá máy móc, thiết bị').setInputFiles(pdf('bao-gia.pdf', 'Bao gia thieu ngay'))
        await press(page, 'Tải lên')
        await sees(page, 'Đã tải lên 3 tệp.')
        await follow(page, 'Sang bước 5')

        await commit(page)
        await press(page, 'Gửi hồ sơ')
        await sees(page, `Đã gửi hồ sơ ${CODE}`)
        await sees(page, 'Đang chờ tiếp nhận')
      }))

    test('an officer of the centre returns it: the quotation bears no day', () =>
      on('2024-03-05', 'centre-officer', async (page) => {
        await openWork(page)
        await follow(page, 'Trả lại để bổ sung')
        await sees(page, 'bao-gia.pdf')
        await press(page, 'Trả lại để bổ sung')
        await sees(page, 'Chưa có lý do trả lại')
        const first = page.getByRole('group', { name: 'Mục 1' })
        await first.getByLabel('Thành phần hồ sơ').selectOption({ label: 'Báo giá máy móc, thiết bị' })
        await first.getByLabel('Vấn đề').fill('Báo giá không ghi ngày và hiệu lực.')
        await first.getByLabel('Yêu cầu bổ sung').fill('Nộp báo giá có ngày, chữ ký của nhà cung cấp.')
        await press(page, 'Trả lại để bổ sung')
        await sees(page, 'Đã trả lại hồ sơ. Hồ sơ chờ bổ sung đến hết ngày 19/03/2024.')
      }))

    test('the establishment reads the reasons, adds the quotation and sends again', () =>
      on('2024-03-11', 'establishment', async (page) => {
        await sees(page, 'Cần bổ sung đến hết ngày 19/03/2024')
        await follow(page, 'Bổ sung hồ sơ')
        await sees(page, 'Báo giá không ghi ngày và hiệu lực.')
        await follow(page, /Giấy tờ/u)
        await field(page, 'Báo giá máy móc, thiết bị').setInputFiles(pdf('bao-gia-moi.pdf', 'Bao gia ngay 08/03/2024'))
        await press(page, 'Tải lên')
        await follow(page, 'Sang bước 5')
        await commit(page)
        await press(page, 'Gửi hồ sơ')
        await sees(page, `Đã gửi hồ sơ ${CODE}`)
      }))

    test('an officer of the department receives it and appraises: the support fits the norm and the article is named', () =>
      on('2024-03-20', 'department-officer', async (page) => {
        await openWork(page)
        await follow(page, 'Tiếp nhận hồ sơ')
        await sees(page, 'bao-gia-moi.pdf')
        await press(page, 'Tiếp nhận hồ sơ')
        await sees(page, `Đã tiếp nhận hồ sơ. Mã hồ sơ: ${CODE}`)
        await follow(page, 'Ghi kết quả thẩm định')
        await sees(page, 'đúng định mức')
        assert.equal(await field(page, 'Hỗ trợ từ Ngân sách tỉnh').inputValue(), SUPPORT)
        await fill(page, 'Chi phí được tính hỗ trợ', '150.000.000')
        await press(page, 'Tính lại theo định mức')
        await sees(page, 'chỉ được đến 75.000.000 đồng')
        await fill(page, 'Chi phí được tính hỗ trợ', '200.000.000')
        await press(page, 'Tính lại theo định mức')
        await fill(page, 'Số biên bản', '05/BB-SCT')
        await page.getByLabel('Đạt', { exact: true }).check()
        await fill(page, 'Nội dung kết luận', `Thống nhất hỗ trợ ${SUPPORT} đồng từ ngân sách tỉnh.`)
        await press(page, 'Lưu biên bản thẩm định')
        await sees(page, 'Đạt thẩm định, chờ phê duyệt')
      }))

    test('an officer puts it into the plan of 2024, and the leader of the department sends the plan up', async () => {
      await on('2024-03-25', 'department-officer', async (page) => {
        await follow(page, 'Kế hoạch')
        await follow(page, 'Lập kế hoạch')
        await choose(page, 'Năm kế hoạch', '2024')
        await choose(page, 'Cấp', 'Khuyến công địa phương')
        await choose(page, 'Nguồn kinh phí', 'Ngân sách tỉnh')
        await fill(page, 'Tên kế hoạch', 'Kế hoạch khuyến công địa phương năm 2024')
        await press(page, 'Lập kế hoạch')
        await press(page, 'Thêm vào danh mục')
        await sees(page, 'Đã thêm đề án vào danh mục.')
        await sees(page, NAME)
      })
      await on('2024-03-26', 'department-leader', async (page) => {
        await follow(page, 'Kế hoạch')
        await follow(page, 'Kế hoạch khuyến công địa phương năm 2024')
        await fill(page, 'Số tờ trình', '27/TTr-SCT')
        await press(page, 'Trình phê duyệt')
        await sees(page, 'chờ phê duyệt')
      })
    })

    test('the leader of the province approves the plan within the estimate', () =>
      on('2024-04-01', 'provincial-leader', async (page) => {
        await follow(page, 'Kế hoạch')
        await follow(page, 'Kế hoạch khuyến công địa phương năm 2024')
        await follow(page, 'Phê duyệt kế hoạch')
        await sees(page, 'Dự toán còn lại 500.000.000 đồng; sau phê duyệt còn 401.234.568 đồng.')
        await fill(page, 'Số quyết định', '412/QĐ-UBND')
        await press(page, 'Phê duyệt')
        await sees(page, 'Đã phê duyệt kế hoạch; kinh phí đã phân bổ cho từng đề án.')
      }))

    test('the leader of the department assigns the plan and signs the contract; no advance is possible before an inspection', async () => {
      await on('2024-04-10', 'department-leader', async (page) => {
        await openWork(page)
        await follow(page, 'Giao kế hoạch')
        await fill(page, 'Số quyết định giao kế hoạch, dự toán', '125/QĐ-SCT')
        await fill(page, 'Ngày quyết định', '08/04/2024')
        await press(page, 'Giao kế hoạch')
        await sees(page, 'Đã giao kế hoạch, dự toán.')
        await follow(page, 'Ký hợp đồng')
        await fill(page, 'Số hợp đồng', '07/2024/HĐ-KCĐP')
        await press(page, 'Ghi hợp đồng')
        await sees(page, 'Đã ghi hợp đồng số 07/2024/HĐ-KCĐP.')
      })
      await on('2024-04-12', 'finance-officer', async (page) => {
        await openDossier(page)
        await sees(page, 'Chưa tạm ứng được')
      })
    })

    test('the inspector finds 80% of the investment made, and the accountant advances 70% of the support', async () => {
      await on('2024-07-10', 'inspector', async (page) => {
        await openDossier(page)
        await follow(page, 'Lập biên bản kiểm tra')
        await fill(page, 'Số biên bản', '12/BB-SCT')
        await fill(page, 'Thành phần đoàn kiểm tra', 'Hoàng Văn Sơn, cán bộ kiểm tra\nNguyễn Văn Hùng, chuyên viên Trung tâm')
        await fill(page, 'Vốn đã đầu tư đến ngày kiểm tra', '192.000.000')
        await fill(page, 'Hạng mục được hỗ trợ đã hoàn thành', '85')
        await fill(page, 'Kết quả kiểm tra tại hiện trường', 'Hai máy sao đã lắp đặt, đang chạy thử.')
        await page.getByLabel('Đúng tiến độ').check()
        await press(page, 'Lưu biên bản kiểm tra')
        await sees(page, 'Đã lưu biên bản kiểm tra 12/BB-SCT.')
      })
      await on('2024-07-12', 'finance-officer', async (page) => {
        await openDossier(page)
        await follow(page, 'Tạm ứng')
        assert.equal(await field(page, 'Số tiền tạm ứng').inputValue(), ADVANCE)
        await fill(page, 'Số tiền tạm ứng', SUPPORT)
        await fill(page, 'Số ủy nhiệm chi', 'UNC 31')
        await press(page, 'Ghi tạm ứng')
        await sees(page, 'Chưa ghi được: có 1 chỗ cần sửa')
        await fill(page, 'Số tiền tạm ứng', ADVANCE)
        await press(page, 'Ghi tạm ứng')
        await sees(page, `Đã ghi tạm ứng ${ADVANCE} đồng (`)
      })
    })

    test('an officer of the department accepts one establishment served, as planned', () =>
      on('2024-09-05', 'department-officer', async (page) => {
        await openDossier(page)
        await follow(page, 'Nghiệm thu')
        await fill(page, 'Tổng giá trị hợp lệ', '200.000.000')
        await press(page, 'Tính lại theo định mức')
        await sees(page, `Hỗ trợ nghiệm thu ${SUPPORT} đồng`)
        assert.equal(await page.locator('input[name="proofs.3b"]').isChecked(), true, 'cơ sở thụ hưởng được đánh dấu sẵn')
        await fill(page, 'Số biên bản', '21/BBNT-SCT')
        await fill(page, 'Thành phần nghiệm thu', 'Sở Công Thương, Trung tâm Khuyến công, UBND xã, cơ sở')
        await page.getByLabel('Đạt', { exact: true }).check()
        await fill(page, 'Nội dung kết luận', 'Máy chạy ổn định, chè đều màu.')
        await press(page, 'Lưu biên bản nghiệm thu')
        await sees(page, 'Đã nghiệm thu, chờ quyết toán')
      }))

    test('the accountant confirms the counterpart, pays the rest and settles', () =>
      on('2024-09-20', 'finance-officer', async (page) => {
        await openWork(page)
        await follow(page, 'Xác nhận vốn đối ứng')
        await fill(page, 'Bảng kê chứng từ số', 'BK 08b')
        await press(page, 'Ghi vốn đối ứng')
        await sees(page, `Đã ghi vốn đối ứng ${COUNTERPART} đồng (`)
        await follow(page, 'Thanh toán')
        assert.equal(await field(page, 'Số tiền thanh toán').inputValue(), REST)
        await fill(page, 'Số ủy nhiệm chi', 'UNC 52')
        await press(page, 'Ghi thanh toán')
        await sees(page, `Đã ghi thanh toán ${REST} đồng (`)
        await follow(page, 'Quyết toán, thanh lý')
        await fill(page, 'Số biên bản thanh lý', '05/BBTL-SCT')
        await press(page, 'Quyết toán')
        await sees(page, 'Đã quyết toán và thanh lý hợp đồng.')
        await sees(page, 'Đã thanh lý hợp đồng')
      }))

    test('the establishment reads on its phone that the contract is closed and nothing is left to do', () =>
      on('2024-09-21', 'establishment', async (page) => {
        await sees(page, 'Đã thanh lý hợp đồng. Không còn việc phải làm.')
        await follow(page, 'Xem hồ sơ')
        await sees(page, SUPPORT)
      }))

    test('the public page counts one establishment served and names it, without signing in', () =>
      on('2024-12-20', 'anyone', async (page) => {
        await page.goto(`${trial.address}/`)
        await sees(page, '75.300')
        await sees(page, ESTABLISHMENT)
        await sees(
          page,
          'Hỗ trợ ứng dụng máy móc tiên tiến, tiến bộ khoa học kỹ thuật vào sản xuất Đếm cơ sở thụ hưởng đã nghiệm thu, mỗi cơ sở một lần trong cả chương trình cơ sở 30 1 3,3%',
        )
      }))

    test('the attainment page leads from the figure to this đề án', () =>
      on('2024-12-20', 'auditor', async (page) => {
        await follow(page, 'Chương trình')
        const row = page.getByRole('row', { name: /Hỗ trợ ứng dụng máy móc tiên tiến/u })
        await andLoad(page, () => row.getByRole('link').last().click())
        await sees(page, NAME)
        await sees(page, '21/BBNT-SCT')
      }))

    test('the report of 2024 holds the same đồng on the page, in Word and in Excel', () =>
      on('2024-12-20', 'department-leader', async (page) => {
        await follow(page, 'Báo cáo')
        await fill(page, 'Từ ngày', '01/01/2024')
        await fill(page, 'Đến ngày', '31/12/2024')
        await press(page, 'Xem báo cáo')
        await sees(page, SUPPORT)
        const word = await saved(page, /Word/u)
        assert.match(await wordText(word), /98,765432/u)
        const excel = await saved(page, /Excel/u)
        const figures = await excelFigures(excel)
        assert.ok(figures.includes(98_765_432) || figures.includes(98.765432), 'the workbook holds the amount to the đồng')
      }))

    test('trail, ledger, totals and files agree to the last đồng', async () => {
      assert.equal(await firstFault(trial.pool, LAI_CHAU, trial.folder), undefined)
    })
  })
}

async function cost(page: Page, line: number, [name, unit, quantity, price]: readonly [string, string, string, string]): Promise<void> {
  await page.getByLabel(`Dòng ${line}: hạng mục`).fill(name)
  await page.getByLabel(`Dòng ${line}: đơn vị tính`).fill(unit)
  await page.getByLabel(`Dòng ${line}: số lượng`).fill(quantity)
  await page.getByLabel(`Dòng ${line}: đơn giá`).fill(price)
}

async function commit(page: Page): Promise<void> {
  await tick(page, 'Số liệu và giấy tờ trong hồ sơ là trung thực.')
  await tick(page, 'Cơ sở có đủ vốn đối ứng như đã khai.')
  await tick(page, 'Cơ sở chưa được hỗ trợ từ nguồn ngân sách nhà nước nào cho cùng nội dung chi này.')
  await tick(page, 'Sử dụng kinh phí đúng mục đích, báo cáo kết quả và hoàn trả nếu vi phạm.')
}

/** From "Việc của tôi", where a person lands after signing in: the đề án waits there. */
async function openWork(page: Page): Promise<void> {
  await follow(page, CODE)
}

/** From the list of đề án. */
async function openDossier(page: Page): Promise<void> {
  await follow(page, 'Đề án')
  await follow(page, NAME)
}
