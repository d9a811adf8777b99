// What the trail of one đề án of the crowd tells of its rows: the same facts the acts themselves write, so that `verify` finds nothing.
import type { Kind } from '../funding/ledger.ts'
import { ACCEPTED } from '../project/lifecycle.ts'
import type { Facts } from '../trail/trail.chain.ts'
import { POSTED, UNAPPRAISED } from './crowd-states.ts'
import type { Made } from './crowd-world.ts'

type Act = { readonly act: string; readonly facts: Facts }

/** The act that posts each kind, and the fact that tells its amount beside the list. */
const POSTS: Readonly<Partial<Record<Kind, readonly [act: string, fact?: string]>>> = {
  allocation: ['funding.approved', 'amountDong'],
  'allocation-release': ['funding.cancelled'],
  commitment: ['funding.contracted', 'supportDong'],
  'counterpart-pledge': ['funding.contracted', 'counterpartDong'],
  'commitment-release': ['funding.stopped'],
  advance: ['funding.advanced', 'amountDong'],
  recovery: ['funding.recovered', 'amountDong'],
  'counterpart-proof': ['funding.counterpart-proven', 'amountDong'],
  payment: ['funding.paid', 'amountDong'],
  'advance-settlement': ['funding.settled', 'settledDong'],
  'payment-settlement': ['funding.settled', 'settledDong'],
}

type Posted = { readonly kind: Kind; readonly source: string; readonly amount: bigint; readonly paperNo: string }

export function postingsOf({ state, support, source, code }: Pick<Made, 'state' | 'support' | 'source' | 'code'>): Posted[] {
  return (POSTED[state] ?? []).map(([kind, share]) => ({
    kind,
    source: kind.startsWith('counterpart') ? 'counterpart' : source,
    amount: (support * BigInt(share)) / 100n,
    paperNo: `${code}/${kind}`,
  }))
}

export function actsOf(made: Made, target: string): Act[] {
  return [...papersTold(made, target), ...moneyTold(made)]
}

function moneyTold(made: Made): Act[] {
  const acts = new Map<string, { postings: Facts[]; sums: Map<string, bigint>; order: Facts }>()
  for (const { kind, source, amount, paperNo } of postingsOf(made)) {
    const [act, fact] = POSTS[kind] ?? []
    if (!act) throw new Error(`no act of the crowd posts ${kind}`)
    const one = acts.get(act) ?? { postings: [], sums: new Map<string, bigint>(), order: { source, day: made.today, paperNo } }
    const { year, today: day } = made
    one.postings.push({ kind, source, year, amountDong: String(amount), day, paperNo, note: '', establishmentId: null })
    if (fact) one.sums.set(fact, (one.sums.get(fact) ?? 0n) + amount)
    acts.set(act, one)
  }
  return [...acts].map(([act, { postings, sums, order }]) => {
    const amounts = Object.fromEntries([...sums].map(([fact, amount]) => [fact, String(amount)]))
    return { act, facts: { ...order, ...amounts, ...(act === 'funding.contracted' ? contractTold(made) : {}), postings } }
  })
}

function contractTold({ code, today, year }: Made): Facts {
  return { number: `HĐ/${code}`, signedOn: today, endsOn: `${year}-12-31`, advanceKind: 'equipment' }
}

function papersTold({ id, code, year, state, support, source, today: heldOn }: Made, target: string): Act[] {
  if (UNAPPRAISED.has(state)) return []
  const whole = String(support)
  const minutes = (kind: string) => ({ minutesNo: `${kind}/${code}`, heldOn })
  const judged = {
    verdict: 'pass',
    priority: false,
    eligibleDong: String(support * 2n),
    proposedDong: whole,
    amounts: [{ source, amountDong: whole }],
  }
  const acts: Act[] = [{ act: 'appraisal.held', facts: { ...minutes('BB-TĐ'), ...judged } }]
  if (!POSTED[state] || state === 'approved' || state === 'assigned' || state === 'cancelled') return acts
  const seen = { conclusion: 'on-schedule', investedDong: String((support * 8n) / 5n), itemDoneBasisPoints: 8000 }
  acts.push({ act: 'inspection.recorded', facts: { ...minutes('BB-KT'), ...seen } })
  if (!ACCEPTED.includes(state)) return acts
  const money = { eligibleDong: String(support * 2n), supportDong: whole, counterpartDong: whole }
  const evidence = [{ target, kind: 'inherited', thing: id, key: `inherited ${id}`, on: heldOn, year, quantity: 1 }]
  const accepted = { verdict: 'pass', ...money, evidence, earned: [{ source, amountDong: whole }] }
  return [...acts, { act: 'inspection.accepted', facts: { ...minutes('BB-NT'), ...accepted } }]
}
