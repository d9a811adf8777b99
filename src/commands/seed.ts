// What every house needs before work begins: units of administration, norms and calendar; and for the trial, the Lai Châu programme.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Pool, readReference } from '../platform/db.ts'
import type { Ask } from '../platform/route.ts'
import { checkProgramme } from '../programme/document.check.ts'
import { loadProgramme } from '../programme/programme.actions.ts'
import { loadReference } from '../programme/reference.actions.ts'
import { loadUnits } from '../registry/registry.actions.ts'

const LAI_CHAU_PROGRAMME = join(import.meta.dirname, '../../programmes/lai-chau-2021-2025.json')

/** Loading again changes nothing. */
export async function loadCatalogues(pool: Pool): Promise<void> {
  await readReference(pool, async (db) => {
    await loadUnits(db)
    await loadReference(db)
  })
}

export async function loadLaiChau(ask: Ask): Promise<string> {
  const { written, findings } = checkProgramme(readFileSync(LAI_CHAU_PROGRAMME, 'utf8'))
  if (!written) throw new Error(`the shipped programme has faults: ${JSON.stringify(findings)}`)
  const loaded = await loadProgramme(ask, written)
  if (!loaded.ok) throw new Error(`the shipped programme was refused: ${JSON.stringify(loaded.refusals)}`)
  return loaded.value.programmeId
}
