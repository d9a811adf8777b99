// Things that count, for tests that are about something else: whatever a đề án may bring is ticked, and named where it must be.
import assert from 'node:assert/strict'
import type { Day } from '../../basics/day.ts'
import type { Ask } from '../../platform/route.ts'
import { countingOf, isNamed } from '../../programme/counting.ts'
import { targetLines } from '../../programme/programme.actions.ts'
import { insertFile } from '../file.store.ts'
import { findProject } from '../project.store.ts'
import { offeredLines } from './counted.actions.ts'
import { insertItem } from './counted.store.ts'
import { keyOf, type Named } from './item.ts'
import type { Thing } from './offer.ts'

/** Everything the đề án may bring to its lines, or only to these. */
export async function thingsOf(ask: Ask, projectId: string, codes?: readonly string[]): Promise<Thing[]> {
  const project = await findProject(ask.db, ask.province, projectId)
  assert.ok(project)
  const lines = await offeredLines(ask, project)
  return lines.filter(({ line }) => codes?.includes(line.code) ?? true).flatMap(({ things }) => things)
}

/** Written straight into the tables: so many things of a line, each of its own name (`of` makes two đề án name the same), in a đề án of whatever state. */
export async function nameThings(ask: Ask, projectId: string, targetCode: string, count: number, on: Day, of?: string): Promise<void> {
  const project = await findProject(ask.db, ask.province, projectId)
  assert.ok(project)
  const line = (await targetLines(ask, project.programmeId)).find(({ code }) => code === targetCode)
  assert.ok(line)
  const { what } = countingOf(line)
  if (!isNamed(what)) return
  const by = { by: ask.who.personId, at: ask.now }
  for (let i = 1; i <= count; i++) {
    const fileId = ask.newId()
    const file = {
      id: fileId,
      projectId,
      sha256: fileId,
      size: 1,
      type: 'application/pdf',
      originalName: 'giay-to.pdf',
      purpose: 'result',
      uploadedAt: ask.now,
    }
    await insertFile(ask.db, ask.province, file, ask.who.personId)
    const named: Named = {
      kind: what,
      name: `${line.name} ${i} của ${of ?? project.code}`,
      place: 'Lai Châu',
      startsOn: on,
      endsOn: on,
      number: `${project.code}/${i}`,
      codes: [],
      quantity: 1,
    }
    await insertItem(
      ask.db,
      ask.province,
      { ...named, id: ask.newId(), projectId, programmeId: project.programmeId, targetCode, onceKey: keyOf(named), fileId },
      by,
    )
  }
}

/** All of it ticked, as the form of the acceptance sends it. */
export async function ticksOf(ask: Ask, projectId: string): Promise<Map<string, string[]>> {
  const things = Map.groupBy(await thingsOf(ask, projectId), ({ targetCode }) => targetCode)
  return new Map([...things].map(([code, own]) => [code, own.map(({ recordId }) => recordId)]))
}
