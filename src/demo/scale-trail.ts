// The estimates of the crowd are told like real ones: one entry each in the chain of the programme.
import { dayOf } from '../basics/day.ts'
import { inTransaction, openPool } from '../platform/db.ts'
import { newId } from '../platform/http.ts'
import type { Ask } from '../platform/route.ts'
import { record } from '../trail/trail.actions.ts'
import type { CrowdWorld } from './crowd-world.ts'

export type Given = { readonly source: string; readonly year: number; readonly amount: bigint; readonly paperNo: string; readonly at: Date }

export async function tellEstimates(ownerUrl: string, { province, programmeId, personId }: CrowdWorld, estimates: readonly Given[]): Promise<void> {
  const pool = openPool(ownerUrl, 1)
  const who = { personId, name: 'Người minh hoạ', title: 'Chuyên viên (minh hoạ)', roles: ['finance-officer'] as const, province }
  await inTransaction(pool, { province, readOnly: false }, async (db) => {
    for (const { at, amount, ...given } of estimates) {
      const day = dayOf(at)
      const facts = { ...given, amountDong: String(amount) }
      const posting = { ...facts, kind: 'estimate', day, note: '', establishmentId: null }
      const ask: Ask = { who, province, now: at, today: day, db, requestId: newId(at), recorded: { count: 0 }, newId: () => newId(at) }
      const done = { act: 'funding.estimate-given', subjectKind: 'programme', subjectId: programmeId }
      await record(ask, { ...done, facts: { ...facts, postings: [posting] } })
    }
    return { keep: true, value: undefined }
  }).finally(() => pool.end())
}
