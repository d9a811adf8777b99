// In what order days may come: what each act of money rests on, and is never older than. Pure.
import { type Day, yearOf } from '../basics/day.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { Kind } from './ledger.ts'

/** What an act may rest on; their words stand in words.vi.ts. */
export type Ground =
  | 'estimate'
  | 'appraisal'
  | 'approval'
  | 'assignment'
  | 'contract'
  | 'change'
  | 'inspection'
  | 'acceptance'
  | 'advance'
  | 'payment'
  | 'recovery'
  | 'proof'
  | 'correction'
  | 'settlement'

/** Something already on record about a đề án or an estimate, with its paper and day. */
export type Earlier = { readonly ground: Ground; readonly number: string; readonly day: Day }

/** A paper is not of a day to come. Asked before anything is counted from the day: the last day a calendar knows has none after it. */
export function hasCome(day: Day, today: Day, field: string): Outcome<void> {
  return day > today ? refuse('funding.day-to-come', { day }, field) : ok(undefined)
}

const MONEY = ['advance', 'payment', 'recovery', 'proof', 'correction'] as const

/** An advance after a recovery, a recovery after what it takes back, an ending after all that it ends. */
const RESTS_ON = {
  approve: ['appraisal'],
  reduce: ['approval', 'assignment', 'contract', 'acceptance'],
  'name-beneficiaries': ['approval'],
  contract: ['approval', 'assignment'],
  advance: ['contract', 'recovery'],
  pay: ['contract', 'acceptance', 'recovery'],
  recover: ['contract', 'advance', 'payment', 'settlement'],
  'prove-counterpart': ['contract'],
  'correct-counterpart': ['contract', 'proof'],
  settle: ['contract', 'acceptance', ...MONEY],
  cancel: ['approval', 'assignment', 'change'],
  stop: ['approval', 'assignment', 'contract', 'change', 'inspection', ...MONEY],
} as const satisfies Readonly<Record<string, readonly Ground[]>>

export type DatedAct = keyof typeof RESTS_ON

/** `field`: where on the form the day was typed. The latest of what stands in the way is named. */
export function inOrder(act: DatedAct, day: Day, earlier: readonly Earlier[], field: string): Outcome<void> {
  const grounds: readonly Ground[] = RESTS_ON[act]
  const later = earlier.filter((one) => grounds.includes(one.ground) && one.day > day)
  const [latest] = later.sort((a, b) => (a.day < b.day ? 1 : -1))
  return latest ? refuse('funding.before-ground', { ...latest }, field) : ok(undefined)
}

/** The kinds of posting an act may rest on. */
const GROUND_OF: Readonly<Partial<Record<Kind, Ground>>> = {
  advance: 'advance',
  payment: 'payment',
  recovery: 'recovery',
  'recovery-paid': 'recovery',
  'recovery-settled': 'recovery',
  'recovery-settled-paid': 'recovery',
  'recovery-closed': 'recovery',
  'counterpart-proof': 'proof',
  'counterpart-proof-extra': 'proof',
  'counterpart-correction': 'correction',
  'counterpart-correction-extra': 'correction',
}

export type DatedMove = { readonly kind: Kind; readonly day: Day; readonly paperNo: string }

export function groundsIn(moves: readonly DatedMove[]): Earlier[] {
  return moves.flatMap(({ kind, day, paperNo }) => {
    const ground = GROUND_OF[kind]
    return ground ? [{ ground, number: paperNo, day }] : []
  })
}

/** The estimate of a year is given in the years before it that its plan is prepared in, or later. */
export function checkGiving(year: number, day: Day, yearsBefore: number): Outcome<void> {
  const from = year - yearsBefore
  return yearOf(day) < from ? refuse('funding.estimate-too-early', { year: String(year), from: String(from) }, 'day') : ok(undefined)
}

export type EstimateMove = DatedMove & { readonly amountDong: bigint }

/** An estimate is not lowered before it was given: not before the decision that first makes it large enough, after all that was taken from it. */
export function checkLowering(moves: readonly EstimateMove[], day: Day, amountDong: bigint): Outcome<void> {
  const given = moves.filter(({ kind }) => kind === 'estimate').sort((a, b) => (a.day < b.day ? -1 : 1))
  let left = moves.reduce((sum, move) => (move.kind === 'estimate' ? sum : sum - move.amountDong), 0n)
  for (const grant of given) {
    left += grant.amountDong
    if (left < amountDong) continue
    return day < grant.day ? refuse('funding.before-ground', { ground: 'estimate', number: grant.paperNo, day: grant.day }, 'day') : ok(undefined)
  }
  return ok(undefined) // more than was ever given: the cap says so
}
