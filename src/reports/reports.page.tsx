// Which reports there are, and for which period.
import { type Day, formatDay, yearOf } from '../basics/day.ts'
import { KeptProgramme, ProgrammeChooser } from '../programme/chooser.page.tsx'
import { type Chosen, type Programme, withProgramme } from '../programme/programme.ts'
import { formFor, type PageContext } from '../ui/context.ts'
import { DayField } from '../ui/field.tsx'
import { ErrorSummary, LinkButton } from '../ui/form.tsx'
import { Page } from '../ui/page.tsx'
import { Sheet } from '../ui/panel.tsx'
import { DataTable, type Row } from '../ui/table.tsx'
import { type Period, periodsOfYear, quarterOf, wholeYears } from './period.ts'
import { periodLabel, spanWords } from './words.vi.ts'

export type ReportsView = Chosen & { readonly today: Day }

const REPORT = '/reports/programme'

export function ReportsPage({ view: { programme, choices, today }, context }: { view: ReportsView; context: PageContext }) {
  const whole = wholeYears(programme.fromYear, programme.toYear)
  const form = formFor(context, REPORT)
  return (
    <Page
      context={context}
      title="Báo cáo"
      sub={`${programme.name}. Một nguồn số liệu cho trang xem, tệp Word và tệp Excel.`}
      acts={
        <>
          <ProgrammeChooser chosen={{ programme, choices }} action="/reports" />
          {context.who?.roles.some((role) => role === 'administrator' || role === 'department-leader') && (
            <LinkButton href="/reports/letterhead">Thể thức báo cáo</LinkButton>
          )}
        </>
      }
    >
      <ErrorSummary context={context} action={REPORT} what="Chưa mở được báo cáo" />
      <div class="stack">
        <Sheet
          title="Báo cáo kết quả thực hiện Chương trình khuyến công"
          note="Thể thức theo Nghị định 30/2020/NĐ-CP; đề cương chưa kiểm chứng với mẫu của Bộ"
        >
          <DataTable
            caption="Kỳ báo cáo"
            cards
            middle
            columns={[
              { key: 'name', head: 'Kỳ báo cáo', kind: 'text' },
              { key: 'span', head: 'Từ ngày - đến ngày', kind: 'text' },
              { key: 'open', head: 'Xem', kind: 'center', phone: '' },
              { key: 'word', head: 'Tải Word', kind: 'center', phone: '' },
              { key: 'excel', head: 'Tải Excel', kind: 'center', phone: '' },
            ]}
            rows={[whole, ...presets(programme, today)].map((period) => periodRow(period, programme))}
          />
        </Sheet>
        <Sheet title="Kỳ báo cáo khác" padded>
          <form method="get" action={REPORT} noValidate aria-label="Chọn kỳ báo cáo">
            <KeptProgramme programme={programme} />
            <div class="grid g-3">
              <DayField name="from" label="Từ ngày" form={form} value={formatDay(whole.from)} />
              <DayField name="to" label="Đến ngày" form={form} value={formatDay(today < whole.to ? today : whole.to)} />
            </div>
            <p class="note">
              Từ 01/01 đến 31/12: tính theo năm ngân sách. Khoảng thời gian khác: phát sinh tính theo ngày chứng từ, ngày nghiệm thu; dự toán, kế
              hoạch và tỷ lệ tính theo năm ngân sách.
            </p>
            <div class="form-acts">
              <button class="btn btn-primary" type="submit">
                Xem báo cáo
              </button>
            </div>
          </form>
        </Sheet>
      </div>
    </Page>
  )
}

/** Periods that have begun, newest year first; quarters of the newest year only. */
function presets({ fromYear, toYear }: Programme, today: Day): Period[] {
  const newest = Math.min(yearOf(today), toYear)
  const years = Array.from({ length: Math.max(0, newest - fromYear + 1) }, (_, i) => newest - i)
  const quarters = [4, 3, 2, 1].map((quarter) => quarterOf(newest, quarter))
  const all = years.flatMap((year) => (year === newest ? [...periodsOfYear(year), ...quarters] : periodsOfYear(year)))
  return all.filter(({ from }) => from <= today)
}

function periodRow(period: Period, programme: Programme): Row {
  const query = withProgramme(programme, { from: period.from, to: period.to })
  return {
    id: `ky-${period.from}-${period.to}`,
    cells: {
      name: periodLabel(period),
      span: spanWords(period),
      open: (
        <LinkButton href={`/reports/programme${query}`} small>
          Xem
        </LinkButton>
      ),
      word: (
        <LinkButton href={`/reports/programme.docx${query}`} icon="download" small>
          Word
        </LinkButton>
      ),
      excel: (
        <LinkButton href={`/reports/programme.xlsx${query}`} icon="download" small>
          Excel
        </LinkButton>
      ),
    },
  }
}
