import { z } from 'zod'
import { ok } from '../basics/outcome.ts'
import { text } from '../platform/fields.ts'
import { type Route, route } from '../platform/route.ts'
import type { Role } from './role.ts'
import { DEVICE_KNOWN_DAYS } from './session.ts'
import { checkPassword, DEVICE, SESSION, signIn, signOut } from './sign-in.actions.ts'
import { SignInPage } from './sign-in.page.tsx'

/** Only paths of this house: no "//other.example", no scheme, no backslash that a browser would turn into a slash. */
const nextField = text(2000)
  .catch('')
  .default('')
  .transform((path) => (/^\/[^\\\p{Cc}]*$/u.test(path) && !path.startsWith('//') ? path.slice(0, 500) : ''))

const nameField = text(100, { error: 'Nhập tên đăng nhập.', tooLong: 'Tên đăng nhập không quá 100 ký tự.' }).trim().min(1, 'Nhập tên đăng nhập.')
const passwordField = text(600, { error: 'Nhập mật khẩu.', tooLong: 'Mật khẩu không quá 128 ký tự.' }).min(1, 'Nhập mật khẩu.')

export function homeOf(roles: readonly Role[]): string {
  return roles.includes('establishment') ? '/my' : '/queue'
}

export const signInRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/sign-in',
    lane: 'entry',
    title: 'Trang đăng nhập',
    allow: 'anyone',
    reach: 'province',
    cost: 'door',
    input: z.strictObject({ next: nextField }),
    run: async (_ask, { next }) => ok({ next }),
    page: ({ next }, context) => SignInPage({ context, next }),
  }),
  route({
    method: 'POST',
    path: '/sign-in',
    lane: 'entry',
    title: 'Đăng nhập',
    allow: 'anyone',
    reach: 'province',
    cost: 'door',
    confidential: true,
    input: z.strictObject({ next: nextField, login: nameField, password: passwordField }),
    prepare: (desk, typed) => checkPassword(desk, typed),
    run: (ask, _typed, admitted) => signIn(ask, admitted),
    done: ({ roles, mustChange }, { next }) => ({ to: mustChange ? '/account/password' : next || homeOf(roles), say: '' }),
    cookies: ({ session, device }) => [
      { name: SESSION, value: session.reveal() },
      { name: DEVICE, value: device.reveal(), maxAge: DEVICE_KNOWN_DAYS * 86_400 },
    ],
    redraw: '/sign-in',
  }),
  route({
    method: 'POST',
    path: '/sign-out',
    lane: 'entry',
    title: 'Đăng xuất',
    allow: 'signed-in',
    reach: 'province',
    input: z.strictObject({}),
    run: (ask) => signOut(ask),
    done: () => ({ to: '/sign-in', say: 'Đã đăng xuất.' }),
    cookies: () => [{ name: SESSION, value: '', maxAge: 0 }],
  }),
]
