// An application is written, sent, received, sometimes returned and sent again, sometimes withdrawn.
import { addDays, day } from '../basics/day.ts'
import { dong } from '../basics/money.ts'
import type { Outcome } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import { createDraft } from '../project/draft.actions.ts'
import type { DraftContent } from '../project/draft.ts'
import { changeDraft } from '../project/draft-change.actions.ts'
import { addFiles } from '../project/file.actions.ts'
import { receiveProject, returnProject, submitProject, withdrawProject } from '../project/submission.actions.ts'
import { COMMITMENTS } from '../project/words.vi.ts'
import { communeOn } from './catalogue.ts'
import type { DemoDossier } from './dossier.ts'
import { ESTABLISHMENTS } from './establishments.ts'
import { samplePaper } from './sample-paper.ts'
import type { Actor, Event, Stage } from './stage.ts'
import { seasonOf } from './timeline.ts'
import { asMeant, inOrder, million, type Step, type Walker } from './walker.ts'

export function applicationEvents(stage: Stage, walker: Walker, step: Step): Event[] {
  const { dossier } = walker
  const applicant: Actor = dossier.by === undefined || dossier.form === 'group' ? 'centre-officer' : dossier.by
  const { draft, spread } = seasonOf(dossier)
  const begun = stage.dayNear(draft, spread)
  const sent = stage.dayNear(addDays(begun, 2), 2)
  const events: Event[] = [
    { at: stage.momentOf(begun), actor: applicant, what: `${dossier.name}: draft`, run: (ask) => writeDraft(stage, walker, ask) },
    step(begun, applicant, 'content', (ask, version) =>
      changeDraft(asMeant(ask), { projectId: walker.id, version, content: contentOf(stage, walker) }),
    ),
  ]
  if (dossier.end === 'draft') return inOrder(events)
  events.push(
    step(begun, applicant, 'files', (ask) => addFiles(ask, { projectId: walker.id, files: filesOf(dossier) })),
    step(sent, applicant, 'submit', (ask, version) => submitProject(ask, { projectId: walker.id, version, commitments: COMMITMENTS })),
  )
  if (dossier.end === 'submitted') return inOrder(events)
  const received = stage.dayNear(addDays(sent, 1), 1)
  events.push(step(received, 'centre-officer', 'receive', (ask, version) => receiveProject(ask, { projectId: walker.id, version })))
  if (dossier.end === 'withdrawn') {
    const gone = stage.dayNear(addDays(received, 6), 4)
    events.push(step(gone, applicant, 'withdraw', (ask, version) => withdrawProject(ask, { projectId: walker.id, version, reason: dossier.why })))
  }
  if (dossier.end !== 'returned' && dossier.twist !== 'returned') return inOrder(events)
  const back = stage.dayNear(addDays(received, 2), 2)
  events.push(step(back, 'centre-officer', 'return', (ask, version) => returnProject(ask, { ...returning(dossier), projectId: walker.id, version })))
  if (dossier.end === 'returned') return inOrder(events)
  const again = stage.dayNear(addDays(back, 5), 3)
  const taken = stage.dayNear(addDays(again, 1), 1)
  events.push(
    step(again, applicant, 'submit again', (ask, version) => submitProject(ask, { projectId: walker.id, version, commitments: COMMITMENTS })),
    step(taken, 'centre-officer', 'receive again', (ask, version) => receiveProject(ask, { projectId: walker.id, version })),
  )
  return inOrder(events)
}

function returning({ why }: DemoDossier) {
  const problem = why === '' ? 'Báo giá chưa ghi ngày và chưa có chữ ký của nhà cung cấp.' : why
  return { reasons: [{ item: 'Báo giá', problem, request: 'Bổ sung bản có đủ ngày, chữ ký và thông số kỹ thuật.' }], workingDays: 10 }
}

async function writeDraft(stage: Stage, walker: Walker, ask: Ask): Promise<Outcome<unknown>> {
  const { name, activity, level, year, form, by } = walker.dossier
  const establishmentId = by === undefined ? undefined : stage.establishmentIds[by]
  const communeCode = await communeOn(ask, by === undefined ? TOWN : (ESTABLISHMENTS[by]?.commune ?? TOWN))
  const made = await createDraft(ask, { name, activity, level, year, form, establishmentId, communeCode })
  if (made.ok) walker.id = made.value.id
  return made
}

/** Đoàn Kết, where the departments sit: for đề án of the centre itself. */
const TOWN = '03389'

function contentOf(stage: Stage, walker: Walker): DraftContent {
  const { dossier, source } = walker
  const { year, support, costs, targets, others, by, norm, need, goal, late } = dossier
  const total = million(dossier.total)
  let left: bigint = total
  const lines = costs.map(([name, unit, quantity, share], i) => {
    const last = i === costs.length - 1
    const priceDong = last ? left : ((total * BigInt(share)) / 100n / BigInt(quantity) / 10_000n) * 10_000n
    left -= priceDong * BigInt(quantity)
    return { name, unit, quantity, priceDong: dong(priceDong), eligible: true }
  })
  const ids = [by, ...others].flatMap((nth) => (nth === undefined ? [] : [stage.establishmentIds[nth] as string]))
  return {
    normCode: norm,
    startsOn: day(late ? '2025-11-01' : `${year}-02-15`),
    endsOn: day(late ? '2025-12-31' : `${year}-11-30`),
    need,
    goal,
    result: 'Hoàn thành khối lượng đăng ký, có biên bản nghiệm thu và chứng từ thanh toán hợp lệ.',
    costs: lines,
    funds: new Map([
      [source, million(support)],
      ['counterpart', dong(total - million(support))],
    ]),
    targets: targets.map(([code, planned]) => ({ code, planned })),
    ...(ids.length > 0 ? { beneficiaryIds: ids } : {}),
  }
}

function filesOf({ by, activity }: DemoDossier) {
  const wanted: readonly (readonly [field: string, file: string, title: string, needed: boolean])[] = [
    ['request', 'don-de-nghi', 'Don de nghi ho tro kinh phi khuyen cong', by !== undefined],
    ['registration', 'giay-dang-ky', 'Giay chung nhan dang ky', by !== undefined],
    ['quotation', 'bao-gia', 'Bao gia may moc, thiet bi', activity === 'machinery' || activity === 'demonstration-model'],
    ['technology', 'thuyet-minh-cong-nghe', 'Thuyet minh cong nghe cua mo hinh', activity === 'demonstration-model'],
    ['other', 'du-toan', 'Du toan chi tiet', by === undefined],
  ]
  return wanted.filter(([, , , needed]) => needed).map(([field, file, title]) => ({ field, fileName: `${file}.pdf`, bytes: samplePaper(title) }))
}
