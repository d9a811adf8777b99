// Norms in force on a day, and the form that adds a dated one when a new text of law comes.
import { z } from 'zod'
import type { Dong } from '../basics/money.ts'
import { parseDong } from '../basics/money.ts'
import { ok } from '../basics/outcome.ts'
import { fold } from '../basics/text.ts'
import type { Role } from '../people/role.ts'
import { choiceField, dayField, lineField, optionalDay, optionalLine, optionalParagraph, text, tick } from '../platform/fields.ts'
import { type Route, route } from '../platform/route.ts'
import { addNorm, normsInForce } from './norm.actions.ts'
import { NormFormPage } from './norm-form.page.tsx'
import { NormsPage } from './norms.page.tsx'
import { SHIPPED_NORMS } from './reference.actions.ts'

export const NORM_EDITORS: readonly Role[] = ['administrator', 'department-leader']

/** Contents a norm may be written for: those already known by code. */
const CONTENTS = [...new Map(SHIPPED_NORMS.map(({ code, name }) => [code, { code, name }])).values()]

/** "50" or "12,5" percent as basis points; empty is none. */
function percentField(what: string, most: number) {
  const wrong = `Nhập ${what} bằng số phần trăm lớn hơn 0, không quá ${most / 100}, ví dụ 50 hoặc 12,5.`
  return text(100, { tooLong: wrong })
    .default('')
    .transform((typed, context): number | null => {
      const trimmed = typed.replace('%', '').trim()
      if (trimmed === '') return null
      const match = /^(\d{1,3})(?:,(\d{1,2}))?$/.exec(trimmed)
      const basisPoints = match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : 0
      if (basisPoints >= 1 && basisPoints <= most) return basisPoints
      context.addIssue({ code: 'custom', message: wrong })
      return z.NEVER
    })
}

const NOT_CEILING = 'Số tiền không hợp lệ. Nhập số nguyên lớn hơn 0, ví dụ 300.000.000, hoặc để trống.'
const ceilingField = text(100, { tooLong: NOT_CEILING })
  .default('')
  .transform((typed, context): Dong | null => {
    if (typed.trim() === '') return null
    const amount = parseDong(typed)
    if (amount !== undefined && amount > 0n && amount <= 9_999_999_999_999_999n) return amount
    context.addIssue({ code: 'custom', message: NOT_CEILING })
    return z.NEVER
  })

const NO_CONTENT = 'Chọn nội dung hỗ trợ.'

const newNorm = z
  .strictObject({
    code: text(60, { error: NO_CONTENT, tooLong: NO_CONTENT }).refine((code) => CONTENTS.some((one) => one.code === code), NO_CONTENT),
    level: choiceField('cấp áp dụng', ['local', 'national']),
    name: lineField('tên mức chi'),
    basisPoints: percentField('tỷ lệ hỗ trợ', 10_000),
    ceilingDong: ceilingField,
    ceilingUnit: lineField('đơn vị của mức trần', 60),
    basis: lineField('chi phí được tính', 500),
    condition: optionalParagraph('điều kiện', 2000),
    priorityBasisPoints: percentField('mức trần ưu tiên', 30_000),
    perEstablishment: tick,
    article: lineField('căn cứ'),
    inForceFrom: dayField('ngày áp dụng'),
    note: optionalLine('ghi chú', 500),
  })
  .refine((norm) => norm.basisPoints !== null || norm.ceilingDong !== null, {
    path: ['basisPoints'],
    message: 'Nhập tỷ lệ hỗ trợ, hoặc mức trần, hoặc cả hai.',
  })

export const normRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/norms',
    title: 'Mức chi hỗ trợ có hiệu lực tại một ngày',
    allow: 'signed-in',
    reach: 'province',
    input: z.strictObject({ on: optionalDay(), level: z.enum(['national', 'local', '']).default(''), q: optionalLine('chữ cần tìm') }),
    run: async (ask, { on = ask.today, level, q }) => {
      const asked = level === '' ? 'local' : level
      const norms = await normsInForce(ask, { level: asked, province: ask.province, on })
      const found = norms.filter((norm) => fold(`${norm.name} ${norm.article}`).includes(fold(q)))
      return ok({ on, level: asked, q, norms: found, mayAdd: ask.who.roles.some((role) => NORM_EDITORS.includes(role)) })
    },
    page: (data, context) => NormsPage({ data, context }),
  }),
  route({
    method: 'GET',
    path: '/norms/new',
    title: 'Thêm mức chi có ngày áp dụng',
    allow: NORM_EDITORS,
    reach: 'province',
    input: z.strictObject({}),
    run: async (ask) => ok({ requestKey: ask.newId(), contents: CONTENTS, mayNational: ask.who.roles.includes('administrator') }),
    page: (data, context) => NormFormPage({ data, context }),
  }),
  route({
    method: 'POST',
    path: '/norms',
    title: 'Ghi mức chi mới, chấm dứt mức chi cũ',
    allow: NORM_EDITORS,
    reach: 'province',
    input: newNorm,
    run: (ask, input) => addNorm(ask, input),
    done: (norm) => ({
      to: `/norms?on=${norm.inForceFrom}&level=${norm.level}`,
      say: `Đã ghi mức chi "${norm.name}", áp dụng từ ngày nhập, ở mức chưa kiểm chứng.`,
    }),
    redraw: '/norms/new',
  }),
]
