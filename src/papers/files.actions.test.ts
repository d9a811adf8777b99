import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { checkFile, MOST_BYTES, openFileStore } from './files.actions.ts'

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n')
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])
const JPG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0])

function office(part: string, extra = ''): Buffer {
  return Buffer.concat([Buffer.from([0x50, 0x4b, 0x03, 0x04]), Buffer.from(`[Content_Types].xml ${part} ${extra}`)])
}

test('PDF, JPG, PNG, Word and Excel files are taken for what their bytes are', () => {
  const given: [string, Buffer, string][] = [
    ['bao gia.pdf', PDF, 'application/pdf'],
    ['ảnh.PNG', PNG, 'image/png'],
    ['anh.jpeg', JPG, 'image/jpeg'],
    ['don.docx', office('word/document.xml'), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['du toan.xlsx', office('xl/workbook.xml'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ]
  for (const [name, bytes, type] of given) {
    const outcome = checkFile(name, bytes)
    assert.ok(outcome.ok, name)
    assert.equal(outcome.value.type, type)
    assert.match(outcome.value.sha256, /^[0-9a-f]{64}$/)
  }
})

test('a program called báo giá.pdf, a page called ảnh.png, a Word file with macros and a bare zip are refused', () => {
  const given: [string, Buffer][] = [
    ['báo giá.pdf', Buffer.from('MZ\x90\x00')],
    ['anh.png', Buffer.from('<html><script>')],
    ['anh.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg">')],
    ['don.docx', office('word/document.xml', 'word/vbaProject.bin')],
    ['don.docx', office('anything.txt')],
    ['don.docx', office('xl/workbook.xml')],
    ['anh.jpg', PDF],
  ]
  for (const [name, bytes] of given) {
    const outcome = checkFile(name, bytes, 'quotation')
    assert.ok(!outcome.ok, name)
    assert.deepEqual([outcome.refusals[0]?.code, outcome.refusals[0]?.field], ['papers.file-type-refused', 'quotation'])
  }
})

test('a file of 10 MB is taken, one byte more is refused, an empty one too', () => {
  const full = Buffer.concat([PDF, Buffer.alloc(MOST_BYTES - PDF.length)])
  assert.equal(checkFile('a.pdf', full).ok, true)
  const over = checkFile('a.pdf', Buffer.concat([full, Buffer.from([0])]))
  assert.equal(!over.ok && over.refusals[0]?.code, 'papers.file-too-large')
  const empty = checkFile('a.pdf', Buffer.alloc(0))
  assert.equal(!empty.ok && empty.refusals[0]?.code, 'papers.file-empty')
})

test('a name keeps its Vietnamese letters and loses folders and reserved characters', () => {
  const outcome = checkFile('..\\..\\ổ đĩa/báo: giá?.pdf', PDF)
  assert.equal(outcome.ok && outcome.value.name, 'báo- giá-.pdf')
})

test('a kept file reads back the same, nothing half-written stays, and a changed or lost one is refused', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kc-files-'))
  try {
    const store = openFileStore(folder)
    const checked = checkFile('a.pdf', PDF)
    assert.ok(checked.ok)
    const { sha256 } = checked.value
    const id = '0192f000-0000-7000-8000-000000000001'
    const codeOf = async () => {
      const read = await store.read('12', id, sha256)
      return read.ok ? undefined : read.refusals[0]?.code
    }
    await store.keep('12', id, PDF)
    const kept = await store.read('12', id, sha256)
    assert.deepEqual(kept.ok && Buffer.from(kept.value), PDF)
    assert.deepEqual(await readdir(join(folder, '12')), [id])
    await writeFile(join(folder, '12', id), 'changed')
    assert.equal(await codeOf(), 'papers.file-altered')
    await rm(join(folder, '12', id))
    assert.equal(await codeOf(), 'papers.file-missing')
    await assert.rejects(store.read('12', '../../etc/passwd', sha256), RangeError)
  } finally {
    await rm(folder, { recursive: true })
  }
})
