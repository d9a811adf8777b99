// The small model of bar row A4: what each act does to a đề án and its money, told a second time in words of its own.
// It knows nothing of lifecycle.ts and funding.ts, on purpose. Below: the law that from every state some way of acts leads to an end that agrees.
import type { Level } from './project/lifecycle.ts'

const M = 1_000_000n
export const COST = 200n * M
export const ASKED = 100n * M

export const ACTS = [
  'submit',
  'receive',
  'return',
  'appraise',
  'appraise-ministry',
  'reject',
  'approve',
  'supplement',
  'reduce',
  'assign',
  'contract',
  'inspect',
  'advance',
  'ask-change',
  'decide-change',
  'accept',
  'annul-acceptance',
  'annul-acceptance-of-stopped',
  'prove',
  'correct',
  'pay',
  'recover',
  'recover-again',
  'settle',
  'withdraw',
  'reopen',
  'cancel',
  'stop',
  'close-year',
  'close-books',
  'carry-over',
] as const
export type Act = (typeof ACTS)[number]

export type Model = {
  level: Level
  state: string
  approved: bigint
  committed: bigint
  advanced: bigint
  paid: bigint
  recovered: bigint
  paidBack: bigint
  returned: bigint
  settled: bigint
  released: bigint
  pledged: bigint
  proven: bigint
  invested: bigint | null
  inspected: boolean
  wasStopped: boolean
  /** By the minutes, and what of it is still given: less by what was taken back for good or given up. */
  accepted: bigint | null
  earned: bigint | null
  owedCounterpart: bigint
  open: boolean
}

/** `share` of what was asked, in percent; or the amount itself. */
export type Step = { readonly act: Act; readonly share: bigint; readonly exact?: bigint }

/** state → act → next state, as the process is told in words. */
export const PATHS: Record<string, Partial<Record<Act, string>>> = {
  draft: { submit: 'submitted', withdraw: 'withdrawn' },
  submitted: { receive: 'appraising', return: 'returned', reject: 'rejected', withdraw: 'withdrawn' },
  appraising: { return: 'returned', appraise: 'appraised', reject: 'rejected', withdraw: 'withdrawn' },
  ministry: { 'appraise-ministry': 'appraised', return: 'returned', reject: 'rejected', withdraw: 'withdrawn' },
  returned: { submit: 'submitted', withdraw: 'withdrawn' },
  appraised: { approve: 'approved', reject: 'rejected', withdraw: 'withdrawn' },
  approved: { supplement: 'approved', reduce: 'approved', assign: 'assigned', cancel: 'cancelled' },
  assigned: { supplement: 'assigned', reduce: 'assigned', contract: 'underway', cancel: 'cancelled' },
  underway: {
    inspect: 'underway',
    advance: 'underway',
    reduce: 'underway',
    'ask-change': 'adjusting',
    accept: 'accepted',
    prove: 'underway',
    correct: 'underway',
    recover: 'underway',
    'recover-again': 'underway',
    stop: 'stopped',
  },
  adjusting: { inspect: 'adjusting', 'decide-change': 'underway', stop: 'stopped' },
  accepted: {
    prove: 'accepted',
    correct: 'accepted',
    pay: 'accepted',
    reduce: 'accepted',
    recover: 'accepted',
    'recover-again': 'accepted',
    settle: 'settled',
    'annul-acceptance': 'underway',
    'annul-acceptance-of-stopped': 'stopped',
  },
  settled: { recover: 'settled', 'recover-again': 'settled' },
  stopped: { correct: 'stopped', recover: 'stopped', 'recover-again': 'stopped', accept: 'accepted' },
  withdrawn: { reopen: 'draft' },
}

/** The other way of counting, which the law must find out: what came back is still counted as paid. */
export type Kept = (m: Model) => bigint
export const NET: Kept = (m) => m.advanced + m.paid - m.recovered - m.returned
export const GROSS: Kept = (m) => m.advanced + m.paid

function least(...amounts: bigint[]): bigint {
  return amounts.reduce((a, b) => (b < a ? b : a))
}

const most = (a: bigint, b: bigint) => (a > b ? a : b)
const promise = (m: Model) => m.committed - m.released
const owed = (m: Model) => least(m.earned ?? 0n, promise(m))

export const amountOf = ({ share, exact }: Pick<Step, 'share' | 'exact'>) => exact ?? (ASKED * share) / 100n

export const FIGURES = [
  ...(['approved', 'committed', 'advanced', 'paid', 'recovered', 'paidBack'] as const),
  ...(['returned', 'settled', 'released', 'pledged', 'proven', 'earned'] as const),
] as const

export function fresh(level: Level): Model {
  const zero = Object.fromEntries(FIGURES.map((figure) => [figure, 0n])) as Record<(typeof FIGURES)[number], bigint>
  const unseen = { invested: null, inspected: false, wasStopped: false, accepted: null, earned: null, owedCounterpart: 0n, open: true }
  return { level, state: 'draft', ...zero, ...unseen }
}

