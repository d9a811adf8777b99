// Reading the programme, and loading a decision: a new one, the same one again (nothing happens), or a corrected one (a new version).
import { yearOf } from '../basics/day.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import { record } from '../trail/trail.actions.ts'
import { type Change, changesBetween, type DecisionVersion } from './changes.ts'
import { digestOf, toDocument } from './document.check.ts'
import { documentSchema, type WrittenDocument } from './document.schema.ts'
import { keeperOf, type ProgrammeDocument } from './document.ts'
import { plannedYears, rowsOf } from './document-rows.ts'
import { moneyDoubts, wholeOf } from './plausible.ts'
import * as store from './programme.store.ts'
import type { Chosen, Programme, ProgrammeSource, ProgrammeYear, TargetLine } from './programme.ts'
import { type Booked, sourcesHeld } from './source-held.ts'

/** The programme at work today: loading the next one early does not put this one to sleep. */
export async function currentProgramme(ask: Ask): Promise<Programme | undefined> {
  const [current] = await store.selectProgrammes(ask.db, ask.province, yearOf(ask.today))
  return current && asProgramme(current)
}

/** Every programme of the province, the one at work first. */
export async function programmesOf(ask: Ask): Promise<store.ListedProgramme[]> {
  return await store.selectProgrammes(ask.db, ask.province, yearOf(ask.today))
}

/** The programme asked for by its code, else the one at work; `none` is what a room says before any is loaded. */
export async function chosenProgramme(ask: Ask, code: string | undefined, none: string): Promise<Outcome<Chosen>> {
  const all = await programmesOf(ask)
  const programme = code === undefined ? all[0] : all.find((one) => one.code === code)
  if (all[0] === undefined) return refuse(none)
  if (programme === undefined) return refuse('programme.chosen.not-found', { code: code ?? '' }, 'programme')
  return ok(chosenAmong(all, programme))
}

export function chosenAmong(all: readonly store.ListedProgramme[], programme: store.ListedProgramme): Chosen {
  const kept = programme === all[0] ? {} : { kept: programme.code }
  return {
    programme: { ...asProgramme(programme), ...kept },
    choices: all.map(({ code, fromYear, toYear, inheritedFrom }) => ({ code, fromYear, toYear, inheritedFrom })),
  }
}

function asProgramme({ inheritedFrom: _, ...programme }: store.ListedProgramme): Programme {
  return programme
}

export async function programmeById(ask: Ask, id: string): Promise<Programme | undefined> {
  return await store.selectProgramme(ask.db, ask.province, id)
}

/** Lines in force first, withdrawn ones after them. */
export async function targetLines(ask: Ask, programmeId: string): Promise<TargetLine[]> {
  return await store.selectTargets(ask.db, ask.province, programmeId)
}

export async function sourcesOf(ask: Ask, programmeId: string): Promise<ProgrammeSource[]> {
  return await store.selectSources(ask.db, ask.province, programmeId)
}

export async function programmeYears(ask: Ask, programmeId: string): Promise<ProgrammeYear[]> {
  return await store.selectYears(ask.db, ask.province, programmeId)
}

/** Every version of the decision, newest first, each with what it changed. */
export async function decisionVersions(ask: Ask, programmeId: string): Promise<DecisionVersion[]> {
  const stored = await store.selectVersions(ask.db, ask.province, programmeId)
  const read = stored.map(({ document, ...row }) => ({ ...row, document: toDocument(documentSchema.parse(document)).document }))
  return read.map((row, i) => {
    const before = read[i + 1]
    return {
      version: row.version,
      loadedAt: row.loadedAt,
      loadedBy: row.loadedBy,
      document: row.document,
      changes: before ? changesBetween(before.document, row.document) : [],
    }
  })
}

/** The decision as it stands. */
export async function decisionOf(ask: Ask, programmeId: string): Promise<ProgrammeDocument | undefined> {
  const written = await store.selectDocument(ask.db, ask.province, programmeId)
  return written === undefined ? undefined : toDocument(documentSchema.parse(written)).document
}

export type Loaded = {
  readonly programmeId: string
  readonly version: number
  readonly changed: boolean
  readonly changes: readonly Change[]
  /** Codes the same decision stands under already. */
  readonly twins: readonly string[]
}

