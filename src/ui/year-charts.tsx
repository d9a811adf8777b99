// Columns and lines over years. Plan is always grey and behind; what was counted stands in front.
import { type Amount, type Print, place, printAmount, printTick, ticksTo } from './scale.ts'

export type YearFigure = { readonly year: string; readonly plan?: Amount | undefined; readonly counted?: Amount | undefined }

export type YearChartProps = {
  readonly label: string
  readonly years: readonly YearFigure[]
  readonly print?: Print | undefined
  /** On a phone the table below takes its place ('hide'), or it is drawn again for 328 px ('redraw', public pages). */
  readonly phone?: 'hide' | 'redraw' | undefined
}

type Size = {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly top: number
}
type Drawing = Omit<YearChartProps, 'phone'> & { readonly size: Size; readonly className: string }

const COLUMNS_WIDE: Size = { width: 620, height: 210, left: 58, right: 620, bottom: 180, top: 22 }
const COLUMNS_PHONE: Size = { width: 328, height: 210, left: 48, right: 328, bottom: 180, top: 22 }
const LINE_WIDE: Size = { width: 660, height: 206, left: 60, right: 552, bottom: 170, top: 20 }
const LINE_PHONE: Size = { width: 328, height: 206, left: 48, right: 310, bottom: 170, top: 20 }

export function YearColumns({ phone = 'hide', ...props }: YearChartProps) {
  return (
    <>
      <Columns {...props} size={COLUMNS_WIDE} className="figure-svg only-wide" />
      {phone === 'redraw' && <Columns {...props} size={COLUMNS_PHONE} className="figure-svg only-phone" />}
    </>
  )
}

/** Only for running sums: dashed is plan, the line is what was counted. */
export function LineChart({ phone = 'hide', ...props }: YearChartProps) {
  return (
    <>
      <Lines {...props} size={LINE_WIDE} className="figure-svg only-wide" />
      {phone === 'redraw' && <Lines {...props} size={LINE_PHONE} className="figure-svg only-phone" />}
    </>
  )
}

function scaleOf(years: readonly YearFigure[], size: Size) {
  const amounts = years.flatMap(({ plan, counted }) => [plan, counted]).filter((value) => value !== undefined)
  const ticks = ticksTo(amounts.reduce<number>((max, value) => Math.max(max, Number(value)), 0))
  const top = ticks.at(-1) as number
  const y = (value: Amount) => place(size.bottom - (Number(value) / top) * (size.bottom - size.top))
  return { ticks, y, like: amounts[0] }
}

function Axis({ years, size, print }: { years: readonly YearFigure[]; size: Size; print: Print }) {
  const { ticks, y, like } = scaleOf(years, size)
  return (
    <g>
      {ticks.map((tick) => (
        <g key={tick}>
          <line class={tick === 0 ? 'axis' : 'gridline'} x1={size.left} x2={size.right} y1={y(tick)} y2={y(tick)} />
          <text x={size.left - 8} y={y(tick) + 4} text-anchor="end">
            {printTick(tick, like, print)}
          </text>
        </g>
      ))}
    </g>
  )
}

