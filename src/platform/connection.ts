// What every connection is, whoever opens it: it hears of its own end, and it works as whom we say and within our limits, whatever the address,
// the environment, the login or the database would have it do. Set after connecting, then read back; anything else is no connection of ours.
import pg from 'pg'
import { sabotaged } from './sabotage.ts'
import { WORDS } from './words.vi.ts'

/** application: the role that owns nothing and is held by row-level security. owner: whoever the address logs in as. */
export type As = 'application' | 'owner'

/** In milliseconds; 0 is no limit. */
export type Limits = { readonly statement: number; readonly lock: number; readonly idleInTransaction: number }

/** Behind a route: nobody waits longer for an answer, and nothing is held by a session that went silent. */
export const SERVING: Limits = { statement: 60_000, lock: 10_000, idleInTransaction: 30_000 }
/** A command may look at everything there is, and reads files in between. */
export const COMMAND: Limits = { statement: 600_000, lock: 60_000, idleInTransaction: 0 }
/** A migration takes as long as it takes. */
export const UNLIMITED: Limits = { statement: 0, lock: 0, idleInTransaction: 0 }

/** The session is not what it must be, and the operator is told what to put right. */
export class SessionUnfit extends RangeError {
  override readonly name = 'SessionUnfit'
}

/** Longer than this a connection is not waited for. Whether the database is away is for the watch to say: a crowded machine connects slowly too. */
export const CONNECT_PATIENCE_MS = 10_000

/** A client that is told of its end at any time, also between two questions and before it is connected: its questions fail and say so. */
export class Client extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config)
    if (!sabotaged('C3.no-listener')) this.on('error', () => undefined)
  }

  /** Without a word to the other side, which may not be listening. */
  destroy(): void {
    ;(this as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy()
  }
}

/** One connection of its own, as the owner unless said otherwise, for what is done outside the pools. */
export async function connect(url: string, as: As = 'owner', limits = UNLIMITED): Promise<Client> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await settle(client, as, limits)
    return client
  } catch (error) {
    client.destroy()
    throw error
  }
}

const ROLE = { application: 'kc_app', owner: 'none' } as const

function settings(as: As, { statement, lock, idleInTransaction }: Limits): string {
  const early = as === 'application' && sabotaged('B2.early-acknowledgement') ? 'set synchronous_commit to off;' : ''
  return `${early} set role ${ROLE[as]}; set search_path to public; set row_security to on; set timezone to 'UTC'; set datestyle to 'ISO, YMD';
    set intervalstyle to 'postgres'; set bytea_output to 'hex'; set client_encoding to 'UTF8'; set standard_conforming_strings to on;
    set transform_null_equals to off; set default_transaction_isolation to 'read committed';
    set statement_timeout to ${statement}; set lock_timeout to ${lock}; set idle_in_transaction_session_timeout to ${idleInTransaction}`
}

/** Mighty: may pass row-level security, or become somebody who may; the owner of the database and whoever logged in are such. */
const CHECK = `select current_user::text as role, current_setting('session_replication_role') as replication, current_setting('synchronous_commit') as commit,
  exists (select 1 from pg_roles r where pg_has_role(current_user, r.oid, 'member')
    and (r.rolsuper or r.rolbypassrls or r.rolname = session_user or r.oid = (select datdba from pg_database where datname = current_database()))) as mighty`

type Found = { readonly role: string; readonly replication: string; readonly commit: string; readonly mighty: boolean }

/** Makes a fresh connection ours, or throws. */
export async function settle(client: pg.ClientBase, as: As, limits: Limits): Promise<void> {
  if (sabotaged('C3.loose-options') && as === 'application') return
  const results = (await client.query(`${settings(as, limits)}; ${CHECK}`).catch((error: { code?: string }) => {
    throw error.code === '42501' || error.code === '22023' ? new SessionUnfit(WORDS.roleForbidden()) : error
  })) as unknown as pg.QueryResult<Found>[]
  const found = results.at(-1)?.rows[0]
  if (!found) throw new Error('the server did not say who we are')
  const fault = faultOf(found, as)
  if (fault !== undefined) throw new SessionUnfit(fault)
}

function faultOf({ role, replication, commit, mighty }: Found, as: As): string | undefined {
  if (replication !== 'origin') return WORDS.settingForbidden('session_replication_role', replication, 'origin')
  if (commit === 'off' && !sabotaged('B2.early-acknowledgement')) return WORDS.settingForbidden('synchronous_commit', commit, 'on')
  if (as === 'owner') return undefined
  if (role !== ROLE.application) return WORDS.otherRole(role)
  return mighty ? WORDS.mightyRole() : undefined
}

/** What an address in DATABASE_URL may not be, in a sentence; undefined when it can be tried. */
export function faultOfAddress(url: string): string | undefined {
  if (/^(socket:|\/)/.test(url)) return undefined // a socket on this machine, as pg writes it
  const [, scheme = '', authority = ''] = /^([a-z]+):\/\/([^/?#]*)/i.exec(url) ?? []
  const hosts = authority.slice(authority.lastIndexOf('@') + 1)
  const whole = hosts === '' ? url.replace(`//${authority}`, '//localhost') : url
  const query = URL.canParse(whole) ? new URL(whole).searchParams : new URLSearchParams()
  if ([hosts, query.get('host') ?? '', query.get('port') ?? ''].some((part) => part.includes(','))) return WORDS.manyHosts()
  return /^postgres(ql)?$/i.test(scheme) && URL.canParse(whole) ? undefined : WORDS.noAddress()
}
