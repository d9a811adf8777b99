// Whoever owns the tables changes a row and everything that adds it up: the trail, which is chained, still tells what was done.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { day } from '../basics/day.ts'
import { dong } from '../basics/money.ts'
import { createDemonstration } from '../demo/demonstration.ts'
import { proveCounterpart } from '../funding/counterpart.actions.ts'
import { openFileStore, useFileStore } from '../papers/files.actions.ts'
import { inTransaction } from '../platform/db.ts'
import { type House, LAI_CHAU, openHouse } from '../test-house.ts'
import { tellPeople } from './told-people.fixture.ts'
import { firstFaultBesideTrail } from './verify.ts'

const folder = mkdtempSync(join(tmpdir(), 'kc-tampering-'))
let house: House
before(async () => {
  useFileStore(openFileStore(join(folder, 'files')))
  house = await openHouse({ programme: true })
  await createDemonstration(house.pool, { province: LAI_CHAU, seed: 407 })
  await proveTwice()
  await house.as('auditor')
  await tellPeople(house)
})
after(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Two postings of one kind, source and paper in one đề án: 1 and 2 triệu. */
async function proveTwice(): Promise<void> {
  house.clock = new Date('2025-12-20T02:00:00Z')
  const { rows } = await house.owner.query(`select id, version from project where state = 'underway' and year = 2025 order by code limit 1`)
  for (const nth of [1, 2]) {
    const order = {
      projectId: rows[0].id,
      version: rows[0].version + nth - 1,
      paperNo: 'Bảng kê hai lần',
      day: day('2025-12-19'),
      amountDong: dong(BigInt(nth) * 1_000_000n),
    }
    const proven = await house.ask('finance-officer', (ask) => proveCounterpart(ask, order))
    assert.ok(proven.ok, JSON.stringify(proven.ok ? '' : proven.refusals))
    house.clock = new Date(house.clock.getTime() + 60_000)
  }
}

/** What verify says of the house after this, which is then undone. */
async function verifiedAfter(edits: string): Promise<string | undefined> {
  return await inTransaction(house.owner, { province: LAI_CHAU, readOnly: false }, async (db) => {
    for (const edit of edits.split(';').filter((one) => one.trim() !== '')) {
      const touched = await db.run({ text: edit, values: [] } as never)
      assert.ok(touched > 0, `nothing to change: ${edit}`)
    }
    return { keep: false, value: await firstFaultBesideTrail(db, LAI_CHAU, folder) }
  })
}

test('nhà không ai động vào thì sổ, số tổng, tệp và mọi chứng cứ khớp nhật ký', async () => {
  assert.equal(await verifiedAfter(''), undefined)
})

const ADVANCED = `(select id from posting where kind = 'advance' order by id limit 1)`
const POSTED = `project_id is not null and id = ${ADVANCED}`
const ACCEPTED = `(select t.project_id, t.target_code, t.programme_id, p.year from project_target t join project p on p.id = t.project_id where accepted is not null order by 1, 2 limit 1)`

const COUNTED = `(select * from evidence where record_kind = 'establishment' order by id limit 1)`

/** What is done to the tables, and what is said of it. */
const TAMPERINGS: readonly (readonly [string, string, RegExp])[] = [
  [
    'một kết quả nghiệm thu bị đánh dấu đã hủy mà không ai hủy',
    `update acceptance set annulled_verdict = verdict, verdict = 'fail' where id = (select id from acceptance where verdict = 'pass' order by id limit 1)`,
    /^Việc hủy kết quả nghiệm thu của đề án \S+ /,
  ],
  [
    'số tiền hai lần ghi của cùng một đề án đổi chỗ cho nhau',
    `update posting set amount_dong = 3000000 - amount_dong where paper_no = 'Bảng kê hai lần'`,
    /^Bút toán của đề án \S+ không khớp nhật ký: số tiền dữ liệu ghi [\d.]+ đồng, nhật ký, mục \d+ của chuỗi \S+ \(việc “.+”, .+\), ghi [\d.]+ đồng\.$/,
  ],
  ['số văn bản của bút toán', `update posting set paper_no = 'X/1' where ${POSTED}`, /^Bút toán của đề án .*: văn bản số dữ liệu ghi X\/1, nhật ký/],
  ['ngày của bút toán', `update posting set day = day - 1 where ${POSTED}`, /^Bút toán của đề án .*: ngày dữ liệu ghi \d\d\/\d\d\/\d{4}, nhật ký/],
  [
    'ghi chú của bút toán',
    `update posting set note = 'khác' where ${POSTED}`,
    /^Bút toán của đề án .*: ghi chú dữ liệu ghi khác, nhật ký.* ghi \(trống\)/,
  ],
  ['cơ sở của bút toán', `update posting set establishment_id = gen_random_uuid() where ${POSTED}`, /^Bút toán của đề án .*: cơ sở dữ liệu ghi/],
  ['người ghi bút toán', `update posting set recorded_by = gen_random_uuid() where ${POSTED}`, /^Bút toán của đề án .* người ghi trong dữ liệu là/],
  [
    'lúc ghi bút toán',
    `update posting set recorded_at = recorded_at - interval '1 day' where ${POSTED}`,
    /^Bút toán của đề án .* không có trong nhật ký/,
  ],
  [
    'bút toán thêm vào cùng mọi số tổng',
    `insert into posting select province_code, gen_random_uuid(), programme_id, year, source, kind, from_account, to_account, 1, currency, project_id, establishment_id, day, paper_no, note, recorded_by, recorded_at
       from posting where kind = 'counterpart-pledge' order by id limit 1;
     update project_fund f set pledged_dong = pledged_dong + 1 from (select project_id, source from posting where kind = 'counterpart-pledge' order by id limit 1) p where f.project_id = p.project_id and f.source = p.source;
     update fund_total f set pledged_dong = pledged_dong + 1 from (select year, source from posting where kind = 'counterpart-pledge' and amount_dong = 1) p where f.year = p.year and f.source = p.source`,
    /^(Bút toán|Sổ kinh phí không khớp nhật ký).*/,
  ],
  [
    'vốn đối ứng cam kết sửa cùng các số tổng',
    `update fund_total f set pledged_dong = pledged_dong + 5 from (select year, source from posting where kind = 'counterpart-pledge' order by id limit 1) p where f.year = p.year and f.source = p.source;
     update project_fund f set pledged_dong = pledged_dong + 5 from (select project_id, source from posting where kind = 'counterpart-pledge' order by id limit 1) p where f.project_id = p.project_id and f.source = p.source;
     update posting set amount_dong = amount_dong + 5 where id = (select id from posting where kind = 'counterpart-pledge' order by id limit 1)`,
    /(Bút toán của đề án|Vốn đối ứng|đối ứng).*/,
  ],
  [
    'trạng thái đề án sửa cùng số đếm',
    `update project_count c set count = count - 1 from project p where p.state = 'settled' and p.id = (select id from project where state = 'settled' order by id limit 1)
       and (c.programme_id, c.year, c.level, c.state) = (p.programme_id, p.year, p.level, 'settled');
     insert into project_count select p.province_code, p.programme_id, p.year, p.level, 'accepted', 1 from project p where p.id = (select id from project where state = 'settled' order by id limit 1)
       on conflict (province_code, programme_id, year, level, state) do update set count = project_count.count + 1;
     update project set state = 'accepted' where id = (select id from project where state = 'settled' order by id limit 1)`,
    /^Trạng thái của đề án \S+ không khớp nhật ký: trạng thái dữ liệu ghi accepted, nhật ký.* ghi settled\.$/,
  ],
  [
    'năm đã khóa sổ được mở lại',
    `update programme_year set closed_on = null where year = 2022`,
    /^Việc khóa sổ của chương trình .* không còn đúng trong dữ liệu: nhật ký.*ghi năm 2022/,
  ],
  [
    'năm chưa khóa sổ bị ghi là đã khóa',
    `update programme_year set closed_on = '2025-12-31' where year = 2025`,
    /^Việc khóa sổ của chương trình .* không có trong nhật ký/,
  ],
  [
    'số nghiệm thu và kết quả chỉ tiêu cùng tăng 11',
    `update attainment a set accepted = a.accepted + 11 from ${ACCEPTED} t where a.target_code = t.target_code and a.year = t.year and a.programme_id = t.programme_id;
     update project_target a set accepted = a.accepted + 11 from ${ACCEPTED} t where a.target_code = t.target_code and a.project_id = t.project_id`,
    /^Kết quả nghiệm thu \(\S+, mục tiêu \S+\): đang giữ \d+, đếm lại được \d+\.$/,
  ],
  [
    'căn cứ của mục tiêu tăng 11 cùng mọi số tổng',
    `update attainment a set accepted = a.accepted + 11 from ${COUNTED} e where (a.programme_id, a.target_code, a.year) = (e.programme_id, e.target_code, e.year);
     update project_target a set accepted = a.accepted + 11 from ${COUNTED} e where (a.project_id, a.target_code) = (e.project_id, e.target_code);
     update evidence set quantity = quantity + 11 where id = (select id from ${COUNTED} e)`,
    /^Căn cứ của mục tiêu của đề án \S+ không khớp nhật ký: số lượng dữ liệu ghi 12, nhật ký.* ghi 1\.$/,
  ],
  [
    'căn cứ của mục tiêu bị xóa cùng mọi số tổng',
    `update attainment a set accepted = a.accepted - e.quantity from ${COUNTED} e where (a.programme_id, a.target_code, a.year) = (e.programme_id, e.target_code, e.year);
     update project_target a set accepted = a.accepted - e.quantity from ${COUNTED} e where (a.project_id, a.target_code) = (e.project_id, e.target_code);
     delete from evidence where id = (select id from ${COUNTED} e)`,
    /^Căn cứ của mục tiêu của đề án \S+ không còn đúng trong dữ liệu: nhật ký/,
  ],
  [
    'một cơ sở được ghi thêm làm căn cứ, cùng mọi số tổng',
    `insert into evidence select province_code, gen_random_uuid(), programme_id, target_code, project_id, acceptance_id, record_kind, gen_random_uuid(), 'thêm', counted_on, year, 1, true, null, recorded_by, recorded_at from ${COUNTED} e;
     update attainment a set accepted = a.accepted + 1 from ${COUNTED} e where (a.programme_id, a.target_code, a.year) = (e.programme_id, e.target_code, e.year);
     update project_target a set accepted = a.accepted + 1 from ${COUNTED} e where (a.project_id, a.target_code) = (e.project_id, e.target_code)`,
    /^Căn cứ của mục tiêu của đề án \S+ không có trong nhật ký/,
  ],
  [
    'một căn cứ bị ghi là đã rút, cùng mọi số tổng',
    `update attainment a set accepted = a.accepted - e.quantity from ${COUNTED} e where (a.programme_id, a.target_code, a.year) = (e.programme_id, e.target_code, e.year);
     update project_target a set accepted = a.accepted - e.quantity from ${COUNTED} e where (a.project_id, a.target_code) = (e.project_id, e.target_code);
     update evidence set counts = false, withdrawn_on = '2025-12-01' where id = (select id from ${COUNTED} e)`,
    /^Căn cứ đang được tính của mục tiêu của đề án \S+ không còn đúng trong dữ liệu/,
  ],
  [
    'một căn cứ thôi được tính, cùng mọi số tổng',
    `update attainment a set accepted = a.accepted - e.quantity from ${COUNTED} e where (a.programme_id, a.target_code, a.year) = (e.programme_id, e.target_code, e.year);
     update project_target a set accepted = a.accepted - e.quantity from ${COUNTED} e where (a.project_id, a.target_code) = (e.project_id, e.target_code);
     update evidence set counts = false where id = (select id from ${COUNTED} e)`,
    /^Căn cứ của mục tiêu \S+, đề án \S+ \(.+\): không dòng nào được tính cho thứ này\.$/,
  ],
  [
    'mã số của một doanh nghiệp đã ghi',
    `update project_item set number = '0100109106' where id = (select id from project_item where kind = 'enterprise' order by id limit 1)`,
    /^Việc ghi cho mục tiêu của đề án \S+ không khớp nhật ký: số dữ liệu ghi 0100109106, nhật ký/,
  ],
  [
    'một hội chợ đã ghi bị rút mà không ai rút',
    `update project_item set withdrawn_at = now() where id = (select id from project_item where kind = 'fair' order by id limit 1)`,
    /^Việc rút dòng đã ghi cho mục tiêu của đề án \S+ không có trong nhật ký/,
  ],
  [
    'mức hỗ trợ trong hợp đồng',
    `update contract set support_dong = support_dong + 1 where id = (select min(id::text)::uuid from contract)`,
    /^Hợp đồng của đề án .*: hỗ trợ dữ liệu ghi/,
  ],
  [
    'ngày kết thúc hợp đồng',
    `update contract set ends_on = ends_on + 1 where id = (select min(id::text)::uuid from contract)`,
    /^Hợp đồng của đề án .*: ngày kết thúc/,
  ],
  [
    'hợp đồng bị xóa',
    `delete from contract where id = (select min(id::text)::uuid from contract)`,
    /^Hợp đồng của đề án .* không còn đúng trong dữ liệu/,
  ],
  [
    'mức hỗ trợ nghiệm thu',
    `update acceptance set support_dong = support_dong + 1 where id = (select min(id::text)::uuid from acceptance)`,
    /^Biên bản nghiệm thu của đề án .*: hỗ trợ/,
  ],
  [
    'số biên bản nghiệm thu',
    `update acceptance set minutes_no = 'X' where id = (select min(id::text)::uuid from acceptance)`,
    /^Biên bản nghiệm thu của đề án .*: biên bản số dữ liệu ghi X/,
  ],
  [
    'ngày nghiệm thu',
    `update acceptance set held_on = held_on - 1 where id = (select min(id::text)::uuid from acceptance)`,
    /^Biên bản nghiệm thu của đề án .*: ngày dữ liệu ghi/,
  ],
  [
    'kết luận thẩm định',
    `update appraisal set verdict = 'fail' where id = (select min(id::text)::uuid from appraisal where verdict = 'pass')`,
    /^Biên bản thẩm định của đề án .*: kết luận dữ liệu ghi fail/,
  ],
  [
    'mức thẩm định của nguồn',
    `update project_fund set appraised_dong = appraised_dong + 1 where (project_id, source) = (select project_id, source from project_fund where appraised_dong > 0 order by 1, 2 limit 1)`,
    /^Mức thẩm định của đề án/,
  ],
  [
    'kết luận kiểm tra',
    `update inspection set conclusion = 'violation' where id = (select min(id::text)::uuid from inspection where conclusion <> 'violation')`,
    /^Biên bản kiểm tra của đề án/,
  ],
  [
    'tiến độ đã xác nhận',
    `update project_progress set invested_dong = invested_dong + 1 where id = (select min(id::text)::uuid from project_progress)`,
    /^Tiến độ xác nhận của đề án/,
  ],
  [
    'kinh phí một đề án trong kế hoạch đã duyệt',
    `update plan_item set support_dong = support_dong + 1 where plan_id = (select min(id::text)::uuid from plan where state = 'approved')`,
    /^Danh mục đề án đã duyệt của kế hoạch/,
  ],
  [
    'mục tiêu của một chỉ tiêu',
    `update target_line set goal = goal || '{"thêm": 1}' where code = '3b'`,
    /^Chương trình \S+: chỉ tiêu 3b: mục tiêu dữ liệu ghi .*, quyết định ghi .* \(quyết định 407/,
  ],
  [
    'kinh phí của một năm',
    `update programme_year set planned_dong = planned_dong + 1 where year = 2023`,
    /^Chương trình \S+: năm 2023: kinh phí \(đồng\) dữ liệu ghi \d+, quyết định ghi \d+/,
  ],
  [
    'một nguồn vốn',
    `update programme_source set planned_dong = planned_dong + 1 where source = 'provincial'`,
    /^Chương trình \S+: nguồn vốn provincial/,
  ],
  [
    'nội dung quyết định đã nạp',
    `update programme_version set document = document || '{"name": "Khác"}'`,
    /^Chương trình \S+: nội dung bản 1 của quyết định đã bị sửa/,
  ],
  ['mã băm của quyết định đã nạp', `update programme_version set digest = 'x'`, /^(Chương trình|Quyết định) /],
  [
    'một tệp bị xóa khỏi dữ liệu',
    `delete from stored_file where id = (select min(id::text)::uuid from stored_file)`,
    /^Tệp của đề án \S+ không còn đúng trong dữ liệu: nhật ký/,
  ],
  [
    'loại giấy tờ của một tệp',
    `update stored_file set purpose = 'other' where id = (select min(id::text)::uuid from stored_file where purpose <> 'other')`,
    /^Tệp của đề án .*: loại giấy tờ/,
  ],
  [
    'một vai trò tự thêm',
    `insert into person_role (person_id, role, granted_at) select person_id, 'administrator', now() from person_role where role = 'auditor' limit 1`,
    /^Vai trò của tài khoản auditor-\S+ không có trong nhật ký: dữ liệu ghi vai trò/,
  ],
  ['một vai trò tự bớt', `delete from person_role where role = 'auditor'`, /^Vai trò của tài khoản auditor-\S+ không còn đúng trong dữ liệu/],
]

test(`${TAMPERINGS.length} kiểu sửa trộm của người làm chủ các bảng đều lộ, kể cả khi số tổng được sửa theo, và được gọi tên`, async () => {
  const missed: string[] = []
  for (const [name, edits, expected] of TAMPERINGS) {
    const said = await verifiedAfter(edits).catch((error: Error) => `error: ${error.message}`)
    if (!expected.test(said ?? '')) missed.push(`${name}: ${said ?? 'không thấy gì'}`)
  }
  assert.deepEqual(missed, [])
})
