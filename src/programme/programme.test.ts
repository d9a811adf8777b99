import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { z } from 'zod'
import { sum } from '../basics/money.ts'
import type { Ask } from '../platform/route.ts'
import { type House, openHouse } from '../test-house.ts'
import type { documentSchema } from './document.schema.ts'
import { currentProgramme, decisionOf, decisionVersions, programmeById, programmeYears, sourcesOf, targetLines } from './programme.actions.ts'
import { checkFile, loadFile } from './programme.commands.ts'

const LAI_CHAU = new URL('../../programmes/lai-chau-2021-2025.json', import.meta.url)
const folder = mkdtempSync(join(tmpdir(), 'programme-'))
let house: House
before(async () => {
  house = await openHouse()
})
after(async () => {
  await house.close()
  rmSync(folder, { recursive: true })
})

type Edited = z.input<typeof documentSchema>
const decision = () => JSON.parse(readFileSync(LAI_CHAU, 'utf8')) as Edited

/** Loads an edited copy of the decision; answers the exit code and what was printed. */
async function load(edit: (written: Edited) => void = () => undefined): Promise<{ code: number; said: string }> {
  const written = decision()
  edit(written)
  const path = join(folder, 'decision.json')
  writeFileSync(path, JSON.stringify(written, null, 2))
  const lines: string[] = []
  const code = await loadFile(path, { pool: house.pool, now: house.clock, province: '12', by: 'Dòng lệnh (thử)', print: (line) => lines.push(line) })
  return { code, said: lines.join('\n') }
}

const read = <T>(work: (ask: Ask) => Promise<T>) => house.ask('department-officer', work)
const current = async () => {
  const programme = await read(currentProgramme)
  assert.ok(programme)
  return programme
}
const trail = async () => (await house.owner.query(`select act, person_name from trail_entry where subject_kind = 'programme' order by seq`)).rows

test('the decision of Lai Châu loads as it was announced: sixteen lines, three sources, five years, both sums 75.300 triệu', async () => {
  assert.equal((await load()).code, 0)
  const programme = await current()
  assert.deepEqual([programme.decisionNo, programme.decidedOn, programme.fromYear, programme.toYear], ['407/QĐ-UBND', null, 2021, 2025])
  const lines = await read((ask) => targetLines(ask, programme.id))
  assert.deepEqual(
    lines.map(({ code, goal }) => [code, goal.kind === 'number' ? goal.value : goal.kind]),
    [
      ['1a', 1],
      ['1b', 1],
      ['2', 3],
      ['3a', 5],
      ['3b', 30],
      ['4a', 3],
      ['4b', 1],
      ['4b2', 240],
      ['4c', 5],
      ['4d', 20],
      ['5a', 5],
      ['5b', 50],
      ['6', 20],
      ['7', 'words'],
      ['8', 'words'],
      ['9', 'words'],
    ],
  )
  const sources = await read((ask) => sourcesOf(ask, programme.id))
  assert.deepEqual(
    sources.map(({ source, kind, plannedDong }) => [source, kind, plannedDong]),
    [
      ['counterpart', 'counterpart', 48_400_000_000n],
      ['national', 'state', 15_820_000_000n],
      ['provincial', 'state', 11_080_000_000n],
    ],
  )
  const years = await read((ask) => programmeYears(ask, programme.id))
  assert.deepEqual(
    years.map(({ year, plannedDong }) => [year, plannedDong]),
    [
      [2021, 10_814_000_000n],
      [2022, 21_004_000_000n],
      [2023, 20_714_000_000n],
      [2024, 13_054_000_000n],
      [2025, 9_714_000_000n],
    ],
  )
  assert.equal(sum(years.map((year) => year.plannedDong ?? 0n)), 75_300_000_000n)
  assert.equal(sum(sources.map((source) => source.plannedDong ?? 0n)), 75_300_000_000n)
  assert.deepEqual(await read((ask) => programmeById(ask, programme.id)), programme)
})

test('the five solution groups come with every measure and the agencies answerable', async () => {
  const { id } = await current()
  const document = await read((ask) => decisionOf(ask, id))
  assert.deepEqual(
    document?.solutions.map((solution) => solution.measures.length),
    [2, 12, 5, 4, 1],
  )
  for (const solution of document?.solutions ?? []) assert.equal(solution.lead[0], 'Sở Công Thương')
  assert.equal(document?.duties.length, 4)
})

test('loading the same decision again changes nothing, even when its lines are laid out anew', async () => {
  const again = await load()
  assert.match(again.said, /không thay đổi gì/)
  const reordered = await load((written) => {
    const { name, ...rest } = written
    for (const key of Object.keys(written)) Reflect.deleteProperty(written, key)
    Object.assign(written, rest, { name })
  })
  assert.match(reordered.said, /không thay đổi gì/)
  assert.equal((await current()).currentVersion, 1)
  assert.deepEqual(await trail(), [{ act: 'programme.loaded', person_name: 'Dòng lệnh (thử)' }])
})

