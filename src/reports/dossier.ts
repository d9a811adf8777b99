// One đề án told whole: where it stands on its way, what its money did, who is to act next. Pure: rows in, a telling out.
import { type Day, dayOf, isDay } from '../basics/day.ts'
import { type Dong, dong, sum } from '../basics/money.ts'
import type { Kind } from '../funding/ledger.ts'
import type { Role } from '../people/role.ts'
import { type Act, type Level, movesOf, type State, type Step, stepOf, stepsOf } from '../project/lifecycle.ts'

export type TrailFacts = Readonly<Record<string, unknown>>

export type TrailLine = {
  readonly seq: number
  readonly at: Date
  /** Left out for an establishment: it sees which office acted, not who. */
  readonly personName: string
  readonly role: string
  readonly act: string
  readonly facts: TrailFacts
  /** The first eight figures of the hash. */
  readonly hash: string
}

/** The line of the trail that completes each step. */
const STEP_OF_ACT: Readonly<Record<string, Step>> = {
  'project.submitted': 'registration',
  'appraisal.held': 'appraisal',
  'appraisal.held-by-ministry': 'ministry',
  'funding.approved': 'plan',
  'project.assigned': 'assignment',
  'funding.contracted': 'contract',
  'inspection.recorded': 'inspection',
  'inspection.accepted': 'acceptance',
  'funding.settled': 'settlement',
}

/** Lines in which a đề án left its way; they say why. */
export const ENDING_ACTS = ['project.rejected', 'project.withdrawn', 'funding.stopped', 'funding.cancelled'] as const

/** Takes the day of the acceptance off the strip again. */
const ANNULLED = 'inspection.acceptance-annulled'
const RECEIVED = 'project.received'

/** Lines read whatever their age: the strip of steps, the receipt and the reason of an ending stand on them. */
export const TOLD_ACTS: readonly string[] = [...Object.keys(STEP_OF_ACT), RECEIVED, ...ENDING_ACTS, ANNULLED]

/** The dossier as it was taken in last: when, by which office, and by when the appraisal is answered. */
export type Receipt = { readonly at: Date; readonly role: string; readonly dueOn: Day | undefined }

export function receiptOf(trail: readonly TrailLine[]): Receipt | undefined {
  const last = trail.filter(({ act }) => act === RECEIVED).sort((a, b) => b.seq - a.seq)[0]
  const dueOn = last?.facts.dueOn
  return last && { at: last.at, role: last.role, dueOn: typeof dueOn === 'string' && isDay(dueOn) ? dueOn : undefined }
}

/** The day written on the paper of an act; the day it was recorded where it names none. */
export function dayOfAct({ facts, at }: Pick<TrailLine, 'facts' | 'at'>): Day {
  for (const name of ['heldOn', 'decidedOn', 'signedOn', 'day']) {
    const value = facts[name]
    if (typeof value === 'string' && isDay(value)) return value
  }
  return dayOf(at)
}

/** When each step was completed, by its latest line: a dossier sent twice was registered when it was sent last. */
export function stepDays(trail: readonly TrailLine[]): ReadonlyMap<Step, Day> {
  const days = new Map<Step, Day>()
  for (const line of [...trail].sort((a, b) => a.seq - b.seq)) {
    const step = STEP_OF_ACT[line.act]
    if (line.act === ANNULLED) days.delete('acceptance')
    if (step && line.facts.verdict !== 'fail') days.set(step, dayOfAct(line))
  }
  return days
}

export type ShownStep = { readonly step: Step; readonly state: 'done' | 'now' | 'later'; readonly on?: Day }

