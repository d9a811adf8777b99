// Nobody is offered an act, or a form to fill in, that would be refused as not theirs once it is sent.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeDossier } from '../appraisal/dossier.fixture.ts'
import { day } from '../basics/day.ts'
import type { Role } from '../people/role.ts'
import { askChange } from '../project/change.actions.ts'
import { type House, openHouse } from '../test-house.ts'
import { act, contractedProject, done, giveEstimate } from './walk.fixture.ts'

let house: House
before(async () => {
  house = await openHouse({ programme: true })
  await giveEstimate(house)
})
after(() => house.close())

/** Whether the act is among the buttons, and what its form answers. */
async function offered(role: Role, id: string, what: string, path: string): Promise<readonly [boolean, number]> {
  const hands = await house.as(role)
  const { can } = (await hands.get(`/projects/${id}`, 'application/json')).json() as { can: string[] }
  return [can.includes(what), (await hands.get(`/projects/${id}/${path}`)).status]
}

test('đề nghị kéo dài sang năm sau của đề án địa phương chỉ mời lãnh đạo UBND tỉnh quyết định, không mời Sở, không mời Bộ', async () => {
  const id = await contractedProject(house)
  const change = { kind: 'next-year', reason: 'Máy về chậm', before: '2024', after: '2025', newEndsOn: day('2025-03-31') }
  done(await act(house, id, 'centre-officer', (ask, seen) => askChange(ask, { ...seen, ...change })))
  const seenBy = (role: Role) => offered(role, id, 'decide-change', 'change-decision')
  assert.deepEqual(await seenBy('department-leader'), [false, 403])
  assert.deepEqual(await seenBy('ministry-officer'), [false, 403])
  assert.deepEqual(await seenBy('provincial-leader'), [true, 200])
})

test('đơn vị thụ hưởng của đề án nhóm khuyến công quốc gia do Sở xác định, Bộ không được mời', async () => {
  const { id } = await makeDossier(house, { level: 'national', state: 'approved' })
  await house.owner.query(`update project set form = 'group' where id = $1`, [id])
  const seenBy = (role: Role) => offered(role, id, 'name-beneficiaries', 'beneficiaries')
  assert.deepEqual(await seenBy('ministry-officer'), [false, 403])
  assert.deepEqual(await seenBy('department-leader'), [true, 200])
})

test('Bộ không mở được biểu phê duyệt đề án địa phương, tỉnh không mở được biểu phê duyệt đề án quốc gia', async () => {
  const local = (await makeDossier(house, { state: 'appraised', appraised: { provincial: 100_000_000n } })).id
  const national = (await makeDossier(house, { level: 'national', state: 'appraised', appraised: { national: 100_000_000n } })).id
  assert.deepEqual(await offered('ministry-officer', local, 'approve', 'approval'), [false, 403])
  assert.deepEqual(await offered('provincial-leader', local, 'approve', 'approval'), [true, 200])
  assert.deepEqual(await offered('provincial-leader', national, 'approve', 'approval'), [false, 403])
})
