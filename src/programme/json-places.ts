// Where every value of a programme file stands, so that a wrong entry can be named by its line, or by its sheet and cell.

export type Place = { readonly line: number; readonly sheet?: string; readonly cell?: string; readonly label?: string }

export type PlacedFault = Place & { readonly path: string; readonly reason: string }

export type PlacedJson = { readonly value: unknown; readonly places: ReadonlyMap<string, Place>; readonly faults: readonly PlacedFault[] }

export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step + 1}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '')
}
