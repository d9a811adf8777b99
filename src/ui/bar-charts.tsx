// Bars that keep the size of their text at any width: SVG in per cents, words beside it. A table of the same figures stands next to each.
import type { Source } from './chip.tsx'
import { type Amount, type Print, percentOf, place, printAmount } from './scale.ts'

export type TargetBarProps = {
  /** 63.3; left out when no quantity was set: the bar is hatched. */
  readonly percent?: number | undefined
  /** What is read aloud; "Đạt 63,3%" if left out. */
  readonly label?: string | undefined
  /** Where the plan should stand by now, in per cent. */
  readonly due?: number | undefined
  /** A bar of one source of money, or of its share. */
  readonly source?: Source | undefined
}

/** Slate on its way, green reached, hatched without a quantity. The per cent is always printed beside it. */
export function TargetBar({ percent, label, due, source }: TargetBarProps) {
  if (percent === undefined) {
    return <svg class="target-bar none" role="img" aria-label={label ?? 'Không giao số lượng'} />
  }
  const fill = source ?? (percent >= 100 ? 'reached' : 'counted')
  return (
    <svg class="target-bar" role="img" aria-label={label ?? `Đạt ${percent.toFixed(1).replace('.', ',')}%`}>
      <rect class={`fill ${fill}`} width={`${place(Math.min(100, Math.max(0, percent)))}%`} height="100%" />
      {due !== undefined && <rect class="due" x={`${place(Math.min(100, due))}%`} width="2" height="100%" />}
    </svg>
  )
}

/** What each source gives of the whole, on the ground of the whole; the per cent stands beside it. */
export function ShareBar({ label, parts }: { label: string; parts: readonly { readonly of: Source; readonly percent: number }[] }) {
  let at = 0
  return (
    <svg class="target-bar" role="img" aria-label={label}>
      {parts.map(({ of, percent }) => {
        const x = at
        at = place(at + percent)
        return <rect key={of} class={of} x={`${x}%`} width={`${place(percent)}%`} height="100%" />
      })}
    </svg>
  )
}

export type Part = { readonly of: Source | 'plan' | 'counted'; readonly name: string; readonly value: Amount /** "64,3%" */; readonly share?: string }

export type SplitBarProps = { readonly label: string; readonly parts: readonly Part[]; readonly print?: Print | undefined }

/** Parts of one total, at most four: figures inside where they fit, names and shares under. */
export function SplitBar({ label, parts, print = printAmount }: SplitBarProps) {
  const total = parts.reduce((sum, part) => sum + Number(part.value), 0)
  let at = 0
  const placed = parts.map((part) => {
    const width = percentOf(part.value, total)
    const x = at
    at = place(at + width)
    return { part, x, width }
  })
  return (
    <div class="split-bar">
      <svg
        role="img"
        aria-label={`${label}: ${parts.map((part) => `${part.name} ${print(part.value)}${part.share ? ` (${part.share})` : ''}`).join('; ')}`}
      >
        {placed.map(({ part, x, width }) => (
          <g key={part.name}>
            <rect class={part.of} x={`${x}%`} width={`${width}%`} height="100%" />
            {width >= 18 && (
              <text class={part.of === 'doiung' || part.of === 'plan' ? 'on-light' : 'on-dark'} x={`${x}%`} dx="10" y="22">
                {print(part.value)}
              </text>
            )}
          </g>
        ))}
      </svg>
      <ul class="legend">
        {parts.map((part) => (
          <li key={part.name} class={`source-tag s-${part.of}`}>
            <span>
              {part.name} <b>{print(part.value)}</b>
              {part.share && ` · ${part.share}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

export type SourceBarsProps = {
  readonly label: string
  /** One bar a stage, in the order money flows: "Dự toán giao", "Cam kết", … */
  readonly stages: readonly { readonly name: string; readonly parts: readonly { readonly of: Source; readonly value: Amount }[] }[]
  readonly print?: Print | undefined
}

const ROOM_FOR_TOTAL = 78

export function SourceBars({ label, stages, print = printAmount }: SourceBarsProps) {
  const totals = stages.map((stage) => stage.parts.reduce<Amount>((sum, part) => add(sum, part.value), zeroLike(stage.parts[0]?.value)))
  const most = totals.reduce<number>((max, total) => Math.max(max, Number(total)), 0)
  return (
    <div
      class="source-bars"
      role="img"
      aria-label={`${label}: ${stages.map((stage, i) => `${stage.name} ${print(totals[i] as Amount)}`).join('; ')}`}
    >
      {stages.map((stage, i) => (
        <div class="stage" key={stage.name}>
          <span class="stage-name">{stage.name}</span>
          <StageBar parts={stage.parts} total={totals[i] as Amount} most={most} print={print} />
        </div>
      ))}
    </div>
  )
}

type StageBarProps = { parts: readonly { readonly of: Source; readonly value: Amount }[]; total: Amount; most: number; print: Print }

function StageBar({ parts, total, most, print }: StageBarProps) {
  let at = 0
  return (
    <svg aria-hidden="true">
      {parts.map(({ of, value }) => {
        const width = place((percentOf(value, most) * ROOM_FOR_TOTAL) / 100)
        const x = at
        at = place(at + width)
        return (
          <g key={of}>
            <rect class={of} x={`${x}%`} width={`${width}%`} height="100%" />
            {parts.length > 1 && width >= 18 && (
              <text class={of === 'doiung' ? 'on-light' : 'on-dark'} x={`${x}%`} dx="8" y="18">
                {print(value)}
              </text>
            )}
          </g>
        )
      })}
      <text class="strong" x={`${at}%`} dx="8" y="18">
        {print(total)}
      </text>
    </svg>
  )
}

function zeroLike(value: Amount | undefined): Amount {
  return typeof value === 'bigint' ? 0n : 0
}

function add(a: Amount, b: Amount): Amount {
  return typeof a === 'bigint' && typeof b === 'bigint' ? a + b : Number(a) + Number(b)
}