function Columns({ label, years, print = printAmount, size, className }: Drawing) {
  const { y } = scaleOf(years, size)
  const slot = (size.right - size.left) / Math.max(years.length, 1)
  const wide = Math.min(56, place(slot * 0.62))
  return (
    <svg class={className} viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={label}>
      <Axis years={years} size={size} print={print} />
      {years.map((figure, i) => {
        const middle = place(size.left + slot * (i + 0.5))
        return (
          <g key={figure.year}>
            <YearColumn figure={figure} middle={middle} wide={wide} y={y} bottom={size.bottom} print={print} />
            <text x={middle} y={size.bottom + 21} text-anchor="middle">
              {figure.year}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

type ColumnProps = { figure: YearFigure; middle: number; wide: number; y: (value: Amount) => number; bottom: number; print: Print }

function YearColumn({ figure: { plan, counted }, middle, wide, y, bottom, print }: ColumnProps) {
  const bars = [
    { of: 'plan', value: plan, width: wide },
    { of: 'counted', value: counted, width: plan === undefined ? wide : place(wide * 0.72) },
  ].flatMap(({ of, value, width }) => (value === undefined ? [] : [{ of, width, top: y(value), word: print(value) }]))
  const [taller, shorter] = [...bars].sort((a, b) => a.top - b.top)
  return (
    <>
      {bars.map(({ of, width, top }) => (
        <rect key={of} class={of} x={place(middle - width / 2)} y={top} width={width} height={place(bottom - top)} />
      ))}
      {taller && (
        <text class="strong" x={middle} y={place(taller.top - 6)} text-anchor="middle">
          {taller.word}
        </text>
      )}
      {taller && shorter && <ShorterFigure taller={taller} shorter={shorter} middle={middle} bottom={bottom} />}
    </>
  )
}

type Bar = { readonly of: string; readonly width: number; readonly top: number; readonly word: string }

const LINE = 17
const DIGIT = 6.6

/** The figure of the lower column stands over it, or inside it where the two tops meet; where neither fits, the table has it. */
function ShorterFigure({ taller, shorter, middle, bottom }: { taller: Bar; shorter: Bar; middle: number; bottom: number }) {
  const room = Math.min(taller.width, shorter.width) >= shorter.word.length * DIGIT
  const over = shorter.top - taller.top >= LINE
  if (!over && (!room || bottom - shorter.top < LINE + 4)) return null
  const dark = over ? taller.of === 'counted' : shorter.of === 'counted' || taller.of === 'counted'
  if (dark && !room) return null
  return (
    <text class={dark ? 'on-dark' : 'strong'} x={middle} y={place(over ? shorter.top - 5 : shorter.top + LINE)} text-anchor="middle">
      {shorter.word}
    </text>
  )
}

function Lines({ label, years, print = printAmount, size, className }: Drawing) {
  const { y } = scaleOf(years, size)
  const slot = (size.right - size.left) / Math.max(years.length, 1)
  const x = (i: number) => place(size.left + slot * (i + 0.5))
  const counted = years.flatMap((figure, i) => (figure.counted === undefined ? [] : [{ x: x(i), y: y(figure.counted), value: figure.counted }]))
  const plan = years.flatMap((figure, i) => (figure.plan === undefined ? [] : [{ x: x(i), y: y(figure.plan), value: figure.plan }]))
  return (
    <svg class={className} viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={label}>
      <Axis years={years} size={size} print={print} />
      <path class="line-plan" d={pathOf(plan)} />
      <path class="line-real" d={pathOf(counted)} />
      {counted.map((point) => (
        <circle key={point.x} class="point" cx={point.x} cy={point.y} r="3.5" />
      ))}
      {years.map(({ year }, i) => (
        <text key={year} x={x(i)} y={size.bottom + 25} text-anchor="middle">
          {year}
        </text>
      ))}
      <LineEnds plan={plan.at(-1)} counted={counted.at(-1)} size={size} print={print} />
    </svg>
  )
}

type Point = { readonly x: number; readonly y: number; readonly value: Amount }

function pathOf(points: readonly Point[]): string {
  return points.map((point, i) => `${i === 0 ? 'M' : 'L'}${point.x} ${point.y}`).join('')
}

/** Words at the ends of the lines instead of a legend; above the points where there is no room to the right. */
function LineEnds({ plan, counted, size, print }: { plan: Point | undefined; counted: Point | undefined; size: Size; print: Print }) {
  const roomRight = size.width - size.right > 100
  const ends = [
    { point: plan, word: 'kế hoạch' },
    { point: counted, word: 'thực hiện' },
  ]
  const close = plan && counted && Math.abs(plan.y - counted.y) < LINE
  return (
    <>
      {ends.map(({ point, word }, i) => {
        if (!point) return null
        const shift = close && i === 1 ? LINE : 0
        const text = `${print(point.value)} ${word}`
        return roomRight ? (
          <text key={word} class="strong" x={point.x + 10} y={point.y + 4 + shift}>
            {text}
          </text>
        ) : (
          <text key={word} class="strong" x={size.width - 4} y={point.y - 9 + shift * 2} text-anchor="end">
            {text}
          </text>
        )
      })}
    </>
  )
}
