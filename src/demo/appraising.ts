// The base appraisal, the ministry's where the money is national, and the refusal of what should not be supported.
import { appraise, appraiseMinistry, type HeldAppraisal, reject } from '../appraisal/appraisal.actions.ts'
import { CRITERIA } from '../appraisal/appraisal.ts'
import { addDays, type Day } from '../basics/day.ts'
import { type Dong, dong, split } from '../basics/money.ts'
import { assignProject } from '../project/change.actions.ts'
import type { Event, Stage } from './stage.ts'
import { seasonOf } from './timeline.ts'
import { million, type Step, type Walker, yearIn } from './walker.ts'

export function appraisalEvents(stage: Stage, walker: Walker, step: Step): Event[] {
  const { dossier } = walker
  const season = seasonOf(dossier)
  if (season.appraise === '' || dossier.end === 'withdrawn') return []
  const on = stage.dayNear(season.appraise, season.spread)
  const failed = dossier.end === 'rejected'
  const events = [step(on, 'department-officer', 'appraise', (ask, version) => appraise(ask, minutes(stage, walker, on, version, failed)))]
  if (failed) {
    const refused = stage.dayNear(addDays(on, 3), 3)
    events.push(step(refused, 'department-leader', 'reject', (ask, version) => reject(ask, { projectId: walker.id, version, reason: dossier.why })))
  }
  if (season.ministry !== '' && dossier.end !== 'ministry' && dossier.level === 'national') {
    const held = stage.dayNear(season.ministry, season.spread)
    events.push(
      step(held, 'ministry-officer', 'ministry', (ask, version) => appraiseMinistry(ask, minutes(stage, walker, held, version, false, 'BB-CT'))),
    )
  }
  return events
}

/** Machines of one kind for each: as much for one as for the other, the odd đồng to the first. */
function sharesIn(stage: Stage, { dossier }: Walker): ReadonlyMap<string, Dong> {
  const ids = [dossier.by, ...dossier.others].flatMap((nth) => (nth === undefined ? [] : [stage.establishmentIds[nth] as string]))
  if (ids.length === 0) return new Map()
  const parts = split(
    million(dossier.support),
    ids.map(() => 1n),
  )
  return new Map(ids.map((id, i) => [id, parts[i] as Dong]))
}

function minutes(stage: Stage, walker: Walker, heldOn: Day, version: number, failed: boolean, kind = 'BB-TĐ'): HeldAppraisal {
  const { dossier, id, source } = walker
  const judged = CRITERIA.map((criterion, i) => {
    const no = failed && i === 2
    return { criterion, finding: no ? ('no' as const) : ('yes' as const), remark: no ? dossier.why : '' }
  })
  return {
    projectId: id,
    version,
    minutesNo: stage.numberOf(kind, yearIn(heldOn)),
    heldOn,
    judged,
    verdict: failed ? 'fail' : 'pass',
    conclusion: failed
      ? `Không đề nghị hỗ trợ. ${dossier.why}`
      : 'Đề án phù hợp mục tiêu, nội dung, mức hỗ trợ đúng quy định; đề nghị đưa vào kế hoạch.',
    eligibleDong: million(dossier.total),
    priority: false,
    amounts: new Map([[source, failed ? dong(0n) : million(dossier.support)]]),
    shares: sharesIn(stage, walker),
  }
}

export function assignment(stage: Stage, walker: Walker, step: Step, on: Day): Event {
  return step(on, 'department-leader', 'assign', (ask, version) =>
    assignProject(ask, {
      projectId: walker.id,
      version,
      decisionNo: stage.numberOf('QĐ-SCT', yearIn(on)),
      decidedOn: on,
      issuer: 'Sở Công Thương',
      abstract: 'Giao kế hoạch và dự toán kinh phí khuyến công',
    }),
  )
}