test('a corrected decision makes a new version, says what changed, marks a line that disappeared and keeps the history', async () => {
  const { id } = await current()
  const corrected = await load((written) => {
    written.targets = written.targets
      .filter((target) => target.code !== '4c')
      .map((target) => (target.code === '3b' ? { ...target, goal: { kind: 'number', value: 35 } } : target))
    written.decision.day = '2020-05-08'
  })
  assert.equal(corrected.code, 0)
  assert.match(corrected.said, /Sửa Mục tiêu 3b: .*30 cơ sở → .*35 cơ sở/)
  assert.match(corrected.said, /Bỏ Mục tiêu 4c/)
  assert.equal((await current()).currentVersion, 2)
  assert.equal((await current()).decidedOn, '2020-05-08')
  const lines = await read((ask) => targetLines(ask, id))
  assert.deepEqual([lines.length, lines.filter((line) => line.withdrawn).map((line) => line.code)], [16, ['4c']])
  const versions = await read((ask) => decisionVersions(ask, id))
  assert.deepEqual(
    versions.map((one) => [one.version, one.changes.length, one.document.targets.length]),
    [
      [2, 3, 15],
      [1, 0, 16],
    ],
  )
  assert.equal((await trail()).length, 2)
})

test('a line named again by a later correction is in force again', async () => {
  assert.match((await load()).said, /Thêm Mục tiêu 4c/)
  const { id, currentVersion } = await current()
  assert.equal(currentVersion, 3)
  assert.deepEqual(
    (await read((ask) => targetLines(ask, id))).filter((line) => line.withdrawn),
    [],
  )
})

test('a source or a year that leaves the decision is marked, not deleted, and may take no new money', async () => {
  await load((written) => {
    written.period.to = 2024
    const [counterpart] = written.money.sources ?? []
    assert.ok(counterpart)
    written.money = {
      total: null,
      sources: [counterpart, { code: 'provincial', name: 'Ngân sách tỉnh', kind: 'state', amount: 17186 }],
      years: written.money.years?.slice(0, 4),
    }
  })
  const { id } = await current()
  const sources = await read((ask) => sourcesOf(ask, id))
  assert.deepEqual(
    sources.filter((source) => source.withdrawn).map((source) => source.source),
    ['national'],
  )
  const years = await read((ask) => programmeYears(ask, id))
  assert.equal(years.find((year) => year.year === 2025)?.plannedDong, 0n)
  await load()
})

test('a correction may not give a year less than was already approved in it', async () => {
  const { id } = await current()
  await house.owner
    .query(`update programme_year set approved_dong = 9000000000 where programme_id = $1 and year = 2025`, [id])
    .catch(() => assert.fail())
  const refused = await load((written) => {
    written.money.years = written.money.years?.map(({ year, amount }) => ({ year, amount: year === 2025 ? 8714 : year === 2024 ? 14054 : amount }))
  })
  assert.equal(refused.code, 2)
  assert.match(refused.said, /Năm 2025 đã phê duyệt hỗ trợ 9\.000\.000\.000 đồng/)
})

test('a programme whose province was merged is kept by the province that took it over', async () => {
  const taken = await load((written) => {
    written.code = 'ha-giang-2021-2025'
    written.name = 'Chương trình khuyến công tỉnh Hà Giang giai đoạn 2021-2025'
    written.province = {
      code: '02',
      name: 'Hà Giang',
      on: '2021-01-01',
      successor: { code: '08', name: 'Tuyên Quang', from: '2025-07-01', note: '' },
    }
  })
  assert.equal(taken.code, 0)
  const rows = await house.owner.query(`select province_code, code from programme order by code`)
  assert.deepEqual(rows.rows, [
    { province_code: '08', code: 'ha-giang-2021-2025' },
    { province_code: '12', code: 'lai-chau-2021-2025' },
  ])
  assert.equal((await current()).code, 'lai-chau-2021-2025')
})

test('checking a file says it is sound, or names the line and the reason in Vietnamese', async () => {
  const lines: string[] = []
  assert.equal(await checkFile(LAI_CHAU.pathname, (line) => lines.push(line)), 0)
  const path = join(folder, 'wrong.json')
  writeFileSync(path, readFileSync(LAI_CHAU, 'utf8').replace('"year": 2023, "amount": 20714', '"year": 2023, "amount": 20715'))
  assert.equal(await checkFile(path, (line) => lines.push(line)), 1)
  assert.match(lines.at(-1) ?? '', /dòng \d+, mục money\.years: Các phần cộng lại được 75\.301 triệu đồng/)
  assert.equal(await checkFile(join(folder, 'nowhere.json'), (line) => lines.push(line)), 2)
  assert.match(lines.at(-1) ?? '', /Không thấy tệp/)
})

test('the Excel template loads as the same decision: nothing changes', async () => {
  const lines: string[] = []
  const template = new URL('../../programmes/mau-chuong-trinh.xlsx', import.meta.url).pathname
  assert.equal(await loadFile(template, { pool: house.pool, now: house.clock, province: '12', by: 'thử', print: (line) => lines.push(line) }), 0)
  assert.match(lines.join('\n'), /không thay đổi gì/)
})
