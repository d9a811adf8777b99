// Doors of the register: establishments and the communes for pickers.
import { z } from 'zod'
import { choiceField, codeField, idField, lineField, optionalDay, optionalLine, text, tick, versionField, wholeField } from '../platform/fields.ts'
import { type Route, route } from '../platform/route.ts'
import { MAY_CHANGE, MAY_CHANGE_CONTACT, MAY_DISCLOSE, MAY_SEE } from './access.ts'
import { changeContact, changeEstablishment, createEstablishment, discloseContact } from './establishment.actions.ts'
import { EstablishmentPage } from './establishment.page.tsx'
import { KINDS, readIdentity, readPhone, SECTORS } from './establishment.ts'
import { contactFormFor, formFor, pickCommunes } from './establishment-form.actions.ts'
import { ChangePage, ContactPage, CreatePage } from './establishment-form.page.tsx'
import { listEstablishments, viewEstablishment } from './establishment-view.actions.ts'
import { MOST_COUNTED, ROWS_ON_PAGE } from './establishment-view.ts'
import { EstablishmentsPage } from './establishments.page.tsx'
import { establishmentReach } from './registry.actions.ts'
import { EMAIL_UNREADABLE, IDENTITY_UNREADABLE, PHONE_UNREADABLE } from './words.vi.ts'

const identityField = text(100, { tooLong: IDENTITY_UNREADABLE }).transform((typed, context) => {
  const read = readIdentity(typed)
  if (read !== undefined) return read
  context.addIssue({ code: 'custom', message: IDENTITY_UNREADABLE })
  return z.NEVER
})

const phoneField = text(100, { tooLong: PHONE_UNREADABLE })
  .default('')
  .transform((typed, context) => {
    const read = typed.trim() === '' ? '' : readPhone(typed)
    if (read !== undefined) return read
    context.addIssue({ code: 'custom', message: PHONE_UNREADABLE })
    return z.NEVER
  })

