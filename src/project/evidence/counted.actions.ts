// Making evidence of what an acceptance ticked, and taking it back: the rows, the kept totals and what the trail tells of them, together.
import { type Outcome, ok, refuse } from '../../basics/outcome.ts'
import type { Ask } from '../../platform/route.ts'
import { sabotaged } from '../../platform/sabotage.ts'
import { countingOf } from '../../programme/counting.ts'
import { targetLines } from '../../programme/programme.actions.ts'
import type { TargetLine } from '../../programme/programme.ts'
import { namesOf, oneForNumber } from '../../registry/registry.actions.ts'
import { noteRow } from '../../trail/trail.actions.ts'
import { addToAttainment, listTargets, saveAccepted } from '../evidence.store.ts'
import { listBeneficiaries } from '../project.store.ts'
import type { Project } from '../project.ts'
import * as store from './counted.store.ts'
import type { Item } from './item.ts'
import { type Again, differ, type Helped, type OfferedLine, offer, type Thing } from './offer.ts'

/** Establishments of a đề án, records of one number as one. */
async function helpedBy(ask: Ask, projectId: string): Promise<Helped[]> {
  const ids = await listBeneficiaries(ask.db, ask.province, projectId)
  const [names, keys] = [await namesOf(ask, ids), await oneForNumber(ask, ids)]
  const all = ids.map((id) => ({ id, key: keys.get(id) ?? id, name: names.get(id)?.name ?? id }))
  return all.filter(({ key }, i) => all.findIndex((one) => one.key === key) === i)
}

/** The lines a đề án serves, each with what it may bring to them. */
export async function offeredLines(ask: Ask, project: Project, heldOn = ask.today): Promise<OfferedLine[]> {
  const { db, province } = ask
  const rows = new Map((await listTargets(db, province, project.id)).map((row) => [row.targetCode, row.planned]))
  if (rows.size === 0) return []
  const bringing = { projectId: project.id, helped: await helpedBy(ask, project.id), items: await store.listItems(db, province, project.id), heldOn }
  return (await targetLines(ask, project.programmeId)).flatMap((line) => {
    const planned = rows.get(line.code)
    return planned === undefined ? [] : [{ line, counting: countingOf(line), planned, things: offer(line, bringing) }]
  })
}

/** What of a đề án counts for a line already through another. */
export async function countedAlready(ask: Ask, project: Project, things: readonly Thing[]): Promise<Again[]> {
  const again: Again[] = []
  for (const [targetCode, own] of byLine(things)) {
    const counting = new Map((await standingOf(ask, { programmeId: project.programmeId, targetCode }, own)).map((row) => [row.onceKey, row]))
    for (const { called, parts } of own) {
      const other = parts.map(({ onceKey }) => counting.get(onceKey)).find((row) => row && row.projectId !== project.id)
      if (other) again.push({ targetCode, called, projectCode: other.projectCode })
    }
  }
  return again
}

async function standingOf(ask: Ask, key: store.LineKey, things: readonly Thing[]): Promise<store.Standing[]> {
  return await store.listCounting(ask.db, ask.province, key, keysOf(things))
}

function keysOf(things: readonly Thing[]): string[] {
  return things.flatMap(({ parts }) => parts.map(({ onceKey }) => onceKey))
}

function byLine(things: readonly Thing[]): Map<string, Thing[]> {
  return Map.groupBy(things, ({ targetCode }) => targetCode)
}

/** Counts what was ticked, once each; the accepted quantity of the đề án and the attainment of its plan year rise by what counts. */
export async function countThings(ask: Ask, project: Project, acceptanceId: string, things: readonly Thing[]): Promise<void> {
  const { db, province } = ask
  const lines = await listTargets(db, province, project.id)
  await lockLines(ask, project, lines)
  for (const { targetCode } of lines) {
    const brought = byLine(things).get(targetCode) ?? []
    const key = { programmeId: project.programmeId, targetCode }
    const taken = new Set((await standingOf(ask, key, brought)).map(({ onceKey }) => onceKey))
    let counted = 0
    for (const thing of brought)
      for (const part of thing.parts) {
        const own = sabotaged('F4.count-twice') ? { ...part, onceKey: `${part.onceKey} ${project.id}` } : part
        const counts = !taken.has(own.onceKey)
        await writeEvidence(ask, project, acceptanceId, thing, { ...own, counts })
        if (counts) counted += part.quantity
      }
    await saveAccepted(db, province, project.id, targetCode, counted)
    const raised = sabotaged('F4.double-attainment') ? 2 * counted : counted
    if (raised > 0) await addToAttainment(db, province, { ...key, year: project.year }, raised)
  }
}

