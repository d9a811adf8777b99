// Are the books right? Every kept total is rebuilt from the postings and compared; the first difference is named.
import { formatDong } from '../basics/money.ts'
import type { Db } from '../platform/db.ts'
import {
  findBrokenCap,
  findChargeDifference,
  findEstablishmentDifference,
  findFundDifference,
  findProjectDifference,
  findYearDifference,
} from './books.store.ts'

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
