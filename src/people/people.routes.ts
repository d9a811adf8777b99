import { z } from 'zod'
import { ok, refuseAll } from '../basics/outcome.ts'
import { choiceField, idField, lineField, listOf, optionalLine, versionField, wholeField } from '../platform/fields.ts'
import { type Ask, type Reach, type Route, route } from '../platform/route.ts'
import type { PageContext } from '../ui/context.ts'
import { accountRoutes } from './account.routes.ts'
import { NewPersonPage } from './new-person.page.tsx'
import { hashPassword, randomPassword } from './password.actions.ts'
import { PeoplePage } from './people.page.tsx'
import {
  changeRoles,
  createPerson,
  endTheirSessions,
  findPeople,
  lockAccount,
  personIsHere,
  resetPassword,
  showPerson,
  unlockAccount,
} from './person.actions.ts'
import { PersonPage } from './person.page.tsx'
import { ACCOUNT_STATES, mayGrant, roleFaults } from './person.ts'
import { type Places, placeFault } from './place.actions.ts'
import { ROLES, type Role } from './role.ts'
import { Secret } from './secret.ts'
import { signInRoutes } from './sign-in.routes.ts'
import { TemporaryPasswordPage } from './temporary-password.page.tsx'

const reach: Reach = async (ask, { personId }) => await personIsHere(ask, personId ?? '')
const administrator = { allow: ['administrator'], reach } as const
/** Who holds which role is what an auditor asks first; looking is all they do. */
const readers = ['administrator', 'auditor'] as const
const ofPerson = z.strictObject({ personId: idField })
const rolesField = listOf(choiceField('vai trò', ROLES), ROLES.length).default([])
const optionalId = z
  .union([z.literal(''), idField])
  .default('')
  .transform((id) => (id === '' ? undefined : id))

/** A temporary password, made before the transaction; told once in the answer, kept nowhere. */
async function temporaryPassword() {
  const password = randomPassword()
  return ok({ password, passwordHash: await hashPassword(password) })
}

type Told = { readonly personId: string; readonly login: string; readonly told: Secret }

/** The one answer that holds the password: a page, or the body for a program. It never goes by cookie, address or kept reply. */
const tellingOnce = {
  confidential: true,
  done: ({ personId }: Told) => ({ to: `/people/${personId}`, say: '' }),
  reply: ({ personId, login, told }: Told, context: PageContext) => TemporaryPasswordPage({ context, personId, login, password: told.reveal() }),
  body: ({ personId, login, told }: Told) => ({ personId, login, temporaryPassword: told.reveal() }),
}

type AskedAccount = { readonly roles: readonly Role[]; readonly step: string; readonly establishmentId?: string | undefined }

/** The first step asks for the roles; opened from an establishment, they are known. */
async function newPerson(ask: Ask, places: Places, { roles, step, establishmentId }: AskedAccount) {
  const faults = roles.length > 0 ? roleFaults(roles) : []
  if (faults.length > 0) return refuseAll(faults)
  const name = establishmentId === undefined ? undefined : await places.establishmentName(ask, establishmentId)
  const establishment = establishmentId && name !== undefined ? { id: establishmentId, name } : undefined
  const held: readonly Role[] = establishment ? ['establishment'] : roles
  return ok({
    roles: held,
    noneChosen: step === '2' && held.length === 0,
    establishment,
    communes: await places.communes(ask),
    requestKey: ask.newId(),
  })
}

