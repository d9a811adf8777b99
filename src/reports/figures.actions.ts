// Setting a figure beside what is counted: by the leader with a decision, by an officer with the paper that tells a ratio, or a year's goal.
import type { Day } from '../basics/day.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import { unlessMeant } from '../platform/asked-back.ts'
import type { Ask } from '../platform/route.ts'
import { type Counting, countingOf } from '../programme/counting.ts'
import { chosenProgramme, targetLines } from '../programme/programme.actions.ts'
import type { Programme, TargetLine } from '../programme/programme.ts'
import { record } from '../trail/trail.actions.ts'
import * as store from './figures.store.ts'
import { type Correction, checkCorrection, checkMeasure, type FiguresView, isOver, type Measure, type YearGoal } from './figures.ts'
import type { Scope } from './reports.store.ts'

type Asked = { readonly programme?: string | undefined; readonly targetCode: string }

type Found = { readonly programme: Programme; readonly line: TargetLine; readonly counting: Counting; readonly scope: Scope }

async function find(ask: Ask, { programme: code, targetCode }: Asked): Promise<Outcome<Found>> {
  const chosen = await chosenProgramme(ask, code, 'reports.no-programme')
  if (!chosen.ok) return chosen
  const { programme } = chosen.value
  const line = (await targetLines(ask, programme.id)).find((one) => one.code === targetCode && !one.withdrawn)
  if (!line) return refuse('reports.target.not-found', { code: targetCode })
  return ok({ programme, line, counting: countingOf(line), scope: { province: ask.province, programmeId: programme.id } })
}

export async function figuresView(ask: Ask, asked: Asked): Promise<Outcome<FiguresView>> {
  const found = await find(ask, asked)
  if (!found.ok) return found
  const { scope, ...rest } = found.value
  const own = <R extends { readonly targetCode: string }>(rows: readonly R[]) => rows.filter(({ targetCode }) => targetCode === asked.targetCode)
  return ok({
    ...rest,
    corrections: own(await store.listCorrections(ask.db, scope)),
    measures: await store.listMeasures(ask.db, scope, asked.targetCode),
    goals: own(await store.listYearGoals(ask.db, scope)),
    keys: [ask.newId(), ask.newId(), ask.newId()],
  })
}

export type NewCorrection = Asked & Omit<Correction, 'targetCode' | 'counted'>

/** What was counted stays on record beside the figure of the decision. */
export async function correctTarget(ask: Ask, given: NewCorrection): Promise<Outcome<Correction>> {
  const found = await find(ask, given)
  if (!found.ok) return found
  const { programme, line, counting, scope } = found.value
  const sound = checkCorrection(given, { kind: line.kind, counting }, { today: ask.today, ...programme })
  if (!sound.ok) return sound
  const { targetCode, year, quantity, decisionNo, decidedOn, reason } = given
  const counted = await store.findCounted(ask.db, scope, targetCode, year)
  const standing = (await store.listCorrections(ask.db, scope)).some((one) => one.targetCode === targetCode && one.year === year)
  if (quantity === counted && !standing) return refuse('reports.correction.nothing', { counted: String(counted) }, 'quantity')
  const row = { targetCode, year, counted, quantity, decisionNo, decidedOn, reason }
  const id = ask.newId()
  await store.insertCorrection(ask.db, scope, row, { id, by: ask.who.personId, at: ask.now })
  await tell(ask, programme, 'programme.target-corrected', { id, ...row })
  return ok(row)
}

export type NewMeasure = Asked & Omit<Measure, 'targetCode'>

export async function measureTarget(ask: Ask, given: NewMeasure): Promise<Outcome<Measure>> {
  const found = await find(ask, given)
  if (!found.ok) return found
  const { programme, line, counting, scope } = found.value
  const sound = checkMeasure(given, { kind: line.kind, counting }, { today: ask.today, ...programme })
  if (!sound.ok) return sound
  const { targetCode, asAt, part, paperNo, paperOn } = given
  const row = { targetCode, asAt, part, whole: line.kind === 'ratio' ? given.whole : null, paperNo, paperOn }
  const meant = unlessMeant(ask, isOver(row) ? refuse('reports.measure.over', {}, 'confirmed') : ok(undefined))
  if (!meant.ok) return meant
  const id = ask.newId()
  await store.insertMeasure(ask.db, scope, row, { id, by: ask.who.personId, at: ask.now })
  await tell(ask, programme, 'programme.target-measured', { id, ...row, part: decimal(part), whole: row.whole === null ? '' : decimal(row.whole) })
  return ok(row)
}

export type NewYearGoal = Asked & Omit<YearGoal, 'targetCode'>

export async function giveYearGoal(ask: Ask, given: NewYearGoal): Promise<Outcome<YearGoal>> {
  const found = await find(ask, given)
  if (!found.ok) return found
  const { programme, line, scope } = found.value
  const { targetCode, year, value, decisionNo, decidedOn } = given
  if (line.goal.kind === 'words') return refuse('reports.year-goal.words', {}, 'value')
  if (year < programme.fromYear || year > programme.toYear)
    return refuse('reports.figure.year', { from: String(programme.fromYear), to: String(programme.toYear) }, 'year')
  if (decidedOn > ask.today) return refuse('reports.figure.day-to-come', { today: ask.today }, 'decidedOn')
  const id = ask.newId()
  const row = { targetCode, year, value, decisionNo, decidedOn }
  await store.insertYearGoal(ask.db, scope, row, { id, by: ask.who.personId, at: ask.now })
  await tell(ask, programme, 'programme.year-goal-given', { id, ...row, value: decimal(value) })
  return ok(row)
}

/** As the column keeps it: four places, so that row and trail read alike. */
function decimal(value: number): string {
  return value.toFixed(4)
}

async function tell(ask: Ask, { id, code }: Programme, act: string, facts: Record<string, string | number | Day>): Promise<void> {
  await record(ask, { act, subjectKind: 'programme', subjectId: id, facts: { code, ...facts } })
}
