// The rooms in the bar, and who sees which.
import type { PageContext } from './context.ts'

/** `roles`: only these see it; left out, all staff do but those in `not`. */
export type NavItem = { readonly label: string; readonly href: string; readonly roles?: readonly string[]; readonly not?: readonly string[] }

const STAFF: readonly NavItem[] = [
  { label: 'Việc của tôi', href: '/queue' },
  { label: 'Đề án', href: '/projects' },
  { label: 'Kế hoạch', href: '/plans', not: ['commune-officer'] },
  { label: 'Kinh phí', href: '/funding', not: ['commune-officer'] },
  { label: 'Kiểm tra, nghiệm thu', href: '/inspections' },
  { label: 'Cơ sở và địa bàn', href: '/establishments' },
  { label: 'Chương trình', href: '/programme' },
  { label: 'Báo cáo', href: '/reports', not: ['commune-officer'] },
  { label: 'Nhật ký', href: '/trail', roles: ['auditor', 'administrator', 'department-leader'] },
  { label: 'Người dùng', href: '/people', roles: ['administrator', 'auditor'] },
  { label: 'Hệ thống', href: '/system', roles: ['administrator'] },
]

const APPLICANT: readonly NavItem[] = [
  { label: 'Hồ sơ của tôi', href: '/my' },
  { label: 'Đăng ký hỗ trợ', href: '/apply' },
]

export const PUBLIC_NAV: readonly NavItem[] = [
  { label: 'Kinh phí', href: '/#kinh-phi' },
  { label: 'Mục tiêu', href: '/#muc-tieu' },
  { label: 'Cơ sở được hỗ trợ', href: '/#co-so' },
  { label: 'Đăng ký hỗ trợ', href: '/apply' },
]

export function isApplicant(context: PageContext): boolean {
  return context.who?.roles.includes('establishment') ?? false
}

export function roomsFor(context: PageContext): readonly NavItem[] {
  const roles = context.who?.roles
  if (!roles) return []
  if (isApplicant(context)) return APPLICANT
  return STAFF.filter(
    ({ roles: only, not = [] }) => (!only || only.some((role) => roles.includes(role))) && !roles.every((role) => not.includes(role)),
  )
}

/** A link is drawn only to a room that opens for who reads. */
export function opensTo(context: PageContext, href: string): boolean {
  return roomsFor(context).some((room) => room.href === href)
}

/** "/projects/123/estimate" lies in the room "/projects". */
export function isHere(path: string, href: string): boolean {
  return path === href || path.startsWith(`${href}/`) || path.startsWith(`${href}?`)
}
