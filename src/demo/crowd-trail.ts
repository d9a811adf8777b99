// The trail of one đề án of the crowd.
import { type Entry, type Facts, FIRST_HASH, hashOf } from '../trail/trail.chain.ts'
import { actsOf } from './crowd-told.ts'
import { type CrowdWorld, type Made, type Put, quickId } from './crowd-world.ts'

/** Title, unit and address of who acted: entries of the crowd, like the oldest real ones, have none. */
const NO_POST = [null, null, null] as const

/** What people do to a đề án besides: tells no row of its own. */
const OTHER_ACTS = [
  'project.draft-created',
  'project.changed',
  'project.submitted',
  'project.received',
  'project.file-opened',
  'project.changed',
] as const

/** A whole chain, each entry's hash over the one before: first what tells the rows, at the instant they carry, then the rest, a day each. */
export function putTrail(put: Put, world: CrowdWorld, made: Made, target: string, length: number): void {
  let previous: Buffer = FIRST_HASH
  const acts = actsOf(made, target)
  for (let seq = 1; seq <= Math.max(length, acts.length); seq++) {
    const told = acts[seq - 1]
    const at = told ? made.created : new Date(made.created.getTime() + seq * 86_400_000)
    const facts: Facts = { code: made.code, version: seq, ...told?.facts }
    const entry: Entry = {
      provinceCode: world.province,
      chainId: made.id,
      seq,
      id: quickId(at.getTime(), world.chance),
      at,
      personId: world.personId,
      personName: 'Người minh hoạ',
      role: 'department-officer',
      act: told?.act ?? (OTHER_ACTS[(seq - 1) % OTHER_ACTS.length] as string),
      subjectKind: 'project',
      subjectId: made.id,
      facts,
      requestId: made.id,
    }
    const hash = hashOf(entry, previous)
    put('trail_entry', [
      entry.chainId,
      seq,
      entry.id,
      at,
      entry.personId,
      entry.personName,
      entry.role,
      entry.act,
      entry.subjectKind,
      entry.subjectId,
      JSON.stringify(facts),
      entry.requestId,
      previous,
      hash,
      ...NO_POST,
    ])
    previous = hash
  }
  const whole = Math.max(length, acts.length)
  if (whole > 0) put('trail_head', [made.id, whole, previous, 0])
}
