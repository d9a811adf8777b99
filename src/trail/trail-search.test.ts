// What the auditor asks of the trail: everything done to one đề án, everything done by one person.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import sql from 'sql-template-tag'
import { type Made, makeDossier } from '../appraisal/dossier.fixture.ts'
import { fileStore, openFileStore, useFileStore } from '../papers/files.actions.ts'
import { inTransaction } from '../platform/db.ts'
import { type Hands, type House, LAI_CHAU, openHouse } from '../test-house.ts'
import { pageOfEntries, type TrailFilter } from './trail.store.ts'

const folder = mkdtempSync(join(tmpdir(), 'kc-trail-'))
let house: House
let auditor: Hands
let one: Made
let other: Made
let officerId: string

/** Many years of a province: 200 records, each with 150 lines by ten people, the last record made last. */
const HISTORY = `
  insert into trail_entry (province_code, chain_id, seq, id, at, person_id, person_name, role, act, subject_kind, subject_id, facts, request_id, previous_hash, hash)
  select $1, record, line, gen_random_uuid(), timestamptz '2021-01-04 02:00Z' + ((line * 200 + i) || ' minutes')::interval, people[1 + (i + line) % 10],
    'Người cũ', 'department-officer', 'project.changed', 'project', record, '{}', 'cu', '', ''
  from (select array(select gen_random_uuid() from generate_series(1, 10)) as people) as everyone,
    (select i, gen_random_uuid() as record from generate_series(1, 200) as i) as records, generate_series(1, 150) as line`

