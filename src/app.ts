// The list of rooms: their routes and their words. Nothing else knows them all.
import type { Refusal } from './basics/outcome.ts'
import { fundingRoutes } from './funding/funding.routes.ts'
import { REFUSALS as FUNDING_REFUSALS } from './funding/words.vi.ts'
import type { Route } from './platform/route.ts'
import { REFUSALS as PLATFORM_REFUSALS } from './platform/words.vi.ts'

export const ROUTES: readonly Route[] = [...fundingRoutes]

const REFUSALS: Readonly<Record<string, (facts: Readonly<Record<string, string>>) => string>> = { ...PLATFORM_REFUSALS, ...FUNDING_REFUSALS }

/** One Vietnamese sentence for a refusal. A code without words is a bug, and says its code. */
export function say(refusal: Refusal): string {
  const words = REFUSALS[refusal.code]
  return words ? words(refusal.facts) : `Chưa thực hiện được (${refusal.code}). Báo mã này cho quản trị hệ thống.`
}

export const KNOWN_REFUSALS: ReadonlySet<string> = new Set(Object.keys(REFUSALS))
