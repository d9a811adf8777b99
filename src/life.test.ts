// Bar row A4: whatever is done to a đề án, in any order, it stands where a small model of its own says, to the đồng.
// The model knows nothing of lifecycle.ts: the process is written here a second time, on purpose. SEED and RUNS may be given.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { appraise, appraiseMinistry, reject } from './appraisal/appraisal.actions.ts'
import { CRITERIA } from './appraisal/appraisal.ts'
import { day } from './basics/day.ts'
import { dong } from './basics/money.ts'
import type { Outcome } from './basics/outcome.ts'
import { TOLD } from './commands/told.ts'
import { approveProject, supplementProject } from './funding/approval.actions.ts'
import { nameBeneficiaries } from './funding/beneficiaries.actions.ts'
import { verifyAgainstTrail, verifyLedger } from './funding/books.actions.ts'
import { cancelProject, signContract, stopProject } from './funding/contract.actions.ts'
import { correctCounterpart, proveCounterpart } from './funding/counterpart.actions.ts'
import { carryOver, changeEstimate, closeBudgetYear } from './funding/estimate.actions.ts'
import { advance, pay, recover, settle } from './funding/payment.actions.ts'
import { reduceSupport } from './funding/reduction.actions.ts'
import { accept } from './inspection/acceptance.actions.ts'
import { annul } from './inspection/annulment.actions.ts'
import { recordInspection } from './inspection/inspection.actions.ts'
import type { Role } from './people/role.ts'
import { inTransaction } from './platform/db.ts'
import { newId } from './platform/http.ts'
import { toJson } from './platform/reply.ts'
import type { Ask } from './platform/route.ts'
import { askChange, assignProject, decideChange } from './project/change.actions.ts'
import { mayDecide } from './project/change.ts'
import { createDraft } from './project/draft.actions.ts'
import { changeDraft } from './project/draft-change.actions.ts'
import type { Level } from './project/lifecycle.ts'
import { BENEFICIARY_CHANGE } from './project/rules-in-force.ts'
import { receiveProject, reopenProject, returnProject, submitProject, withdrawProject } from './project/submission.actions.ts'
import { rebuildProjectTotals } from './project/totals.actions.ts'
import { COMMITMENTS } from './project/words.vi.ts'
import { testOnDefect } from './test-defect.ts'
import { type House, LAI_CHAU, openHouse } from './test-house.ts'
import { firstUntold } from './trail/told.actions.ts'

/** One seed for every run of the gate, so that green is green; long runs give their own. */
const SEED = Number(process.env.SEED ?? 407)
const RUNS = Number(process.env.RUNS ?? 300)
const M = 1_000_000n
const COST = 200n * M
const ASKED = 100n * M
const TODAY = day('2025-03-10')

const ACTS = [
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
  'settle',
  'withdraw',
  'reopen',
  'cancel',
  'stop',
  'close-year',
  'close-books',
  'carry-over',
] as const
type Act = (typeof ACTS)[number]

type Model = {
  level: Level
  state: string
  approved: bigint
  committed: bigint
  advanced: bigint
  paid: bigint
  recovered: bigint
  settled: bigint
  released: bigint
  pledged: bigint
  proven: bigint
  invested: bigint | undefined
  inspected: boolean
  wasStopped: boolean
  final: bigint | undefined
  owedCounterpart: bigint
  open: boolean
}
/** `share` of what was asked, in percent; or the amount itself. */
type Step = { readonly act: Act; readonly share: bigint; readonly exact?: bigint }

/** state → act → next state, as the process is told in words. */
const PATHS: Record<string, Partial<Record<Act, string>>> = {
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
    stop: 'stopped',
  },
  adjusting: { inspect: 'adjusting', 'decide-change': 'underway', stop: 'stopped' },
  accepted: {
    prove: 'accepted',
    correct: 'accepted',
    pay: 'accepted',
    recover: 'accepted',
    settle: 'settled',
    'annul-acceptance': 'underway',
    'annul-acceptance-of-stopped': 'stopped',
  },
  stopped: { correct: 'stopped', recover: 'stopped', accept: 'accepted' },
  withdrawn: { reopen: 'draft' },
}