before(async () => {
  house = await openHouse({ programme: true })
  await house.owner.query('alter table trail_entry no force row level security')
  await house.owner.query(HISTORY, [LAI_CHAU])
  await house.owner.query('alter table trail_entry force row level security')
  one = await makeDossier(house, { state: 'submitted' })
  other = await makeDossier(house, { state: 'submitted' })
  auditor = await house.as('auditor')
  const centre = await house.as('centre-officer')
  officerId = centre.who.personId
  await house.owner.query(`update person set name = 'Lò Văn Panh', login = 'lopanh' where id = $1`, [officerId])
  const names = ['Giàng A Sì', 'Giàng Thị Mỷ']
  for (const [i, role] of (['inspector', 'finance-officer'] as const).entries())
    await house.owner.query('update person set name = $2, login = $3 where id = $1', [(await house.as(role)).who.personId, names[i], `giang${i}`])
  useFileStore(openFileStore(folder))
  const bytes = Buffer.from('%PDF-1.7')
  for (const { id } of [one, other]) {
    await fileStore().keep(LAI_CHAU, id, bytes)
    await house.owner.query(
      `insert into stored_file (province_code, id, project_id, sha256, size, type, original_name, purpose, uploaded_by, uploaded_at)
       values ($1, $2, $2, $4, 8, 'application/pdf', 'don.pdf', 'request', $3, now())`,
      [LAI_CHAU, id, officerId, createHash('sha256').update(bytes).digest('hex')],
    )
    assert.equal((await centre.get(`/projects/${id}/files/${id}`)).status, 200)
    const { rows } = await house.owner.query('select version from project where id = $1', [id])
    assert.equal((await centre.post(`/projects/${id}/receipt`, { version: String(rows[0].version) })).status, 303)
  }
  await house.owner.query('analyze trail_entry')
})
after(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

const linesIn = (text: string) => [...text.matchAll(/<span class="when">/g)].length
const said = (text: string) =>
  text
    .replace(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ')

test('lọc theo mã đề án, gõ thường không dấu cũng được, thì chỉ hiện việc của đề án ấy, nêu mã và dẫn tới hồ sơ', async () => {
  const typed = one.code.toLowerCase().replace('đ', 'd')
  const { status, text } = await auditor.get(`/trail?${new URLSearchParams({ project: typed })}`)
  assert.equal(status, 200)
  assert.ok(linesIn(text) >= 2)
  assert.match(said(text), /Mở giấy tờ của hồ sơ/, 'việc mở xem tệp của đề án cũng hiện')
  assert.equal([...text.matchAll(new RegExp(`href="/projects/${one.id}">Đề án ${one.code}<`, 'g'))].length, linesIn(text))
  assert.ok(!text.includes(other.id))
  assert.match(text, new RegExp(`name="project"[^>]*value="${one.code}"`))
})

test('lọc theo tên đăng nhập hoặc họ tên; nhiều người khớp thì chọn một người trong danh sách', async () => {
  const byLogin = await auditor.get('/trail?who=lopanh')
  const byName = await auditor.get(`/trail?${new URLSearchParams({ who: 'văn panh' })}`)
  assert.ok(linesIn(byLogin.text) >= 2)
  assert.equal(linesIn(byName.text), linesIn(byLogin.text))
  const several = await auditor.get(`/trail?${new URLSearchParams({ who: 'giàng', project: one.code })}`)
  assert.equal(linesIn(several.text), 0)
  assert.match(said(several.text), /Có nhiều người khớp "giàng".*Giàng A Sì \(giang0\).*Giàng Thị Mỷ \(giang1\)/)
  const choice = /href="(\/trail\?[^"]*person=[^"]*)">Giàng A Sì/.exec(several.text)?.[1]?.replaceAll('&amp;', '&')
  assert.match(String(choice), /project=KC/, 'điều kiện khác được giữ')
  assert.match(said((await auditor.get(String(choice))).text), /Không có việc nào khớp/)
})

test('từ trang của đề án, người đọc được nhật ký đi thẳng tới các dòng của đề án ấy', async () => {
  const link = `href="/trail?${new URLSearchParams({ project: one.code })}"`
  assert.ok((await auditor.get(`/projects/${one.id}`)).text.includes(link))
  assert.ok(!(await (await house.as('centre-officer')).get(`/projects/${one.id}`)).text.includes('/trail?'))
})

test('cả hai điều kiện cùng lúc: việc của một người trên một đề án', async () => {
  const all = await auditor.get(`/trail?${new URLSearchParams({ project: one.code })}`)
  const own = await auditor.get(`/trail?${new URLSearchParams({ project: one.code, who: 'lopanh' })}`)
  assert.equal(linesIn(own.text), linesIn(all.text))
  const none = await auditor.get(`/trail?${new URLSearchParams({ project: one.code, who: auditor.who.name })}`)
  assert.equal(linesIn(none.text), 0)
})

test('mã không có, người không có: nói rõ và chỉ lối ra', async () => {
  const noCode = await auditor.get(`/trail?${new URLSearchParams({ project: 'KCĐP-2099-01', who: 'lopanh' })}`)
  assert.equal(noCode.status, 200)
  assert.match(said(noCode.text), /Không có đề án nào mang mã "KCĐP-2099-01"/)
  assert.match(noCode.text, /href="\/trail\?who=lopanh"/)
  assert.match(noCode.text, /href="\/projects\?q=/)
  const nobody = await auditor.get(`/trail?${new URLSearchParams({ who: 'Không Ai Cả' })}`)
  assert.match(said(nobody.text), /Không có người dùng nào khớp "Không Ai Cả"/)
  assert.equal(linesIn(nobody.text) + linesIn(noCode.text), 0)
})

test('xem tiếp các việc cũ hơn vẫn giữ đề án và người đã lọc', async () => {
  const { rows } = await house.owner.query('select person_id from trail_entry where request_id = $1 limit 1', ['cu'])
  const { text } = await auditor.get(`/trail?person=${rows[0].person_id}`)
  const next = /href="(\/trail\?[^"]*before=[^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? ''
  assert.match(next, new RegExp(`person=${rows[0].person_id}`))
  assert.equal(linesIn((await auditor.get(next)).text), 50)
})

test('chương trình khác đọc cùng các dòng ấy, có mã đề án', async () => {
  const reply = await auditor.get(`/trail?${new URLSearchParams({ project: one.code })}`, 'application/json')
  const { entries, looked } = reply.json() as { entries: { subjectCode: string; subjectId: string }[]; looked: { project: object } }
  assert.deepEqual(looked.project, { id: one.id, code: one.code })
  assert.ok(entries.length > 0 && entries.every(({ subjectCode, subjectId }) => subjectCode === one.code && subjectId === one.id))
})

test('tìm theo đề án hay theo người không đọc cả lịch sử: mỗi điều kiện có chỉ mục của nó', async () => {
  const any: TrailFilter = {
    province: LAI_CHAU,
    from: undefined,
    to: undefined,
    personId: undefined,
    act: undefined,
    chainId: undefined,
    subjectId: undefined,
    before: undefined,
  }
  const planOf = (filter: Partial<TrailFilter>) =>
    inTransaction(house.pool, { province: LAI_CHAU, readOnly: true }, async (db) => {
      const explaining = { ...db, many: <R>(query: ReturnType<typeof sql>) => db.many<R>(sql`explain ${query}`) }
      const rows = await pageOfEntries(explaining, { ...any, ...filter }, 51)
      return { keep: false, value: rows.map((row) => Object.values(row)[0]).join('\n') }
    })
  const bySubject = await planOf({ subjectId: one.id })
  assert.match(bySubject, /trail_entry_by_subject/)
  assert.doesNotMatch(bySubject, /Seq Scan/)
  const both = await planOf({ subjectId: one.id, personId: officerId, before: { at: house.clock, id: one.id } })
  assert.match(both, /trail_entry_by_(subject|person)/)
  const byPerson = await planOf({ personId: officerId })
  assert.match(byPerson, /trail_entry_by_person/)
  assert.doesNotMatch(byPerson, /Seq Scan/)
})
