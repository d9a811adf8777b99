// Makes the templates of a run: an empty house, and one with the programme, each as a test file would have made it for itself.
import { administer, newDatabase, type Templates } from './test-database.ts'
import { openHouse } from './test-house.ts'

/** `url` is the administrator's address of the server. */
export async function makeTemplates(url: string): Promise<Templates> {
  process.env.TEST_DATABASE_URL = url // as a test file is told
  const empty = await newDatabase('kc_empty')
  const house = await openHouse({ programme: true })
  const { personId } = (await house.as('administrator')).who
  await house.owner.query('delete from session') // each house signs its people in itself
  const programme = await house.leave()
  for (const name of [empty.name, programme]) await administer(url, `alter database ${name} with is_template true allow_connections false`)
  return { empty: empty.name, programme, administrator: personId }
}
