// Attainment is counted, never typed: the dossiers an inspection once got through, tried again through the forms, and each thing counted once.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { makeDossier } from '../appraisal/dossier.fixture.ts'
import { openFileStore, useFileStore } from '../papers/files.actions.ts'
import { filledDraft, multipart, newEstablishment, PDF, versionOf } from '../project/dossier.fixture.ts'
import { rebuildProjectTotals } from '../project/totals.actions.ts'
import { type Hands, type House, openHouse, type Reply } from '../test-house.ts'

const folder = mkdtempSync(join(tmpdir(), 'kc-counted-'))
let house: House
let centre: Hands
let officer: Hands
let leader: Hands
before(async () => {
  useFileStore(openFileStore(folder))
  house = await openHouse({ programme: true })
  house.clock = new Date('2024-09-04T02:00:00Z')
  await house.owner.query(`insert into project_number values ('12', 'local', 2024, 50)`) // the fixture numbers its own from 1
  centre = await house.as('centre-officer')
  officer = await house.as('department-officer')
  leader = await house.as('department-leader')
})
after(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

const BINH_LU = '03390'
const MINUTES = { heldOn: '03/09/2024', attendees: 'Sở', verdict: 'pass', conclusion: 'Đạt', eligibleDong: '100.000.000' }

/** A đề án under way and inspected, serving these lines. */
async function underway(activity: string, targets: Readonly<Record<string, number>>, more: Parameters<typeof makeDossier>[1] = {}) {
  const made = await makeDossier(house, {
    state: 'underway',
    activity,
    normCode: null,
    appraised: { provincial: 300_000_000n },
    approved: { provincial: 300_000_000n },
    ...more,
  })
  await house.owner.query('delete from project_target where project_id = $1', [made.id])
  for (const [code, planned] of Object.entries(targets))
    await house.owner.query(
      'insert into project_target (province_code, project_id, programme_id, target_code, planned) values ($1, $2, $3, $4, $5)',
      ['12', made.id, made.programmeId, code, planned],
    )
  const visit = {
    minutesNo: '1/BB',
    heldOn: '26/08/2024',
    team: 'Đoàn',
    investedDong: '1',
    itemDone: '90',
    findings: 'Xong',
    conclusion: 'on-schedule',
  }
  const reply = await (await house.as('inspector')).post(`/projects/${made.id}/inspections`, { ...visit, version: '1' })
  assert.equal(reply.status, 303)
  return made
}

type Form = Readonly<Record<string, string | readonly string[]>>

async function accept(id: string, more: Form = {}): Promise<Reply> {
  return await officer.post(`/projects/${id}/acceptance`, {
    ...MINUTES,
    minutesNo: `NT-${id.slice(-4)}`,
    version: await versionOf(house, id),
    ...more,
  })
}

/** The form of one thing, with its paper, as a browser sends it. */
async function name(
  id: string,
  line: string,
  fields: Readonly<Record<string, string>>,
  paper: string | undefined = `${PDF}${JSON.stringify(fields)}`,
) {
  const files = paper === undefined ? [] : [{ field: 'file', name: 'giay-to.pdf', content: paper }]
  const { payload, headers } = multipart(files)
  const boundary = headers['content-type']?.split('boundary=')[1]
  const typed = Object.entries(fields).map(([key, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`)
  const url = `/projects/${id}/results/${line}`
  const reply = await house.app.inject({
    method: 'POST',
    url,
    headers: { ...headers, cookie: `kc_session=${centre.token}` },
    payload: typed.join('') + payload,
  })
  return { status: reply.statusCode, text: reply.body }
}

async function itemsOf(id: string, line: string): Promise<string[]> {
  const text = 'select id from project_item where project_id = $1 and target_code = $2 and withdrawn_at is null order by starts_on, name'
  return (await house.owner.query(text, [id, line])).rows.map((row) => row.id)
}

async function attained(line: string): Promise<number> {
  return (await house.owner.query(`select coalesce(sum(accepted), 0)::int as n from attainment where target_code = $1`, [line])).rows[0].n
}

const FAIR = { name: 'Hội chợ Tây Bắc', place: 'Lai Châu', startsOn: '12/08/2024', endsOn: '16/08/2024' }

test('hồ sơ hội chợ không có cơ sở, ghi 30 vào dòng máy móc: không lưu được, và được chỉ ra dòng ấy chỉ tính đề án máy móc', async () => {
  const id = await filledDraft(house, await house.as('centre-officer'), {
    name: 'Hội chợ',
    establishmentId: await newEstablishment(house, 'Hợp tác xã Sì Lở', BINH_LU),
  })
  const content = { need: 'Cần', goal: 'Mục tiêu', startsOn: '01/04/2024', endsOn: '30/11/2024', name: 'Tổ chức hội chợ', activity: 'organise-fair' }
  const save = async (more: Form) => await centre.post(`/projects/${id}/edit/content`, { ...content, version: await versionOf(house, id), ...more })
  const refused = await save({ targetCode: ['3b', '4b2'], planned: ['30', '240'] })
  assert.equal(refused.status, 409)
  assert.match(refused.text, /Chỉ tiêu &quot;Hỗ trợ ứng dụng máy móc[^&]*&quot; chỉ tính đề án về: Chuyển giao công nghệ, ứng dụng máy móc/u)
  assert.match((await save({ targetCode: ['4b2'], planned: ['0'] })).text, /số nguyên từ 1/u)
  assert.equal((await save({ targetCode: ['4b', '4b2'], planned: ['1', '240'] })).status, 303)
  const page = (await centre.get(`/projects/${id}/edit/content`)).text
  assert.match(page, /Quy mô hội chợ/u)
  assert.doesNotMatch(page, /value="3b"/u)
})

test('đề án thương hiệu không thuộc chỉ tiêu nào: không gắn được vào tuyên truyền, gửi được, và được kể riêng', async () => {
  const id = await filledDraft(house, centre, { establishmentId: await newEstablishment(house, 'Hợp tác xã Nhãn hiệu', BINH_LU) })
  const content = { need: 'Cần', goal: 'Mục tiêu', startsOn: '01/04/2024', endsOn: '30/11/2024', name: 'Đăng ký nhãn hiệu', activity: 'trademark' }
  const save = async (more: Form) => await centre.post(`/projects/${id}/edit/content`, { ...content, version: await versionOf(house, id), ...more })
  assert.match(
    (await save({ targetCode: ['7'], planned: ['1'] })).text,
    /Chỉ tiêu &quot;Cung cấp thông tin tuyên truyền&quot; chỉ tính đề án về: Thông tin, tuyên truyền/u,
  )
  assert.equal((await save({ targetCode: [], planned: [] })).status, 303)
  assert.match((await centre.get(`/projects/${id}/edit/content`)).text, /Nội dung này không thuộc chỉ tiêu nào của chương trình/u)
  const sent = await centre.post(`/projects/${id}/submission`, {
    commitments: ['truth', 'counterpart', 'no-duplicate', 'purpose'],
    version: await versionOf(house, id),
  })
  assert.equal(sent.status, 303, sent.text.replace(/^.*<h1>/su, '').slice(0, 600))
})

test('nội dung có chỉ tiêu thì phải trả lời: nhập số lượng, hoặc "không thuộc chỉ tiêu nào"; không trả lời cả hai cách', async () => {
  const id = await filledDraft(house, centre, { establishmentId: await newEstablishment(house, 'Hợp tác xã Trả lời', BINH_LU) })
  const content = { need: 'Cần', goal: 'Mục tiêu', startsOn: '01/04/2024', endsOn: '30/11/2024', name: 'Máy sấy', activity: 'machinery' }
  const save = async (more: Form) => await centre.post(`/projects/${id}/edit/content`, { ...content, version: await versionOf(house, id), ...more })
  const send = async () =>
    await centre.post(`/projects/${id}/submission`, {
      commitments: ['truth', 'counterpart', 'no-duplicate', 'purpose'],
      version: await versionOf(house, id),
    })
  assert.match((await save({ targetCode: ['3b'], planned: ['1'], noTarget: 'on' })).text, /Bỏ dấu, hoặc xóa số/u)
  assert.equal((await save({ targetCode: ['3b'], planned: [''] })).status, 303)
  assert.match((await send()).text, /Đề án chưa gắn với chỉ tiêu nào của chương trình/u)
  assert.equal((await save({ targetCode: ['3b'], planned: [''], noTarget: 'on' })).status, 303)
  assert.match((await centre.get(`/projects/${id}/edit/content`)).text, /name="noTarget"[^>]* checked/u)
  assert.equal((await send()).status, 303)
})

test('số đăng ký vượt phần chỉ tiêu còn thiếu thì hỏi lại một lần, đánh dấu xác nhận mới lưu', async () => {
  const id = await filledDraft(house, centre, { establishmentId: await newEstablishment(house, 'Hợp tác xã Vượt', BINH_LU) })
  const content = { need: 'Cần', goal: 'Mục tiêu', startsOn: '01/04/2024', endsOn: '30/11/2024', name: 'Máy sấy', activity: 'machinery' }
  const save = async (more: Form) =>
    await centre.post(`/projects/${id}/edit/content`, { ...content, targetCode: ['3b'], version: await versionOf(house, id), ...more })
  const asked = await save({ planned: ['300'] })
  assert.equal(asked.status, 409)
  assert.match(asked.text, /giao 30 cơ sở, còn thiếu \d+; đề án đăng ký 300/u)
  assert.match(asked.text, /name="confirmed"/u)
  assert.equal((await save({ planned: ['300'], confirmed: 'project.planned-beyond' })).status, 303)
  assert.doesNotMatch((await centre.get(`/projects/${id}/edit/content`)).text, /name="confirmed"/u)
})

test('hội chợ và gian hàng được ghi từng cái kèm giấy tờ; không giấy tờ, chưa xong, ngoài giai đoạn, ghi hai lần thì không', async () => {
  const { id } = await underway('organise-fair', { '4b': 1, '4b2': 240 })
  const refusedFor = async (line: string, fields: Readonly<Record<string, string>>, paper?: string) => {
    const { status, text } = await name(id, line, fields, paper)
    assert.ok(status >= 400, String(status))
    return text
  }
  const { payload, headers } = multipart([])
  const bare = await house.app.inject({
    method: 'POST',
    url: `/projects/${id}/results/4b`,
    headers: { ...headers, cookie: `kc_session=${centre.token}` },
    payload,
  })
  assert.match(bare.body, /Nhập tên hội chợ, triển lãm/u)
  assert.match(bare.body, /Chưa có giấy tờ chứng minh/u)
  assert.match(await refusedFor('4b', { ...FAIR, endsOn: '16/09/2024' }), /sau hôm nay \(04\/09\/2024\)/u)
  assert.match(await refusedFor('4b', { ...FAIR, startsOn: '12/08/2019', endsOn: '16/08/2019' }), /ngoài giai đoạn 2021-2025/u)
  assert.match(await refusedFor('4b', { ...FAIR, endsOn: '11/08/2024' }), /Ngày kết thúc sớm hơn ngày bắt đầu/u)
  assert.match(await refusedFor('4b', FAIR, 'không phải PDF'), /không đúng loại được nhận/u)
  assert.equal((await name(id, '4b', FAIR)).status, 303)
  assert.match(await refusedFor('4b', { ...FAIR, name: 'hội chợ  TÂY BẮC' }), /đã ghi ở đề án/u)
  const again = await refusedFor('4b', { ...FAIR, name: 'Hội chợ khu vực Tây Bắc' })
  assert.match(again, /có vẻ là cùng một việc/u)
  assert.match(again, /name="confirmed"/u)
  assert.match(await refusedFor('4b2', { ...FAIR, codes: '240 gian' }), /Không đọc được/u)
  assert.match(await refusedFor('4b2', { ...FAIR, codes: 'A1-A9; A3' }), /Gian hàng A3 ghi hai lần/u)
  assert.equal((await name(id, '4b2', { ...FAIR, codes: 'A01-A90; B01-B90' })).status, 303)
  assert.match((await centre.get(`/projects/${id}/results/4b2`)).text, /180 gian: A01, A02, A03 … B89, B90/u)
  const counts = [await attained('4b'), await attained('4b2')]
  const page = (await officer.get(`/projects/${id}/acceptance`)).text
  assert.match(page, /name="proofs\.4b2"[^>]* checked/u)
  assert.doesNotMatch(page, /name="quantities/u)
  assert.match(
    (await accept(id, { heldOn: '15/08/2024', 'proofs.4b': await itemsOf(id, '4b') })).text,
    /kết thúc ngày 16\/08\/2024, sau ngày nghiệm thu/u,
  )
  assert.equal((await accept(id, { 'proofs.4b': await itemsOf(id, '4b'), 'proofs.4b2': await itemsOf(id, '4b2') })).status, 303)
  assert.deepEqual([await attained('4b'), await attained('4b2')], [(counts[0] ?? 0) + 1, (counts[1] ?? 0) + 180])
  assert.equal((await centre.get(`/projects/${id}/results/4b`)).status, 409)
})

test('mã số doanh nghiệp đúng dạng, sai chữ số kiểm tra thì hỏi lại; một mã số chỉ tính một lần dù ghi ở hai đề án', async () => {
  const first = await underway('enterprise-founding', { '5b': 2 })
  const second = await underway('enterprise-founding', { '5b': 1 })
  const company = { name: 'Công ty Một', number: '0100109106', startsOn: '01/03/2024' }
  assert.match((await name(first.id, '5b', { ...company, number: '0100109106-001' })).text, /chi nhánh không phải doanh nghiệp mới/u)
  assert.match((await name(first.id, '5b', { ...company, number: '12345' })).text, /gồm 10 chữ số/u)
  assert.match((await name(first.id, '5b', { ...company, number: '0100109107' })).text, /sai chữ số kiểm tra/u)
  assert.equal((await name(first.id, '5b', { ...company, number: '0100109107', confirmed: 'project.item.number-doubtful' })).status, 303)
  assert.equal((await name(first.id, '5b', { ...company, name: 'Công ty Hai' })).status, 303)
  assert.match((await name(second.id, '5b', { ...company, name: 'Công ty 2' })).text, /đã ghi ở đề án/u)
  const counted = await attained('5b')
  assert.equal((await accept(first.id, { 'proofs.5b': await itemsOf(first.id, '5b') })).status, 303)
  assert.equal(await attained('5b'), counted + 2)
})

test('một hội chợ chỉ tính cho hai mục tiêu khi có hai giấy tờ khác nhau chứng minh', async () => {
  const { id } = await underway('join-fair', { '4c': 1, '4d': 1 })
  const fair = { name: 'Hội chợ phía Bắc', place: 'Thái Nguyên', startsOn: '01/07/2024', endsOn: '05/07/2024' }
  assert.equal((await name(id, '4c', fair, `${PDF}báo cáo đoàn`)).status, 303)
  assert.match((await name(id, '4d', fair, `${PDF}báo cáo đoàn`)).text, /có giấy tờ khác chứng minh/u)
  assert.equal((await name(id, '4d', fair, `${PDF}danh sách cơ sở`)).status, 303)
})

test('rút một việc ghi nhầm thì không đánh dấu được nữa; dòng cũ vẫn lưu', async () => {
  const { id } = await underway('management-training', { '5a': 1 })
  const lesson = { name: 'Lớp quản lý', place: 'Tân Uyên', startsOn: '01/07/2024', endsOn: '03/07/2024' }
  assert.equal((await name(id, '5a', lesson)).status, 303)
  const [item = ''] = await itemsOf(id, '5a')
  assert.equal((await centre.post(`/projects/${id}/result-removals`, { itemId: item })).status, 303)
  assert.equal((await centre.post(`/projects/${id}/result-removals`, { itemId: item })).status, 404)
  assert.match((await accept(id, { 'proofs.5a': item })).text, /Mục đã đánh dấu không có trong đề án này/u)
  assert.equal((await name(id, '5a', lesson)).status, 303)
  assert.equal((await house.owner.query('select count(*)::int as n from project_item where project_id = $1', [id])).rows[0].n, 2)
})

test('một cơ sở được hai đề án máy móc chỉ tính một lần; hủy nghiệm thu cái đầu thì cái sau được tính, sổ sách vẫn khớp', async () => {
  const first = await underway('machinery', { '3b': 1 })
  const second = await underway('machinery', { '3b': 1 })
  await house.owner.query('update project set establishment_id = $1 where id = $2', [first.establishmentId, second.id])
  await house.owner.query('update project_beneficiary set establishment_id = $1 where project_id = $2', [first.establishmentId, second.id])
  const counted = await attained('3b')
  assert.equal((await accept(first.id, { 'proofs.3b': first.establishmentId })).status, 303)
  assert.match((await officer.get(`/projects/${second.id}/acceptance`)).text, new RegExp(`Đã tính ở đề án ${first.code}, không tính lần hai`, 'u'))
  const told = await officer.post(
    `/projects/${second.id}/acceptance`,
    { ...MINUTES, minutesNo: '9/NT', 'proofs.3b': first.establishmentId, version: await versionOf(house, second.id) },
    { accept: 'application/json' },
  )
  assert.match(told.text, new RegExp(first.code, 'u'))
  assert.equal(await attained('3b'), counted + 1)
  const behind = (await officer.get('/programme/targets/3b')).text
  assert.match(behind, new RegExp(`đã tính ở ${first.code}`, 'u'))
  const annulment = { paperNo: '45/TB', decidedOn: '04/09/2024', reason: 'Ghi nhầm', version: await versionOf(house, first.id) }
  assert.equal((await leader.post(`/projects/${first.id}/acceptance-annulment`, annulment)).status, 303)
  assert.equal(await attained('3b'), counted + 1)
  const standing = await house.owner.query(
    'select project_id as id, counts, withdrawn_on is null as stands from evidence where record_id = $1 order by id',
    [first.establishmentId],
  )
  assert.deepEqual(
    standing.rows.map(({ id, counts, stands }) => [id, counts, stands]),
    [
      [first.id, false, false],
      [second.id, true, true],
    ],
  )
  assert.equal(await house.ask('auditor', (ask) => rebuildProjectTotals(ask.db, ask.province)), undefined)
})
