// khuyen-cong verify: trail, ledger, kept totals and files, in that order; the first fault is named and the exit code is 1.
import { join } from 'node:path'
import { verifyAgainstTrail, verifyLedger } from '../funding/books.actions.ts'
import { openFileStore } from '../papers/files.actions.ts'
import { inTransaction, type Pool } from '../platform/db.ts'
import { firstFileFault } from '../project/file.actions.ts'
import { rebuildProjectTotals } from '../project/totals.actions.ts'
import type { Settings } from '../settings.ts'
import { openAnchors } from '../trail/trail.anchors.ts'
import { verifyTrail } from '../trail/verify.actions.ts'
import { openHouseFor, type Purpose } from './house.ts'

export async function verify(settings: Settings, args: readonly string[]): Promise<number> {
  const purpose: Purpose = args.includes('--trial') ? 'trial' : 'production'
  const folder = purpose === 'trial' ? join(settings.dataDir, 'thu') : settings.dataDir
  const house = await openHouseFor({ settings, log: () => undefined, purpose, beside: true })
  try {
    const { rows } = await house.owner.query<{ province: string }>(
      'select distinct province_code as province from programme union select $1 order by 1',
      [settings.province],
    )
    for (const { province } of rows) {
      const fault = await firstFault(house.pool, province, folder)
      if (fault === undefined) continue
      console.error(`Tỉnh ${province}: ${fault}`)
      return 1
    }
    console.log(`Đã đối chiếu nhật ký, sổ kinh phí, số tổng và tệp của ${rows.length} tỉnh: không có sai lệch.`)
    return 0
  } finally {
    await house.close()
  }
}

/** A Vietnamese sentence naming the first fault found, or undefined when everything agrees. */
export async function firstFault(pool: Pool, province: string, folder: string): Promise<string | undefined> {
  const { fault } = await verifyTrail(pool, province, await openAnchors(folder))
  if (fault) return fault.text
  return await inTransaction(pool, { province, readOnly: true }, async (db) => {
    const fault =
      (await verifyLedger(db, province)) ??
      (await verifyAgainstTrail(db, province)) ??
      (await rebuildProjectTotals(db, province)) ??
      (await firstFileFault(db, province, openFileStore(join(folder, 'files'))))
    return { keep: true, value: fault }
  })
}
