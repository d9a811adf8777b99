// Whether a đề án should be supported: five things to look at, one conclusion. TT 36/2013/TT-BCT Art. 9.
// Pure: findings in, a yes or a refusal out.
import type { Day } from '../basics/day.ts'
import type { Dong } from '../basics/money.ts'
import { type Outcome, ok, type Refusal, refusal, refuseAll } from '../basics/outcome.ts'

/** Art. 9 points a, b, c, d, đ in this order. */
export const CRITERIA = ['principles', 'need', 'capacity', 'combination', 'file'] as const
export type Criterion = (typeof CRITERIA)[number]

export const FINDINGS = ['yes', 'no', 'incomplete'] as const
export type Finding = (typeof FINDINGS)[number]

export const VERDICTS = ['pass', 'pass-with-conditions', 'fail'] as const
export type Verdict = (typeof VERDICTS)[number]

export const TIERS = ['base', 'ministry'] as const
export type Tier = (typeof TIERS)[number]

export type Judged = { readonly criterion: Criterion; readonly finding: Finding; readonly remark: string }

export type Minutes = {
  readonly heldOn: Day
  readonly judged: readonly Judged[]
  readonly verdict: Verdict
}

/** `receivedOn`: the day the dossier was taken in, last; undefined for one that never came through the desk. */
export type Between = { readonly receivedOn: Day | undefined; readonly today: Day }

/** What the minutes say must hold together: a day between receipt and today, remarks where something is wrong, a conclusion that fits the findings. */
export function checkMinutes(minutes: Minutes, { receivedOn, today }: Between): Outcome<Minutes> {
  const found: Refusal[] = []
  if (receivedOn !== undefined && minutes.heldOn < receivedOn) found.push(refusal('appraisal.before-receipt', { day: receivedOn }, 'heldOn'))
  if (minutes.heldOn > today) found.push(refusal('appraisal.day-to-come', { today }, 'heldOn'))
  for (const { criterion, finding, remark } of minutes.judged) {
    if (finding !== 'yes' && remark === '') found.push(refusal('appraisal.remark-missing', { criterion }, `remarks.${criterion}`))
  }
  const fits = verdictsFor(minutes.judged)
  if (!fits.includes(minutes.verdict))
    found.push(refusal('appraisal.verdict-does-not-fit', { verdict: minutes.verdict, fits: fits.join(' ') }, 'verdict'))
  return found.length === 0 ? ok(minutes) : refuseAll(found)
}

/** One "no" fails; something to complete allows a pass with conditions at most; five times "yes" is a pass, with conditions or without. */
export function verdictsFor(judged: readonly Judged[]): readonly Verdict[] {
  if (judged.some(({ finding }) => finding === 'no')) return ['fail']
  if (judged.some(({ finding }) => finding === 'incomplete')) return ['pass-with-conditions', 'fail']
  return ['pass', 'pass-with-conditions']
}

/** Minutes as kept. */
export type Appraisal = {
  readonly id: string
  readonly projectId: string
  readonly tier: Tier
  readonly minutesNo: string
  readonly heldOn: Day
  readonly verdict: Verdict
  readonly criteria: readonly Judged[]
  readonly conclusion: string
  readonly normId: string | null
  readonly priority: boolean
  readonly eligibleDong: Dong
  readonly proposedDong: Dong
}
