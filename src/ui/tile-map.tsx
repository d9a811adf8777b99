// One tile per commune, name and number printed, five steps of one hue. Places are relative; a table by area stands beside it.
import { printAmount } from './scale.ts'

export type Tile = { readonly name: string; readonly column: number; readonly row: number; readonly value: number }

export type TileMapProps = {
  readonly label: string
  readonly tiles: readonly Tile[]
  /** Least value of each of the four darker steps. */
  readonly steps?: readonly [number, number, number, number] | undefined
  /** Words of the legend, lightest first. */
  readonly words?: readonly [string, string, string, string, string] | undefined
}

const WIDTH = 88
const HEIGHT = 44

export function TileMap({ label, tiles, steps = [1, 2, 3, 4], words }: TileMapProps) {
  const columns = tiles.reduce((most, tile) => Math.max(most, tile.column + 1), 0)
  const rows = tiles.reduce((most, tile) => Math.max(most, tile.row + 1), 0)
  const legend = words ?? legendOf(steps)
  return (
    <div class="tile-box only-wide">
      <svg class="figure-svg tile-map" viewBox={`0 0 ${columns * WIDTH} ${rows * HEIGHT}`} role="img" aria-label={label}>
        {tiles.map((tile) => (
          <TileCell key={tile.name} tile={tile} shade={steps.filter((least) => tile.value >= least).length} />
        ))}
      </svg>
      <ul class="legend">
        {legend.map((word, shade) => (
          <li key={word}>
            <svg class="bullet" aria-hidden="true">
              <rect class={`q${shade}`} width="100%" height="100%" />
            </svg>
            {word}
          </li>
        ))}
      </ul>
    </div>
  )
}

function legendOf(steps: readonly number[]): string[] {
  const span = (i: number) => {
    const least = steps[i] as number
    const next = steps[i + 1]
    if (next === undefined) return `${printAmount(least)} trở lên`
    return next - least === 1 ? printAmount(least) : `${printAmount(least)}-${printAmount(next - 1)}`
  }
  return ['Chưa có', span(0), span(1), span(2), span(3)]
}

function TileCell({ tile, shade }: { tile: Tile; shade: number }) {
  const x = tile.column * WIDTH
  const y = tile.row * HEIGHT
  const word = shade >= 3 ? 'tile-name tile-dark' : 'tile-name'
  return (
    <g>
      <rect class={`tile q${shade}`} x={x} y={y} width={WIDTH} height={HEIGHT} rx="3" />
      <text class={word} x={x + 7} y={y + 18}>
        {tile.name}
      </text>
      <text class={`${word} tile-value`} x={x + 7} y={y + 36}>
        {printAmount(tile.value)}
      </text>
    </g>
  )
}