const lists = (places: Places): readonly Route[] => [
  route({
    method: 'GET',
    path: '/people',
    title: 'Danh sách người dùng',
    allow: readers,
    reach: 'province',
    input: z.strictObject({
      q: optionalLine('từ cần tìm', 100),
      role: z
        .union([z.literal(''), z.enum(ROLES)])
        .default('')
        .catch(''),
      state: z
        .union([z.literal(''), z.enum(ACCOUNT_STATES)])
        .default('')
        .catch(''),
      page: wholeField('trang', 1, 10_000).default(1),
    }),
    run: async (ask, { q, role, state, page }) =>
      ok({ ...(await findPeople(ask, { text: q, role: role || undefined, state: state || undefined, page })), q, role, state }),
    page: (data, context) => PeoplePage({ context, ...data }),
  }),
  route({
    method: 'GET',
    path: '/people/new',
    title: 'Trang lập tài khoản',
    allow: ['administrator'],
    reach: 'province',
    input: z.strictObject({ roles: rolesField, step: z.enum(['', '2']).default('').catch(''), establishmentId: optionalId }),
    run: (ask, asked) => newPerson(ask, places, asked),
    page: (data, context) => NewPersonPage({ context, ...data }),
    redraw: '/people/new',
  }),
  route({
    method: 'POST',
    path: '/people',
    title: 'Lập tài khoản',
    allow: ['administrator'],
    reach: 'province',
    input: z.strictObject({
      login: lineField('tên đăng nhập', 40),
      name: lineField('họ và tên', 100),
      title: lineField('chức danh', 150),
      roles: rolesField,
      establishmentId: optionalId,
      communeCode: optionalLine('mã xã, phường', 10),
    }),
    prepare: temporaryPassword,
    run: async (ask, { communeCode, ...newcomer }, { password, passwordHash }) => {
      const place = await placeFault(ask, places, { ...newcomer, communeCode })
      if (!place.ok) return place
      const made = await createPerson(ask, { ...newcomer, communeCode: communeCode || undefined }, passwordHash, true, ask.who.roles)
      return made.ok ? ok({ personId: made.value.id, login: made.value.login, told: new Secret(password) }) : made
    },
    ...tellingOnce,
    redraw: '/people/new',
  }),
  route({
    method: 'GET',
    path: '/people/:personId',
    title: 'Một người dùng',
    allow: readers,
    reach,
    input: ofPerson,
    run: async (ask, { personId }) => {
      const shown = await showPerson(ask, personId)
      return shown.ok ? ok({ ...shown.value, grantable: mayGrant(ask.who.roles), requestKeys: { roles: ask.newId(), lock: ask.newId() } }) : shown
    },
    page: (data, context) => PersonPage({ context, ...data }),
  }),
]

const acts: readonly Route[] = [
  route({
    method: 'POST',
    path: '/people/:personId/roles',
    title: 'Thay đổi vai trò',
    ...administrator,
    versioned: true,
    input: z.strictObject({ personId: idField, roles: rolesField, version: versionField }),
    run: (ask, change) => changeRoles(ask, change),
    done: ({ id }) => ({ to: `/people/${id}`, say: 'Đã thay đổi vai trò. Người dùng cần đăng nhập lại.' }),
    redraw: '/people/:personId',
  }),
  route({
    method: 'POST',
    path: '/people/:personId/locking',
    title: 'Khóa tài khoản',
    ...administrator,
    input: ofPerson,
    run: (ask, { personId }) => lockAccount(ask, personId),
    done: ({ id }) => ({ to: `/people/${id}`, say: 'Đã khóa tài khoản và kết thúc mọi phiên làm việc.' }),
    redraw: '/people/:personId',
  }),
  route({
    method: 'POST',
    path: '/people/:personId/unlocking',
    title: 'Mở khóa tài khoản',
    ...administrator,
    input: ofPerson,
    run: (ask, { personId }) => unlockAccount(ask, personId),
    done: ({ id }) => ({ to: `/people/${id}`, say: 'Đã mở khóa tài khoản.' }),
    redraw: '/people/:personId',
  }),
  route({
    method: 'POST',
    path: '/people/:personId/password-reset',
    title: 'Cấp mật khẩu mới',
    ...administrator,
    input: ofPerson,
    prepare: temporaryPassword,
    run: async (ask, { personId }, { password, passwordHash }) => {
      const reset = await resetPassword(ask, personId, passwordHash)
      return reset.ok ? ok({ personId, login: reset.value.login, told: new Secret(password) }) : reset
    },
    ...tellingOnce,
    redraw: '/people/:personId',
  }),
  route({
    method: 'POST',
    path: '/people/:personId/sessions/ending',
    title: 'Kết thúc phiên làm việc của người khác',
    ...administrator,
    input: z.strictObject({ personId: idField, sessionId: optionalId }),
    run: async (ask, { personId, sessionId }) => {
      const ended = await endTheirSessions(ask, personId, sessionId)
      return ended.ok ? ok({ personId, ...ended.value }) : ended
    },
    done: ({ personId, ended }) => ({ to: `/people/${personId}`, say: `Đã kết thúc ${ended} phiên làm việc.` }),
    redraw: '/people/:personId',
  }),
]

export function peopleRoutes(places: Places): readonly Route[] {
  return [...signInRoutes, ...accountRoutes, ...lists(places), ...acts]
}
