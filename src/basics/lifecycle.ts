// A lifecycle is a table of moves. This file knows tables, not what moves.

/** One row: doing `act` takes a thing from one of `from` to `to`; 'same' leaves it where it was. */
export type Move<State extends string, Act extends string, Role extends string> = {
  readonly act: Act
  readonly from: readonly State[]
  readonly to: State | 'same'
  readonly by: readonly Role[]
  readonly needs?: readonly string[]
}

type AnyMove = Move<string, string, string>

export function movesFrom<M extends AnyMove>(moves: readonly M[], state: string, role?: string): M[] {
  return moves.filter((move) => move.from.includes(state) && (role === undefined || move.by.includes(role)))
}

/** States that no chain of moves reaches from `start`. A lifecycle should have none. */
export function unreachable(moves: readonly AnyMove[], start: string, states: readonly string[]): string[] {
  const seen = new Set([start])
  for (const state of seen) for (const move of movesFrom(moves, state)) if (move.to !== 'same') seen.add(move.to)
  return states.filter((state) => !seen.has(state))
}

export function toMermaid(moves: readonly AnyMove[]): string {
  const arrows = moves.flatMap((move) => move.from.map((from) => `  ${from} --> ${move.to === 'same' ? from : move.to}: ${move.act}`))
  return ['stateDiagram-v2', ...arrows].join('\n')
}
