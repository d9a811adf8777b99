// A house for tests in a browser: fresh database, the server listening, the twelve people of the trial with real passwords, a clock
// that the test sets, and Debian's Chromium.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { actAs } from '../src/commands/house.ts'
import { loadCatalogues, loadLaiChau } from '../src/commands/seed.ts'
import { openFileStore, useFileStore } from '../src/papers/files.actions.ts'
import { DEMO_ACCOUNTS } from '../src/people/demo-accounts.ts'
import { type DemoPlace, makeDemoPeople } from '../src/people/make-person.actions.ts'
import type { Role } from '../src/people/role.ts'
import { openOwnerPool, openPool, type Pool } from '../src/platform/db.ts'
import { createEstablishment } from '../src/registry/establishment.actions.ts'
import { buildServer } from '../src/server.ts'
import { newDatabase } from '../src/test-database.ts'

const ROOT = join(import.meta.dirname, '..')
export const LAI_CHAU = '12'
/** Of the trial's establishment and of its commune officer; a commune of before 01/07/2025 that still bears the number. */
const COMMUNE = '03390'

export type Account = { readonly login: string; readonly password: string; readonly name: string }

export type Trial = {
  readonly address: string
  readonly pool: Pool
  readonly owner: Pool
  readonly browser: Browser
  /** Attached files, the signing key and the checkpoints. */
  readonly folder: string
  readonly accounts: ReadonlyMap<Role, Account>
  /** What the server takes for now. */
  clock: Date
  /** What went wrong inside the server while nobody looked. */
  readonly incidents: string[]
  close(): Promise<void>
}

export type TrialOptions = {
  readonly now: string
  /** Makes the history of the province and says which establishment the trial account belongs to; left out: one establishment, no history. */
  readonly furnish?: (pool: Pool) => Promise<DemoPlace>
}

export async function openTrial({ now, furnish }: TrialOptions): Promise<Trial> {
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: ROOT, timeout: 120_000 })
  const database = await freshDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'khuyen-cong-e2e-'))
  useFileStore(openFileStore(join(folder, 'files')))
  const { owner, pool } = database
  await loadCatalogues(pool)
  const system = { name: 'Hệ thống', roles: ['administrator'] as const, province: LAI_CHAU }
  await actAs(pool, system, new Date(now), async (ask) => ({ keep: true, value: await loadLaiChau(ask) }))
  const place = await (furnish ?? oneEstablishment(now))(pool)
  const people = await makeDemoPeople(pool, LAI_CHAU, place, new Date(now))
  const accounts = new Map(DEMO_ACCOUNTS.flatMap(({ role, login }) => people.filter((one) => one.login === login).map((one) => [role, one] as const)))
  const incidents: string[] = []
  const app = await buildServer({
    pool,
    province: LAI_CHAU,
    provinceName: 'Lai Châu',
    programmeName: async () => 'Chương trình 2021-2025',
    tls: false,
    demo: true,
    clock: () => trial.clock,
    incident: (id, error) => incidents.push(`${id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const browser = await openBrowser()
  const trial: Trial = {
    address: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
    pool,
    owner,
    browser,
    folder,
    accounts,
    incidents,
    clock: new Date(now),
    async close() {
      await browser.close()
      await app.close()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return trial
}

async function freshDatabase(): Promise<{ owner: Pool; pool: Pool; drop(): Promise<void> }> {
  const { url, drop: dropDatabase } = await newDatabase('kc_e2e')
  const owner = openOwnerPool(url, 2)
  const pool = openPool(url, 8)
  const drop = async () => {
    await pool.end()
    await owner.end()
    await dropDatabase()
  }
  return { owner, pool, drop }
}

function oneEstablishment(now: string): (pool: Pool) => Promise<DemoPlace> {
  return async (pool) => {
    const officer = { name: 'Nguyễn Văn Hùng', roles: ['centre-officer'] as const, province: LAI_CHAU }
    const made = await actAs(pool, officer, new Date(now), async (ask) => {
      const outcome = await createEstablishment(ask, {
        name: 'Hợp tác xã Chè Bình Lư',
        kind: 'cooperative',
        communeCode: COMMUNE,
        address: 'Bản Thống Nhất',
        sector: 'agro-processing',
        products: 'Chè xanh sao lăn',
        ownerName: 'Lò Thị Mai',
        ownerIsWoman: true,
        ownerIsMinority: true,
        workers: 18,
        foundedOn: null,
        phone: '0912345678',
        email: '',
        identityNo: null,
      })
      return { keep: outcome.ok, value: outcome }
    })
    if (!made.ok) throw new Error(`the trial establishment was refused: ${JSON.stringify(made.refusals)}`)
    return { establishmentId: made.value.id, communeCode: COMMUNE }
  }
}

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser']
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-quic',
  '--no-first-run',
  '--disable-component-update',
  '--disable-sync',
]

async function openBrowser(): Promise<Browser> {
  const executablePath = CHROMIUM.find((path) => existsSync(path))
  if (!executablePath) throw new Error('Chromium is not here: apt-get install chromium')
  return await chromium.launch({ executablePath, args: FLAGS })
}
