// For tests of this room: one đề án led from the first draft to the settlement by the acts of the rooms themselves.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { appraise } from '../appraisal/appraisal.actions.ts'
import { CRITERIA } from '../appraisal/appraisal.ts'
import { type Day, day, dayOf } from '../basics/day.ts'
import { type Dong, dong } from '../basics/money.ts'
import type { Outcome } from '../basics/outcome.ts'
import { approveProject } from '../funding/approval.actions.ts'
import { signContract } from '../funding/contract.actions.ts'
import { proveCounterpart } from '../funding/counterpart.actions.ts'
import { changeEstimate } from '../funding/estimate.actions.ts'
import { advance, pay, settle } from '../funding/payment.actions.ts'
import { accept } from '../inspection/acceptance.actions.ts'
import { recordInspection } from '../inspection/inspection.actions.ts'
import { openFileStore, useFileStore } from '../papers/files.actions.ts'
import type { Role } from '../people/role.ts'
import type { Ask } from '../platform/route.ts'
import { assignProject } from '../project/change.actions.ts'
import { filledDraft, newEstablishment, openProgrammeHouse, send } from '../project/dossier.fixture.ts'
import { ticksOf } from '../project/evidence/things.fixture.ts'
import { receiveProject } from '../project/submission.actions.ts'
import type { Hands, House } from '../test-house.ts'

export const TA_LENG = '03405'

export const STAGES = [
  'draft',
  'submitted',
  'appraising',
  'appraised',
  'approved',
  'assigned',
  'underway',
  'inspected',
  'advanced',
  'accepted',
  'paid',
  'settled',
] as const
export type Stage = (typeof STAGES)[number]

export type Led = { readonly id: string; readonly establishmentId: string; readonly hands: Hands }

const MILLION = 1_000_000n

function million(n: bigint): Dong {
  return dong(n * MILLION)
}

let led = 0

/** A house with the Lai Châu programme, a folder for files and an estimate for 2024. */
export async function openLedHouse(): Promise<House> {
  const house = await openProgrammeHouse()
  const folder = await mkdtemp(join(tmpdir(), 'kc-files-'))
  useFileStore(openFileStore(folder))
  await giveEstimate(house)
  return {
    ...house,
    get clock() {
      return house.clock
    },
    set clock(now: Date) {
      house.clock = now
    },
    async close() {
      await house.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function giveEstimate(house: House): Promise<void> {
  await act(house, 'finance-officer', (ask) =>
    changeEstimate(ask, {
      source: 'provincial',
      year: 2024,
      amountDong: million(2000n),
      direction: 'give',
      paperNo: '1250/QĐ-UBND',
      day: day('2024-01-05'),
    }),
  )
}

async function act<T>(house: House, role: Role, work: (ask: Ask) => Promise<Outcome<T>>): Promise<T> {
  const outcome = await house.ask(role, work)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals))
  return outcome.value
}

/** 200 triệu of machinery at a share of 50 %: 100 triệu of the province, 140 triệu of the establishment with what is not counted. */
export async function lead(house: House, until: Stage, commune = TA_LENG): Promise<Led> {
  const number = ++led
  const establishmentId = await newEstablishment(house, `Hợp tác xã Chè Tả Lèng ${number}`, commune)
  const hands = await house.as('establishment', { establishmentId })
  const id = await filledDraft(house, hands, { name: `Ứng dụng máy sấy trong chế biến chè số ${number}` })
  const done = (stage: Stage) => STAGES.indexOf(until) >= STAGES.indexOf(stage)
  if (done('submitted')) await sent(await send(house, hands, id))
  const today = dayOf(house.clock)
  for (const [stage, role, work] of stepsFor(id, number, today)) {
    if (!done(stage)) break
    await act(house, role, async (ask) => work(ask, await versionNow(house, id)))
  }
  return { id, establishmentId, hands }
}

async function sent(reply: { status: number; text: string }): Promise<void> {
  if (reply.status !== 303) throw new Error(`${reply.status} ${reply.text.slice(0, 400)}`)
}

async function versionNow(house: House, id: string): Promise<number> {
  return (await house.owner.query('select version from project where id = $1', [id])).rows[0]?.version
}

type Work = (ask: Ask, version: number) => Promise<Outcome<unknown>>

function stepsFor(projectId: string, n: number, today: Day): [Stage, Role, Work][] {
  const order = (amount: bigint, paperNo: string) => ({
    projectId,
    source: 'provincial',
    amountDong: million(amount),
    paperNo: `${paperNo}-${n}`,
    day: today,
  })
  return [
    ['appraising', 'department-officer', (ask, version) => receiveProject(ask, { projectId, version })],
    [
      'appraised',
      'department-officer',
      (ask, version) =>
        appraise(ask, {
          projectId,
          version,
          minutesNo: `${n}/BB-TĐ`,
          heldOn: today,
          judged: CRITERIA.map((criterion) => ({ criterion, finding: 'yes', remark: '' })),
          verdict: 'pass',
          conclusion: 'Đề án cần thiết, dự toán hợp lý.',
          eligibleDong: million(200n),
          priority: false,
          amounts: new Map([['provincial', million(100n)]]),
        }),
    ],
    [
      'approved',
      'provincial-leader',
      (ask, version) =>
        approveProject(ask, { projectId, version, source: 'provincial', amountDong: million(100n), decisionNo: `${n}/QĐ-UBND`, decidedOn: today }),
    ],
    [
      'assigned',
      'department-leader',
      (ask, version) =>
        assignProject(ask, {
          projectId,
          version,
          decisionNo: `${n}/QĐ-SCT`,
          decidedOn: today,
          issuer: 'Sở Công Thương',
          abstract: 'Giao kế hoạch khuyến công',
        }),
    ],
    [
      'underway',
      'department-leader',
      (ask, version) =>
        signContract(ask, {
          projectId,
          version,
          number: `${n}/2024/HĐ-KCĐP`,
          signedOn: today,
          endsOn: day('2024-11-30'),
          advanceKind: 'equipment',
          amounts: new Map([['provincial', million(100n)]]),
          counterpartDong: million(140n),
        }),
    ],
    [
      'inspected',
      'inspector',
      (ask, version) =>
        recordInspection(ask, {
          projectId,
          version,
          minutesNo: `${n}/BB-KT`,
          heldOn: today,
          team: 'Sở, Trung tâm, UBND xã',
          findings: 'Đã lắp xong máy sấy',
          remedy: '',
          remedyDueOn: null,
          conclusion: 'on-schedule',
          investedDong: million(200n),
          itemDoneBasisPoints: 8000,
        }),
    ],
    ['advanced', 'finance-officer', (ask, version) => advance(ask, { ...order(60n, 'UNC-T'), version })],
    [
      'accepted',
      'department-officer',
      async (ask, version) =>
        accept(ask, {
          projectId,
          version,
          minutesNo: `${n}/BBNT`,
          heldOn: today,
          attendees: 'Sở, Trung tâm, UBND xã, cơ sở',
          verdict: 'pass',
          conclusion: 'Máy chạy tốt',
          explanation: '',
          eligibleDong: million(200n),
          proofs: await ticksOf(ask, projectId),
        }),
    ],
    [
      'paid',
      'finance-officer',
      (ask, version) => proveCounterpart(ask, { projectId, version, amountDong: million(140n), paperNo: 'HĐ-GTGT', day: today }),
    ],
    ['paid', 'finance-officer', (ask, version) => pay(ask, { ...order(40n, 'UNC-C'), version })],
    ['settled', 'finance-officer', (ask, version) => settle(ask, { projectId, version, paperNo: `${n}/BBTL`, day: today })],
  ]
}
