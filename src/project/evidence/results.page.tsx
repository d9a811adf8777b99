// The results of a đề án: for each target line what will count, and for one line the things named so far and the form of the next.

import { formatFigure } from '../../basics/figure.ts'
import { ACCEPTED } from '../../papers/accepted.ts'
import { countingWords, type NamedKind } from '../../programme/counting.ts'
import type { PageContext } from '../../ui/context.ts'
import { DayField, FileField, TextArea, TextField } from '../../ui/field.tsx'
import { ErrorSummary, Form, LinkButton, SubmitButton } from '../../ui/form.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState, Sheet } from '../../ui/panel.tsx'
import { type Column, DataTable } from '../../ui/table.tsx'
import type { Project } from '../project.ts'
import { ASKED, type Item, type ItemField } from './item.ts'
import { type OfferedLine, quantityOf } from './offer.ts'
import type { LineView, ResultsView } from './results.ts'
import { HINTS, itemWords, labelOf } from './words.vi.ts'

const TITLE = 'Kết quả tính cho mục tiêu'

function pathOf({ id }: Project, line?: OfferedLine): string {
  return line ? `/projects/${id}/results/${encodeURIComponent(line.line.code)}` : `/projects/${id}/results`
}

const COLUMNS: readonly Column[] = [
  { key: 'code', head: 'Mã', kind: 'stt' },
  { key: 'name', head: 'Mục tiêu, cách tính', kind: 'text', full: true },
  { key: 'unit', head: 'ĐVT', kind: 'center' },
  { key: 'planned', head: 'Đăng ký', kind: 'num' },
  { key: 'named', head: 'Đã ghi', kind: 'num' },
  { key: 'act', head: '', kind: 'text' },
]

export function ResultsPage({ project, lines }: ResultsView, context: PageContext) {
  return (
    <Page context={context} title={TITLE} crumbs={crumbs(project)} sub={project.name} width="narrow">
      <Sheet
        title="Mục tiêu mà đề án góp vào"
        foot="Cơ sở thụ hưởng được đánh dấu khi nghiệm thu. Việc có tên thì ghi trước từng việc, kèm giấy tờ; khi nghiệm thu đánh dấu việc đạt."
      >
        {lines.length === 0 ? (
          <EmptyState title="Đề án không thuộc chỉ tiêu nào của chương trình">
            Đề án được theo dõi riêng trong báo cáo, không tính vào mục tiêu.
          </EmptyState>
        ) : (
          <DataTable caption="Mục tiêu mà đề án góp vào" columns={COLUMNS} rows={lines.map((one) => ({ cells: cells(project, one) }))} cards />
        )}
      </Sheet>
    </Page>
  )
}

function cells(project: Project, offered: OfferedLine) {
  const { line, counting, planned, things } = offered
  const named = counting.what !== 'beneficiary' && counting.what !== 'words' && counting.what !== 'measured'
  return {
    code: line.code,
    name: (
      <>
        {line.name}
        <span class="under">{countingWords(counting)}</span>
      </>
    ),
    unit: line.unit || '-',
    planned: formatFigure(planned),
    named: named ? formatFigure(quantityOf(things)) : '-',
    act: named && <a href={pathOf(project, offered)}>Ghi từng việc</a>,
  }
}

function crumbs(project: Project) {
  return [{ label: 'Đề án', href: '/projects' }, { label: project.code, href: `/projects/${project.id}` }, { label: TITLE }]
}

export function LineResultsPage(view: LineView, context: PageContext) {
  const { project, offered, kind, items, requestKey } = view
  const action = pathOf(project, offered)
  return (
    <Page
      context={context}
      title={offered.line.name}
      crumbs={[...crumbs(project).slice(0, 2), { label: TITLE, href: pathOf(project) }, { label: `Mục tiêu ${offered.line.code}` }]}
      sub={countingWords(offered.counting)}
      width="narrow"
    >
      <ErrorSummary context={context} action={action} what="Chưa ghi được" />
      <div class="stack">
        <Named view={view} context={context} />
        <Sheet title="Ghi thêm" padded>
          <Form
            context={context}
            action={action}
            requestKey={requestKey}
            enctype="multipart/form-data"
            submit="Ghi"
            confirms="Đã so với giấy tờ: đúng như đã ghi, không phải việc đã có"
          >
            {ASKED[kind].map((field) => (
              <ItemInput key={field} kind={kind} field={field} />
            ))}
            <FileField name="file" label="Giấy tờ chứng minh" hint={offered.counting.paper} accept={ACCEPTED} />
          </Form>
        </Sheet>
        <p class="note">
          {items.length === 0 ? '' : `Đã ghi ${items.length} dòng, ${formatFigure(quantityOf(offered.things))} ${offered.line.unit}.`}
        </p>
        <LinkButton href={pathOf(project)} tone="quiet">
          Về các mục tiêu của đề án
        </LinkButton>
      </div>
    </Page>
  )
}

function ItemInput({ kind, field }: { kind: NamedKind; field: ItemField }) {
  const given = { name: field, label: labelOf(kind, field), ...(HINTS[field] ? { hint: HINTS[field] } : {}) }
  if (field === 'startsOn' || field === 'endsOn') return <DayField {...given} />
  if (field === 'codes') return <TextArea {...given} rows={3} />
  if (field === 'quantity') return <TextField {...given} inputmode="numeric" class="num" />
  return <TextField {...given} maxLength={300} {...(kind === 'enterprise' && field === 'number' ? { inputmode: 'numeric' } : {})} />
}

const ITEM_COLUMNS: readonly Column[] = [
  { key: 'name', head: 'Đã ghi', kind: 'text', full: true },
  { key: 'paper', head: 'Giấy tờ', kind: 'text' },
  { key: 'act', head: '', kind: 'text' },
]

function Named({ view: { project, items, removalKey }, context }: { view: LineView; context: PageContext }) {
  if (items.length === 0) return null
  return (
    <Sheet title="Đã ghi">
      <Form context={context} action={`/projects/${project.id}/result-removals`} requestKey={removalKey} label="Rút dòng đã ghi">
        <DataTable
          caption="Việc đã ghi"
          columns={ITEM_COLUMNS}
          rows={items.map((item) => ({ id: item.id, cells: itemCells(project, item) }))}
          cards
        />
      </Form>
    </Sheet>
  )
}

function itemCells(project: Project, item: Item) {
  return {
    name: (
      <>
        {item.name}
        <span class="under">{itemWords(item)}</span>
      </>
    ),
    paper: <a href={`/projects/${project.id}/files/${item.fileId}`}>{item.fileName}</a>,
    act: (
      <SubmitButton tone="quiet" small name="itemId" value={item.id}>
        Rút<span class="sr"> {item.name}</span>
      </SubmitButton>
    ),
  }
}
