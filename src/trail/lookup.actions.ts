// Who and what the trail is narrowed to: a đề án by its code, a person by name or login.
// The rooms that keep them are not this room's to look into, so their answers are handed in.
import type { Ask } from '../platform/route.ts'
import { type Looked, type NamedPerson, type NamedProject, personMeant } from './lookup.ts'

export type Registers = {
  projectCalled(ask: Ask, typed: string): Promise<NamedProject | undefined>
  /** Codes of the đề án among these records. */
  codesOf(ask: Ask, ids: readonly string[]): Promise<ReadonlyMap<string, string>>
  peopleCalled(ask: Ask, typed: string): Promise<readonly NamedPerson[]>
  person(ask: Ask, id: string): Promise<NamedPerson | undefined>
}

export type Typed = { readonly project: string; readonly who: string; readonly person?: string | undefined }

export async function lookUp(ask: Ask, registers: Registers, typed: Typed): Promise<Looked> {
  const project = typed.project === '' ? undefined : await registers.projectCalled(ask, typed.project)
  if (typed.project !== '' && !project) return { unknown: 'project', choices: [] }
  if (typed.who === '') {
    const person = typed.person === undefined ? undefined : await registers.person(ask, typed.person)
    return { project, person, choices: [] }
  }
  const called = await registers.peopleCalled(ask, typed.who)
  const person = personMeant(typed.who, called)
  if (person) return { project, person, choices: [] }
  return { project, unknown: called.length === 0 ? 'who' : undefined, choices: called }
}
