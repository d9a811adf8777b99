// Which HTTP status a refusal has, and how zod's findings become refusals.
import type { z } from 'zod'
import { type Refusal, refusal } from '../basics/outcome.ts'

const STATUS: Readonly<Record<string, number>> = {
  'request.malformed': 400,
  'request.too-slow': 408,
  'request.body-too-large': 413,
  'request.too-many-fields': 413,
  'request.kind-unknown': 415,
  'request.headers-too-large': 431,
  'request.too-often': 429,
  'request.crowded': 429,
  'request.foreign': 403,
  'request.not-allowed': 403,
  'request.not-found': 404,
  'request.sign-in-first': 401,
  'request.version-missing': 428,
  'request.stale': 412,
  'request.key-reused': 422,
  'request.key-malformed': 422,
  'request.upload-too-large': 413,
  'request.too-many-files': 413,
  'request.files-not-taken': 415,
  'request.uploads-busy': 503,
  'request.database-away': 503,
  'request.maybe-written': 503,
  'request.took-too-long': 503,
  'request.busy': 503,
  'upkeep.quota-project': 413,
  'upkeep.quota-applicant': 413,
  'upkeep.quota-staff': 413,
  'upkeep.quota-province': 507,
  'request.database-full': 507,
  'request.files-full': 507,
  'request.storage-failing': 503,
  'request.memory-short': 503,
  'request.incident': 500,
  'input.unknown-field': 400,
  'people.wrong-login': 401,
  'people.too-many-tries': 429,
  'people.busy': 503,
  'people.must-change-password': 403,
}

/** 422 for input, 404 and 403 for what their names say, 409 for a "no" of the domain. */
export function statusOf(refusals: readonly Refusal[]): number {
  const first = refusals[0]?.code ?? 'request.incident'
  const known = STATUS[first]
  if (known !== undefined) return known
  if (first.startsWith('input.')) return 422
  if (first.endsWith('.not-found')) return 404
  if (first.endsWith('.not-your-act')) return 403
  return 409
}

/** Schemas carry Vietnamese sentences; each finding keeps the field it belongs to. */
export function issuesToRefusals(error: z.ZodError): Refusal[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => refusal('input.unknown-field', { field: key }, key))
    return [refusal('input.invalid', { text: sentenceOf(issue) }, issue.path.join('.'))]
  })
}

/** A field that may be empty or hold something is a choice of two schemas: the last one, which holds something, carries the sentence. A name in a group carries its own. */
function sentenceOf(issue: z.core.$ZodIssue): string {
  if (!ZOD_OWN.test(issue.message)) return issue.message
  const inner = issue.code === 'invalid_union' ? issue.errors.at(-1)?.[0] : issue.code === 'invalid_key' ? issue.issues[0] : undefined
  return inner ? sentenceOf(inner) : NO_SENTENCE
}

/** What zod says of itself, in English: never shown. */
const ZOD_OWN = /^(Invalid|Unrecognized|Too (big|small)|Expected)\b/
const NO_SENTENCE = 'Nội dung không hợp lệ. Kiểm tra rồi nhập lại.'
