import { z } from 'zod'
import { ok } from '../basics/outcome.ts'
import { idField, text } from '../platform/fields.ts'
import { type Route, route } from '../platform/route.ts'
import { changePassword, prepareChange } from './account.actions.ts'
import { AccountPage, PasswordPage } from './account.page.tsx'
import { endOtherSessions, endOwnSession, ownSessions } from './session.actions.ts'
import { SESSION } from './sign-in.actions.ts'
import { homeOf } from './sign-in.routes.ts'

const passwordField = (what: string) => text(600, { error: `Nhập ${what}.`, tooLong: 'Mật khẩu không quá 128 ký tự.' }).min(1, `Nhập ${what}.`)

export const accountRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/account',
    title: 'Tài khoản của tôi và các phiên làm việc',
    allow: 'signed-in',
    reach: 'province',
    input: z.strictObject({}),
    run: async (ask) => ok({ sessions: await ownSessions(ask), current: ask.who.sessionId ?? '', roles: ask.who.roles }),
    page: (data, context) => AccountPage({ context, ...data }),
  }),
  route({
    method: 'POST',
    path: '/account/sessions/:sessionId/ending',
    title: 'Kết thúc một phiên làm việc của mình',
    allow: 'signed-in',
    reach: 'province',
    input: z.strictObject({ sessionId: idField }),
    run: (ask, { sessionId }) => endOwnSession(ask, sessionId),
    done: () => ({ to: '/account', say: 'Đã kết thúc phiên làm việc.' }),
  }),
  route({
    method: 'POST',
    path: '/account/sessions/ending',
    title: 'Kết thúc mọi phiên làm việc khác của mình',
    allow: 'signed-in',
    reach: 'province',
    input: z.strictObject({}),
    run: (ask) => endOtherSessions(ask),
    done: ({ ended }) => ({ to: '/account', say: ended === 0 ? 'Không có phiên làm việc nào khác.' : `Đã kết thúc ${ended} phiên làm việc khác.` }),
  }),
  route({
    method: 'GET',
    path: '/account/password',
    title: 'Trang đổi mật khẩu',
    allow: 'signed-in',
    reach: 'province',
    input: z.strictObject({}),
    run: async (ask) => ok({ mustChange: ask.who.mustChange === true, requestKey: ask.newId() }),
    page: (data, context) => PasswordPage({ context, ...data }),
  }),
  route({
    method: 'POST',
    path: '/account/password',
    title: 'Đổi mật khẩu',
    allow: 'signed-in',
    reach: 'province',
    confidential: true,
    input: z.strictObject({
      currentPassword: passwordField('mật khẩu hiện tại'),
      newPassword: passwordField('mật khẩu mới'),
      repeatPassword: passwordField('lại mật khẩu mới'),
    }),
    prepare: (desk, change) => prepareChange(desk, change),
    run: async (ask, _change, ready) => {
      const outcome = await changePassword(ask, ready)
      return outcome.ok ? ok({ ...outcome.value, home: homeOf(ask.who.roles) }) : outcome
    },
    cookies: ({ session }) => [{ name: SESSION, value: session.reveal() }],
    done: ({ home }) => ({ to: home, say: 'Đã đổi mật khẩu. Các phiên làm việc khác đã kết thúc.' }),
    redraw: '/account/password',
  }),
]
