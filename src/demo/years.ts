// What happens once a year: the estimate is given, the plan is built and approved, money is carried over, the books are closed.
import { day, yearOf } from '../basics/day.ts'
import type { Outcome } from '../basics/outcome.ts'
import { approvePlan } from '../funding/approval.actions.ts'
import { cancelProject } from '../funding/contract.actions.ts'
import { carryOver, changeEstimate, closeBudgetYear } from '../funding/estimate.actions.ts'
import { addItem, createPlan, loadPlan, propose } from '../plan/plan.actions.ts'
import type { Ask } from '../platform/route.ts'
import type { Level, State } from '../project/lifecycle.ts'
import type { Event, Stage } from './stage.ts'
import { planDays, planRoundOf } from './timeline.ts'
import { inOrder, million, stepsOn, type Walker } from './walker.ts'

const NOT_PLANNED: ReadonlySet<State> = new Set<State>(['draft', 'submitted', 'returned', 'appraising', 'ministry', 'rejected', 'withdrawn'])
const LAST_YEAR = 2025
const FIRST_YEAR = 2021
/** Estimates are given in round sums. */
const ROUND = 50

const SOURCE: Readonly<Record<Level, string>> = { national: 'national', local: 'provincial' }

export function yearEvents(stage: Stage, walkers: readonly Walker[]): Event[] {
  const rounds = Map.groupBy(
    walkers.filter(({ dossier }) => !NOT_PLANNED.has(dossier.end)),
    ({ dossier }) => planRoundOf(dossier),
  )
  const plans = [...rounds].flatMap(([round, chosen]) => planEvents(stage, round, chosen))
  const cancelled = walkers.filter(({ dossier }) => dossier.end === 'cancelled').map((walker) => cancellation(stage, walker))
  return [...plans, ...cancelled, carriedOver(stage), ...closings(stage)]
}

/** Estimate, plan, items, tờ trình, decision. The last round of 2025 still waits for its decision. */
function planEvents(stage: Stage, round: string, chosen: readonly Walker[]): Event[] {
  const [yearText, levelText, name] = round.split(' ')
  const year = Number(yearText)
  const level = levelText as Level
  const days = planDays(stage, round)
  const source = SOURCE[level]
  const wanted = chosen.reduce((total, { dossier }) => total + dossier.support, 0)
  let planId = ''
  const main = name === 'main'
  const title = `Kế hoạch khuyến công ${level === 'national' ? 'quốc gia' : 'địa phương'} ${main ? '' : 'bổ sung '}năm ${year}`
  const officer = (what: string, run: Event['run'], on = days.build, actor: Event['actor'] = 'department-officer'): Event => {
    return { at: stage.momentOf(on), actor, what: `${title}: ${what}`, run }
  }
  const version = async (ask: Ask) => (await loadPlan(ask, planId))?.plan.version ?? 0
  const building = inOrder([
    officer('create', async (ask) => {
      const made = await createPlan(ask, { year, level, source, name: title })
      if (made.ok) planId = made.value.id
      return made
    }),
    ...chosen.map((walker) =>
      officer(`item ${walker.dossier.name}`, async (ask) => addItem(ask, { planId, version: await version(ask), projectId: walker.id })),
    ),
  ])
  const paper = {
    paperNo: () => stage.numberOf('TTr-SCT', yearOf(days.propose)),
    decisionNo: () => stage.numberOf(level === 'national' ? 'QĐ-BCT' : 'QĐ-UBND', yearOf(days.approve)),
  }
  const events = [
    estimate(stage, { year, source, amount: Math.ceil((wanted + 20) / ROUND) * ROUND, main }),
    ...building,
    officer(
      'propose',
      async (ask) => propose(ask, { planId, version: await version(ask), paperNo: paper.paperNo(), issuedOn: days.propose }),
      days.propose,
      'department-leader',
    ),
  ]
  if (name === 'next') return events
  const decider = level === 'national' ? 'ministry-officer' : 'provincial-leader'
  const approve = async (ask: Ask) =>
    approvePlan(ask, { planId, version: await version(ask), decisionNo: paper.decisionNo(), decidedOn: days.approve })
  return [...events, officer('approve', approve, days.approve, decider)]
}

function estimate(stage: Stage, { year, source, amount, main }: { year: number; source: string; amount: number; main: boolean }): Event {
  const kind = source === 'national' ? 'QĐ-BCT' : 'QĐ-UBND'
  const on = stage.dayNear(main ? (year === FIRST_YEAR ? '2021-01-18' : `${year - 1}-12-09`) : '2025-10-06', 3)
  return {
    at: stage.momentOf(on),
    actor: 'finance-officer',
    what: `estimate ${source} ${year}`,
    run: (ask) =>
      changeEstimate(ask, { source, year, amountDong: million(amount), direction: 'give', paperNo: stage.numberOf(kind, yearOf(on)), day: on }),
  }
}

function cancellation(stage: Stage, walker: Walker): Event {
  const on = stage.dayNear(`${walker.dossier.year}-05-10`, 6)
  return stepsOn(stage, walker)(on, 'provincial-leader', 'cancel', (ask, version) =>
    cancelProject(ask, {
      projectId: walker.id,
      version,
      decisionNo: stage.numberOf('QĐ-UBND', yearOf(on)),
      decidedOn: on,
      reason: walker.dossier.why,
    }),
  )
}

/** What the cancelled plan of the cluster left in 2023 goes on to 2024. */
function carriedOver(stage: Stage): Event {
  const on = day('2024-01-17')
  const amountDong = million(120)
  return {
    at: stage.momentOf(on),
    actor: 'finance-officer',
    what: 'carry over',
    run: (ask) => carryOver(ask, { source: 'provincial', fromYear: 2023, amountDong, paperNo: stage.numberOf('QĐ-UBND', 2024), day: on }),
  }
}

function closings(stage: Stage): Event[] {
  return Array.from({ length: LAST_YEAR - FIRST_YEAR }, (_, i) => FIRST_YEAR + i).map((year): Event => {
    const on = stage.dayNear(`${year + 1}-02-20`, 3)
    return {
      at: stage.momentOf(on),
      actor: 'finance-officer',
      what: `close ${year}`,
      run: (ask): Promise<Outcome<unknown>> => closeBudgetYear(ask, { year, paperNo: stage.numberOf('BB-KS', year + 1) }),
    }
  })
}
