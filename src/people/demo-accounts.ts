// The people of the trial, one for each role. Invented names; passwords are made at random when the accounts are.
import type { Role } from './role.ts'

export type DemoAccount = { readonly role: Role; readonly login: string; readonly name: string; readonly title: string }

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { role: 'establishment', login: 'coso', name: 'Lò Thị Mai', title: 'Chủ cơ sở công nghiệp nông thôn' },
  { role: 'centre-officer', login: 'trungtam', name: 'Nguyễn Văn Hùng', title: 'Chuyên viên Trung tâm Khuyến công' },
  { role: 'department-officer', login: 'chuyenvien', name: 'Trần Thị Hoa', title: 'Chuyên viên Phòng Quản lý công nghiệp' },
  { role: 'department-leader', login: 'lanhdao', name: 'Phạm Quốc Bảo', title: 'Phó Giám đốc Sở Công Thương' },
  { role: 'council-member', login: 'hoidong', name: 'Vàng A Páo', title: 'Thành viên hội đồng thẩm định' },
  { role: 'finance-officer', login: 'ketoan', name: 'Đỗ Thu Hằng', title: 'Kế toán Sở Công Thương' },
  { role: 'commune-officer', login: 'canboxa', name: 'Giàng A Sùng', title: 'Công chức kinh tế xã' },
  { role: 'provincial-leader', login: 'ubndtinh', name: 'Lê Minh Đức', title: 'Phó Chủ tịch UBND tỉnh' },
  { role: 'inspector', login: 'kiemtra', name: 'Hoàng Văn Sơn', title: 'Cán bộ kiểm tra' },
  { role: 'ministry-officer', login: 'bocongthuong', name: 'Bùi Thanh Hà', title: 'Chuyên viên Cục Công Thương địa phương' },
  { role: 'auditor', login: 'thanhtra', name: 'Vũ Đình Khoa', title: 'Kiểm toán viên' },
  { role: 'administrator', login: 'quantri', name: 'Mùa Thị Dua', title: 'Quản trị hệ thống' },
]
