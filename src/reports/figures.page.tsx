// The figures of one target line that stand beside what is counted, and the forms of those who may set them.
import type { ComponentChildren } from 'preact'
import { formatDay } from '../basics/day.ts'
import { formatFigure } from '../basics/figure.ts'
import { countingWords } from '../programme/counting.ts'
import { withProgramme } from '../programme/programme.ts'
import type { PageContext } from '../ui/context.ts'
import { DayField, TextArea, TextField } from '../ui/field.tsx'
import { ErrorSummary, Form, LinkButton } from '../ui/form.tsx'
import { Page } from '../ui/page.tsx'
import { Sheet } from '../ui/panel.tsx'
import { correctionWords, type FiguresView } from './figures.ts'

type Props = { readonly view: FiguresView; readonly context: PageContext }

export function FiguresPage({ view, context }: Props) {
  const { programme, line, counting } = view
  const to = `/programme/targets/${encodeURIComponent(line.code)}`
  const has = (...roles: readonly string[]) => roles.some((role) => context.who?.roles.includes(role))
  const counted = line.kind === 'flow' && counting.what !== 'words'
  return (
    <Page
      context={context}
      title={`Số liệu kèm văn bản của mục tiêu ${line.code}`}
      crumbs={[
        { label: 'Chương trình', href: `/programme${withProgramme(programme)}` },
        { label: `Mục tiêu ${line.code}`, href: `${to}${withProgramme(programme)}` },
        { label: 'Số liệu' },
      ]}
      sub={line.name}
      acts={<LinkButton href={`${to}${withProgramme(programme)}`}>Căn cứ</LinkButton>}
      width="narrow"
    >
      {['corrections', 'measures', 'year-goals'].map((act) => (
        <ErrorSummary key={act} context={context} action={`${to}/${act}`} what="Chưa ghi được" />
      ))}
      <p class="note">{countingWords(counting)}</p>
      <div class="stack">
        <YearGoals view={view} context={context} action={`${to}/year-goals`} may={has('department-leader') && line.goal.kind !== 'words'} />
        {counting.what === 'measured' && (
          <Measures view={view} context={context} action={`${to}/measures`} may={has('department-leader', 'department-officer')} />
        )}
        {counted && <Corrections view={view} context={context} action={`${to}/corrections`} may={has('department-leader')} />}
      </div>
    </Page>
  )
}

type Part = Props & { readonly action: string; readonly may: boolean }

function Told({ title, lines, none }: { title: string; lines: readonly string[]; none: string }) {
  return (
    <Sheet title={title} padded>
      {lines.length === 0 ? (
        <p class="note">{none}</p>
      ) : (
        <ul>
          {lines.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
    </Sheet>
  )
}

function SetForm({ part: { view, context, action, may }, nth, children }: { part: Part; nth: 0 | 1 | 2; children: ComponentChildren }) {
  if (!may) return null
  const { kept } = view.programme
  return (
    <Sheet padded>
      <Form context={context} action={action} requestKey={view.keys[nth]} submit="Ghi">
        {kept !== undefined && <input type="hidden" name="programme" value={kept} />}
        {children}
      </Form>
    </Sheet>
  )
}

function YearGoals(part: Part) {
  const { line, goals } = part.view
  const decided = new Map(goals.map((one) => [one.year, one]))
  const file = line.yearly
    .filter(({ year }) => !decided.has(year))
    .map(({ year, value }) => ({ year, words: `${formatFigure(value)} ${line.unit}, theo quyết định chương trình` }))
  const own = goals.map(({ year, value, decisionNo, decidedOn }) => ({
    year,
    words: `${formatFigure(value)} ${line.unit}, theo ${decisionNo} ngày ${formatDay(decidedOn)}`,
  }))
  const lines = [...file, ...own].sort((a, b) => a.year - b.year).map(({ year, words }) => `Năm ${year}: ${words}`)
  return (
    <>
      <Told title="Số giao từng năm" lines={lines} none="Chưa giao số cho năm nào." />
      <SetForm part={part} nth={0}>
        <TextField name="year" label="Năm" inputmode="numeric" class="num" />
        <TextField name="value" label={`Số giao (${line.unit})`} inputmode="decimal" class="num" />
        <TextField name="decisionNo" label="Số quyết định giao" maxLength={60} />
        <DayField name="decidedOn" label="Ngày quyết định" />
      </SetForm>
    </>
  )
}

function Measures(part: Part) {
  const { line, measures } = part.view
  const lines = measures.map(({ asAt, part: upper, whole, paperNo, paperOn }) => {
    const figure = whole === null ? `${formatFigure(upper)} ${line.unit}` : `${formatFigure(upper)} trên ${formatFigure(whole)}`
    return `Đến ${formatDay(asAt)}: ${figure}, theo ${paperNo} ngày ${formatDay(paperOn)}`
  })
  return (
    <>
      <Told title="Số liệu theo văn bản" lines={lines} none="Chưa ghi số liệu nào. Mỗi năm lấy số liệu ghi sau cùng của năm." />
      <SetForm part={part} nth={1}>
        <DayField name="asAt" label="Số liệu tính đến ngày" />
        <TextField name="part" label={line.kind === 'ratio' ? 'Tử số' : `Số liệu (${line.unit})`} inputmode="decimal" class="num" />
        {line.kind === 'ratio' && <TextField name="whole" label="Mẫu số" inputmode="decimal" class="num" />}
        <TextField name="paperNo" label="Số văn bản công bố" maxLength={60} />
        <DayField name="paperOn" label="Ngày văn bản" />
      </SetForm>
    </>
  )
}

function Corrections(part: Part) {
  const { line, corrections } = part.view
  return (
    <>
      <Told title="Điều chỉnh số đã đếm" lines={corrections.map(correctionWords)} none="Không có điều chỉnh: kết quả là số đếm từ căn cứ." />
      <SetForm part={part} nth={2}>
        <TextField name="year" label="Năm" inputmode="numeric" class="num" />
        <TextField
          name="quantity"
          label={`Số theo quyết định (${line.unit})`}
          hint="Ghi đúng bằng số đang đếm được thì bỏ điều chỉnh"
          inputmode="numeric"
          class="num"
        />
        <TextField name="decisionNo" label="Số quyết định" maxLength={60} />
        <DayField name="decidedOn" label="Ngày quyết định" />
        <TextArea name="reason" label="Lý do" rows={3} />
      </SetForm>
    </>
  )
}
