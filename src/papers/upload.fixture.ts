// Sending papers as a browser does, for tests of what becomes of them.

import { SESSION_COOKIE } from '../platform/http.ts'
import type { Hands, House } from '../test-house.ts'

const BOUNDARY = 'ranh-gioi'

export type Sheet = { readonly field: string; readonly name?: string; readonly bytes: Buffer }

/** A PDF as far as its first bytes say. */
export function pdf(size: number, fill = 'a'): Buffer {
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(Math.max(0, size - 9), fill)])
}

export function formOf(sheets: readonly Sheet[]): { readonly headers: Record<string, string>; readonly payload: Buffer } {
  const parts = sheets.flatMap(({ field, name = 'giay.pdf', bytes }) => [
    Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\n\r\n`),
    bytes,
    Buffer.from('\r\n'),
  ])
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    payload: Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)]),
  }
}

export type Sent = {
  readonly status: number
  readonly code: string | undefined
  readonly text: string
  readonly files: readonly { readonly id: string; readonly sha256: string }[]
  readonly refused: readonly { readonly code: string; readonly facts: Readonly<Record<string, string>> }[]
}

export async function upload(house: House, hands: Hands, path: string, sheets: readonly Sheet[]): Promise<Sent> {
  const { headers, payload } = formOf(sheets)
  const reply = await house.app.inject({
    method: 'POST',
    url: path,
    headers: { ...headers, accept: 'application/json', cookie: `${SESSION_COOKIE}=${hands.token}` },
    payload,
  })
  const body = reply.json()
  return {
    status: reply.statusCode,
    code: body.refusals?.[0]?.code,
    text: body.refusals?.[0]?.text ?? '',
    files: body.files ?? [],
    refused: body.refused ?? [],
  }
}