/** Money given and approved already, by source, which the books of another room keep. */
export type BookedBySource = (ask: Ask, programmeId: string) => Promise<ReadonlyMap<string, Booked>>

const NOTHING_BOOKED: BookedBySource = async () => new Map()

export type Loading = {
  readonly bookedBySource?: BookedBySource
  /** The total as whoever loads it reads it in the decision: needed where the size of the money is doubtful. */
  readonly statedDong?: bigint | undefined
}

/** `written` has passed the check. The same content again changes nothing and leaves no trail. */
export async function loadProgramme(
  ask: Ask,
  written: WrittenDocument,
  { bookedBySource = NOTHING_BOOKED, statedDong }: Loading = {},
): Promise<Outcome<Loaded>> {
  const { document } = toDocument(written)
  if (keeperOf(document) !== ask.province) return refuse('programme.other-province', { code: keeperOf(document), province: ask.province })
  const digest = digestOf(written)
  const known = await store.lockByCode(ask.db, ask.province, document.code)
  const versions = known ? await store.selectVersions(ask.db, ask.province, known.id) : []
  const last = versions[0]
  if (known && last?.digest === digest)
    return ok({ programmeId: known.id, version: last.version, changed: false, changes: [], twins: await twinsOf(ask, document, known.id) })

  const years = plannedYears(document, known ? await programmeYears(ask, known.id) : [])
  const over = years.find((year) => year.plannedDong !== null && year.plannedDong < year.approvedDong)
  if (over)
    return refuse('programme.year-below-approved', {
      year: String(over.year),
      plannedDong: String(over.plannedDong),
      approvedDong: String(over.approvedDong),
    })

  const before = last && toDocument(documentSchema.parse(last.document)).document
  const held = known && before ? sourcesHeld(before.money.sources, document.money.sources, await bookedBySource(ask, known.id)) : ok(undefined)
  if (!held.ok) return held
  const sized = moneyMeant(document, before, statedDong)
  if (!sized.ok) return sized

  const version = (last?.version ?? 0) + 1
  const programmeId = known?.id ?? ask.newId()
  await saveProgramme(ask, document, programmeId, version)
  await store.insertVersion(ask.db, ask.province, programmeId, { version, document: written, digest, loadedAt: ask.now, loadedBy: ask.who.name })
  await store.saveYears(ask.db, ask.province, programmeId, years)
  const changes = before ? changesBetween(before, document) : []
  await record(ask, {
    act: known ? 'programme.corrected' : 'programme.loaded',
    subjectKind: 'programme',
    subjectId: programmeId,
    facts: { code: document.code, decisionNo: document.decision.number, version, digest, changes: changes.length },
  })
  return ok({ programmeId, version, changed: true, changes, twins: await twinsOf(ask, document, programmeId) })
}

/** Doubtful money is taken only when the total is stated as well, in đồng, and is this one. */
function moneyMeant(document: ProgrammeDocument, before: ProgrammeDocument | undefined, stated: bigint | undefined): Outcome<void> {
  const [doubts, whole] = [moneyDoubts(document, before), wholeOf(document)]
  if (stated !== undefined && stated !== whole)
    return refuse('programme.total-stated-otherwise', { stated: String(stated), total: String(whole ?? 0n) })
  return doubts.length === 0 || stated !== undefined
    ? ok(undefined)
    : refuse('programme.money-doubtful', { doubts: doubts.join(' '), total: String(whole ?? 0n) })
}

function rowOf(document: ProgrammeDocument, id: string): store.ProgrammeRow {
  return { id, code: document.code, ...rowsOf(document).programme }
}

async function twinsOf(ask: Ask, document: ProgrammeDocument, id: string): Promise<string[]> {
  return await store.selectTwins(ask.db, ask.province, rowOf(document, id), document.decision.issuer)
}

async function saveProgramme(ask: Ask, document: ProgrammeDocument, id: string, version: number): Promise<void> {
  const { db, province } = ask
  const { lines, sources } = rowsOf(document)
  const row = rowOf(document, id)
  if (version === 1) await store.insertProgramme(db, province, row)
  else await store.updateProgramme(db, province, row, version)
  await store.saveTargets(db, province, id, lines)
  await store.saveSources(db, province, id, sources)
}
