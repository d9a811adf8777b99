// Gathers the public first page. Before any programme is loaded there is nothing to show, and the page says so.
import { type Outcome, ok } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import { activityOf } from '../programme/activity.ts'
import { decisionOf } from '../programme/programme.actions.ts'
import { unitName } from '../registry/registry.actions.ts'
import { attained } from '../reports/reports.actions.ts'
import type { Front, Supported } from './front.ts'
import { selectSupported } from './portal.store.ts'
import { UNNAMED } from './words.vi.ts'

const MOST_SUPPORTED = 8

export async function front(ask: Ask): Promise<Outcome<Front | null>> {
  const told = await attained(ask, {})
  if (!told.ok) return ok(null)
  const { programme, attainment, money, asAt } = told.value
  const { name, decisionNo, fromYear, toYear } = programme
  const decision = await decisionOf(ask, programme.id)
  const issuer = decision?.decision.issuer ?? ''
  const { totalDong = null, sources = [] } = decision?.money ?? {}
  return ok({
    name,
    decisionNo,
    issuer,
    decided: { totalDong, sources },
    fromYear,
    toYear,
    asAt,
    money,
    attainment,
    supported: await supported(ask, programme.id),
  })
}

async function supported(ask: Ask, programmeId: string): Promise<Supported[]> {
  const rows = await selectSupported(ask.db, ask.province, programmeId, MOST_SUPPORTED)
  const named: Supported[] = []
  for (const { establishment, kind, communeCode, communeValidFrom, activity, ...rest } of rows) {
    const commune = await unitName(ask, communeCode, communeValidFrom)
    named.push({
      establishment: establishment ?? UNNAMED[kind] ?? UNNAMED.other,
      commune,
      content: activityOf(activity)?.name ?? activity,
      ...rest,
    })
  }
  return named
}