function least(...amounts: bigint[]): bigint {
  return amounts.reduce((a, b) => (b < a ? b : a))
}

const held = (m: Model) => m.advanced + m.paid - m.recovered
const amountOf = ({ share, exact }: Pick<Step, 'share' | 'exact'>) => exact ?? (ASKED * share) / 100n

/** Is the act right now, and what does it change? undefined: it must be refused. */
function expected(m: Model, step: Step): Model | undefined {
  const { act } = step
  if (act === 'close-year') return m.open ? { ...m, open: false } : undefined
  if (act === 'close-books') return m.open && nothingHangs(m) ? { ...m, open: false } : undefined
  if (act === 'carry-over') return m.open ? m : undefined
  let state = PATHS[m.state]?.[act]
  if (state === undefined) return undefined
  if (act === 'appraise' && m.level === 'national') state = 'ministry'
  const next = { ...m, state }
  const amount = amountOf(step)
  const money = moneyAfter(next, m, act, amount)
  return money && (m.open || !MOVES_MONEY.has(act) || sameMoney(money, m)) ? money : undefined
}

/** What a finance officer may close: every đồng approved is committed, every đồng committed is settled or given back. */
function nothingHangs(m: Model): boolean {
  return m.approved === m.committed && m.committed === m.settled + m.released
}

const MOVES_MONEY = new Set<Act>([
  ...(['approve', 'supplement', 'reduce', 'contract', 'advance', 'prove', 'correct'] as const),
  ...(['pay', 'recover', 'settle', 'cancel', 'stop'] as const),
])
const FIGURES = ['approved', 'committed', 'advanced', 'paid', 'recovered', 'settled', 'released', 'pledged', 'proven'] as const

function sameMoney(a: Model, b: Model): boolean {
  return FIGURES.every((figure) => a[figure] === b[figure])
}

function moneyAfter(next: Model, m: Model, act: Act, amount: bigint): Model | undefined {
  const promise = m.committed - m.released
  const owed = m.final === undefined ? undefined : least(m.final, promise)
  if (act === 'approve' || act === 'supplement')
    return amount > 0n && m.approved + amount <= ASKED ? { ...next, approved: m.approved + amount } : undefined
  if (act === 'contract') return amount > 0n && amount <= m.approved ? { ...next, committed: amount, pledged: COST - amount } : undefined
  if (act === 'reduce') return reduced(next, m, amount)
  if (act === 'inspect') return amount <= ASKED ? { ...next, inspected: true, invested: (COST * amount) / ASKED } : undefined
  if (act === 'advance') {
    const enough = m.invested !== undefined && m.invested * 10n > COST * 7n
    return enough && amount > 0n && held(m) + amount <= (promise * 70n) / 100n ? { ...next, advanced: m.advanced + amount } : undefined
  }
  if (act === 'accept') {
    const final = least(promise, amount, 300n * M)
    const within = 2n * amount <= COST // more than the whole cost needs an explanation, and none is given here
    return m.inspected && within ? { ...next, final, owedCounterpart: least(2n * amount - final, m.pledged) } : undefined
  }
  if (act === 'annul-acceptance' || act === 'annul-acceptance-of-stopped') return annulled(next, m, act)
  if (act === 'prove') return amount > 0n && m.proven + amount <= COST ? { ...next, proven: m.proven + amount } : undefined
  if (act === 'correct') return amount > 0n && amount <= m.proven ? { ...next, proven: m.proven - amount } : undefined
  if (act === 'pay') return owed !== undefined && amount > 0n && held(m) + amount <= owed ? { ...next, paid: m.paid + amount } : undefined
  if (act === 'recover') {
    if (amount <= 0n || amount > held(m)) return undefined
    const back = { ...next, recovered: m.recovered + amount }
    return m.state === 'stopped' ? released(back) : back
  }
  if (act === 'settle') return owed === held(m) && m.proven >= m.owedCounterpart ? released({ ...next, settled: owed }) : undefined
  if (act === 'cancel') return released(next)
  if (act === 'stop') return released({ ...next, wasStopped: true })
  return next
}