async function lockLines(ask: Ask, project: Project, lines: readonly { readonly targetCode: string }[]): Promise<void> {
  await store.lockLines(
    ask.db,
    ask.province,
    project.programmeId,
    lines.map(({ targetCode }) => targetCode),
  )
}

type Part = { readonly onceKey: string; readonly quantity: number; readonly counts: boolean }

async function writeEvidence(ask: Ask, project: Project, acceptanceId: string, thing: Thing, { onceKey, quantity, counts }: Part): Promise<void> {
  const { programmeId, id: projectId, year } = project
  const { targetCode, recordKind, recordId, on: countedOn } = thing
  const told = { target: targetCode, kind: recordKind, thing: recordId, key: onceKey, on: countedOn, year, quantity }
  const row = { id: ask.newId(), programmeId, targetCode, projectId, acceptanceId, recordKind, recordId, onceKey, countedOn, year, quantity, counts }
  await store.insertEvidence(ask.db, ask.province, row, { by: ask.who.personId, at: ask.now })
  noteRow(ask, projectId, 'evidence', told)
}

/** Takes back all a đề án brought; what waited behind it, because it counted already, counts from now on. */
export async function takeBackThings(ask: Ask, project: Project): Promise<void> {
  const { db, province } = ask
  const lines = await listTargets(db, province, project.id)
  await lockLines(ask, project, lines)
  const standing = await store.listStanding(db, province, project.id)
  await store.takeBack(db, province, project.id, ask.today)
  for (const { targetCode, accepted } of lines) if (accepted !== null) await saveAccepted(db, province, project.id, targetCode, null)
  for (const [targetCode, own] of Map.groupBy(standing, (row) => row.targetCode)) {
    const key = { programmeId: project.programmeId, targetCode }
    const counted = own.filter(({ counts }) => counts)
    await addToAttainment(db, province, { ...key, year: project.year }, -counted.reduce((sum, { quantity }) => sum + quantity, 0))
    if (!sabotaged('F4.nobody-takes-over')) await letNextCount(ask, key, counted)
  }
}

async function letNextCount(ask: Ask, key: store.LineKey, freed: readonly store.Standing[]): Promise<void> {
  const { db, province } = ask
  const keys = freed.map(({ onceKey }) => onceKey)
  for (const next of await store.listWaiting(db, province, key, keys)) {
    await store.letCount(db, province, next.id)
    await addToAttainment(db, province, { ...key, year: next.year }, next.quantity)
    const row = (await listTargets(db, province, next.projectId)).find(({ targetCode }) => targetCode === key.targetCode)
    await saveAccepted(db, province, next.projectId, key.targetCode, (row?.accepted ?? 0) + next.quantity)
  }
}

/** One thing counts for two lines only when they mean different things and two papers prove it. */
export async function checkTwoLines(
  ask: Ask,
  line: TargetLine,
  item: Pick<Item, 'kind' | 'onceKey' | 'sha256'>,
  programmeId: string,
): Promise<Outcome<void>> {
  const elsewhere = await store.listElsewhere(ask.db, ask.province, { programmeId, targetCode: line.code }, item)
  const lines = new Map((await targetLines(ask, programmeId)).map((one) => [one.code, one]))
  const clash = elsewhere.find(({ targetCode, sha256 }) => {
    const other = lines.get(targetCode)
    return sha256 === item.sha256 || (other !== undefined && !differ(line, other))
  })
  return clash
    ? refuse('project.item.serves-other-line', { line: lines.get(clash.targetCode)?.name ?? clash.targetCode, code: clash.code }, 'file')
    : ok(undefined)
}
