// Counterpart money: proven by vouchers, taken back where it was recorded by mistake, and enough of it before the books close.
import { type Dong, dong, least, sum, ZERO } from '../basics/money.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import { sourcesOf } from '../programme/programme.actions.ts'
import { acceptanceOf, costsOf, fundsOf, moveProject } from '../project/project.actions.ts'
import type { Project, ProjectFund } from '../project/project.ts'
import { record } from '../trail/trail.actions.ts'
import { splitCorrection, splitProof } from './funding.ts'
import { postAll } from './ledger.actions.ts'
import { checkOrder, factsOf, fundOf, type Order, shared } from './order.actions.ts'

/** Vốn đối ứng chứng minh bằng hóa đơn, chứng từ: up to the pledge from the pledge, the rest as extra; never more than the whole đề án costs. */
export async function proveCounterpart(ask: Ask, order: Omit<Order, 'source'>): Promise<Outcome<Project>> {
  const moved = await moveProject(ask, { ...order, act: 'prove-counterpart', has: new Set(['vouchers']) })
  if (!moved.ok) return moved
  const timely = await checkOrder(ask, 'prove-counterpart', order)
  if (!timely.ok) return timely
  const fund = await counterpartOf(ask, moved.value)
  if (!fund) return refuse('funding.no-counterpart')
  const whole = sum((await costsOf(ask, order.projectId)).map((line) => line.priceDong * BigInt(line.quantity)))
  if (fund.provenDong + order.amountDong > whole)
    return refuse('funding.over-proven', { whole: String(whole), left: String(whole > fund.provenDong ? whole - fund.provenDong : 0n) }, 'amount')
  const { pledge, extra } = splitProof(fund, order.amountDong)
  const full = { ...order, source: fund.source }
  const base = shared(moved.value, full)
  const posted = await postAll(ask, [
    { ...base, kind: 'counterpart-proof', amountDong: pledge },
    { ...base, kind: 'counterpart-proof-extra', amountDong: extra },
  ])
  if (!posted.ok) return posted
  await record(ask, { act: 'funding.counterpart-proven', subjectKind: 'project', subjectId: order.projectId, facts: factsOf(full) })
  return moved
}

async function counterpartOf(ask: Ask, { id, programmeId }: Project): Promise<ProjectFund | undefined> {
  const source = (await sourcesOf(ask, programmeId)).find((one) => one.kind === 'counterpart')?.source
  return source === undefined ? undefined : await fundOf(ask, id, source)
}

export type Correction = Omit<Order, 'source'> & { readonly reason: string }

/** Điều chỉnh giảm vốn đối ứng đã chứng minh: what was recorded by mistake is taken back, until the đề án is settled on it. The proof itself stays in the books. */
export async function correctCounterpart(ask: Ask, { reason, ...order }: Correction): Promise<Outcome<Project>> {
  const moved = await moveProject(ask, { ...order, act: 'correct-counterpart', has: new Set(['reason']) })
  if (!moved.ok) return moved
  const timely = await checkOrder(ask, 'correct-counterpart', order)
  if (!timely.ok) return timely
  const fund = await counterpartOf(ask, moved.value)
  const most = fund?.provenDong ?? ZERO
  if (!fund || order.amountDong > most) return refuse('funding.over-corrected', { left: String(most) }, 'amount')
  const { pledge, extra } = splitCorrection(fund, order.amountDong)
  const full = { ...order, source: fund.source }
  const base = { ...shared(moved.value, full), note: reason }
  const posted = await postAll(ask, [
    { ...base, kind: 'counterpart-correction-extra', amountDong: extra },
    { ...base, kind: 'counterpart-correction', amountDong: pledge },
  ])
  if (!posted.ok) return posted
  const facts = { ...factsOf(full), reason }
  await record(ask, { act: 'funding.counterpart-corrected', subjectKind: 'project', subjectId: order.projectId, facts })
  return moved
}

/** The counterpart the acceptance counted must be proven by vouchers before the books close (TT 36/2013 Art. 19: list 8b covers all sources). */
export async function unproven(ask: Ask, projectId: string): Promise<Dong> {
  const acceptance = await acceptanceOf(ask, projectId)
  const funds = await fundsOf(ask, projectId)
  const pledged = sum(funds.map(({ pledgedDong }) => pledgedDong))
  const needed = acceptance ? least(acceptance.counterpartDong, pledged) : ZERO
  const missing = needed - sum(funds.map(({ provenDong }) => provenDong))
  return missing > 0n ? dong(missing) : ZERO
}

export async function checkCounterpart(ask: Ask, projectId: string): Promise<Outcome<void>> {
  const missing = await unproven(ask, projectId)
  return missing > 0n ? refuse('funding.counterpart-not-proven', { missing: String(missing) }) : ok(undefined)
}