/** Back to where it was accepted from, while no money rests on the acceptance; a stopped đề án holds nothing that is neither paid nor given back. */
function annulled(next: Model, m: Model, act: Act): Model | undefined {
  const fits = m.wasStopped === (act === 'annul-acceptance-of-stopped') && m.paid === 0n
  const loose = m.wasStopped && m.committed - m.released > held(m)
  return fits && !loose ? { ...next, final: undefined, owedCounterpart: 0n } : undefined
}

/** Only what is not paid may be taken back, the part not committed first, and never all of it. */
function reduced(next: Model, m: Model, amount: bigint): Model | undefined {
  const notCommitted = m.approved - m.committed
  const notPaid = m.committed - m.released - held(m)
  if (amount > notCommitted + notPaid || m.approved - m.released - amount <= 0n) return undefined
  const fromApproval = least(amount, notCommitted)
  return { ...next, approved: m.approved - fromApproval, released: m.released + amount - fromApproval }
}

/** What was committed and not paid is released; what was approved and not committed is no longer approved. */
function released(m: Model): Model {
  return { ...m, released: m.committed - held(m), approved: m.committed }
}

let house: House
let programmeId = ''
before(async () => {
  house = await openHouse({ programme: true })
  house.clock = new Date(`${TODAY}T02:00:00Z`)
  programmeId = (await house.owner.query('select id from programme')).rows[0].id
  for (const year of [2024, 2025]) await house.owner.query('update programme_year set planned_dong = null where year = $1', [year])
  for (const source of ['national', 'provincial']) {
    const given = { source, year: 2024, amountDong: dong(10n ** 15n), direction: 'give' as const, paperNo: '1/QĐ', day: TODAY }
    assert.equal((await doAs('finance-officer', (ask) => changeEstimate(ask, given))).ok, true)
  }
})
after(() => house.close())

async function doAs<T>(role: Role, work: (ask: Ask) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  const { who } = await house.as(role)
  return await inTransaction(house.pool, { province: LAI_CHAU, readOnly: false }, async (db) => {
    const ask: Ask = {
      who,
      province: LAI_CHAU,
      now: house.clock,
      today: TODAY,
      db,
      requestId: newId(),
      confirmed: () => true,
      recorded: { count: 0 },
      newId: () => newId(),
    }
    const outcome = await work(ask).catch((error: { code?: string; table?: string; message?: string }) => {
      if (error.code === '42501' && error.message?.includes('posting'))
        return { ok: false as const, refusals: [{ code: 'funding.year-closed', facts: {} }] }
      throw error
    })
    if (outcome.ok) assert.equal(ask.recorded.count, 1, 'mỗi việc một dòng nhật ký')
    return { keep: outcome.ok, value: outcome }
  })
}

async function establishment(): Promise<string> {
  const establishmentId = newId()
  await house.owner.query(
    `insert into establishment (province_code, id, name, name_norm, kind, commune_code, commune_valid_from, address, sector, products, owner_name, owner_is_woman, owner_is_minority, phone, email, created_at)
     select $1, $2, 'Cơ sở', 'co so', 'cooperative', code, valid_from, '', '', '', '', false, false, '', '', now() from admin_unit where code = '03390' and valid_to = '2025-07-01'`,
    [LAI_CHAU, establishmentId],
  )
  return establishmentId
}

/** A complete draft of a new establishment: 200 triệu of machines, 100 asked, 100 from the establishment. */
async function draft(level: Level): Promise<string> {
  const establishmentId = await establishment()
  const created = await doAs('centre-officer', (ask) =>
    createDraft(ask, { name: 'Máy sao chè', activity: 'machinery', level, year: 2024, form: 'single', establishmentId }),
  )
  assert.ok(created.ok, toJson(created))
  const { id: projectId, version } = created.value
  const source = level === 'national' ? 'national' : 'provincial'
  const content = {
    need: 'Cần',
    goal: 'Mục tiêu',
    normCode: 'machinery',
    beneficiaryIds: [establishmentId],
    costs: [{ name: 'Máy sao', unit: 'cái', quantity: 1, priceDong: dong(COST), eligible: true }],
    funds: new Map([
      [source, dong(ASKED)],
      ['counterpart', dong(COST - ASKED)],
    ]),
    targets: [{ code: '3b', planned: 1 }],
  }
  const changed = await doAs('centre-officer', (ask) => changeDraft(ask, { projectId, version, content }))
  assert.ok(changed.ok, toJson(changed))
  for (const purpose of ['request', 'registration', 'quotation'])
    await house.owner.query(`insert into stored_file values ($1, $2, $3, 'x', 1, 'application/pdf', 'tep.pdf', $4, $2, now())`, [
      LAI_CHAU,
      newId(),
      projectId,
      purpose,
    ])
  return projectId
}

