// Whether those who benefit already have the State's support for the same content: asked when a dossier is sent, where the norm is fixed, and at approval.
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import { byNumber, namesOf } from '../registry/registry.actions.ts'
import { listEarlier } from './draft.store.ts'
import { type Duplicate, duplicateOf, type FoundDuplicate, type Whose } from './duplicate.ts'
import { listBeneficiaries } from './project.store.ts'
import type { Project } from './project.ts'
import { DUPLICATE_YEARS } from './rules-in-force.ts'

/** Another support for the same content: refused, shown as a doubt, or none (TTLT 26/2014 Art. 7(4)). Records with one number are one beneficiary. */
export async function duplicateFor(ask: Ask, project: Project, beneficiaryIds?: readonly string[]): Promise<FoundDuplicate | undefined> {
  const ids = beneficiaryIds ?? (await listBeneficiaries(ask.db, ask.province, project.id))
  if (ids.length === 0) return undefined
  const first = await byNumber(ask, ids)
  const earlier = await listEarlier(ask.db, ask.province, [...first.keys()], project.year - DUPLICATE_YEARS)
  const found = duplicateOf(project, earlier, DUPLICATE_YEARS)
  return found && { ...found, whose: await whoseOf(ask, found, { ids, first }) }
}

type Known = { readonly ids: readonly string[]; readonly first: ReadonlyMap<string, string> }

async function whoseOf(ask: Ask, { earlier }: Duplicate, { ids, first }: Known): Promise<Whose> {
  const itself = ids.find((id) => earlier.establishments.includes(id))
  const id = itself ?? earlier.establishments.map((one) => first.get(one)).find((one) => one !== undefined) ?? ''
  return { name: (await namesOf(ask, [id])).get(id)?.name ?? '', other: itself === undefined }
}

/** `code` is the refusal of the act it is asked at; each names the way out from there. */
export function refuseTwice(found: FoundDuplicate | undefined, code: string, field?: string): Outcome<void> {
  if (found?.verdict !== 'refuse') return ok(undefined)
  const { earlier, whose } = found
  return refuse(code, { nam: String(earlier.year), ma: earlier.code, name: whose.name, other: whose.other ? 'yes' : '' }, field)
}