/** The steps of its level. One that left the way has no step at hand; what was done stays done. */
export function stepsShown(level: Level, state: State, days: ReadonlyMap<Step, Day>): ShownStep[] {
  const steps = stepsOf(level)
  const here = stepOf(state)
  const at = here === undefined ? -1 : steps.indexOf(here)
  return steps.map((step, i) => {
    const on = days.get(step)
    const dated = on === undefined ? {} : { on }
    if (i === at) return { step, state: 'now' }
    if (state === 'settled' || i < at) return { step, state: 'done', ...dated }
    // an inspection is done while the work goes on; after a return the later steps are to be done again
    const done = on !== undefined && (at === -1 || step === 'inspection')
    return done ? { step, state: 'done', ...dated } : { step, state: 'later' }
  })
}

export type LedgerColumn = 'estimate' | 'committed' | 'spent' | 'counterpart'

/** Money given back from a contract leaves both the contract and the estimate. */
const COLUMNS_OF: Readonly<Partial<Record<Kind, Readonly<Partial<Record<LedgerColumn, 1n | -1n>>>>>> = {
  allocation: { estimate: 1n },
  'allocation-release': { estimate: -1n },
  commitment: { committed: 1n },
  'commitment-release': { estimate: -1n, committed: -1n },
  advance: { spent: 1n },
  payment: { spent: 1n },
  recovery: { spent: -1n },
  'recovery-paid': { spent: -1n },
  'recovery-settled': { spent: -1n },
  'recovery-settled-paid': { spent: -1n },
  'recovery-closed': { spent: -1n },
  'counterpart-proof': { counterpart: 1n },
  'counterpart-proof-extra': { counterpart: 1n },
  'counterpart-correction': { counterpart: -1n },
  'counterpart-correction-extra': { counterpart: -1n },
}

/** The columns a posting stands in, signed; a pledge or a settlement moves no money of these four and stands in none. */
export function inColumns(kind: Kind, amountDong: bigint): Readonly<Partial<Record<LedgerColumn, Dong>>> {
  const signs = Object.entries(COLUMNS_OF[kind] ?? {}) as [LedgerColumn, bigint][]
  return Object.fromEntries(signs.map(([column, sign]) => [column, dong(sign * amountDong)]))
}

export function columnSums(postings: readonly { readonly kind: Kind; readonly amountDong: bigint }[]): Readonly<Record<LedgerColumn, Dong>> {
  const sums: Record<LedgerColumn, Dong> = { estimate: dong(0n), committed: dong(0n), spent: dong(0n), counterpart: dong(0n) }
  for (const { kind, amountDong } of postings)
    for (const [column, amount] of Object.entries(inColumns(kind, amountDong)) as [LedgerColumn, Dong][]) sums[column] = dong(sums[column] + amount)
  return sums
}

/** All that decisions gave it from one source, whatever was given back since. */
export function decidedFor(postings: readonly { readonly kind: Kind; readonly source: string; readonly amountDong: bigint }[], source: string): Dong {
  return dong(postings.reduce((sum, one) => (one.kind === 'allocation' && one.source === source ? sum + one.amountDong : sum), 0n))
}

/** All that was settled of one source, whatever came back since. */
export function settledFirst(
  postings: readonly { readonly kind: Kind; readonly source: string; readonly amountDong: bigint }[],
  source: string,
): Dong {
  const settling: readonly Kind[] = ['advance-settlement', 'payment-settlement']
  return sum(postings.flatMap((one) => (settling.includes(one.kind) && one.source === source ? [one.amountDong] : [])))
}

/** Acts that carry a đề án on, as against those that turn it off its way or repeat. */
const FORWARD: readonly Act[] = [
  'submit',
  'receive',
  'appraise',
  'appraise-ministry',
  'approve',
  'assign',
  'contract',
  'decide-change',
  'inspect',
  'accept',
  'pay',
  'settle',
]

export function isForward(act: Act): boolean {
  return FORWARD.includes(act)
}

export type Waiting = { readonly act: Act; readonly by: readonly Role[] }

/** Whose turn it is, by the lifecycle itself. */
export function waitingFor(level: Level, state: State): Waiting[] {
  const open = movesOf(level).filter((move) => move.from.includes(state) && isForward(move.act as Act))
  return open.map((move) => ({ act: move.act as Act, by: move.by }))
}
