// Are the books right? Every kept total is rebuilt from the postings and compared; the first difference is named.
import { formatDong } from '../basics/money.ts'
import type { Db } from '../platform/db.ts'
import { factSums } from '../trail/verify.actions.ts'
import {
  codeOf,
  findBrokenCap,
  findChargeDifference,
  findEstablishmentDifference,
  findFundDifference,
  findProjectDifference,
  findYearDifference,
  sumBySubject,
} from './books.store.ts'
import { findUntold, TOLD_ACTS, TOLD_FACTS } from './books.trail.ts'
import { KIND_WORDS } from './words.vi.ts'

/** A Vietnamese sentence naming the first fault of the ledger, or undefined when the books balance. */
export async function verifyLedger(db: Db, province: string): Promise<string | undefined> {
  for (const find of [findFundDifference, findProjectDifference, findYearDifference, findEstablishmentDifference, findChargeDifference]) {
    const found = await find(db, province)
    if (found)
      return `Sổ kinh phí không khớp: ${found.what}: tổng đang giữ ${formatDong(found.kept)} đồng, cộng bút toán được ${formatDong(found.counted)} đồng.`
  }
  const broken = await findBrokenCap(db, province)
  return broken && `Sổ kinh phí vượt giới hạn: ${broken.what}.`
}

/** Does the trail, which is chained, tell the same money as the ledger? The first đề án or estimate where it does not is named. */
export async function verifyAgainstTrail(db: Db, province: string): Promise<string | undefined> {
  const found = findUntold(await sumBySubject(db, province), await factSums(db, province, TOLD_ACTS, TOLD_FACTS))
  if (!found) return undefined
  const code = await codeOf(db, province, found.subjectId)
  const what = `${KIND_WORDS[found.kind]}${code === undefined ? '' : ` của đề án ${code}`}`
  return `Sổ kinh phí không khớp nhật ký: ${what}: sổ ghi ${formatDong(found.posted)} đồng, nhật ký ghi ${formatDong(found.told)} đồng.`
}
