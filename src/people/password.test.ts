import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DoorCrowded, faultsOf, hashPassword, randomPassword, verifyPassword } from './password.actions.ts'
import { normalisePassword } from './password.ts'

const codes = (password: string, ...about: string[]) => faultsOf(normalisePassword(password), about).map((one) => one.code)

test('fourteen characters are too few, fifteen of one’s own are enough, 128 are accepted and 129 are not', () => {
  const long = 'con trâu xanh leo núi ngắm sao đêm hè vắng '.repeat(3)
  assert.deepEqual(codes('kfmxq7xw9abthn'), ['people.password-short'])
  assert.deepEqual(codes('kfmxq7xw9abthnr'), [])
  assert.deepEqual(codes(`${[...normalisePassword(long)].slice(0, 127).join('')}z`), [])
  assert.deepEqual(codes(`${[...normalisePassword(long)].slice(0, 127).join('')}zx`), ['people.password-long'])
})

test('a Vietnamese passphrase of unrelated words is accepted, with or without marks', () => {
  for (const good of ['con trâu xanh leo núi', 'con trau xanh leo nui', 'ghế mây hát bội sương', 'correct horse battery staple'])
    assert.deepEqual(codes(good), [], good)
})

test('what everybody types first is refused, however it is dressed', () => {
  const guessed = [
    'matkhau123456789',
    'Mật khẩu của tôi 2025',
    'M@tkh4u!!!!!!!!!',
    'passwordpassword',
    'P@ssw0rd12345678',
    'anhyeuemnhieulam',
    'Anh Yêu Em Nhiều Lắm',
    'qwertyuiopasdfgh',
    '123456789012345',
    'aaaaaaaaaaaaaaaaa',
    'abcxyzabcxyzabcxyz',
    'khuyencong2025!!',
    'Sở Công Thương Lai Châu',
    'laichau2021-2025',
    'vietnamvodich123',
    'dragon1234567890',
    '1qaz2wsx3edc4rfv',
    'toiyeuvietnam1975',
  ]
  for (const password of guessed) assert.deepEqual(codes(password), ['people.password-common'], password)
})

test('a password made of the person’s own login and name is refused', () => {
  assert.deepEqual(codes('tranthihoa.tranthihoa1', 'hoatt', 'Trần Thị Hoa'), ['people.password-common'])
  assert.deepEqual(codes('Hoa Trần 1990 hoatt', 'hoatt', 'Trần Thị Hoa'), ['people.password-common'])
})

test('the same password opens whether the keyboard composes letters or sends marks apart', async () => {
  const typed = 'Gà trống gáy ở bản Tả Lèng'
  const kept = await hashPassword(normalisePassword(typed.normalize('NFC')))
  assert.notEqual(typed.normalize('NFC'), typed.normalize('NFD'))
  assert.equal(await verifyPassword(kept, normalisePassword(typed.normalize('NFD'))), true)
  assert.equal(await verifyPassword(kept, normalisePassword(typed.replace('ố', 'ồ'))), false)
})

test('passwords are kept as argon2id with at least 19 MiB and two passes, never twice the same', async () => {
  const [one, two] = await Promise.all([hashPassword('x'), hashPassword('x')])
  const [, memory, passes] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$/.exec(one) ?? []
  assert.ok(Number(memory) >= 19 * 1024 && Number(passes) >= 2)
  assert.notEqual(one, two)
})

test('an account without a password, or with a damaged one, lets nobody in', async () => {
  for (const kept of [undefined, '', 'none', '$argon2id$v=19$m=19456,t=2,p=1$$']) assert.equal(await verifyPassword(kept, ''), false)
})

test('a random password passes the rules and is never the same', () => {
  const made = new Set(Array.from({ length: 500 }, randomPassword))
  assert.equal(made.size, 500)
  for (const password of made) assert.deepEqual(codes(password), [], password)
})

test('of two hundred and five people at the door at once, two are served at a time, two hundred wait, and three are asked to come back', async () => {
  const kept = await hashPassword('mot mat khau dai nao do')
  const began = performance.now()
  const before = process.cpuUsage()
  const answers = await Promise.allSettled(Array.from({ length: 205 }, () => verifyPassword(kept, 'sai')))
  const { user, system } = process.cpuUsage(before)
  assert.equal(answers.filter((one) => one.status === 'rejected' && one.reason instanceof DoorCrowded).length, 3)
  assert.equal(answers.filter((one) => one.status === 'fulfilled' && one.value === false).length, 202)
  assert.ok((user + system) / 1000 / (performance.now() - began) <= 2.3, 'more than two processors were busy')
})
