// Who works with a programme. One list; routes, lifecycles and the permission matrix read it.

export const ROLES = [
  'establishment',
  'centre-officer',
  'department-officer',
  'department-leader',
  'council-member',
  'finance-officer',
  'commune-officer',
  'provincial-leader',
  'inspector',
  'ministry-officer',
  'auditor',
  'administrator',
] as const

export type Role = (typeof ROLES)[number]

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  establishment: 'Cơ sở công nghiệp nông thôn',
  'centre-officer': 'Chuyên viên Trung tâm Khuyến công',
  'department-officer': 'Chuyên viên Sở Công Thương',
  'department-leader': 'Lãnh đạo Sở Công Thương',
  'council-member': 'Thành viên hội đồng thẩm định',
  'finance-officer': 'Kế toán',
  'commune-officer': 'Công chức cấp xã',
  'provincial-leader': 'Lãnh đạo UBND tỉnh',
  inspector: 'Cán bộ kiểm tra',
  'ministry-officer': 'Chuyên viên Bộ Công Thương',
  auditor: 'Kiểm toán',
  administrator: 'Quản trị hệ thống',
}

/** Everyone who works for the programme: reads the dossiers of the province. */
export const STAFF = ROLES.filter((role) => role !== 'establishment')

/** Staff whose work is the whole province; an officer of a commune is held to the commune. */
export const PROVINCE_STAFF = STAFF.filter((role) => role !== 'commune-officer')

export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text)
}
