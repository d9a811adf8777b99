// The years a page tells: two lists and "Xem", sent by GET; and the addresses that carry them on.
import { KeptProgramme } from '../programme/chooser.page.tsx'
import type { Programme } from '../programme/programme.ts'
import { withProgramme, yearsOfPeriod } from '../programme/programme.ts'
import type { Span } from './evidence.ts'
import type { Reading } from './places.ts'

type SpanFormProps = {
  readonly action: string
  readonly span: Span
  readonly programme: Programme
  /** Kept through the change of years. */
  readonly kept?: Readonly<Record<string, string>> | undefined
}

export function SpanForm({ action, span, programme, kept = {} }: SpanFormProps) {
  const years = yearsOfPeriod(programme)
  return (
    <form class="acts" method="get" action={action} aria-label="Khoảng năm">
      <KeptProgramme programme={programme} />
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <YearSelect name="fromYear" label="Từ năm" years={years} value={span.fromYear} />
      <YearSelect name="toYear" label="Đến năm" years={years} value={span.toYear} />
      <button class="btn btn-outline" type="submit">
        Xem
      </button>
    </form>
  )
}

function YearSelect({ name, label, years, value }: { name: string; label: string; years: readonly number[]; value: number }) {
  return (
    <select class="form-select" name={name} aria-label={label}>
      {years.map((year) => (
        <option key={year} value={String(year)} selected={year === value}>
          {`${label} ${year}`}
        </option>
      ))}
    </select>
  )
}

/** "?fromYear=2023&toYear=2024", or nothing for the whole programme; with what else the address carries. */
export function spanQuery(span: Span, programme: Programme, more: Readonly<Record<string, string>> = {}): string {
  const whole = span.fromYear === programme.fromYear && span.toYear === programme.toYear
  const all: Record<string, string> = { ...more, ...(whole ? {} : { fromYear: String(span.fromYear), toYear: String(span.toYear) }) }
  return withProgramme(programme, all)
}

export function placesOf(span: Span, programme: Programme, reading: Reading = 'now'): string {
  return `/programme/communes${spanQuery(span, programme, reading === 'now' ? {} : { units: reading })}`
}
