// What is asked of the trail: narrowed to a đề án or a person, or how it stands.

export type NamedProject = { readonly id: string; readonly code: string }
export type NamedPerson = { readonly id: string; readonly login: string; readonly name: string; readonly title: string }

export type Looked = {
  readonly project?: NamedProject | undefined
  readonly person?: NamedPerson | undefined
  /** Nothing is kept under what was typed here. */
  readonly unknown?: 'project' | 'who' | undefined
  /** Several people answer to what was typed: whoever reads chooses one. */
  readonly choices: readonly NamedPerson[]
}

/** The one person meant: whose login it is, or the only one it fits. */
export function personMeant(typed: string, called: readonly NamedPerson[]): NamedPerson | undefined {
  return called.find(({ login }) => login === typed.toLowerCase()) ?? (called.length === 1 ? called[0] : undefined)
}

export type TrailState = {
  /** Acts written since midnight; counting stops at a thousand. */
  readonly todays: { readonly rows: number; readonly capped: boolean }
  /** The last signed checkpoint. */
  readonly signed: { readonly number: number; readonly at: Date } | undefined
}