async function perform(projectId: string, model: Model, step: Step): Promise<Outcome<unknown>> {
  const { act } = step
  const version = (await house.owner.query('select version from project where id = $1', [projectId])).rows[0].version as number
  const source = model.level === 'national' ? 'national' : 'provincial'
  const plain = { projectId, version }
  const approver: Role = model.level === 'national' ? 'ministry-officer' : 'provincial-leader'
  const atMinistry = model.level === 'national' && ['ministry', 'appraised'].includes(model.state)
  const rejecter: Role = atMinistry ? 'ministry-officer' : 'department-leader'
  const order = { ...plain, source, amountDong: dong(amountOf(step)), paperNo: 'UNC', day: TODAY }
  const decided = { decisionNo: '5/QĐ', decidedOn: TODAY }
  const judged = CRITERIA.map((criterion) => ({ criterion, finding: 'yes' as const, remark: '' }))
  const appraisal = {
    ...plain,
    minutesNo: '1/BB',
    heldOn: TODAY,
    judged,
    verdict: 'pass' as const,
    conclusion: 'Đạt',
    eligibleDong: dong(COST),
    priority: false,
    amounts: new Map([[source, dong(ASKED)]]),
  }
  const reason = 'Lý do'
  const permission = '15/UBND-TH' // the year of these đề án is over
  const annulment = { ...plain, paperNo: '45/TB', decidedOn: TODAY, reason }
  const todo: Record<Act, () => Promise<Outcome<unknown>>> = {
    submit: () =>
      doAs('centre-officer', (ask) =>
        submitProject(ask, {
          ...plain,
          commitments: COMMITMENTS,
        }),
      ),
    receive: () => doAs('centre-officer', (ask) => receiveProject(ask, plain)),
    return: () =>
      doAs(model.state === 'ministry' ? 'ministry-officer' : 'centre-officer', (ask) =>
        returnProject(ask, { ...plain, reasons: [{ item: 'Báo giá', problem: 'Thiếu ngày', request: 'Bổ sung' }], workingDays: 5 }),
      ),
    appraise: () => doAs('department-officer', (ask) => appraise(ask, appraisal)),
    'appraise-ministry': () => doAs('ministry-officer', (ask) => appraiseMinistry(ask, appraisal)),
    reject: () => doAs(rejecter, (ask) => reject(ask, { ...plain, reason })),
    approve: () => doAs(approver, (ask) => approveProject(ask, { ...order, ...decided, permission })),
    supplement: () => doAs(approver, (ask) => supplementProject(ask, { projectId, source, amountDong: order.amountDong, ...decided, permission })),
    reduce: () =>
      doAs(model.level === 'national' ? 'ministry-officer' : 'department-leader', (ask) => reduceSupport(ask, { ...order, ...decided, reason })),
    assign: () => doAs('department-leader', (ask) => assignProject(ask, { ...plain, ...decided, permission, issuer: 'Sở', abstract: 'Giao' })),
    contract: () =>
      doAs('department-leader', (ask) =>
        signContract(ask, {
          ...plain,
          permission,
          number: `HĐ-${projectId}`,
          signedOn: TODAY,
          endsOn: day('2025-12-31'),
          advanceKind: 'equipment',
          amounts: new Map([[source, order.amountDong]]),
          counterpartDong: dong(COST - amountOf(step)),
        }),
      ),
    inspect: () =>
      doAs('inspector', (ask) =>
        recordInspection(ask, {
          ...plain,
          minutesNo: '1/BBKT',
          heldOn: TODAY,
          team: 'Đoàn',
          findings: 'Đúng',
          remedy: '',
          remedyDueOn: null,
          conclusion: 'on-schedule',
          investedDong: dong((COST * amountOf(step)) / ASKED),
          itemDoneBasisPoints: 0,
        }),
      ),
    advance: () => doAs('finance-officer', (ask) => advance(ask, { ...order, permission })),
    'ask-change': () => doAs('centre-officer', (ask) => askChange(ask, { ...plain, kind: 'other', reason, before: 'cũ', after: 'mới' })),
    'decide-change': () =>
      doAs(model.level === 'national' ? 'ministry-officer' : 'department-leader', (ask) =>
        decideChange(ask, { ...plain, verdict: 'agreed', ...decided }),
      ),
    accept: () =>
      doAs('department-officer', (ask) =>
        accept(ask, {
          ...plain,
          minutesNo: '1/BBNT',
          heldOn: TODAY,
          attendees: 'Sở',
          verdict: 'pass',
          conclusion: 'Đạt',
          explanation: '',
          eligibleDong: dong(2n * amountOf(step)),
          quantities: new Map([['3b', 1]]),
        }),
      ),
    'annul-acceptance': () => doAs('department-leader', (ask) => annul(ask, annulment, 'underway')),
    'annul-acceptance-of-stopped': () => doAs('department-leader', (ask) => annul(ask, annulment, 'stopped')),
    prove: () => doAs('finance-officer', (ask) => proveCounterpart(ask, { ...plain, amountDong: order.amountDong, paperNo: '8b', day: TODAY })),
    correct: () =>
      doAs('finance-officer', (ask) => correctCounterpart(ask, { ...plain, amountDong: order.amountDong, paperNo: '8b', day: TODAY, reason })),
    pay: () => doAs('finance-officer', (ask) => pay(ask, { ...order, permission })),
    recover: () => doAs('finance-officer', (ask) => recover(ask, order)),
    settle: () => doAs('finance-officer', (ask) => settle(ask, { ...plain, paperNo: '1/BBTL', day: TODAY })),
    withdraw: () => doAs('centre-officer', (ask) => withdrawProject(ask, { ...plain, reason })),
    reopen: () => doAs('centre-officer', (ask) => reopenProject(ask, plain)),
    cancel: () => doAs(approver, (ask) => cancelProject(ask, { ...plain, ...decided, reason })),
    stop: () => doAs(approver, (ask) => stopProject(ask, { ...plain, ...decided, reason })),
    'close-year': () => closeBy2024(model.open),
    'close-books': () => doAs('finance-officer', (ask) => closeBudgetYear(ask, { year: 2024, paperNo: '1/BB-KB' })),
    'carry-over': () =>
      doAs('finance-officer', (ask) => carryOver(ask, { source, fromYear: 2024, amountDong: dong(1000n), paperNo: '9/QĐ', day: TODAY })),
  }
  return await todo[act]()
}

