// Of roles that act on no đề án: why, and where their work is.
import type { Role } from '../people/role.ts'

/** Why a role that acts on nothing finds no task. */
export const NO_TASKS: Readonly<Partial<Record<Role, string>>> = {
  auditor: 'Kiểm toán xem mọi hồ sơ và không thực hiện việc nào trong quy trình.',
  administrator: 'Quản trị hệ thống quản lý tài khoản và danh mục, không xử lý đề án.',
  'commune-officer': 'Công chức cấp xã theo dõi đề án trên địa bàn; các bước xử lý do Sở, Trung tâm và tỉnh thực hiện.',
  'council-member': 'Thành viên hội đồng chấm điểm tại phiên họp; biên bản do chuyên viên Sở Công Thương ghi.',
}

export type Lead = { readonly href: string; readonly word: string; readonly what: string }

const PROJECTS: Lead = { href: '/projects', word: 'Đề án', what: 'hồ sơ, văn bản và các khoản tiền của từng đề án' }
const NORMS: Lead = { href: '/norms', word: 'Mức chi', what: 'mức chi có hiệu lực tại một ngày, căn cứ và mức độ kiểm chứng' }
const DECISION: Lead = { href: '/programme/decision', word: 'Quyết định', what: 'chương trình đang áp dụng và các bản đã sửa' }
const REPORTS: Lead = { href: '/reports', word: 'Báo cáo', what: 'kết quả chương trình theo kỳ, tải Word và Excel' }

export const LEADS: Readonly<Partial<Record<Role, readonly Lead[]>>> = {
  auditor: [
    { href: '/trail', word: 'Nhật ký', what: 'ai đã làm gì, lọc theo đề án, người, ngày và việc' },
    { href: '/funding/postings', word: 'Sổ bút toán', what: 'từng khoản tiền theo nguồn và năm' },
    REPORTS,
    PROJECTS,
    DECISION,
    NORMS,
    { href: '/people', word: 'Người dùng', what: 'ai giữ vai trò nào' },
  ],
  administrator: [
    { href: '/people/new', word: 'Lập tài khoản', what: 'chọn vai trò, rồi nhập thông tin của người dùng' },
    { href: '/people', word: 'Người dùng', what: 'khóa, mở khóa, cấp mật khẩu, đổi vai trò' },
    DECISION,
    NORMS,
    { href: '/trail', word: 'Nhật ký', what: 'ai đã làm gì, lọc theo đề án, người, ngày và việc' },
    PROJECTS,
  ],
  'commune-officer': [
    { href: '/establishments', word: 'Cơ sở trên địa bàn', what: 'tra cứu, sửa hồ sơ cơ sở' },
    { href: '/establishments/new', word: 'Thêm cơ sở', what: 'ghi cơ sở chưa có trong danh sách' },
    PROJECTS,
    { href: '/programme/communes', word: 'Kết quả theo địa bàn', what: 'đề án đã ký hợp đồng, đã nghiệm thu của từng xã, phường' },
  ],
  'council-member': [PROJECTS, NORMS],
}
