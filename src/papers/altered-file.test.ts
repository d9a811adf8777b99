// Bar row B8, for files: what was altered or is gone is never handed out as what was received, and everyone who must know is told.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { makeDossier } from '../appraisal/dossier.fixture.ts'
import { lookAgain } from '../platform/condition.ts'
import { firstFileFault } from '../project/file.actions.ts'
import { type Hands, type House, LAI_CHAU, openHouse } from '../test-house.ts'
import { fileStore, openFileStore, useFileStore } from './files.actions.ts'
import { pdf, upload } from './upload.fixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'kc-altered-'))
let house: House
before(async () => {
  house = await openHouse({ programme: true })
  useFileStore(openFileStore(join(folder, 'files')))
})
after(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

async function keptFile(): Promise<{ readonly hands: Hands; readonly path: string; readonly disk: string; readonly id: string }> {
  const project = await makeDossier(house, { state: 'draft' })
  const hands = await house.as('establishment', { establishmentId: project.establishmentId })
  const { files } = await upload(house, hands, `/projects/${project.id}/edit/papers`, [{ field: 'registration', bytes: pdf(300_000) }])
  const [file] = files
  assert.ok(file)
  return { hands, path: `/projects/${project.id}/files/${file.id}`, disk: join(folder, 'files', LAI_CHAU, file.id), id: file.id }
}

/** Turns over one bit of one byte, wherever in the file it stands. */
async function flip(path: string, at: number): Promise<void> {
  const file = await open(path, 'r+')
  const byte = Buffer.alloc(1)
  await file.read(byte, 0, 1, at)
  await file.write(Buffer.from([(byte[0] as number) ^ 1]), 0, 1, at)
  await file.close()
}

const codeOf = (text: string) => JSON.parse(text).refusals[0].code
const health = async (hands: Hands) =>
  (await hands.get('/health/ready', 'application/json')).json() as { degraded?: boolean; reasons?: { text: string }[] }

test('tệp bị đổi dù chỉ một bit thì không được đưa ra, dù đổi ở đầu, giữa hay cuối; sửa lại đúng thì mở được', async () => {
  const { hands, path, disk } = await keptFile()
  assert.equal((await hands.get(path)).status, 200)
  for (const at of [0, 150_000, 299_999]) {
    await flip(disk, at)
    const page = await hands.get(path)
    assert.equal(page.status, 409)
    assert.match(page.text, /không còn đúng với tệp đã nhận/)
    assert.match(page.text, /quản trị hệ thống/)
    assert.match(page.text, /bản sao lưu/)
    assert.ok(!page.text.includes('%PDF'), 'không một phần nào của tệp lọt ra')
    assert.equal(codeOf((await hands.get(path, 'application/json')).text), 'papers.file-altered')
    await flip(disk, at)
    const again = await hands.get(path)
    assert.deepEqual([again.status, again.text.startsWith('%PDF')], [200, true])
  }
})

test('tệp bị cắt bớt, nối thêm hay thay bằng tệp rỗng cũng không được đưa ra', async () => {
  const { hands, path, disk } = await keptFile()
  const whole = readFileSync(disk)
  for (const size of [299_999, 0, 300_001]) {
    truncateSync(disk, size)
    assert.equal((await hands.get(path)).status, 409, String(size))
  }
  writeFileSync(disk, whole)
  assert.equal((await hands.get(path)).status, 200)
})

test('tệp không còn trên đĩa được nói đúng như vậy, không đổ cho cơ sở dữ liệu', async () => {
  const { hands, path, disk } = await keptFile()
  renameSync(disk, `${disk}-cat`)
  const page = await hands.get(path)
  assert.equal(page.status, 409)
  assert.match(page.text, /không còn trong kho tệp/)
  assert.ok(!page.text.includes('Cơ sở dữ liệu'))
  assert.equal(codeOf((await hands.get(path, 'application/json')).text), 'papers.file-missing')
  renameSync(`${disk}-cat`, disk)
  assert.equal((await hands.get(path)).status, 200)
})

test('tệp sai được báo ở tình trạng hệ thống cho quản trị, không lộ cho người ngoài, và tự hết khi tệp đúng trở lại', async () => {
  const { hands, path, disk, id } = await keptFile()
  const administrator = await house.as('administrator')
  assert.equal((await health(administrator)).degraded, false)
  await flip(disk, 1000)
  await hands.get(path)
  const told = await health(administrator)
  assert.equal(told.degraded, true)
  assert.ok(
    told.reasons?.some(({ text }) => text.includes(id)),
    JSON.stringify(told),
  )
  for (const outsider of [house.anyone(), hands]) {
    const shown = await outsider.get('/health/ready', 'application/json')
    assert.deepEqual(shown.json(), { ready: true, degraded: true })
  }
  await lookAgain()
  assert.equal((await health(administrator)).degraded, true, 'chưa sửa thì chưa hết')
  await flip(disk, 1000)
  await lookAgain()
  assert.equal((await health(administrator)).degraded, false)
})

test('lệnh verify nêu tên tệp bị đổi và tệp bị mất', async () => {
  const { disk, id } = await keptFile()
  const said = async () => (await house.ask('auditor', (ask) => firstFileFault(ask.db, LAI_CHAU, fileStore()))) ?? ''
  await flip(disk, 7)
  assert.match(await said(), new RegExp(`Tệp ${id} .*nội dung đã khác`))
  rmSync(disk)
  assert.match(await said(), new RegExp(`Tệp ${id} .*không có trên đĩa`))
})