/** The year closed from outside whatever hangs, to see that nothing is posted then; 'close-books' is how an officer closes it. */
async function closeBy2024(open: boolean): Promise<Outcome<unknown>> {
  const closed = await house.owner.query(`update programme_year set closed_on = '2025-03-10' where year = 2024 and closed_on is null`)
  assert.equal(closed.rowCount, open ? 1 : 0)
  return open ? { ok: true, value: undefined } : { ok: false, refusals: [] }
}

async function standing(projectId: string, level: Level): Promise<Record<string, unknown>> {
  const { rows } = await house.owner.query(
    `select p.state, s.approved_dong as approved, s.committed_dong as committed, s.advanced_dong as advanced, s.paid_dong as paid, s.recovered_dong as recovered, s.settled_dong as settled, s.released_dong as released,
       coalesce(c.pledged_dong, 0)::bigint as pledged, coalesce(c.proven_dong, 0)::bigint as proven
     from project p left join project_fund s on s.project_id = p.id and s.source = $2 left join project_fund c on c.project_id = p.id and c.source = 'counterpart' where p.id = $1`,
    [projectId, level === 'national' ? 'national' : 'provincial'],
  )
  return rows[0]
}

function fresh(level: Level): Model {
  return {
    level,
    state: 'draft',
    approved: 0n,
    committed: 0n,
    advanced: 0n,
    paid: 0n,
    recovered: 0n,
    settled: 0n,
    released: 0n,
    pledged: 0n,
    proven: 0n,
    invested: undefined,
    inspected: false,
    wasStopped: false,
    final: undefined,
    owedCounterpart: 0n,
    open: true,
  }
}

