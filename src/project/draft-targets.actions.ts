// Which target lines a đề án may serve, and whether what it plans for them is what was meant.

import { formatFigure } from '../basics/figure.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import { unlessMeant } from '../platform/asked-back.ts'
import type { Ask } from '../platform/route.ts'
import { activityOf } from '../programme/activity.ts'
import { countingOf, takesActivity } from '../programme/counting.ts'
import { figureOf } from '../programme/goal.ts'
import { targetLines } from '../programme/programme.actions.ts'
import type { TargetLine } from '../programme/programme.ts'
import { listActivities, sumAttained } from './draft.store.ts'
import type { DraftContent, PlannedTarget } from './draft.ts'
import { listTargets } from './evidence.store.ts'
import type { Project } from './project.ts'

/** Lines in force that đề án of these activities serve; a figure recorded by a paper is served by none. */
export async function linesFor(ask: Ask, programmeId: string, activities: readonly string[]): Promise<TargetLine[]> {
  const lines = await targetLines(ask, programmeId)
  return lines.filter((line) => !line.withdrawn && countingOf(line).what !== 'measured' && takesActivity(line, activities))
}

/** The lines written, or those written before when only the activity changes, are lines of the activity and stand once. */
export async function checkTargets(ask: Ask, before: Project, content: DraftContent): Promise<Outcome<void>> {
  const targets = await targetsMeant(ask, before, content)
  if (targets.length === 0) return ok(undefined)
  if (content.noTarget) return refuse('project.no-target-and-target', {}, 'noTarget')
  if (new Set(targets.map(({ code }) => code)).size < targets.length) return refuse('project.target-twice', {}, 'planned')
  const lines = new Map((await targetLines(ask, before.programmeId)).filter((line) => !line.withdrawn).map((line) => [line.code, line]))
  if (targets.some(({ code }) => !lines.has(code))) return refuse('project.target-unknown', {}, 'planned')
  const others = content.activities ?? (await listActivities(ask.db, ask.province, before.id))
  const fitting = new Set((await linesFor(ask, before.programmeId, [content.activity ?? before.activity, ...others])).map(({ code }) => code))
  const foreign = lines.get(targets.find(({ code }) => !fitting.has(code))?.code ?? '')
  if (foreign) return refuse('project.target-not-of-activity', { name: foreign.name, activities: activityWords(foreign) }, 'planned')
  return content.targets === undefined ? ok(undefined) : await checkBeyond(ask, before.programmeId, targets, lines)
}

async function targetsMeant(ask: Ask, before: Project, content: DraftContent): Promise<readonly PlannedTarget[]> {
  if (content.targets !== undefined) return content.targets
  if (content.activity === undefined && content.activities === undefined) return []
  return (await listTargets(ask.db, ask.province, before.id)).map(({ targetCode: code, planned }) => ({ code, planned }))
}

function activityWords({ activities }: TargetLine): string {
  return activities.map((code) => activityOf(code)?.name ?? code).join('; ')
}

/** More than a line still lacks has most often a digit too many, or stands at the wrong line. */
async function checkBeyond(
  ask: Ask,
  programmeId: string,
  targets: readonly PlannedTarget[],
  lines: ReadonlyMap<string, TargetLine>,
): Promise<Outcome<void>> {
  const codes = targets.map(({ code }) => code)
  const attained = await sumAttained(ask.db, ask.province, programmeId, codes)
  const beyond = targets.flatMap(({ code, planned }) => {
    const line = lines.get(code)
    const figure = line && line.kind === 'flow' ? figureOf(line.goal) : undefined
    if (!line || figure === undefined) return []
    const lacks = Math.max(0, figure - (attained.get(code) ?? 0))
    const facts = { name: line.name, planned: formatFigure(planned), lacks: formatFigure(lacks), goal: formatFigure(figure), unit: line.unit }
    return planned > lacks ? [refuse('project.planned-beyond', facts, 'confirmed')] : []
  })
  return unlessMeant(ask, ...beyond)
}
