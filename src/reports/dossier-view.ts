// What the 360 page is drawn from and its JSON is made of.
import type { Day } from '../basics/day.ts'
import type { Dong } from '../basics/money.ts'
import type { Refusal } from '../basics/outcome.ts'
import type { Kind } from '../funding/ledger.ts'
import type { PlanState } from '../plan/lifecycle.ts'
import type { Norm } from '../programme/norm.ts'
import type { SourceKind } from '../programme/programme.ts'
import type { Proof } from '../project/completion.ts'
import type { Act } from '../project/lifecycle.ts'
import type { CostLine, Project, ProjectFund, ProjectTarget } from '../project/project.ts'
import type { Receipt, ShownStep, TrailLine } from './dossier.ts'
import type { Due } from './queue.ts'

export type ReturnReason = { readonly item: string; readonly problem: string; readonly request: string }

export type Head = Project & {
  readonly unitKind: string | null
  readonly unitName: string | null
  readonly districtKind: string | null
  readonly districtName: string | null
  readonly contractNumber: string | null
  readonly signedOn: Day | null
  readonly contractEndsOn: Day | null
  /** The latest extension agreed to: the day it gave, its decision and the day of that. */
  readonly extendedTo: Day | null
  readonly extensionNo: string | null
  readonly extendedOn: Day | null
  readonly contractSupportDong: Dong | null
  readonly contractCounterpartDong: Dong | null
  readonly advanceKind: string | null
  readonly returnReasons: readonly ReturnReason[] | null
  readonly returnDueOn: Day | null
  readonly returnedOn: Day | null
  readonly planId: string | null
  readonly planCode: string | null
  readonly planState: PlanState | null
}

export type Beneficiary = {
  readonly id: string
  readonly name: string
  readonly unitKind: string | null
  readonly unitName: string | null /** What it is given of the support; null where that was never fixed. */
  readonly shareDong: Dong | null
}

export type Fund = ProjectFund & { readonly name: string; readonly kind: SourceKind }

export type Posting = {
  readonly id: string
  readonly day: Day
  readonly source: string
  readonly kind: Kind
  readonly amountDong: Dong
  readonly paperNo: string
  readonly note: string
}

/** Minutes of every kind, told in the same words; what a kind does not know is null. */
export type Minutes = {
  readonly kind: 'appraisal' | 'inspection' | 'acceptance'
  readonly id: string
  /** Of an appraisal: base or ministry. */
  readonly tier: 'base' | 'ministry' | null
  readonly number: string
  readonly heldOn: Day
  readonly people: string
  /** pass, pass-with-conditions, fail; of an inspection its conclusion. */
  readonly verdict: string
  readonly words: string
  readonly remedy: string
  readonly remedyDueOn: Day | null
  readonly eligibleDong: Dong | null
  readonly supportDong: Dong | null
  readonly counterpartDong: Dong | null
  readonly investedDong: Dong | null
  readonly itemDoneBasisPoints: number | null
  readonly priority: boolean | null
}

export type Document = {
  readonly kind: 'paper' | 'file'
  readonly id: string
  /** Number of a paper, name of a file. */
  readonly name: string
  readonly on: Day
  /** What a paper is about, which paper of the dossier a file is. */
  readonly about: string
  readonly issuer: string
  readonly fileId: string | null
  readonly size: number | null
  /** The first eight figures of the SHA-256 of a file. */
  readonly hash: string | null
  /** When it was filed or sent. */
  readonly at: Date
}

export type Blocked = { readonly act: Act; readonly refusal: Refusal }

/** What a source may still pay after acceptance; nothing is known of it before. */
export type SourceRoom = { readonly source: string; readonly name: string; readonly finalDong: Dong; readonly payableDong: Dong }

export type DossierView = {
  readonly project: Head
  readonly version: number
  /** Reads as staff do: with names, reasons and internal notes. */
  readonly staff: boolean
  /** Plans are of the whole province: an officer held to a commune reads their codes alone. */
  readonly opensPlan: boolean
  readonly beneficiaries: readonly Beneficiary[]
  readonly costs: readonly CostLine[]
  readonly targets: readonly ProjectTarget[]
  readonly funds: readonly Fund[]
  readonly postings: readonly Posting[]
  readonly minutes: readonly Minutes[]
  readonly documents: readonly Document[]
  /** Papers the activity must show to be paid the rest; none before the contract. */
  readonly proofs: readonly Proof[]
  readonly trail: readonly TrailLine[]
  /** Lines in the whole chain. */
  readonly trailLength: number
  readonly steps: readonly ShownStep[]
  readonly due: Due | undefined
  readonly verdict: NormQuestion
  readonly rooms: readonly SourceRoom[]
  /** Received and to be given back before anything else: beyond what was accepted, or all of it after a stop. */
  readonly toReturnDong: bigint
  readonly receipt: Receipt | undefined
  /** Why a đề án left its way, in the words of who took it off. */
  readonly ending: { readonly act: string; readonly on: Day; readonly reason: string } | undefined
  /** Acts this person may do now. */
  readonly can: readonly Act[]
  /** Acts that would be this person's, with what stands in the way. */
  readonly blocked: readonly Blocked[]
  readonly mayEdit: boolean
  /** This person puts appraised đề án into the plan of their year. */
  readonly mayPlan: boolean
}

export type NormQuestion = {
  readonly norm: Norm | undefined
  readonly day: Day
  readonly eligibleDong: Dong
  readonly supportDong: Dong
  readonly priority: boolean
  /** Norms were written for the content and none is named: neither by the applicant nor by a council yet. */
  readonly unchosen: boolean
}
