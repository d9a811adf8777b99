// Whatever was thrown, wherever: what is said about it, with which status, and whether somebody has to look into it.
import { type Refusal, refusal } from '../basics/outcome.ts'
import { DatabaseAway, DatabaseBusy } from './away.ts'
import { refusalOf } from './constraints.ts'
import { TooOften } from './rate-limit.ts'

export const MALFORMED = 'request.malformed'

/** What the readers of requests throw is the sender's fault, and their status says which. */
const SENDERS_FAULT: Readonly<Record<number, string>> = {
  404: 'request.not-found',
  408: 'request.too-slow',
  413: 'request.body-too-large',
  415: 'request.kind-unknown',
  431: 'request.headers-too-large',
}

export type Failure = { readonly refused: Refusal; readonly retryAfter?: string; readonly incident?: boolean }

export function failureOf(error: unknown, requestId: string): Failure {
  if (error instanceof TooOften) return { refused: error.refused, retryAfter: String(error.seconds) }
  const { statusCode = 500 } = Object(error) as { statusCode?: number }
  if (statusCode < 500) return { refused: refusal(SENDERS_FAULT[statusCode] ?? MALFORMED) }
  if (error instanceof DatabaseAway) return { refused: refusal('request.database-away'), retryAfter: '5' }
  if (error instanceof DatabaseBusy) return { refused: refusal('request.busy', { ahead: String(error.ahead) }), retryAfter: '5' }
  const spoken = refusalOf(error)
  return spoken ? { refused: spoken } : { refused: refusal('request.incident', { ma: requestId }), incident: true }
}