/** Between the dots of a domain no dot: each letter has one place, so a long wrong address is told wrong as fast as a short one. */
const emailField = text(200, { tooLong: EMAIL_UNREADABLE })
  .trim()
  .regex(/^(?:[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+)?$/, EMAIL_UNREADABLE)
  .default('')

const WORKERS_WRONG = 'Nhập số lao động là số nguyên từ 0 đến 100.000, hoặc để trống.'
const workersField = z
  .union(
    [
      text(100, { tooLong: WORKERS_WRONG })
        .trim()
        .regex(/^\d{0,6}$/, WORKERS_WRONG),
      z.number(),
    ],
    { error: WORKERS_WRONG },
  )
  .default('')
  .transform((typed) => (typed === '' ? null : Number(typed)))
  .pipe(z.number().int(WORKERS_WRONG).min(0, WORKERS_WRONG).max(100_000, WORKERS_WRONG).nullable())

const FACTS = {
  name: lineField('tên cơ sở', 200),
  kind: choiceField('loại hình', KINDS),
  communeCode: codeField(/^\d{5}$/, 'Chọn xã, phường.'),
  address: optionalLine('địa chỉ', 200),
  sector: choiceField('ngành nghề', SECTORS),
  products: optionalLine('sản phẩm chính', 300),
  ownerName: lineField('họ tên người đứng đầu', 120),
  ownerIsWoman: tick,
  ownerIsMinority: tick,
  workers: workersField,
  foundedOn: optionalDay().transform((read) => read ?? null),
}
const CONTACT = { phone: phoneField, email: emailField }
const one = { establishmentId: idField }
const SAVED = 'Đã lưu hồ sơ cơ sở.'

const pageNumber = wholeField('trang', 1, MOST_COUNTED / ROWS_ON_PAGE)
  .catch(1)
  .default(1)

const list = route({
  method: 'GET',
  path: '/establishments',
  title: 'Danh sách cơ sở công nghiệp nông thôn',
  allow: MAY_SEE,
  reach: 'province',
  input: z.strictObject({
    q: optionalLine('nội dung tìm', 120),
    commune: codeField(/^\d{5}$/, 'Chọn xã, phường.')
      .optional()
      .catch(undefined),
    kind: z.enum(KINDS).optional().catch(undefined),
    page: pageNumber,
  }),
  run: (ask, { q, commune, kind, page }) => listEstablishments(ask, { q, commune, kind, page }),
  page: (data, context) => EstablishmentsPage({ data, context }),
})

const blank = route({
  method: 'GET',
  path: '/establishments/new',
  title: 'Biểu lập hồ sơ cơ sở',
  allow: MAY_CHANGE,
  reach: 'province',
  input: z.strictObject({}),
  run: (ask) => formFor(ask),
  page: (data, context) => CreatePage({ data, context }),
})

const create = route({
  method: 'POST',
  path: '/establishments',
  title: 'Lập hồ sơ cơ sở',
  allow: MAY_CHANGE,
  reach: 'province',
  input: z.strictObject({ ...FACTS, ...CONTACT, identityNo: identityField.default(null) }),
  run: (ask, input) => createEstablishment(ask, input),
  done: ({ id, duplicates }) => ({
    to: `/establishments/${id}`,
    say: duplicates === 0 ? 'Đã lập hồ sơ cơ sở.' : `Đã lập hồ sơ cơ sở. Có ${duplicates} cơ sở có thể trùng, xem ở dưới.`,
  }),
  redraw: '/establishments/new',
})

const view = route({
  method: 'GET',
  path: '/establishments/:establishmentId',
  title: 'Hồ sơ một cơ sở',
  allow: [...MAY_SEE, 'establishment'],
  reach: establishmentReach,
  input: z.strictObject(one),
  run: (ask, { establishmentId }) => viewEstablishment(ask, establishmentId),
  page: (data, context) => EstablishmentPage({ data, context }),
})

const changeForm = route({
  method: 'GET',
  path: '/establishments/:establishmentId/edit',
  title: 'Biểu sửa hồ sơ cơ sở',
  allow: MAY_CHANGE,
  reach: establishmentReach,
  input: z.strictObject(one),
  run: (ask, { establishmentId }) => formFor(ask, establishmentId),
  page: (data, context) => ChangePage({ data, context }),
})

const change = route({
  method: 'POST',
  path: '/establishments/:establishmentId/edit',
  title: 'Sửa hồ sơ cơ sở',
  allow: MAY_CHANGE,
  reach: establishmentReach,
  input: z.strictObject({ ...one, ...FACTS, version: versionField }),
  versioned: true,
  run: (ask, { establishmentId, version, ...facts }) => changeEstablishment(ask, establishmentId, version, facts),
  done: (_, { establishmentId }) => ({ to: `/establishments/${establishmentId}`, say: SAVED }),
  redraw: '/establishments/:establishmentId/edit',
})

const contactForm = route({
  method: 'GET',
  path: '/establishments/:establishmentId/contact',
  title: 'Biểu sửa liên hệ và mã số của cơ sở',
  allow: MAY_CHANGE_CONTACT,
  reach: establishmentReach,
  input: z.strictObject(one),
  run: (ask, { establishmentId }) => contactFormFor(ask, establishmentId),
  page: (data, context) => ContactPage({ data, context }),
})

const contact = route({
  method: 'POST',
  path: '/establishments/:establishmentId/contact',
  title: 'Sửa liên hệ và mã số của cơ sở',
  allow: MAY_CHANGE_CONTACT,
  reach: establishmentReach,
  input: z.strictObject({ ...one, ...CONTACT, identityNo: identityField.optional(), version: versionField }),
  versioned: true,
  run: (ask, { establishmentId, version, ...facts }) => changeContact(ask, establishmentId, version, facts),
  done: (_, { establishmentId }) => ({ to: `/establishments/${establishmentId}`, say: SAVED }),
  redraw: '/establishments/:establishmentId/contact',
})

const disclose = route({
  method: 'POST',
  path: '/establishments/:establishmentId/disclosure',
  title: 'Xem thông tin liên hệ của cơ sở (có ghi nhật ký)',
  allow: MAY_DISCLOSE,
  reach: establishmentReach,
  input: z.strictObject(one),
  run: (ask, { establishmentId }) => discloseContact(ask, establishmentId),
  done: ({ minutes }, { establishmentId }) => ({
    to: `/establishments/${establishmentId}`,
    say: `Thông tin liên hệ hiện trong ${minutes} phút. Lần xem này đã ghi vào nhật ký.`,
  }),
})

const communes = route({
  method: 'GET',
  path: '/units/communes',
  title: 'Xã, phường của tỉnh theo ngày, tìm được bằng tên cũ',
  allow: 'signed-in',
  reach: 'province',
  input: z.strictObject({ q: optionalLine('nội dung tìm', 120), on: optionalDay() }),
  run: (ask, { q, on }) => pickCommunes(ask, q, on ?? ask.today),
})

export const registryRoutes: readonly Route[] = [list, blank, create, view, changeForm, change, contactForm, contact, disclose, communes]
