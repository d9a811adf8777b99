// Reads a request: path, query and body into one flat record; files apart. Knows HTTP, knows no domain.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { nfc } from '../basics/text.ts'
import type { Upload } from './route.ts'

export type Raw = Record<string, unknown>

const FILE_LIMIT = 10 * 1024 * 1024
const FILES_LIMIT = 10

/** Bodies we read: JSON, plain forms, and multipart for files. Anything else is refused with 415 by Fastify. */
export async function acceptBodies(app: FastifyInstance): Promise<void> {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: 1_048_576 }, (_request, body, done) => {
    done(null, flatten(new URLSearchParams(body as string)))
  })
  await app.register(import('@fastify/multipart'), {
    limits: { fileSize: FILE_LIMIT, files: FILES_LIMIT, fields: 400, fieldSize: 65_536, parts: 500 },
    throwFileSizeLimit: false,
  })
}

/** Repeated names become lists; a name that appears once stays one value. Own keys only, so "__proto__" is just a name. */
export function flatten(params: URLSearchParams): Raw {
  const raw: Raw = Object.create(null)
  for (const name of new Set(params.keys())) {
    const values = params.getAll(name).map(nfc)
    raw[name] = values.length === 1 ? values[0] : values
  }
  return raw
}

export type Body = { readonly raw: Raw; readonly uploads: readonly Upload[]; readonly tooLarge: string | undefined }

export async function readBody(request: FastifyRequest): Promise<Body> {
  if (request.isMultipart()) return await readMultipart(request)
  return { raw: isRecord(request.body) ? tidy(request.body) : Object.create(null), uploads: [], tooLarge: undefined }
}

async function readMultipart(request: FastifyRequest): Promise<Body> {
  const fields = new URLSearchParams()
  const uploads: Upload[] = []
  let tooLarge: string | undefined
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      fields.append(part.fieldname, String(part.value))
      continue
    }
    const bytes = await part.toBuffer()
    if (part.file.truncated) tooLarge = part.fieldname
    else if (part.filename !== '' && bytes.length > 0) uploads.push({ field: part.fieldname, fileName: nfc(part.filename), bytes })
  }
  return { raw: flatten(fields), uploads, tooLarge }
}

function isRecord(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** JSON strings are stored as forms are: NFC. */
function tidy(value: Raw): Raw {
  const raw: Raw = Object.create(null)
  for (const [name, item] of Object.entries(value)) raw[name] = typeof item === 'string' ? nfc(item) : item
  return raw
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
  return origin !== undefined && new URL(origin, 'http://invalid').host !== request.headers.host
}