async function live(level: Level, picks: readonly { readonly wild: boolean; readonly pick: number; readonly share: number }[]): Promise<void> {
  const projectId = await draft(level)
  let model = fresh(level)
  try {
    for (const { wild, pick, share } of picks) {
      const fitting = Object.keys(PATHS[model.state] ?? {}).filter(
        (act) => !['withdraw', 'reject', 'return', 'cancel', 'stop', 'annul-acceptance'].includes(act) || pick % 7 === 0,
      ) as Act[]
      const act = wild || fitting.length === 0 ? (ACTS[pick % ACTS.length] as Act) : (fitting[pick % fitting.length] as Act)
      if (act === 'close-year' && pick % 3 !== 0) continue
      const step: Step = { act, share: BigInt(share) }
      const right = expected(model, step)
      const outcome = await perform(projectId, model, step)
      const told = `${model.state} → ${act} ${share} %: ${toJson(outcome.ok ? 'được' : outcome.refusals)}`
      assert.equal(outcome.ok, right !== undefined, told)
      if (right) model = right
      const now = await standing(projectId, level)
      assert.deepEqual(now, { state: model.state, ...Object.fromEntries(FIGURES.map((figure) => [figure, model[figure]])) }, told)
    }
  } finally {
    await house.owner.query('update programme_year set closed_on = null where programme_id = $1', [programmeId])
  }
  await finish(projectId, { ...model, open: true })
}

/** What an official would do next to bring this đề án to an end; undefined when it has one. */
function towardsEnd(m: Model): Step | undefined {
  const owed = least(m.final ?? 0n, m.committed - m.released)
  const whole = { share: 100n }
  if (['draft', 'submitted', 'returned', 'appraising'].includes(m.state)) return { act: 'withdraw', ...whole }
  if (['ministry', 'appraised'].includes(m.state)) return { act: 'reject', ...whole }
  if (['approved', 'assigned'].includes(m.state)) return { act: 'cancel', ...whole }
  if (m.state === 'adjusting') return { act: 'decide-change', ...whole }
  if (m.state === 'underway') return { act: m.inspected ? 'accept' : 'inspect', ...whole }
  if (m.state === 'stopped') return held(m) > 0n ? { act: 'recover', ...whole, exact: held(m) } : undefined
  if (m.state !== 'accepted') return undefined
  if (held(m) > owed) return { act: 'recover', ...whole, exact: held(m) - owed }
  if (held(m) < owed) return { act: 'pay', ...whole, exact: owed - held(m) }
  if (m.proven < m.owedCounterpart) return { act: 'prove', ...whole, exact: m.owedCounterpart - m.proven }
  return { act: 'settle', ...whole }
}

/** From wherever a đề án stands it can be brought to an end, and no money is left hanging. */
async function finish(projectId: string, from: Model): Promise<void> {
  let model = from
  for (let step = towardsEnd(model); step; step = towardsEnd(model)) {
    const outcome = await perform(projectId, model, step)
    assert.ok(outcome.ok, `${model.state} → ${step.act}: ${toJson(outcome.ok ? '' : outcome.refusals)}`)
    model = expected(model, step) ?? assert.fail(`${model.state} → ${step.act}`)
  }
  assert.equal(model.committed, model.settled + model.released)
  assert.equal(model.approved, model.state === 'withdrawn' || model.state === 'rejected' ? 0n : model.committed)
}

const PICK = fc.record({
  wild: fc.integer({ min: 0, max: 9 }).map((n) => n < 5),
  pick: fc.nat(10_000),
  share: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(100, 70, 50, 35, 30, 80) }, { weight: 2, arbitrary: fc.integer({ min: 1, max: 120 }) }),
})

