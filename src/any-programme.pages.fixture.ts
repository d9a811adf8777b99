// Every page, paper and table that tells of a programme, and every link on them.
import assert from 'node:assert/strict'
import { opened, shown, type Walk } from './any-programme.walk.fixture.ts'
import { buildServer } from './server.ts'

const PAGES = [
  '/programme',
  '/programme/decision',
  '/programme/communes',
  '/programme/overdue',
  '/projects',
  '/plans',
  '/funding',
  '/funding/postings',
  '/inspections',
  '/queue',
  '/search?q=a',
  '/reports',
  '/reports/programme',
]
const FILES = ['/reports/programme.docx', '/reports/programme.xlsx', '/projects.xlsx', '/queue.xlsx']

/** Every page that tells of the programme, and every link on them that names one of its codes. */
export async function readEverywhere(walk: Walk): Promise<void> {
  const leader = await walk.as('department-leader')
  const seen = new Set<string>()
  for (const path of PAGES) for (const link of linksIn(await opened(leader, path))) seen.add(link)
  for (const { code } of walk.programme.targets) seen.add(`/programme/targets/${encodeURIComponent(code)}`)
  for (const { source = '' } of await walk.rows('select source from programme_source where province_code = $1', [walk.province]))
    seen.add(`/funding/postings?source=${encodeURIComponent(source)}`)
  for (const path of [...seen, ...FILES]) {
    const reply = await leader.get(path)
    assert.ok(reply.status < 400 || reply.status === 403, `GET ${path}: ${shown(reply)}`)
  }
  await front(walk)
}

function linksIn(text: string): string[] {
  const links = [...text.matchAll(/href="(\/[^"#]*)/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))
  return links.filter((href) => /^\/(programme|funding|reports|projects\/|plans\/)/.test(href) && !/\.(docx|xlsx)|template/.test(href))
}

async function front({ house, province, programme }: Walk): Promise<void> {
  const app = await buildServer({ pool: house.pool, province, provinceName: 'Tỉnh', tls: false, demo: false, clock: () => house.clock })
  const reply = await app.inject({ method: 'GET', url: '/', headers: { accept: 'text/html' } })
  await app.close()
  assert.equal(reply.statusCode, 200, reply.body.slice(0, 300))
  assert.ok(programme.targets.length === 0 || reply.body.includes('<table'), reply.body.slice(0, 300))
}
