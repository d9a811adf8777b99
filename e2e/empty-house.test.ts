// A province on its first day: a programme and its people, one establishment, no đề án. Every page without a record of its own says so, and is sound.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ROUTES } from '../src/app.ts'
import type { Role } from '../src/people/role.ts'
import type { Route } from '../src/platform/route.ts'
import { faultsOf } from './sound.ts'
import { openTrial, type Trial } from './trial.ts'
import { anyone, DESK, PHONE, signIn, type Visitor } from './visitor.ts'

const PAGES = ROUTES.filter((route) => route.method === 'GET' && route.page && !route.path.includes(':'))

let trial: Trial
const seats = new Map<Role | 'anyone', Visitor>()

before(async () => {
  trial = await openTrial({ now: '2021-01-04T02:00:00Z' })
})
after(async () => {
  await trial?.close()
})

async function seatOf(guest: Role | 'anyone'): Promise<Visitor> {
  const seat = seats.get(guest) ?? (guest === 'anyone' ? await anyone(trial, DESK) : await signIn(trial, guest, DESK))
  seats.set(guest, seat)
  return seat
}

function guestOf({ allow }: Route): Role | 'anyone' {
  if (allow === 'anyone') return 'anyone'
  return allow === 'signed-in' ? 'centre-officer' : (allow[0] as Role)
}

for (const route of PAGES) {
  test(`${route.path} is sound where nothing has happened yet: ${route.title}`, async () => {
    const { page, complaints } = await seatOf(guestOf(route))
    complaints.length = 0
    const faults: string[] = []
    for (const look of [DESK, PHONE]) {
      await page.setViewportSize(look)
      const answer = await page.goto(`${trial.address}${route.path}`)
      if (answer?.status() !== 200) faults.push(`status ${answer?.status()}`)
      faults.push(...(await faultsOf(page)).map((fault) => `${look.width} px: ${fault}`))
    }
    assert.deepEqual([...faults, ...complaints, ...trial.incidents.splice(0)], [])
  })
}
