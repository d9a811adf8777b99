// The trail of one đề án of the crowd.
import { type Entry, type Facts, FIRST_HASH, hashOf } from '../trail/trail.chain.ts'

import { type CrowdWorld, type Made, type Put, quickId } from './crowd-world.ts'

/** Title, unit and address of who acted: entries of the crowd, like the oldest real ones, have none. */
const NO_POST = [null, null, null] as const

const TRAIL_ACTS = [
  'project.draft-created',
  'project.changed',
  'project.files-added',
  'project.submitted',
  'project.received',
  'appraisal.held',
  'funding.approved',
  'project.assigned',
  'funding.contracted',
  'inspection.recorded',
  'funding.advanced',
  'inspection.accepted',
  'funding.counterpart-proven',
  'funding.paid',
  'funding.settled',
] as const

/** A whole chain, each entry's hash over the one before. */
export function putTrail(put: Put, world: CrowdWorld, made: Made, length: number): void {
  let previous: Buffer = FIRST_HASH
  for (let seq = 1; seq <= length; seq++) {
    const at = new Date(made.created.getTime() + seq * 86_400_000)
    const facts: Facts = { code: made.code, version: seq }
    const entry: Entry = {
      provinceCode: world.province,
      chainId: made.id,
      seq,
      id: quickId(at.getTime(), world.chance),
      at,
      personId: world.personId,
      personName: 'Người minh hoạ',
      role: 'department-officer',
      act: TRAIL_ACTS[(seq - 1) % TRAIL_ACTS.length] as string,
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
  if (length > 0) put('trail_head', [made.id, length, previous, 0])
}
