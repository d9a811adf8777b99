// Room for papers: what is used and left, and taking of it.
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { Db } from '../platform/db.ts'
import type { Ask } from '../platform/route.ts'
import { sabotaged } from '../platform/sabotage.ts'
import { record } from '../trail/trail.actions.ts'
import { beginUse, findKept, insertLimit, listLimits, listUses, takeBytes, takeBytesUnguarded } from './quota.store.ts'
import { DEFAULT_LIMITS, firstFull, type Limits, type LimitView, leftOf, QUOTAS, type Quota, type Share, type Use, WHOLE_PROVINCE } from './quota.ts'
import { QUOTA_WORDS } from './words.vi.ts'

type Here = { readonly db: Db; readonly province: string }

export async function limitsOf({ db, province }: Here): Promise<Limits> {
  return { ...DEFAULT_LIMITS, ...Object.fromEntries((await listLimits(db, province)).map(({ kind, mostBytes }) => [kind, mostBytes])) }
}

/** Every limit with the day it was set, and for the whole province what is used of it. */
export async function limitsView(here: Here): Promise<readonly LimitView[]> {
  const set = new Map((await listLimits(here.db, here.province)).map((one) => [one.kind, one]))
  const kept = await findKept(here.db, here.province, { kind: 'province', subjectId: WHOLE_PROVINCE })
  return QUOTAS.map((kind) => ({
    kind,
    mostBytes: set.get(kind)?.mostBytes ?? DEFAULT_LIMITS[kind],
    setAt: set.get(kind)?.setAt,
    keptBytes: kind === 'province' ? kept : undefined,
  }))
}

/** Counts the bytes of a subject from its files themselves: before its sum was ever kept, and for `verify`. */
export type Counting = (share: Share) => Promise<number>

export async function usesOf(here: Here, shares: readonly Share[], count: Counting): Promise<Use[]> {
  const limits = await limitsOf(here)
  const uses: Use[] = []
  for (const share of shares) {
    const keptBytes = (await findKept(here.db, here.province, share)) ?? (await count(share))
    uses.push({ ...share, keptBytes, mostBytes: limits[share.kind] })
  }
  return uses
}

/** The refusal of a file there is no room for; undefined when there is. */
export function noRoom(uses: readonly Use[], bytes: number, name: string, field: string | undefined) {
  const full = firstFull(uses, bytes)
  if (!full) return undefined
  return refuse(
    `upkeep.quota-${full.kind}`,
    { name, usedMb: megabytes(full.keptBytes), mostMb: megabytes(full.mostBytes), leftMb: megabytes(leftOf(full)) },
    field,
  )
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1).replace('.', ',').replace(/,0$/, '')
}

/** Takes the bytes from every sum or from none: the caller's transaction is undone when this refuses. */
export async function takeRoom({ db, province }: Here, uses: readonly Use[], bytes: number, name: string): Promise<Outcome<undefined>> {
  const take = sabotaged('H6.unguarded') ? takeBytesUnguarded : takeBytes
  for (const use of uses) {
    await beginUse(db, province, use)
    if ((await take(db, province, use, bytes)) === 0) {
      const kept = (await findKept(db, province, use)) ?? use.keptBytes
      return noRoom([{ ...use, keptBytes: kept }], bytes, name, undefined) ?? refuse('upkeep.quota-raced')
    }
  }
  return ok(undefined)
}

type Sum = Share & { readonly bytes: number }

/** For `verify`: the first kept sum that differs from the files; `sums`: what the files themselves add up to. */
export async function firstUseFault({ db, province }: Here, sums: readonly Sum[]): Promise<string | undefined> {
  const counted = new Map(sums.map(({ kind, subjectId, bytes }) => [`${kind} ${subjectId}`, bytes]))
  const wrong = (await listUses(db, province)).find((use) => use.keptBytes !== (counted.get(`${use.kind} ${use.subjectId}`) ?? 0))
  if (!wrong) return undefined
  const files = counted.get(`${wrong.kind} ${wrong.subjectId}`) ?? 0
  return `Dung lượng tệp đã dùng (${QUOTA_WORDS[wrong.kind]}, mã ${wrong.subjectId}) ghi ${wrong.keptBytes} byte, các tệp cộng lại là ${files} byte.`
}

export async function setLimit(ask: Ask, { kind, mostMb }: { readonly kind: Quota; readonly mostMb: number }): Promise<Outcome<{ kind: Quota }>> {
  const before = (await limitsOf(ask))[kind]
  const mostBytes = mostMb * 1024 * 1024
  await insertLimit(ask.db, ask.province, { kind, mostBytes, setAt: ask.now, setBy: ask.who.personId })
  const facts = { kind, beforeMb: before / 1024 / 1024, afterMb: mostMb }
  await record(ask, { act: 'upkeep.limit-set', subjectKind: 'upload-limit', subjectId: WHOLE_PROVINCE, chainId: ask.who.personId, facts })
  return ok({ kind })
}
