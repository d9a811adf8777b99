// What a file is, read from its first bytes and its parts, never from its name alone.

export type FileKind = { readonly type: string; readonly extensions: readonly string[] }

const PDF: FileKind = { type: 'application/pdf', extensions: ['pdf'] }
const PNG: FileKind = { type: 'image/png', extensions: ['png'] }
const JPEG: FileKind = { type: 'image/jpeg', extensions: ['jpg', 'jpeg'] }
const DOCX: FileKind = { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extensions: ['docx'] }
const XLSX: FileKind = { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extensions: ['xlsx'] }

const HEADS: readonly { readonly bytes: readonly number[]; readonly kind: FileKind }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46, 0x2d], kind: PDF },
  { bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], kind: PNG },
  { bytes: [0xff, 0xd8, 0xff], kind: JPEG },
]

const ZIP = [0x50, 0x4b, 0x03, 0x04]

/** The kind of a file we take, or undefined: unknown bytes, a name that says otherwise, an office file with macros. */
export function kindOf(fileName: string, bytes: Uint8Array): FileKind | undefined {
  const kind = HEADS.find((head) => startsWith(bytes, head.bytes))?.kind ?? (startsWith(bytes, ZIP) ? officeKind(bytes) : undefined)
  const extension = fileName.split('.').pop()?.toLowerCase() ?? ''
  return kind?.extensions.includes(extension) ? kind : undefined
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return bytes.length >= head.length && head.every((byte, i) => bytes[i] === byte)
}

/** An office file is a zip that lists its parts by name. */
function officeKind(bytes: Uint8Array): FileKind | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  if (!text.includes('[Content_Types].xml') || text.includes('vbaProject.bin')) return undefined
  if (text.includes('word/document.xml')) return DOCX
  return text.includes('xl/workbook.xml') ? XLSX : undefined
}
