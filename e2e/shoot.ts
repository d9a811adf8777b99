// Pictures of the main pages, for looking at: node24 --import ./scripts/tsx-hook.mjs e2e/shoot.ts FOLDER [--empty] [part of a name…]
// --empty: a province on its first day, without any đề án.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createDemonstration } from '../src/demo/demonstration.ts'
import type { Role } from '../src/people/role.ts'
import { LAI_CHAU, openTrial } from './trial.ts'
import { anyone, DESK, type Look, PHONE, signIn, type Visitor } from './visitor.ts'

const [folder, ...words] = process.argv.slice(2)
const empty = words.includes('--empty')
const wanted = words.filter((word) => word !== '--empty')
if (!folder) throw new Error('Say where to put the pictures: e2e/shoot.ts FOLDER')
mkdirSync(folder, { recursive: true })
const trial = empty
  ? await openTrial({ now: '2021-01-04T02:00:00Z' })
  : await openTrial({ now: '2025-12-01T02:00:00Z', furnish: (pool) => createDemonstration(pool, { province: LAI_CHAU, seed: 407 }) })

async function idOf(statement: string): Promise<string> {
  return (await trial.owner.query(statement)).rows[0]?.id ?? ''
}

const settled = await idOf("select id from project where state = 'settled' and level = 'local' order by id limit 1")
const underway = await idOf("select id from project where state = 'underway' limit 1")
const draft = await idOf("select id from project where state = 'draft' limit 1")
const appraising = await idOf("select id from project where state = 'appraising' limit 1")
const returned = await idOf("select id from project where state = 'returned' limit 1")
const submitted = await idOf("select id from project where state = 'submitted' limit 1")
const plan = await idOf("select id from plan where state = 'approved' limit 1")
const proposed = await idOf("select id from plan where state = 'proposed' and level = 'local' limit 1")
const establishment = await idOf('select id from establishment limit 1')

const PICTURES: readonly (readonly [name: string, who: Role | 'anyone', path: string])[] = [
  ['front', 'anyone', '/'],
  ['sign-in', 'anyone', '/sign-in'],
  ['apply-public', 'anyone', '/apply'],
  ['my', 'establishment', '/my'],
  ['apply', 'establishment', '/apply'],
  ['edit', 'centre-officer', `/projects/${draft}/edit`],
  ['content', 'centre-officer', `/projects/${draft}/edit/content`],
  ['costs', 'centre-officer', `/projects/${draft}/edit/costs`],
  ['papers', 'centre-officer', `/projects/${draft}/edit/papers`],
  ['submission', 'centre-officer', `/projects/${draft}/submission`],
  ['queue', 'centre-officer', '/queue'],
  ['queue-leader', 'department-leader', '/queue'],
  ['projects', 'centre-officer', '/projects'],
  ['project-settled', 'department-leader', `/projects/${settled}`],
  ['project-underway', 'finance-officer', `/projects/${underway}`],
  ['project-returned', 'centre-officer', `/projects/${returned}`],
  ['return', 'centre-officer', `/projects/${submitted}/return`],
  ['appraisal', 'department-officer', `/projects/${appraising}/appraisal`],
  ['advance', 'finance-officer', `/projects/${underway}/advances`],
  ['acceptance', 'department-officer', `/projects/${underway}/acceptance`],
  ['inspection', 'inspector', `/projects/${underway}/inspections`],
  ['plans', 'department-officer', '/plans'],
  ['plan', 'department-leader', `/plans/${plan}`],
  ['plan-approval', 'provincial-leader', `/plans/${proposed}/approval`],
  ['funding', 'finance-officer', '/funding'],
  ['postings', 'finance-officer', '/funding/postings'],
  ['inspections', 'inspector', '/inspections'],
  ['establishments', 'centre-officer', '/establishments'],
  ['establishment', 'centre-officer', `/establishments/${establishment}`],
  ['programme', 'auditor', '/programme'],
  ['decision', 'auditor', '/programme/decision'],
  ['evidence', 'auditor', '/programme/targets/3b'],
  ['communes', 'auditor', '/programme/communes'],
  ['communes-before', 'auditor', '/programme/communes?units=before'],
  ['communes-evidence', 'auditor', '/programme/communes/03390-2025-07-01'],
  ['overdue', 'auditor', '/programme/overdue'],
  ['reports', 'department-leader', '/reports'],
  ['report', 'department-leader', '/reports/programme'],
  ['norms', 'department-officer', '/norms'],
  ['trail', 'auditor', '/trail'],
  ['people', 'administrator', '/people'],
  ['new-person', 'administrator', '/people/new'],
  ['new-person-2', 'administrator', '/people/new?step=2&roles=commune-officer'],
  ['queue-auditor', 'auditor', '/queue'],
  ['queue-administrator', 'administrator', '/queue'],
  ['queue-commune', 'commune-officer', '/queue'],
  ['account', 'inspector', '/account'],
  ['search', 'centre-officer', '/search?q=che'],
  ['denied', 'inspector', '/people'],
  ['lost', 'anyone', '/khong-co'],
]

const seats = new Map<string, Visitor>()

async function seatOf(who: Role | 'anyone', look: Look): Promise<Visitor> {
  const key = `${who} ${look.width}`
  const seat = seats.get(key) ?? (who === 'anyone' ? await anyone(trial, look) : await signIn(trial, who, look))
  seats.set(key, seat)
  return seat
}

/** In an empty province the pages of a record have none to show. */
const asked = PICTURES.filter(([, , path]) => !path.includes('//') && !/\/(projects|plans)\/$/.test(path))
  .filter(([name]) => !(empty && name.startsWith('project-')))
  .filter(([name]) => wanted.length === 0 || wanted.some((part) => name.includes(part)))

for (const [name, who, path] of asked) {
  for (const look of [DESK, PHONE]) {
    const { page } = await seatOf(who, look)
    await page.goto(`${trial.address}${path}`)
    await page.screenshot({ path: join(folder, `${name}-${look.width}.png`), fullPage: true })
  }
  console.log(name)
}
await trial.close()
