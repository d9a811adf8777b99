// Vietnamese words of the public page.
import type { Kind } from '../registry/establishment.ts'

/** How an establishment comes to support, from its side. */
export const STEPS: readonly { readonly name: string; readonly text: string }[] = [
  {
    name: 'Kiểm tra điều kiện',
    text: 'Cơ sở công nghiệp nông thôn hoạt động trong tỉnh, có cam kết vốn đối ứng, chưa được ngân sách hỗ trợ cùng nội dung.',
  },
  { name: 'Kê khai và tải giấy tờ', text: 'Đơn đề nghị, giấy chứng nhận đăng ký, báo giá máy móc. Chụp bằng điện thoại cũng được.' },
  { name: 'Nhận mã hồ sơ và ngày hẹn', text: 'Trang hồ sơ của cơ sở ghi mã, từng tệp đã nhận, ngày tiếp nhận và ngày hẹn trả kết quả thẩm định.' },
  { name: 'Thẩm định và phê duyệt', text: 'Sở Công Thương thẩm định, cấp có thẩm quyền phê duyệt. Trả hồ sơ luôn kèm lý do và cách bổ sung.' },
  { name: 'Thực hiện, nghiệm thu, nhận hỗ trợ', text: 'Cơ sở đầu tư theo đề án, được nghiệm thu tại chỗ rồi nhận kinh phí hỗ trợ.' },
]

/** Supported ones that are told without their name, so that no person is named. */
export const UNNAMED: { readonly other: string } & Readonly<Partial<Record<Kind, string>>> = {
  'business-household': 'Hộ kinh doanh',
  artisan: 'Nghệ nhân',
  other: 'Cơ sở công nghiệp nông thôn',
}

export const NO_PROGRAMME = 'Chưa có chương trình khuyến công nào được công bố trên hệ thống.'
