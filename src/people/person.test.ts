import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DEMO_ACCOUNTS } from './demo-accounts.ts'
import { decideRoles, LOGIN_SHAPE, mayGrant, normaliseLogin, type Person, postFaults } from './person.ts'
import { ROLES, type Role } from './role.ts'
import { agentInWords, lifeOf } from './session.ts'

const somebody = (roles: readonly Role[], more: Partial<Person> = {}): Person => ({
  id: '01890000-0000-7000-8000-000000000001',
  login: 'hoa',
  name: 'Hoa',
  title: '',
  provinceCode: '12',
  establishmentId: null,
  communeCode: null,
  mustChange: false,
  lockedAt: null,
  createdAt: new Date(0),
  version: 1,
  roles,
  ...more,
})

const codesOf = (outcome: ReturnType<typeof decideRoles>) => (outcome.ok ? [] : outcome.refusals.map((one) => one.code))

test('only an administrator gives roles, and whoever is not one gives none', () => {
  for (const role of ROLES) assert.equal(mayGrant([role]).length, role === 'administrator' ? ROLES.length : 0, role)
})

test('nobody edits their own roles, not even an administrator, not even to give one up', () => {
  const me = somebody(['administrator', 'inspector'])
  for (const roles of [['administrator'], ['administrator', 'department-leader'], ['inspector']] as Role[][]) {
    assert.deepEqual(codesOf(decideRoles({ by: me.id, byRoles: me.roles, to: me, roles })), ['people.own-roles'])
  }
})

test('a person who may not give a role may not take it away either', () => {
  const outcome = decideRoles({ by: 'other', byRoles: ['department-leader'], to: somebody(['inspector', 'auditor']), roles: ['auditor'] })
  assert.deepEqual(codesOf(outcome), ['people.role-beyond-yours'])
})

test('an auditor and an applicant hold no other role; an applicant has an establishment, a commune officer a commune', () => {
  const faults = (roles: Role[], more = {}) => postFaults({ roles, ...more }).map((one) => one.code)
  assert.deepEqual(faults([]), ['people.role-missing'])
  assert.deepEqual(faults(['auditor', 'finance-officer']), ['people.role-stands-alone'])
  assert.deepEqual(faults(['establishment']), ['people.establishment-missing'])
  assert.deepEqual(faults(['establishment'], { establishmentId: 'x' }), [])
  assert.deepEqual(faults(['establishment', 'inspector'], { establishmentId: 'x' }), ['people.role-stands-alone'])
  assert.deepEqual(faults(['inspector'], { establishmentId: 'x' }), ['people.establishment-not-staff'])
  assert.deepEqual(faults(['commune-officer']), ['people.commune-missing'])
  assert.deepEqual(faults(['commune-officer', 'inspector'], { communeCode: '03000' }), [])
})

test('the trial has one account for each role, each with a login that may be typed', () => {
  assert.deepEqual(DEMO_ACCOUNTS.map(({ role }) => role).sort(), [...ROLES].sort())
  assert.equal(new Set(DEMO_ACCOUNTS.map(({ login }) => login)).size, ROLES.length)
  for (const { login } of DEMO_ACCOUNTS) assert.match(login, LOGIN_SHAPE)
})

test('a login typed with capitals, spaces around it or wide letters is the same login', () => {
  for (const typed of ['Hoa.TT', ' hoa.tt ', 'ｈｏａ.tt']) assert.equal(normaliseLogin(typed), 'hoa.tt')
  for (const bad of ['', 'ho', 'hoa tt', 'hòa', '-hoa', 'h'.repeat(41)]) assert.doesNotMatch(normaliseLogin(bad), LOGIN_SHAPE)
})

test('only those who are nothing but applicants keep a session through half an hour of silence', () => {
  assert.equal(lifeOf(['establishment']).idleMs, 12 * 3_600_000)
  for (const role of ROLES.filter((one) => one !== 'establishment')) assert.equal(lifeOf([role]).idleMs, 30 * 60_000, role)
  assert.equal(lifeOf([]).idleMs, 30 * 60_000)
})

test('a person recognises their own devices by browser and system', () => {
  assert.equal(agentInWords('Mozilla/5.0 (Windows NT 10.0) Chrome/129.0 Safari/537.36 Edg/129.0'), 'Edge trên Windows')
  assert.equal(agentInWords('Mozilla/5.0 (Linux; Android 13) Chrome/129.0 Mobile Safari/537.36'), 'Chrome trên Android')
  assert.equal(agentInWords('curl/8'), 'Trình duyệt khác')
})
