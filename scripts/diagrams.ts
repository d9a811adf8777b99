// Draws the lifecycle of đề án from its table into docs/diagrams. With --check it writes nothing and fails when a drawing is old.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { toMermaid } from '../src/basics/lifecycle.ts'
import { type Level, movesOf } from '../src/project/lifecycle.ts'

const FOLDER = new URL('../docs/diagrams/', import.meta.url)

function drawingOf(level: Level): string {
  const ends = movesOf(level)
    .flatMap((move) => (move.to === 'same' ? [] : [move.to]))
    .filter((state, i, all) => all.indexOf(state) === i && !movesOf(level).some((move) => move.from.includes(state)))
  const [head, ...arrows] = toMermaid(movesOf(level)).split('\n')
  return [head, '  [*] --> draft', ...arrows, ...ends.map((state) => `  ${state} --> [*]`), ''].join('\n')
}

function textOf(file: URL): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function draw(check: boolean): number {
  let old = 0
  mkdirSync(FOLDER, { recursive: true })
  for (const level of ['local', 'national'] as const) {
    const file = new URL(`project-${level}.mmd`, FOLDER)
    const drawing = drawingOf(level)
    if (textOf(file) === drawing) continue
    if (check) {
      console.error(`docs/diagrams/project-${level}.mmd is not what src/project/lifecycle.ts says: run scripts/diagrams.ts`)
      old += 1
    } else writeFileSync(file, drawing)
  }
  return old
}

process.exitCode = draw(process.argv.includes('--check')) === 0 ? 0 : 1
