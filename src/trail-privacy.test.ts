// The trail is never erased, so it names people's data and never holds it: no telephone or identity number, no mail, no file name.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { createDemonstration } from './demo/demonstration.ts'
import { openFileStore, useFileStore } from './papers/files.actions.ts'
import { multipart, PDF } from './project/dossier.fixture.ts'
import { type House, LAI_CHAU, openHouse } from './test-house.ts'

const folder = mkdtempSync(join(tmpdir(), 'kc-privacy-'))
let house: House
before(async () => {
  useFileStore(openFileStore(folder))
  house = await openHouse({ programme: true })
  await createDemonstration(house.pool, { province: LAI_CHAU, seed: 407 })
})
after(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Every text in the facts, amounts of money apart: an amount is a long number and says so in its name, or in that of what was changed. */
function textsIn(fact: unknown, name = ''): string[] {
  if (typeof fact === 'object' && fact !== null)
    return Object.entries(fact).flatMap(([inner, value]) => [inner, ...textsIn(value, inner === 'from' || inner === 'to' ? name : inner)])
  return /Dong$/.test(name) ? [] : [String(fact)]
}

const NUMBER = /(?<![\w-])(?:\+?84|0)?[ .]?\d(?:[ .]?\d){8,12}(?![\w-])/
const MAIL = /[^\s@]+@[^\s@]+\.[^\s@]+/

/** The number of a new enterprise counted for a target stands in the national register, ten digits; a person's twelve are refused there. */
async function told(): Promise<{ readonly act: string; readonly text: string }[]> {
  const { rows } = await house.owner.query('select act, facts from trail_entry')
  const { rows: enterprises } = await house.owner.query<{ number: string }>(`select number from project_item where kind = 'enterprise'`)
  const registered = new Set(enterprises.map(({ number }) => number))
  assert.ok([...registered].every((number) => /^\d{10}$/.test(number)))
  return rows.flatMap(({ act, facts }) => textsIn(facts).map((text) => ({ act, text }))).filter(({ text }) => !registered.has(text))
}

test('mọi việc của dữ liệu minh hoạ ghi nhật ký mà không lộ số điện thoại, số định danh, thư điện tử hay tên tệp', async () => {
  const { rows: secrets } = await house.owner.query(
    `select phone as value from establishment where phone <> '' union select email from establishment where email <> ''
     union select identity_no from establishment where identity_no <> '' union select original_name from stored_file`,
  )
  assert.ok(secrets.length > 20, `${secrets.length} giá trị để dò`)
  const texts = await told()
  assert.ok(texts.length > 500, `${texts.length} mục đã dò`)
  assert.deepEqual(
    texts.filter(({ text }) => NUMBER.test(text) || MAIL.test(text) || secrets.some(({ value }) => text.includes(value))),
    [],
  )
})

test('tên tệp, đường dẫn và liên hệ do người dùng nhập cũng không vào nhật ký', async () => {
  const { rows } = await house.owner.query(`select id, establishment_id from project where establishment_id is not null limit 1`)
  const { id, establishment_id: establishmentId } = rows[0]
  await house.owner.query(`update project set state = 'draft' where id = $1`, [id])
  const hands = await house.as('establishment', { establishmentId })
  const form = multipart([{ field: 'registration', name: 'CCCD Lò Văn Panh 012345678901.pdf', content: PDF }])
  const headers = { ...form.headers, cookie: `kc_session=${hands.token}` }
  assert.equal((await house.app.inject({ method: 'POST', url: `/projects/${id}/edit/papers`, headers, payload: form.payload })).statusCode, 303)
  const auditor = await house.as('auditor')
  const { rows: kept } = await house.owner.query('select id from stored_file where project_id = $1 order by uploaded_at desc limit 1', [id])
  const opened = await auditor.get(`/projects/${id}/files/${kept[0].id}`)
  assert.deepEqual([opened.status, opened.headers['content-security-policy']], [200, "default-src 'none'; sandbox"])
  const { rows: looks } = await house.owner.query(`select subject_id, facts, title, address from trail_entry where act = 'project.file-opened'`)
  assert.deepEqual(looks, [{ subject_id: id, facts: { fileId: kept[0].id }, title: 'auditor', address: '127.0.0.1' }])
  assert.equal((await auditor.postJson('/projects/0912345678/withdrawal', {}, { 'if-match': '1' })).status, 403)
  assert.equal((await house.anyone().post('/sign-in', { login: '0912345678', password: '012345678901' })).status, 401)
  const texts = await told()
  assert.ok(texts.some(({ act, text }) => act === 'project.files-added' && text.startsWith('registration ')))
  assert.ok(texts.some(({ text }) => text === 'POST /projects/:projectId/withdrawal'))
  assert.deepEqual(
    texts.filter(({ text }) => NUMBER.test(text) || /Panh|CCCD/.test(text)),
    [],
  )
})