/** Is the act right now, and what does it change? undefined: it must be refused. */
export function expected(m: Model, step: Step, kept: Kept = NET): Model | undefined {
  const { act } = step
  if (act === 'close-year') return m.open ? { ...m, open: false } : undefined
  if (act === 'close-books') return m.open && nothingHangs(m) ? { ...m, open: false } : undefined
  if (act === 'carry-over') return m.open ? m : undefined
  let state = PATHS[m.state]?.[act]
  if (state === undefined) return undefined
  if (act === 'appraise' && m.level === 'national') state = 'ministry'
  const next = { ...m, state }
  const money = moneyAfter(next, m, step, kept)
  return money && (m.open || !postsInItsYear(m, act) || sameMoney(money, m)) ? money : undefined
}

/** What a finance officer may close: every đồng approved is committed, every đồng committed is settled or given back. */
function nothingHangs(m: Model): boolean {
  return m.approved === m.committed && m.committed === m.settled + m.released
}

/** What comes back of a settled đề án whose year is closed is booked in the next; everything else in its own. */
function postsInItsYear(m: Model, act: Act): boolean {
  return !(m.state === 'settled' && (act === 'recover' || act === 'recover-again'))
}

const POSTED = FIGURES.filter((figure) => figure !== 'earned')

function sameMoney(a: Model, b: Model): boolean {
  return POSTED.every((figure) => a[figure] === b[figure])
}

function moneyAfter(next: Model, m: Model, step: Step, kept: Kept): Model | undefined {
  const { act } = step
  const amount = amountOf(step)
  if (act === 'approve' || act === 'supplement')
    return amount > 0n && m.approved + amount <= ASKED ? { ...next, approved: m.approved + amount } : undefined
  if (act === 'contract') return amount > 0n && amount <= m.approved ? { ...next, committed: amount, pledged: COST - amount } : undefined
  if (act === 'reduce') return m.state === 'accepted' ? givenUp(next, m, amount) : reduced(next, m, amount)
  if (act === 'inspect') return amount <= ASKED ? { ...next, inspected: true, invested: (COST * amount) / ASKED } : undefined
  if (act === 'advance') {
    const enough = m.invested !== null && m.invested * 10n > COST * 7n
    return enough && amount > 0n && kept(m) + amount <= (promise(m) * 70n) / 100n ? { ...next, advanced: m.advanced + amount } : undefined
  }
  if (act === 'accept') return accepted(next, m, amount)
  if (act === 'annul-acceptance' || act === 'annul-acceptance-of-stopped') return annulled(next, m, act)
  if (act === 'prove') return amount > 0n && m.proven + amount <= COST ? { ...next, proven: m.proven + amount } : undefined
  if (act === 'correct') return amount > 0n && amount <= m.proven ? { ...next, proven: m.proven - amount } : undefined
  if (act === 'pay') return amount > 0n && kept(m) + amount <= owed(m) ? { ...next, paid: m.paid + amount } : undefined
  if (act === 'recover' || act === 'recover-again') return amount > 0n && amount <= NET(m) ? recovered(next, m, act, amount) : undefined
  if (act === 'settle') return owed(m) === kept(m) && m.proven >= m.owedCounterpart ? released({ ...next, settled: owed(m) }) : undefined
  if (act === 'cancel') return released(next)
  if (act === 'stop') return released({ ...next, wasStopped: true })
  return next
}

function accepted(next: Model, m: Model, amount: bigint): Model | undefined {
  const final = least(promise(m), amount, 300n * M)
  const within = 2n * amount <= COST // more than the whole cost needs an explanation, and none is given here
  return m.inspected && within ? { ...next, accepted: final, earned: final, owedCounterpart: least(2n * amount - final, m.pledged) } : undefined
}

/** From the advances first. Before the acceptance nothing is earned; after it what comes back is lost unless it may go out again. */
function recovered(next: Model, m: Model, act: Act, amount: bigint): Model {
  const lost = m.earned === null ? 0n : most(0n, amount - most(0n, NET(m) - owed(m)))
  const forGood = m.state === 'settled' || (m.state === 'accepted' && act === 'recover')
  const less = forGood && m.earned !== null ? { ...next, earned: m.earned - lost } : next
  if (m.state === 'settled' && !m.open) return { ...less, returned: m.returned + amount }
  const fromPayment = most(0n, amount - (m.advanced - (m.recovered - m.paidBack)))
  const back = { ...less, recovered: m.recovered + amount, paidBack: m.paidBack + fromPayment }
  if (m.state === 'settled') return released({ ...back, settled: m.settled - amount })
  return m.state === 'stopped' ? released(back) : back
}

