// What every answer carries, whatever it answers.
import assert from 'node:assert/strict'

const ALWAYS = [
  'content-security-policy',
  'x-content-type-options',
  'referrer-policy',
  'permissions-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
]

type Answered = { readonly status: number; readonly headers: Readonly<Record<string, unknown>>; readonly body: string }

export function assertProtected({ headers }: Pick<Answered, 'headers'>, what: string): void {
  assert.deepEqual(
    ALWAYS.filter((name) => typeof headers[name] !== 'string' || headers[name] === ''),
    [],
    `thiếu tiêu đề bảo vệ: ${what}`,
  )
}

/** A refusal of ours: protected, not kept by anybody, and a Vietnamese sentence as JSON or as a page. */
export function assertRefused(reply: Answered | undefined, statuses: readonly number[], what: string): void {
  assert.ok(reply, `không được trả lời: ${what}`)
  assert.ok(statuses.includes(reply.status), `${reply.status}, không phải ${statuses}: ${what}\n${reply.body.slice(0, 300)}`)
  assertProtected(reply, what)
  assert.equal(reply.headers['cache-control'], 'no-store', what)
  if (String(reply.headers['content-type']).startsWith('text/html')) assert.match(reply.body, /<html lang="vi"[\s\S]*Mã phản hồi/, what)
  else assert.match(JSON.parse(reply.body).refusals?.[0]?.text ?? '', /[ảạọệầếữờợ]/, `${what}\n${reply.body.slice(0, 300)}`)
}
