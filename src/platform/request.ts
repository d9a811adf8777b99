// Reads a request: path, query and body into one flat record; files apart. Knows HTTP, knows no domain.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Refusal, refusal } from '../basics/outcome.ts'
import { nfc } from '../basics/text.ts'
import { MALFORMED } from './failure.ts'
import { faultOfText, LONGEST_TEXT, type Measured, MOST_ENTRIES, measured, type Raw, tooManyEntries } from './readable.ts'
import type { Upload } from './route.ts'

const MB = 1024 * 1024
const FILE_LIMIT = 10 * MB
/** A field left empty is sent as a file too, and a dossier has many fields. */
export const MOST_FILES = 60
/** What is kept in memory of the files of one request, together. */
const KEPT_LIMIT = 20 * MB
/** What is read at all: files beyond the limits above run by unkept, so that the others of the batch are taken. */
export const SENT_LIMIT = 64 * MB
/** Requests with files that are in memory at the same time. */
export const MULTIPARTS_AT_ONCE = 4

/** Bodies we read: JSON, plain forms, and multipart for files. Anything else is refused with 415 by Fastify. */
export async function acceptBodies(app: FastifyInstance): Promise<void> {
  app.removeContentTypeParser('text/plain') // the one kind another site's script may send unasked that is no form
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'buffer' },
    async (_request: unknown, body: Buffer) => new Form(textOf(body)),
  )
  const readJson = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      readJson(request, textOf(body as Buffer), done)
    } catch (error) {
      done(error as Error)
    }
  })
  await app.register(import('@fastify/multipart'), {
    limits: { fileSize: FILE_LIMIT, files: MOST_FILES, fields: 60, fieldSize: LONGEST_TEXT, parts: 120 },
    throwFileSizeLimit: false,
  })
}

/** Thrown by the readers of bodies: the sender's fault, answered by its status. */
class ReadingError extends Error {
  readonly statusCode: number
  constructor(statusCode: number) {
    super('body not readable')
    this.statusCode = statusCode
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true })

/** Half a letter is not guessed at. */
function textOf(bytes: Buffer): string {
  try {
    return UTF8.decode(bytes)
  } catch {
    throw new ReadingError(400)
  }
}

/** Of every request, before anything is done about it: it says which house it wants, and its body is sent as it is. */
export function checkHead({ headers, raw }: FastifyRequest): void {
  if (headers.host === undefined && raw.httpVersion === '1.1') throw new ReadingError(400)
  const packing = headers['content-encoding']
  if (packing !== undefined && packing !== 'identity') throw new ReadingError(415)
}