/** Back to where it was accepted from, while no money paid on the acceptance is kept; a stopped đề án holds nothing that is neither paid nor given back. */
function annulled(next: Model, m: Model, act: Act): Model | undefined {
  if (m.wasStopped !== (act === 'annul-acceptance-of-stopped') || m.paid !== m.paidBack) return undefined
  const before = { ...next, accepted: null, earned: null, owedCounterpart: 0n }
  return m.wasStopped ? released(before) : before
}

/** Only what is not paid may be taken back, the part not committed first, and never all of it. */
function reduced(next: Model, m: Model, amount: bigint): Model | undefined {
  const notCommitted = m.approved - m.committed
  const notPaid = promise(m) - NET(m)
  if (amount > notCommitted + notPaid || m.approved - m.released - amount <= 0n) return undefined
  const fromApproval = least(amount, notCommitted)
  return { ...next, approved: m.approved - fromApproval, released: m.released + amount - fromApproval }
}

/** After the acceptance: only of what it still owes, and never all it gives. */
function givenUp(next: Model, m: Model, amount: bigint): Model | undefined {
  const earned = m.earned ?? 0n
  return amount <= owed(m) - NET(m) && amount < earned ? { ...next, released: m.released + amount, earned: earned - amount } : undefined
}

/** What was committed and not paid is released; what was approved and not committed is no longer approved. */
function released(m: Model): Model {
  return { ...m, released: m.committed - NET(m), approved: m.committed }
}

/** An end at which ledger, acceptance and totals say the same, to the đồng. */
export function agrees(m: Model): boolean {
  const cleared = m.approved === m.committed && m.committed === m.settled + m.released
  if (['withdrawn', 'rejected', 'cancelled'].includes(m.state)) return NET(m) === 0n && m.committed === 0n && cleared
  if (m.state === 'stopped') return NET(m) === 0n && cleared
  if (m.state !== 'settled') return false
  const kept = NET(m)
  return cleared && m.settled - m.returned === kept && m.earned === kept && kept <= (m.accepted ?? -1n) && m.proven >= m.owedCounterpart
}

/** Amounts an official would type there: what is kept, what is still owed, what is too much, what is not proven, what is left to promise. */
function naturalAmounts(m: Model): bigint[] {
  const left = [NET(m), owed(m) - NET(m), NET(m) - owed(m), m.owedCounterpart - m.proven, ASKED - m.approved, m.approved, ASKED]
  return [...new Set(left)].filter((amount) => amount > 0n)
}

/** The acts open to somebody in this state, each with the amounts it is tried with. */
function stepsFrom(m: Model, amounts: readonly bigint[]): Step[] {
  const acts = [...(Object.keys(PATHS[m.state] ?? {}) as Act[]), 'close-books' as const]
  return acts.flatMap((act) => amounts.map((exact) => ({ act, share: 0n, exact })))
}

const keyOf = (m: Model) => Object.values(m).join(' ')

/** The shortest way of acts from here to an end that agrees; undefined when there is none. */
export function wayToEnd(from: Model): Step[] | undefined {
  const seen = new Set([keyOf(from)])
  let front: { m: Model; way: Step[] }[] = [{ m: from, way: [] }]
  while (front.length > 0) {
    const done = front.find(({ m }) => agrees(m))
    if (done) return done.way
    front = front.flatMap(({ m, way }) =>
      stepsFrom(m, naturalAmounts(m)).flatMap((step) => {
        const next = expected(m, step)
        if (!next || seen.has(keyOf(next))) return []
        seen.add(keyOf(next))
        return [{ m: next, way: [...way, step] }]
      }),
    )
  }
  return undefined
}

/** Every state that acts in halves of the support lead to, while no more than `most` came back; and those of them from which no end that agrees is reached. */
export function searched(level: Level, most: bigint, kept: Kept = NET): { readonly states: number; readonly stuck: readonly Model[] } {
  const known = new Map<string, { m: Model; into: string[] }>([[keyOf(fresh(level)), { m: fresh(level), into: [] }]])
  const ends: string[] = []
  for (const [key, { m }] of known) {
    if (agrees(m)) ends.push(key)
    for (const step of stepsFrom(m, [ASKED / 2n, ASKED])) {
      const next = expected(m, step, kept)
      if (!next || next.recovered + next.returned > most || next.advanced + next.paid > 2n * most) continue
      const nextKey = keyOf(next)
      if (nextKey === key) continue
      const there = known.get(nextKey)
      if (there) there.into.push(key)
      else known.set(nextKey, { m: next, into: [key] })
    }
  }
  const closing = new Set(ends)
  for (const key of closing) for (const from of known.get(key)?.into ?? []) closing.add(from)
  return { states: known.size, stuck: [...known].filter(([key]) => !closing.has(key)).map(([, { m }]) => m) }
}
