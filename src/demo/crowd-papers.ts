// Papers, minutes and contract of one đề án of the crowd.
import { day } from '../basics/day.ts'
import { numberKey } from '../basics/text.ts'
import { ACCEPTED } from '../project/lifecycle.ts'
import { POSTED } from './crowd-states.ts'
import { type CrowdWorld, type Made, type Put, quickId } from './crowd-world.ts'

/** Minutes, decision, contract, inspection, acceptance: as far as the state has come. */
export function putPapers(put: Put, world: CrowdWorld, made: Made, target: string): void {
  const { id, code, today, created, support, state } = made
  const newId = () => quickId(created.getTime(), world.chance)
  const paper = (kind: string, number: string, abstract: string) => {
    put('project_paper', [newId(), id, kind, number, today, abstract, 'Sở Công Thương', null, world.personId, created, numberKey(number)])
  }
  const judged = '[{"criterion":"principles","finding":"yes","remark":""},{"criterion":"need","finding":"yes","remark":""}]'
  put('appraisal', [
    newId(),
    id,
    'base',
    `BB-TĐ/${code}`,
    today,
    'pass',
    judged,
    'Đủ điều kiện',
    null,
    support * 2n,
    support,
    world.personId,
    created,
    false,
  ])
  paper('A05', `BB-TĐ/${code}`, 'Biên bản thẩm định cấp cơ sở')
  if (!POSTED[state]) return
  paper('A08', `QĐ/${code}`, 'Phê duyệt kế hoạch, kinh phí hỗ trợ đề án')
  if (state === 'approved' || state === 'assigned' || state === 'cancelled') return
  put('contract', [newId(), id, `HĐ/${code}`, today, day(`${made.year}-12-31`), support, support, 'equipment', world.personId])
  paper('A11', `HĐ/${code}`, 'Hợp đồng thực hiện đề án khuyến công')
  const seen = newId()
  put('inspection', [
    seen,
    id,
    `BB-KT/${code}`,
    today,
    'Đoàn kiểm tra',
    'Đúng tiến độ',
    '',
    null,
    'on-schedule',
    (support * 8n) / 5n,
    8000,
    world.personId,
    created,
  ])
  put('project_progress', [newId(), id, today, `BB-KT/${code}`, (support * 8n) / 5n, 8000, world.personId])
  if (!ACCEPTED.includes(state)) return
  const accepted = newId()
  put('acceptance', [
    accepted,
    id,
    `BB-NT/${code}`,
    today,
    'Sở Công Thương',
    'pass',
    'Hoàn thành',
    support * 2n,
    support,
    support,
    null,
    world.personId,
    created,
    null,
  ])
  const { programmeId, personId } = world
  const counted = ['inherited', id, `inherited ${id}`, today, made.year, 1, true, null, personId, created]
  put('evidence', [newId(), programmeId, target, id, accepted, ...counted])
  paper('A19', `BB-NT/${code}`, 'Biên bản nghiệm thu cơ sở')
}
