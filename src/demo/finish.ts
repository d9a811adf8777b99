// The end of a đề án that was done: acceptance, vouchers of the counterpart, the rest of the money, settlement.
import { addDays, type Day } from '../basics/day.ts'
import { dong } from '../basics/money.ts'
import { type Outcome, ok } from '../basics/outcome.ts'
import { proveCounterpart } from '../funding/counterpart.actions.ts'
import { heldBy } from '../funding/funding.ts'
import { pay, settle } from '../funding/payment.actions.ts'
import { accept } from '../inspection/acceptance.actions.ts'
import type { Ask } from '../platform/route.ts'
import { offeredLines } from '../project/evidence/counted.actions.ts'
import { nameItem } from '../project/evidence/item.actions.ts'
import { fundsOf, loadProject } from '../project/project.actions.ts'
import { samplePaper } from './sample-paper.ts'
import type { Event, Stage } from './stage.ts'
import { asMeant, inOrder, million, type Step, type Walker, yearIn } from './walker.ts'

export function order(stage: Stage, walker: Walker, on: Day, kind: string) {
  return { projectId: walker.id, source: walker.source, paperNo: stage.numberOf(kind, yearIn(on)), day: on }
}

/** Received and not returned. */
export async function heldOf(ask: Ask, walker: Walker): Promise<bigint> {
  const fund = (await fundsOf(ask, walker.id)).find(({ source }) => source === walker.source)
  return fund ? heldBy(fund) : 0n
}

export function finishing(stage: Stage, walker: Walker, step: Step, on: Day): Event[] {
  const { dossier } = walker
  const proven = stage.dayNear(addDays(on, 2), 2)
  const paid = stage.dayNear(addDays(on, 7), 6)
  const settled = stage.dayNear(addDays(on, 24), 12)
  const events = inOrder([...naming(walker, step, on), acceptance(stage, walker, step, on), proof(stage, walker, step, proven)])
  // the national one of 2025 still waits for its last payment
  if (dossier.end === 'accepted' && dossier.level === 'national') return events
  events.push(
    step(paid, 'finance-officer', 'pay', async (ask, version) => {
      const amountDong = dong(million(dossier.final) - (await heldOf(ask, walker)))
      return await pay(ask, { ...order(stage, walker, paid, 'LCT'), version, amountDong })
    }),
  )
  if (dossier.end === 'settled')
    events.push(
      step(settled, 'finance-officer', 'settle', (ask, version) =>
        settle(ask, { projectId: walker.id, version, paperNo: stage.numberOf('BB-TL', yearIn(settled)), day: settled }),
      ),
    )
  return events
}

/** Each thing by itself, with a sheet of paper; a number nobody can bear is confirmed as read. */
function naming(walker: Walker, step: Step, on: Day): Event[] {
  return walker.dossier.items.map(({ target: targetCode, name, from, to, place = '', number = '', codes = '' }) =>
    step(on, 'centre-officer', `name ${name}`, (ask) => {
      const files = [
        {
          field: 'file',
          fileName: 'giay-to.pdf',
          bytes: samplePaper(`Giay to chung minh ${walker.dossier.items.length} viec: ${targetCode} ${from}`),
        },
      ]
      const typed = { name, place, startsOn: from, endsOn: to, number, codes, quantity: undefined }
      return nameItem(asMeant(ask), { ...typed, projectId: walker.id, targetCode, files })
    }),
  )
}

/** All that was named and everybody who benefits. */
async function allDone(ask: Ask, walker: Walker, on: Day): Promise<Map<string, string[]>> {
  const project = await loadProject(ask, walker.id)
  const lines = project ? await offeredLines(ask, project, on) : []
  return new Map(lines.map(({ line, things }) => [line.code, things.map(({ recordId }) => recordId)]))
}

/** What was really spent: as planned, or so much less that the share of it is the support accepted. */
function spentOf({ total, support, final }: Walker['dossier']): number {
  return final === support ? total : (final * total) / support
}

function acceptance(stage: Stage, walker: Walker, step: Step, on: Day): Event {
  const { dossier } = walker
  return step(on, 'department-officer', 'accept', async (ask, version) =>
    accept(ask, {
      projectId: walker.id,
      version,
      minutesNo: stage.numberOf('BB-NT', yearIn(on)),
      heldOn: on,
      attendees: 'Sở Công Thương, Trung tâm Khuyến công, Ủy ban nhân dân xã, đơn vị thụ hưởng',
      verdict: 'pass',
      conclusion: 'Hoàn thành khối lượng theo hợp đồng; hồ sơ, chứng từ hợp lệ.',
      explanation: '',
      eligibleDong: million(spentOf(dossier)),
      proofs: await allDone(ask, walker, on),
    }),
  )
}

function proof(stage: Stage, walker: Walker, step: Step, on: Day): Event {
  const { dossier } = walker
  const amountDong = million(spentOf(dossier) - dossier.final)
  return step(on, 'finance-officer', 'prove', async (ask, version): Promise<Outcome<unknown>> => {
    if (amountDong === 0n) return ok(undefined)
    return await proveCounterpart(ask, { projectId: walker.id, version, amountDong, paperNo: stage.numberOf('BK-CT', yearIn(on)), day: on })
  })
}
