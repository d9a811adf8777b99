// Contract, work, inspection and advance; and the đề án that are changed or stopped on the way.
import { addDays, type Day, day } from '../basics/day.ts'
import { dong, shareOf } from '../basics/money.ts'
import { signContract, stopProject } from '../funding/contract.actions.ts'
import { advance } from '../funding/payment.actions.ts'
import { recover } from '../funding/recovery.actions.ts'
import { recordInspection } from '../inspection/inspection.actions.ts'
import { askChange, decideChange } from '../project/change.actions.ts'
import { finishing, heldOf, order } from './finish.ts'
import type { Event, Stage } from './stage.ts'
import type { workDays } from './timeline.ts'
import { million, type Step, type Walker, yearIn } from './walker.ts'

type Days = ReturnType<typeof workDays>

const ADVANCED_BASIS_POINTS = 7000

export function workEvents(stage: Stage, walker: Walker, step: Step, days: Days): Event[] {
  const { dossier } = walker
  const events = [contract(stage, walker, step, days.contract)]
  const tested = dossier.advanceKind === 'equipment'
  const late = stage.dayNear(addDays(days.inspect, 5), 5)
  if (dossier.twist === 'changed' || dossier.end === 'adjusting')
    events.push(...change(stage, walker, step, dossier.end === 'adjusting' ? day('2025-11-12') : days.change))
  events.push(inspection(stage, walker, step, days.inspect))
  if (isAdvanced(walker)) events.push(advancing(stage, walker, step, tested ? late : stage.dayNear(addDays(days.contract, 12), 8)))
  if (dossier.end === 'stopped') events.push(...stopping(stage, walker, step, stage.dayNear(addDays(days.inspect, 14), 6)))
  if (dossier.end === 'accepted' || dossier.end === 'settled') events.push(...finishing(stage, walker, step, days.accept))
  return events
}

/** Small đề án wait for the acceptance; a model half built and one whose change is open have not earned an advance. */
function isAdvanced({ dossier }: Walker): boolean {
  if (dossier.advanceKind === 'founding' || dossier.end === 'adjusting') return false
  if (dossier.end === 'underway') return dossier.activity !== 'demonstration-model'
  return dossier.support >= 60 || dossier.end === 'stopped'
}

function contract(stage: Stage, walker: Walker, step: Step, on: Day): Event {
  const { support, total, advanceKind, year, level } = walker.dossier
  return step(on, 'department-leader', 'contract', (ask, version) =>
    signContract(ask, {
      projectId: walker.id,
      version,
      number: stage.numberOf(level === 'national' ? 'HĐ-KCQG' : 'HĐ-KCĐP', yearIn(on)),
      signedOn: on,
      endsOn: day(`${year}-11-30`),
      advanceKind,
      amounts: new Map([[walker.source, million(support)]]),
      counterpartDong: million(total - support),
    }),
  )
}

function change(stage: Stage, walker: Walker, step: Step, on: Day): Event[] {
  const { year, level, why, end } = walker.dossier
  const reason = why === '' ? 'Nhà cung cấp giao thiết bị chậm so với hợp đồng.' : why
  const asked = step(on, 'centre-officer', 'ask change', (ask, version) =>
    askChange(ask, {
      projectId: walker.id,
      version,
      kind: 'time-in-year',
      reason,
      before: `Hoàn thành trước ngày 30/11/${year}`,
      after: `Hoàn thành trước ngày 15/12/${year}`,
      newEndsOn: day(`${year}-12-15`),
    }),
  )
  if (end === 'adjusting') return [asked]
  const decided = stage.dayNear(addDays(on, 5), 3)
  const decision = step(decided, level === 'national' ? 'ministry-officer' : 'department-leader', 'decide change', (ask, version) =>
    decideChange(ask, {
      projectId: walker.id,
      version,
      verdict: 'agreed',
      decisionNo: stage.numberOf(level === 'national' ? 'QĐ-BCT' : 'QĐ-SCT', yearIn(decided)),
      decidedOn: decided,
    }),
  )
  return [asked, decision]
}

function inspection(stage: Stage, walker: Walker, step: Step, on: Day): Event {
  const { dossier } = walker
  const behind = dossier.end === 'stopped' || dossier.end === 'adjusting'
  const shareDone = behind ? 20 : dossier.end === 'underway' && dossier.activity === 'demonstration-model' ? 45 : stage.chance.whole(76, 92)
  return step(on, 'inspector', 'inspect', (ask, version) =>
    recordInspection(ask, {
      projectId: walker.id,
      version,
      minutesNo: stage.numberOf('BB-KT', yearIn(on)),
      heldOn: on,
      team: 'Phòng Quản lý công nghiệp, Trung tâm Khuyến công, đại diện xã',
      findings: behind ? 'Chưa triển khai đúng tiến độ đã ký.' : 'Hạng mục được hỗ trợ đang lắp đặt, chạy thử; hồ sơ mua sắm đầy đủ.',
      remedy: behind ? 'Báo cáo nguyên nhân, đề xuất hướng xử lý.' : '',
      remedyDueOn: behind ? addDays(on, 15) : null,
      conclusion: behind ? 'at-risk' : 'on-schedule',
      investedDong: million((dossier.total * shareDone) / 100),
      itemDoneBasisPoints: shareDone * 100,
    }),
  )
}

function advancing(stage: Stage, walker: Walker, step: Step, on: Day): Event {
  return step(on, 'finance-officer', 'advance', (ask, version) =>
    advance(ask, { ...order(stage, walker, on, 'LCT-TƯ'), version, amountDong: shareOf(million(walker.dossier.support), ADVANCED_BASIS_POINTS) }),
  )
}

function stopping(stage: Stage, walker: Walker, step: Step, on: Day): Event[] {
  const back = stage.dayNear(addDays(on, 20), 10)
  const decisionNo = () => stage.numberOf('QĐ-UBND', yearIn(on))
  return [
    step(on, 'provincial-leader', 'stop', (ask, version) =>
      stopProject(ask, { projectId: walker.id, version, decisionNo: decisionNo(), decidedOn: on, reason: walker.dossier.why }),
    ),
    step(back, 'finance-officer', 'recover', async (ask, version) =>
      recover(ask, { ...order(stage, walker, back, 'QĐ-SCT'), version, amountDong: dong(await heldOf(ask, walker)) }),
    ),
  ]
}
