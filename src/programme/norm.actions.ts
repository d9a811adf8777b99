// Reading the norms and advance rules in force, and adding a dated row when a new text of law comes.
import { addDays, type Day } from '../basics/day.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import { record } from '../trail/trail.actions.ts'
import { type AdvanceKind, type AdvanceRule, type AdvanceTest, advanceTests } from './advance.ts'
import { closeNorm, saveNorms, selectAdvanceRules, selectNormHistory, selectNorms } from './norm.store.ts'
import { isInForce, type Norm, type NormLevel, type NormQuestion, normsFor } from './norm.ts'

export async function normsInForce(ask: Ask, question: NormQuestion): Promise<Norm[]> {
  return normsFor(await selectNorms(ask.db, question.province, question.on), question)
}

export async function normFor(ask: Ask, { code, level, on }: { code: string; level: NormLevel; on: Day }): Promise<Norm | undefined> {
  const norms = await normsInForce(ask, { level, province: ask.province, on })
  return norms.find((norm) => norm.code === code)
}

export type AdvanceRuleQuestion = { readonly level: NormLevel; readonly kind: AdvanceKind | 'overall'; readonly on: Day }

/** The rule of a kind on a day; kind 'overall' is the cap over every kind. */
export async function advanceRuleFor(ask: Ask, { level, kind, on }: AdvanceRuleQuestion): Promise<AdvanceRule | undefined> {
  const rules = await selectAdvanceRules(ask.db, level, on)
  return rules.find((rule) => rule.kind === kind)
}

/** What the advances of both levels wait for on a day. */
export async function advanceTestsOn(ask: Ask, on: Day): Promise<AdvanceTest[]> {
  return [...advanceTests(await selectAdvanceRules(ask.db, 'local', on)), ...advanceTests(await selectAdvanceRules(ask.db, 'national', on))]
}

export type NewNorm = Omit<Norm, 'id' | 'provinceCode' | 'standing' | 'priorityStanding' | 'inForceTo'>

/** Adds a dated row, closes the one it replaces the day before, and keeps both. Only the system's administrator touches what all provinces share. */
export async function addNorm(ask: Ask, wanted: NewNorm): Promise<Outcome<Norm>> {
  if (wanted.level === 'national' && !ask.who.roles.includes('administrator')) return refuse('programme.norm-national-not-yours', {}, 'level')
  const history = await selectNormHistory(ask.db, ask.province, wanted.code, wanted.level)
  const later = history.find((norm) => norm.inForceFrom >= wanted.inForceFrom)
  if (later) return refuse('programme.norm-later-exists', { from: later.inForceFrom, article: later.article }, 'inForceFrom')
  const id = ask.newId()
  const norm: Norm = {
    ...wanted,
    id,
    provinceCode: wanted.level === 'local' ? ask.province : null,
    standing: 'unverified',
    priorityStanding: wanted.priorityBasisPoints === null ? null : 'unverified',
    inForceTo: null,
  }
  const replaced = history.find((old) => isInForce(old, norm.inForceFrom))
  if (replaced) await closeNorm(ask.db, replaced.id, addDays(norm.inForceFrom, -1))
  await saveNorms(ask.db, [norm])
  await record(ask, {
    act: 'programme.norm-added',
    subjectKind: 'norm',
    subjectId: id,
    facts: { code: norm.code, level: norm.level, article: norm.article, inForceFrom: norm.inForceFrom, replaced: replaced?.id ?? '' },
  })
  return ok(norm)
}
