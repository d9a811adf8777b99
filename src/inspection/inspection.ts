// Whether it happens on the spot: what an inspection finds and how far the đề án has come. TT 36/2013/TT-BCT Art. 21.
import type { Day } from '../basics/day.ts'
import type { Dong } from '../basics/money.ts'
import { type Outcome, ok, type Refusal, refusal, refuse, refuseAll } from '../basics/outcome.ts'

/** "đúng tiến độ / chậm / có nguy cơ không hoàn thành / vi phạm" (Biên bản kiểm tra tiến độ). */
export const CONCLUSIONS = ['on-schedule', 'late', 'at-risk', 'violation'] as const
export type Conclusion = (typeof CONCLUSIONS)[number]

export type Inspection = {
  readonly id: string
  readonly projectId: string
  readonly minutesNo: string
  readonly heldOn: Day
  readonly team: string
  readonly findings: string
  readonly remedy: string
  readonly remedyDueOn: Day | null
  readonly conclusion: Conclusion
  readonly investedDong: Dong
  readonly itemDoneBasisPoints: number
}

/** What was found when it was looked at again; the remedy asked for is then no longer open. */
export type RemedyClosing = {
  readonly inspectionId: string
  readonly projectId: string
  readonly closedOn: Day
  readonly minutesNo: string
  readonly result: string
}

/** A remedy is closed once, on a day that has come, not before it was asked for. */
export function checkClosing(
  { closedOn }: Pick<RemedyClosing, 'closedOn'>,
  { inspection, closed, today }: { readonly inspection: Inspection | undefined; readonly closed: boolean; readonly today: Day },
): Outcome<Inspection> {
  if (!inspection || inspection.remedy === '') return refuse('inspection.no-remedy', {}, 'inspectionId')
  if (closed) return refuse('inspection.remedy-closed', { minutesNo: inspection.minutesNo }, 'inspectionId')
  if (closedOn > today) return refuse('inspection.day-to-come', { today }, 'closedOn')
  if (closedOn < inspection.heldOn) return refuse('inspection.remedy-closed-early', { heldOn: inspection.heldOn }, 'closedOn')
  return ok(inspection)
}

/** Share of the whole investment put in, in basis points and rounded down: a test of "over 70 %" is never passed by rounding. */
export function investedShare(investedDong: bigint, totalDong: bigint): number | undefined {
  return totalDong <= 0n ? undefined : Number((investedDong * 10_000n) / totalDong)
}

type ToCheck = Pick<Inspection, 'heldOn' | 'conclusion' | 'remedy' | 'remedyDueOn' | 'investedDong'>

/**
 * Minutes of a day that has come; anything but "on schedule" says what to mend and by when. What was invested is told as a part of
 * the whole đề án, `totalDong`: one digit too many would open an advance.
 */
export function checkInspection(found: ToCheck, { today, totalDong }: { readonly today: Day; readonly totalDong: Dong }): Outcome<true> {
  const wrong: Refusal[] = []
  if (found.heldOn > today) wrong.push(refusal('inspection.day-to-come', { today }, 'heldOn'))
  if (found.conclusion !== 'on-schedule' && found.remedy === '') wrong.push(refusal('inspection.remedy-missing', {}, 'remedy'))
  if (found.remedy !== '' && found.remedyDueOn === null) wrong.push(refusal('inspection.remedy-day-missing', {}, 'remedyDueOn'))
  if (found.remedyDueOn !== null && found.remedyDueOn < found.heldOn)
    wrong.push(refusal('inspection.remedy-day-early', { heldOn: found.heldOn }, 'remedyDueOn'))
  if (totalDong > 0n && found.investedDong > totalDong) wrong.push(refusal('inspection.over-invested', { total: String(totalDong) }, 'investedDong'))
  return wrong.length === 0 ? ok(true) : refuseAll(wrong)
}
