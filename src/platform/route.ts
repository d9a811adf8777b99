// A route is data: what it is, who may, whose record, what comes in, what it does, what is drawn.
import type { VNode } from 'preact'
import type { z } from 'zod'
import type { Day } from '../basics/day.ts'
import type { Outcome, Refusal } from '../basics/outcome.ts'
import type { Role } from '../people/role.ts'
import type { PageContext } from '../ui/context.ts'
import type { Db, Pool } from './db.ts'
import type { Lane } from './lanes.ts'

/** Who is asking. An anonymous visitor has no roles. */
export type Who = {
  readonly personId: string
  readonly name: string
  readonly title: string
  readonly roles: readonly Role[]
  readonly province: string
  readonly establishmentId?: string | undefined
  readonly communeCode?: string | undefined
  readonly sessionId?: string | undefined
  /** Holds a temporary password: only the own account and the way out are open until it is changed. */
  readonly mustChange?: boolean | undefined
}

/** Where a request came from; signing in counts guesses by it. */
export type From = { readonly address: string; readonly agent: string; cookie(name: string): string | undefined }

/** Before the transaction, while no connection is held: for slow work such as hashing a password. */
export type Desk = {
  readonly who: Who
  readonly province: string
  readonly now: Date
  readonly pool: Pool
  readonly requestId: string
  readonly from: From
  newId(): string
}

/** Who is asking, when, and inside which transaction. Every action takes one. */
export type Ask = {
  readonly who: Who
  readonly province: string
  readonly now: Date
  readonly today: Day
  readonly db: Db
  readonly requestId: string
  newId(): string
  /** Was this question, by the code of the refusal that asked it, put to whoever types and answered: yes, as typed? */
  confirmed?(code: string): boolean
  /** Entries written to the trail by this ask; the adapter insists on exactly one for each act. */
  readonly recorded: {
    count: number
    moves?: Map<string, { readonly from: string; readonly to: string }>
    /** Rows written for a record in this ask, by the name of their list: the entry about that record tells them all. */
    rows?: Map<string, Map<string, Readonly<Record<string, string | number | null>>[]>>
  }
  /** The network address it came from; none for work done on the server itself. */
  readonly address?: string | undefined
}

export type Method = 'GET' | 'POST'

/** Bytes to download instead of a page. */
export type Download = { readonly fileName: string; readonly type: string; readonly bytes: Uint8Array }

/** Whose record is it? Answers whether this person may reach the record named in the path; "no" is shown as not found. */
export type Reach = (ask: Ask, params: Readonly<Record<string, string>>) => Promise<boolean>

export type Upload = {
  readonly field: string
  readonly fileName: string
  readonly bytes: Uint8Array
  /** Its bytes were not kept: larger than one file may be, or no room was left beside the others of this request. `mb`: that limit. */
  readonly dropped?: { readonly why: 'too-large' | 'no-room'; readonly mb: number } | undefined
}

/** 'door': signing in, counted apart so that whoever floods the public pages keeps nobody out; 'watch': what monitors ask. */
export type Cost = 'plain' | 'costly' | 'door' | 'watch'

export type Route<I = unknown, O = unknown, P = unknown> = {
  readonly method: Method
  readonly path: `/${string}`
  /** One Vietnamese line: what this is. Shown in the API document and in the permission table. */
  readonly title: string
  readonly allow: readonly Role[] | 'anyone' | 'signed-in'
  /** 'province' = any record of the asker's province; otherwise a check of the record in the path. */
  readonly reach: 'province' | Reach
  /** Parsed from path, query and body together; unknown fields are refused. Files arrive as Upload[] under `files`. */
  readonly input: z.ZodType<I>
  /** The change must carry the version it saw (field `version` or If-Match). */
  readonly versioned?: boolean
  /** Takes files (multipart). */
  readonly uploads?: boolean
  /** POST: slow work before the transaction; what it answers is handed to `run`, its refusal ends the request. */
  prepare?(desk: Desk, input: I): Promise<Outcome<P>>
  run(ask: Ask, input: I, prepared: P): Promise<Outcome<O>>
  /** Whose connections it takes: "report" what may take long, "entry" the front door; left out, it writes or reads with everybody else. */
  readonly lane?: Lane
  /** GET: draws the page. Without it a browser gets JSON too. */
  page?(data: O, context: PageContext): VNode
  /** GET: bytes to save. */
  download?(data: O, context: PageContext): Download | Promise<Download>
  /** GET of what holds people's own data: looking is written in the trail, by this act, on the record of this kind in the path. */
  readonly seen?: { readonly act: string; readonly subject: string }
  /** What asking costs the house, for how often one may: left out, files up and down are costly and the rest is plain. */
  readonly cost?: Cost
  /** GET: how long a visitor who is not signed in may keep the page, in seconds; left out, not at all. */
  readonly keepSeconds?: number
  /** POST: where a browser goes after it is done, and the sentence it reads there. `refused`: what was not taken of what was sent; the page of `redraw` then says so at each field. */
  done?(data: O, input: I): { readonly to: string; readonly say: string; readonly refused?: readonly Refusal[] }
  /** POST: drawn as the answer itself instead of going elsewhere, for what may be seen once and kept nowhere. */
  reply?(data: O, context: PageContext): VNode
  /** POST: what a program gets in the body; left out: the data. */
  body?(data: O): unknown
  /** Path of the GET route whose page is drawn again, with what was typed, when this is refused: a POST, or a GET sent by a form. Same path parameters. */
  readonly redraw?: `/${string}`
  /** Fields of a refused form that name what its page is about, so that the page drawn again is about the same. */
  readonly redrawWith?: readonly string[]
  /** POST: takes a secret in or gives one out, so neither is kept with the form's key. */
  readonly confidential?: boolean
  /** POST: cookies to set once it is done (sign-in, sign-out). */
  cookies?(data: O): readonly { readonly name: string; readonly value: string; readonly maxAge?: number }[]
  /** POST that touches several records: one trail entry for each, instead of exactly one. */
  readonly trailsEach?: boolean
  /** POST that writes no trail entry, with the reason (sign-in failures are counted elsewhere, for one). */
  readonly untrailed?: string
}

/** Files up and down always cost; the rest says so itself. */
export function costOf({ cost, download, uploads }: Route): Cost {
  return cost ?? (download || uploads ? 'costly' : 'plain')
}

export function route<I, O, P = unknown>(r: Route<I, O, P>): Route {
  return r as unknown as Route
}
