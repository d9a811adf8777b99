// Whose dossier it is: the establishment that applies writes it, those that benefit with it read it, and only while it is being written.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openFileStore, useFileStore } from '../papers/files.actions.ts'
import type { Hands, House } from '../test-house.ts'
import { BINH_LU, CONTENT, filledDraft, multipart, newEstablishment, openProgrammeHouse, PDF, stateOf, versionOf } from './dossier.fixture.ts'
import { STATES } from './lifecycle.ts'

const folder = mkdtempSync(join(tmpdir(), 'kc-applicant-'))
let house: House
let owner: Hands
let sharer: Hands
let projectId: string
before(async () => {
  useFileStore(openFileStore(folder))
  house = await openProgrammeHouse()
  house.clock = new Date('2024-03-04T02:00:00Z')
  const [one, other] = [await newEstablishment(house, 'Hợp tác xã Chè', BINH_LU), await newEstablishment(house, 'Hộ cùng hưởng', BINH_LU)]
  owner = await house.as('establishment', { establishmentId: one })
  sharer = await house.as('establishment', { establishmentId: other })
  projectId = await filledDraft(house, owner)
  await house.owner.query('insert into project_beneficiary values ($1, $2, $3)', ['12', projectId, other])
})
after(async () => {
  await house.close()
  rmSync(folder, { recursive: true })
})

async function sendFile(hands: Hands): Promise<number> {
  const form = multipart([{ field: 'quotation', name: 'báo giá.pdf', content: PDF }])
  const headers = { ...form.headers, cookie: `kc_session=${hands.token}` }
  return (await house.app.inject({ method: 'POST', url: `/projects/${projectId}/edit/papers`, headers, payload: form.payload })).statusCode
}

const filesKept = async () =>
  (await house.owner.query('select count(*)::int as n from stored_file where project_id = $1', [projectId])).rows[0].n as number

test('cơ sở cùng thụ hưởng xem được hồ sơ nhưng không sửa, không tải tệp lên, không gửi, không rút; lần thử được ghi lại', async () => {
  const [version, files] = [await versionOf(house, projectId), await filesKept()]
  assert.equal((await sharer.get(`/projects/${projectId}`)).status, 200)
  for (const [path, form] of Object.entries({ 'edit/content': CONTENT, submission: {}, withdrawal: { reason: 'thử' }, reopening: {} })) {
    const reply = await sharer.post(`/projects/${projectId}/${path}`, { ...form, version })
    assert.equal(reply.status, 403, path)
    assert.match(reply.text, /do cơ sở khác đứng tên/)
  }
  assert.equal(await sendFile(sharer), 403)
  assert.deepEqual([await versionOf(house, projectId), await stateOf(house, projectId), await filesKept()], [version, 'draft', files])
  const { rows } = await house.owner.query(`select facts from trail_entry where act = 'people.denied' and person_id = $1`, [sharer.who.personId])
  assert.equal(rows.length, 5)
  assert.deepEqual(rows[2].facts, { attempted: `POST /projects/${projectId}/withdrawal` })
  assert.equal((await owner.post(`/projects/${projectId}/edit/content`, { ...CONTENT, version })).status, 303)
})

test('tệp chỉ nhận khi hồ sơ đang lập hoặc được trả lại để bổ sung', async () => {
  for (const state of STATES) {
    await house.owner.query('update project set state = $2 where id = $1', [projectId, state])
    const before = await filesKept()
    const open = state === 'draft' || state === 'returned'
    assert.equal(await sendFile(owner), open ? 303 : 409, state)
    assert.equal(await filesKept(), before + (open ? 1 : 0), state)
  }
})

test('a session that ends while a step is filled in loses nothing: the page keeps what was typed, to be sent again after signing in', async () => {
  const draftId = await filledDraft(house, owner)
  const version = String(await versionOf(house, draftId))
  const form = { ...CONTENT, need: 'Đã gõ rất lâu', version }
  const reply = await house.anyone().post(`/projects/${draftId}/edit/content`, form)
  assert.equal(reply.status, 401)
  assert.match(reply.text, /Nội dung vừa nhập còn nguyên ở trang này/)
  assert.ok(reply.text.includes('Đã gõ rất lâu') && reply.text.includes('name="version"'))
  assert.equal((await owner.post(`/projects/${draftId}/edit/content`, form)).status, 303)
})

test('a quantity that is no whole number is refused in Vietnamese, never in the words of a library', async () => {
  const draftId = await filledDraft(house, owner)
  const reply = await owner.post(`/projects/${draftId}/edit/content`, {
    ...CONTENT,
    planned: '1,5',
    version: String(await versionOf(house, draftId)),
  })
  assert.equal(reply.status, 422)
  assert.match(reply.text, /Nhập số lượng là số nguyên/)
  assert.doesNotMatch(reply.text, /Invalid/)
})

test('vouchers are handed in from the contract to the payment, by the applicant, and no other papers then', async () => {
  const draftId = await filledDraft(house, owner)
  await house.owner.query("update project set state = 'underway' where id = $1", [draftId])
  const send = async (hands: Hands, field: string) => {
    const form = multipart([{ field, name: 'hoa-don.pdf', content: PDF }])
    const headers = { ...form.headers, cookie: `kc_session=${hands.token}` }
    return (await house.app.inject({ method: 'POST', url: `/projects/${draftId}/vouchers`, headers, payload: form.payload })).statusCode
  }
  assert.equal(await send(owner, 'machinery-purchase'), 303)
  assert.equal(await send(owner, 'quotation'), 409)
  assert.equal(await send(await house.as('auditor'), 'machinery-purchase'), 403)
  await house.owner.query("update project set state = 'settled' where id = $1", [draftId])
  assert.equal(await send(owner, 'machinery-purchase'), 409)
})
