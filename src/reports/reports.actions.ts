// Gathers the facts of a report from the programme and the kept totals. Reads only.
import { yearOf } from '../basics/day.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import { chosenProgramme, decisionOf, programmeYears, sourcesOf, targetLines } from '../programme/programme.actions.ts'
import { type Programme, type TargetLine, yearsOfPeriod } from '../programme/programme.ts'
import { heldPlaces } from '../registry/registry.actions.ts'
import { attainmentView } from './attainment.ts'
import type { Attained, Span, TargetEvidence } from './evidence.ts'
import { listCorrections, listUntargeted, listYearGoals } from './figures.store.ts'
import type { YearGoal } from './figures.ts'
import { letterheadOn } from './letterhead.actions.ts'
import { moneyView } from './money.ts'
import type { Period } from './period.ts'
import { contentGroupOf, reportFacts } from './programme-report.actions.ts'
import { failedFigures } from './programme-report.checks.ts'
import type { PaperFacts } from './programme-report.paper.ts'
import { type ProgrammeReport, programmeReport } from './programme-report.ts'
import { selectRecords } from './report-records.store.ts'
import * as store from './reports.store.ts'

export type AskedYears = {
  readonly programme?: string | undefined
  readonly fromYear?: number | undefined
  readonly toYear?: number | undefined
}

/** The years asked for, within the programme; all of it when none are named. */
export function spanOf({ fromYear, toYear }: Programme, asked: AskedYears): Outcome<Span> {
  const span = { fromYear: asked.fromYear ?? fromYear, toYear: asked.toYear ?? toYear }
  if (span.toYear < span.fromYear) return refuse('reports.years-backward', {}, 'toYear')
  if (span.fromYear >= fromYear && span.toYear <= toYear) return ok(span)
  return refuse('reports.years-outside', { fromYear: String(fromYear), toYear: String(toYear) }, span.fromYear < fromYear ? 'fromYear' : 'toYear')
}

/** The attainment page: kept totals alone, over the years asked for; the whole programme when none are. */
export async function attained(ask: Ask, asked: AskedYears): Promise<Outcome<Attained>> {
  const chosen = await chosenProgramme(ask, asked.programme, 'reports.no-programme')
  if (!chosen.ok) return chosen
  const { programme, choices } = chosen.value
  const asSpan = spanOf(programme, asked)
  if (!asSpan.ok) return asSpan
  const span = asSpan.value
  const scope = { province: ask.province, programmeId: programme.id }
  const [sources, years, targets] = [
    await sourcesOf(ask, programme.id),
    await programmeYears(ask, programme.id),
    await targetLines(ask, programme.id),
  ]
  const funds = await store.selectFunds(ask.db, scope, span.fromYear, span.toYear)
  const rows = await store.selectAttained(ask.db, scope, programme.fromYear, span.toYear)
  const inSpan = yearsOfPeriod(span)
  const counts = await store.selectCounts(ask.db, scope, span.fromYear, span.toYear)
  const partOf = await store.selectPartOf(ask.db, scope)
  const empty = await store.isEmpty(ask.db, scope)
  const within = rows.filter((row) => inSpan.includes(row.year))
  return ok({
    choices,
    programme,
    span,
    asAt: ask.today,
    attainment: attainmentView({
      targets,
      attained: within,
      soFar: rows,
      years: inSpan,
      lastYear: yearOf(ask.today),
      partOf,
      empty,
      corrections: await listCorrections(ask.db, scope),
    }),
    empty,
    money: moneyView({ sources, years: years.filter(({ year }) => inSpan.includes(year)), funds }),
    counts,
    untargeted: await listUntargeted(ask.db, scope, span.fromYear, span.toYear),
    yearGoals: goalsByYear(targets, await listYearGoals(ask.db, scope)),
  })
}

/** What single years were given: by a decision of the province, else by the programme's own. */
function goalsByYear(targets: readonly TargetLine[], given: readonly YearGoal[]): Attained['yearGoals'] {
  const file = targets.flatMap(({ code, yearly }) => yearly.map(({ year, value }) => [`${code} ${year}`, value] as const))
  return Object.fromEntries([...file, ...given.map(({ targetCode, year, value }) => [`${targetCode} ${year}`, value] as const)])
}

const EVIDENCE_A_PAGE = 500

/** The accepted đề án behind a figure: of one year, or of all. */
export async function targetEvidence(
  ask: Ask,
  { targetCode, page = 1, ...asked }: AskedYears & { readonly targetCode: string; readonly page?: number | undefined },
): Promise<Outcome<TargetEvidence>> {
  const told = await attained(ask, asked)
  if (!told.ok) return told
  const { programme, span, attainment } = told.value
  const line = attainment.lines.find((one) => one.code === targetCode)
  if (!line) return refuse('reports.target.not-found', { code: targetCode })
  const before = (page - 1) * EVIDENCE_A_PAGE
  const scope = { province: ask.province, programmeId: programme.id }
  const places = await heldPlaces(ask)
  const found = await store.selectEvidence(ask.db, scope, { targetCode, ...span, places }, { most: EVIDENCE_A_PAGE + 1, before })
  const evidence = found.slice(0, EVIDENCE_A_PAGE)
  return ok({
    programme,
    line,
    span,
    evidence,
    counted: line.inPeriod ?? 0,
    page,
    before,
    more: found.length > EVIDENCE_A_PAGE,
    held: places !== undefined,
  })
}

export type Told = { readonly programme: Programme; readonly report: ProgrammeReport; readonly facts: Omit<PaperFacts, 'demo'> }

/** The programme report over any period. */
export async function toldReport(ask: Ask, programme: Programme, period: Period): Promise<Outcome<Told>> {
  const decision = await decisionOf(ask, programme.id)
  const report = programmeReport(await reportFacts(ask, programme, period))
  const sound = failedFigures(report)
  if (!sound.ok) return sound
  const examples = await store.selectExamples(ask.db, { province: ask.province, programmeId: programme.id }, period, 3)
  const province = decision?.province.successor?.name ?? decision?.province.name ?? ''
  return ok({
    programme,
    report,
    facts: {
      province,
      decidedProvince: decision?.province.name ?? '',
      letterhead: await letterheadOn(ask, ask.today, province),
      records: await selectRecords(ask.db, { province: ask.province, programmeId: programme.id }, period.from, period.to),
      issuer: decision?.decision.issuer ?? '',
      programmeName: programme.name,
      decisionNo: programme.decisionNo,
      decidedOn: programme.decidedOn,
      solutions: decision?.solutions.map((one) => one.name) ?? [],
      examples: byGroup(examples),
    },
  })
}

function byGroup(rows: readonly { readonly activity: string; readonly name: string }[]): Readonly<Record<string, string[]>> {
  const groups: Record<string, string[]> = {}
  for (const { activity, name } of rows) {
    const { code } = contentGroupOf(activity)
    groups[code] = [...(groups[code] ?? []), name].slice(0, 3)
  }
  return groups
}
