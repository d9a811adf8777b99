// HTTP of the letterhead of reports, and of why a line fell behind.
import { z } from 'zod'
import type { Role } from '../people/role.ts'
import { dayField, idField, lineField, optionalLine, paragraphField } from '../platform/fields.ts'
import { type Route, route } from '../platform/route.ts'
import { chosenTarget } from '../programme/programme.field.ts'
import { withProgramme } from '../programme/programme.ts'
import { letterheadView, recordCause, setLetterhead } from './letterhead.actions.ts'
import { LETTERHEAD, LetterheadPage } from './letterhead.page.tsx'

const SETTERS: readonly Role[] = ['administrator', 'department-leader']
const both = { path: LETTERHEAD, title: 'Thể thức báo cáo', allow: SETTERS, reach: 'province' } as const

export const letterheadRoutes: readonly Route[] = [
  route({
    ...both,
    method: 'GET',
    input: z.strictObject({}),
    run: (ask) => letterheadView(ask),
    page: (view, context) => LetterheadPage({ view, context }),
  }),
  route({
    ...both,
    method: 'POST',
    input: z.strictObject({
      inForceFrom: dayField('ngày áp dụng'),
      superior: lineField('cơ quan chủ quản', 120),
      issuer: lineField('cơ quan ban hành', 120),
      symbol: lineField('ký hiệu cơ quan', 20),
      place: lineField('địa danh', 60),
      signer: paragraphField('quyền hạn, chức vụ người ký', 300),
      signerName: optionalLine('họ tên người ký', 80),
      addressees: paragraphField('nơi gửi', 1000),
      recipients: paragraphField('nơi nhận', 3000),
      paperNo: optionalLine('căn cứ', 120),
    }),
    run: setLetterhead,
    redraw: LETTERHEAD,
    done: () => ({ to: LETTERHEAD, say: 'Đã lưu thể thức báo cáo.' }),
  }),
  route({
    method: 'POST',
    path: '/reports/causes',
    title: 'Ghi nguyên nhân của một mục tiêu trong kỳ báo cáo',
    allow: ['department-officer', 'department-leader'],
    reach: 'province',
    input: z.strictObject({
      programmeId: idField,
      programme: optionalLine('chương trình', 60),
      targetCode: chosenTarget,
      from: dayField('ngày đầu kỳ'),
      to: dayField('ngày cuối kỳ'),
      cause: paragraphField('nguyên nhân', 2000),
    }),
    run: (ask, { programme: _, ...given }) => recordCause(ask, given),
    redraw: '/reports/programme',
    redrawWith: ['programme', 'from', 'to'],
    done: ({ from, to }, { programme }) => ({
      to: `/reports/programme${withProgramme(programme === '' ? {} : { kept: programme }, { from, to })}`,
      say: 'Đã ghi nguyên nhân vào báo cáo của kỳ này.',
    }),
  }),
]