test(`dù làm việc gì, theo thứ tự nào, đề án luôn đúng trạng thái và đúng từng đồng (${RUNS} đề án, SEED=${SEED})`, async () => {
  const life = fc.asyncProperty(fc.constantFrom<Level>('local', 'national'), fc.array(PICK, { minLength: 30, maxLength: 60 }), live)
  await fc.assert(life, { numRuns: RUNS, seed: SEED, endOnFailure: true })
  const check = async <T>(work: (db: Ask['db']) => Promise<T>) =>
    await inTransaction(house.owner, { province: LAI_CHAU, readOnly: true }, async (db) => ({ keep: true, value: await work(db) }))
  assert.equal(await check((db) => verifyLedger(db, LAI_CHAU)), undefined)
  assert.equal(await check((db) => verifyAgainstTrail(db, LAI_CHAU)), undefined)
  // years closed, papers and people are put there by this file itself, beside the acts
  const acted = TOLD.filter(({ from }) => !['stored_file', 'programme_year'].includes(from) && !from.startsWith('person'))
  assert.equal(await check((db) => firstUntold(db, LAI_CHAU, acted, {})), undefined)
  assert.equal(await check((db) => rebuildProjectTotals(db, LAI_CHAU)), undefined)
})

const TO_APPRAISED = { local: 'submit receive appraise', national: 'submit receive appraise appraise-ministry' }

/** Lives that together take every step of the process; the number is the share of what was asked, in percent. */
function lives(level: Level): readonly string[] {
  const appraised = TO_APPRAISED[level]
  const underway = `${appraised} approve:60 assign contract:60`
  return [
    'submit return submit receive return withdraw reopen withdraw',
    'submit withdraw',
    'submit receive withdraw',
    'submit reject',
    'submit receive reject',
    'submit receive appraise reject',
    `${appraised} reject`,
    'submit receive appraise withdraw',
    `${appraised} withdraw`,
    ...(level === 'national' ? ['submit receive appraise return withdraw'] : []),
    `${appraised} approve:60 reduce:10 assign reduce:10 contract:40 reduce:5 stop`,
    `${appraised} approve:60 cancel`,
    `${appraised} approve:60 assign cancel`,
    `${underway} stop`,
    `${underway} ask-change stop`,
    `${underway} inspect:90 advance:20 accept:100 annul-acceptance accept:50 recover:5 annul-acceptance stop recover:15`,
    `${underway} inspect:90 advance:30 stop accept:100 annul-acceptance-of-stopped recover:10 accept:20`,
    `${underway} inspect:90 advance:30 prove:20 stop correct:5 recover:10 accept:100 prove:100 prove:40 correct:15 settle`,
    `${appraised} approve:50 supplement:20 assign supplement:10 contract:70 inspect:90 ask-change inspect:95 decide-change advance:40 recover:10 prove:120 correct:20 accept:100 prove:30 recover:5 pay:45 settle`,
  ]
}

const TIMES = 10

test(`mỗi bước của quy trình được đi ${TIMES} lần, và ở mỗi trạng thái mọi việc bị cấm đều bị từ chối ${TIMES} lần`, async () => {
  const stepsTaken = new Map<string, number>()
  const refusedAt = new Set<string>()
  for (const level of ['local', 'national'] as const)
    for (let time = 0; time < TIMES; time++)
      for (const life of lives(level)) await walk(level, life.split(' '), stepsTaken, time === 0 ? refusedAt : undefined)
  const never = Object.entries(PATHS).flatMap(([state, acts]) =>
    Object.keys(acts)
      .filter((act) => (stepsTaken.get(`${state} ${act}`) ?? 0) < TIMES)
      .map((act) => `${state} ${act}`),
  )
  assert.deepEqual(never, [])
  assert.deepEqual(
    [...Object.keys(PATHS), 'settled', 'rejected', 'cancelled'].filter((state) => !refusedAt.has(state)),
    [],
  )
})