/** A plain form as it came, read once it is known who sends it. */
class Form {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  read(): Measured {
    if (this.#text.split('&', MOST_ENTRIES + 1).length > MOST_ENTRIES) return { raw: Object.create(null), fault: tooManyEntries() }
    return measured(flatten(new URLSearchParams(this.#text)))
  }
}

/** Repeated names become lists; a name that appears once stays one value. Own keys only, so "__proto__" is just a name. */
export function flatten(pairs: Iterable<readonly [string, string]>): Raw {
  const raw: Record<string, string | string[]> = Object.create(null)
  for (const [name, value] of pairs) {
    const before = raw[name]
    if (Array.isArray(before)) before.push(value)
    else raw[name] = before === undefined ? value : [before, value]
  }
  return raw
}

/** What stands after the "?", measured like a form. */
export function readQuery(request: FastifyRequest): Measured {
  return measured(withoutTracking(request.query as Raw))
}

/** What Zalo, Facebook, search engines and newsletters hang on a link that is shared; it tells us nothing and must not make the link a dead one. */
const TRACKING = /^(utm_[a-z]+|fbclid|gclid|gbraid|wbraid|msclkid|igshid|zarsrc|mc_cid|mc_eid|_ga|_gl)$/

function withoutTracking(query: Raw): Raw {
  return Object.fromEntries(Object.entries(query).filter(([name]) => !TRACKING.test(name)))
}

export type Body = Measured & { readonly uploads: readonly Upload[] }

export async function readBody(request: FastifyRequest): Promise<Body> {
  if (request.isMultipart()) return await readMultipart(request)
  if (request.body instanceof Form) return { ...request.body.read(), uploads: [] }
  return { ...measured(isRecord(request.body) ? request.body : Object.create(null)), uploads: [] }
}

/** More is announced than is read at all. */
export function tooLong(request: FastifyRequest): Refusal | undefined {
  return Number(request.headers['content-length'] ?? 0) > SENT_LIMIT
    ? refusal('request.upload-too-large', { mb: String(SENT_LIMIT / MB) })
    : undefined
}

/** What the reader of multipart throws at the first part too many; whatever else it throws, the sender broke off or cut the parts wrongly. */
const TOO_MANY = /^FST_(FILES|PARTS|FIELDS)_LIMIT$/

async function readMultipart(request: FastifyRequest): Promise<Body> {
  try {
    return await readParts(request)
  } catch (error) {
    const tooMany = TOO_MANY.test((error as { code?: string }).code ?? '')
    const fault = tooMany ? refusal('request.too-many-files', { most: String(MOST_FILES) }) : refusal(MALFORMED)
    return { raw: Object.create(null), uploads: [], fault }
  }
}

async function readParts(request: FastifyRequest): Promise<Body> {
  const fields: [string, string][] = []
  let letters = 0
  const uploads: Upload[] = []
  let fault: Refusal | undefined
  let left = KEPT_LIMIT
  if (request.raw.destroyed) throw new ReadingError(400) // whoever sent it has gone while waiting for room
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      const { value } = part
      letters += typeof value === 'string' ? value.length : 0
      if (typeof value !== 'string')
        fault ??= refusal('input.unreadable', {}, part.fieldname) // a part that calls itself JSON
      else if (part.valueTruncated || letters > LONGEST_TEXT) fault ??= refusal('input.too-long', {}, part.fieldname)
      else fields.push([part.fieldname, value])
      continue
    }
    const bytes = await read(part.file, left)
    if (!part.filename) continue // a field left empty
    if (part.filename.length > LONGEST_FILE_NAME || faultOfText(part.filename)) fault ??= refusal('input.unreadable', {}, part.fieldname)
    const dropped = droppedOf(part.file.truncated, bytes)
    uploads.push({ field: part.fieldname, fileName: nfc(part.filename), bytes: (!dropped && bytes) || NOTHING, dropped })
    if (!dropped) left -= bytes?.length ?? 0
  }
  const form = measured(flatten(fields))
  return { raw: form.raw, uploads, fault: fault ?? form.fault }
}

const NOTHING = Buffer.alloc(0)
/** Of any system's file names, four times over. */
const LONGEST_FILE_NAME = 1_000

function droppedOf(cutOff: boolean, bytes: Buffer | undefined): Upload['dropped'] {
  if (cutOff) return { why: 'too-large', mb: FILE_LIMIT / MB }
  return bytes ? undefined : { why: 'no-room', mb: KEPT_LIMIT / MB }
}

/** The bytes of one file; when they are more than `most`, the rest runs by unkept. */
async function read(file: AsyncIterable<Buffer>, most: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of file) {
    size += chunk.length
    if (size <= most) chunks.push(chunk)
    else chunks.length = 0
  }
  return size <= most ? Buffer.concat(chunks) : undefined
}

function isRecord(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Browsers get pages; everything else gets JSON. */
export function wantsPage(request: FastifyRequest): boolean {
  return (request.headers.accept ?? '').includes('text/html')
}

/** A browser tells where a form was sent from; another site's form is refused. Tools that send neither header are not browsers. */
export function isForeign(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const origin = request.headers.origin
  return origin !== undefined && (URL.parse(origin)?.host ?? 'none') !== request.headers.host
}
