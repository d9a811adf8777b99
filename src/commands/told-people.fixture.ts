// The accounts of a test house, told in its trail.
import type { House } from '../test-house.ts'
import { record } from '../trail/trail.actions.ts'

/** Test hands are hired without an act; in a real house every account is made by one. */
export async function tellPeople(house: House): Promise<void> {
  const { rows } = await house.owner.query(
    'select p.id, array_agg(r.role) as roles from person p join person_role r on r.person_id = p.id group by p.id',
  )
  for (const { id, roles } of rows)
    await house.ask('auditor', (ask) => record(ask, { act: 'people.created', subjectKind: 'person', subjectId: id, facts: { roles } }))
}