async function walk(level: Level, steps: readonly string[], taken: Map<string, number>, refusedAt: Set<string> | undefined): Promise<void> {
  const projectId = await draft(level)
  let model = fresh(level)
  for (const written of steps) {
    if (refusedAt) await tryForbidden(projectId, model, refusedAt)
    const [act, share = '50'] = written.split(':')
    const step: Step = { act: act as Act, share: BigInt(share) }
    const right = expected(model, step) ?? assert.fail(`${model.state} → ${written}`)
    const outcome = await perform(projectId, model, step)
    assert.ok(outcome.ok, `${model.state} → ${written}: ${toJson(outcome.ok ? '' : outcome.refusals)}`)
    taken.set(`${model.state} ${act}`, (taken.get(`${model.state} ${act}`) ?? 0) + 1)
    model = right
  }
  if (refusedAt) await tryForbidden(projectId, model, refusedAt)
}

/** Once for each state: every act it forbids, as many times as the bar asks. */
async function tryForbidden(projectId: string, model: Model, refusedAt: Set<string>): Promise<void> {
  if (refusedAt.has(model.state)) return
  refusedAt.add(model.state)
  const forbidden = ACTS.filter((act) => !['close-year', 'close-books', 'carry-over'].includes(act) && !(act in (PATHS[model.state] ?? {})))
  for (let time = 0; time < TIMES; time++)
    for (const act of forbidden)
      assert.equal((await perform(projectId, model, { act, share: BigInt(10 + time * 9) })).ok, false, `${model.state} → ${act}`)
}

test('đổi đơn vị thụ hưởng sau phê duyệt thì mức trần mỗi cơ sở tính theo cơ sở mới, chia đều đến từng đồng', async () => {
  const projectId = await draft('local')
  let model = fresh('local')
  for (const written of ['submit', 'receive', 'appraise', 'approve:60']) {
    const [act, share = '50'] = written.split(':')
    const step: Step = { act: act as Act, share: BigInt(share) }
    assert.ok((await perform(projectId, model, step)).ok, written)
    model = expected(model, step) ?? assert.fail(written)
  }
  const charges = async () =>
    (
      await house.owner.query(
        'select establishment_id as id, amount_dong as dong from establishment_charge where project_id = $1 and amount_dong > 0 order by 1',
        [projectId],
      )
    ).rows
  assert.deepEqual(
    (await charges()).map(({ dong: amount }) => amount),
    [60n * M],
  )
  const beneficiaryIds = [await establishment(), await establishment()].sort()
  const named = { projectId, version: 5, beneficiaryIds, decisionNo: '7/QĐ', decidedOn: TODAY, reason: 'Kế hoạch triển khai' }
  const version = (await house.owner.query('select version from project where id = $1', [projectId])).rows[0].version as number
  const done = await doAs('department-leader', (ask) => nameBeneficiaries(ask, { ...named, version }))
  assert.ok(done.ok, toJson(done))
  assert.deepEqual(
    await charges(),
    beneficiaryIds.map((id) => ({ id, dong: 30n * M })),
  )
  const fault = await inTransaction(house.owner, { province: LAI_CHAU, readOnly: true }, async (db) => ({
    keep: true,
    value: await verifyLedger(db, LAI_CHAU),
  }))
  assert.equal(fault, undefined)
})

test('đề án quốc gia đơn lẻ đổi đơn vị thụ hưởng do Bộ quyết định, đề án nhóm do Sở quyết định', () => {
  assert.equal(mayDecide(BENEFICIARY_CHANGE, { level: 'national', form: 'single' }, ['department-leader']).ok, false)
  assert.equal(mayDecide(BENEFICIARY_CHANGE, { level: 'national', form: 'group' }, ['department-leader']).ok, true)
  assert.equal(mayDecide(BENEFICIARY_CHANGE, { level: 'national', form: 'single' }, ['ministry-officer']).ok, true)
  assert.equal(mayDecide(BENEFICIARY_CHANGE, { level: 'local', form: 'single' }, ['department-leader']).ok, true)
})

test('quên trả lại dự toán khi đề án kết thúc thì lộ ra ngay: phép thử này biết đỏ', {
  skip: process.env.SABOTAGE ? 'đang chạy với chỗ hỏng cố ý' : false,
}, async () => {
  const { code, said } = await testOnDefect(import.meta.filename, 'A4.no-release', { title: 'dù làm việc gì', env: { RUNS: '25', SEED: '7' } })
  assert.equal(code, 1)
  assert.match(said, /✖ dù làm việc gì/)
})
