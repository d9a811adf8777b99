// Turns a page to another programme of the province: the one before, the next, one taken over in a merger. Not drawn while there is only one.
import type { Chosen, Programme, ProgrammeChoice } from './programme.ts'

export function ProgrammeChooser({ chosen: { programme, choices }, action }: { chosen: Chosen; action: string }) {
  if (choices.length < 2) return null
  return (
    <form class="acts" method="get" action={action} aria-label="Chọn chương trình">
      <select class="form-select" name="programme" aria-label="Chương trình">
        {choices.map((one) => (
          <option key={one.code} value={one.code} selected={one.code === programme.code}>
            {labelOf(one, choices)}
          </option>
        ))}
      </select>
      <button class="btn btn-outline" type="submit">
        Đổi chương trình
      </button>
    </form>
  )
}

/** "Chương trình 2021-2025", "Chương trình 2021-2025 (Phú Yên)"; the code where two would read alike. */
function labelOf(one: ProgrammeChoice, all: readonly ProgrammeChoice[]): string {
  const words = (choice: ProgrammeChoice) =>
    `Chương trình ${choice.fromYear}-${choice.toYear}${choice.inheritedFrom === null ? '' : ` (${choice.inheritedFrom})`}`
  return all.filter((other) => words(other) === words(one)).length > 1 ? `${words(one)}, mã ${one.code}` : words(one)
}

/** Kept through a form that acts on the programme shown. */
export function KeptProgramme({ programme: { kept } }: { programme: Pick<Programme, 'kept'> }) {
  return kept === undefined ? null : <input type="hidden" name="programme" value={kept} />
}
