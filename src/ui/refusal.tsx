// A refusal says what, why (figures in a table), by which article, and at least one way out, and that nothing was lost.
import type { ComponentChildren } from 'preact'
import { type Citation, Cite } from './act-panel.tsx'
import { StateChip } from './chip.tsx'
import { Icon } from './icon.tsx'
import { type Column, DataTable, type Row } from './table.tsx'

export type WhyRow = {
  readonly condition: string
  readonly under?: string | undefined
  /** The article the condition stands in. */
  readonly rule?: ComponentChildren
  readonly needed: string
  readonly found: string
  readonly met: boolean
}

export type WayOut = { readonly title: string; readonly detail: ComponentChildren; readonly act?: ComponentChildren }

export type RefusalPageProps = {
  /** "Chưa đủ điều kiện tạm ứng: mới đạt 61,4%, yêu cầu trên 70%" */
  readonly what: string
  /** "Chưa có khoản tiền nào được ghi. Đề nghị vừa gửi được giữ nguyên để dùng lại." */
  readonly kept: string
  readonly why?: readonly WhyRow[] | undefined
  readonly citations?: readonly Citation[] | undefined
  readonly waysOut: readonly WayOut[]
  /** Code, time, whether the trail has it. */
  readonly foot?: string | undefined
  readonly children?: ComponentChildren
}

/** The body of a page: put it inside <Page> with the title of the refused act. */
export function RefusalPage({ what, kept, why = [], citations = [], waysOut, foot, children }: RefusalPageProps) {
  return (
    <section class="sheet refusal">
      <div class="sheet-body">
        <div class="refusal-head">
          <span class="refusal-mark">
            <Icon name="no" />
          </span>
          <div>
            <h2>{what}</h2>
            <p>{kept}</p>
          </div>
        </div>
        {why.length > 0 && <WhyTable rows={why} />}
        {citations.map((citation) => (
          <Cite key={citation.article} citation={citation} />
        ))}
        {children}
        <h2 class="refusal-out">Cách đi tiếp</h2>
        <ol class="how">
          {waysOut.map(({ title, detail, act }) => (
            <li key={title}>
              <b>{title}</b>
              <span>{detail}</span>
              {act && <span class="how-act">{act}</span>}
            </li>
          ))}
        </ol>
      </div>
      {foot && <div class="sheet-foot">{foot}</div>}
    </section>
  )
}

const WHY_COLUMNS: readonly Column[] = [
  { key: 'condition', head: 'Điều kiện', kind: 'text' },
  { key: 'rule', head: 'Quy định', kind: 'text', full: true },
  { key: 'needed', head: 'Yêu cầu', kind: 'num' },
  { key: 'found', head: 'Hiện có', kind: 'num' },
  { key: 'verdict', head: 'Kết luận', kind: 'center', phone: '' },
]

function WhyTable({ rows }: { rows: readonly WhyRow[] }) {
  return (
    <div class="boxed">
      <DataTable caption="Số liệu hệ thống dùng để đối chiếu" columns={WHY_COLUMNS} rows={rows.map(whyCells)} cards />
    </div>
  )
}

function whyCells({ condition, under, rule, needed, found, met }: WhyRow): Row {
  return {
    cells: {
      condition: (
        <>
          {condition}
          {under && <span class="under">{under}</span>}
        </>
      ),
      rule,
      needed,
      found: met ? found : <b class="neg">{found}</b>,
      verdict: <StateChip tone={met ? 'good' : 'bad'} word={met ? 'Đạt' : 'Chưa đạt'} />,
    },
  }
}

export type DialogPageProps = {
  /** "Ngừng thực hiện đề án này?" */
  readonly question: string
  /** The fields and the way back with the act: a <Form>. */
  readonly children: ComponentChildren
}

/** A question that asks again before a grave act: a page of its own, so it works without JavaScript. */
export function DialogPage({ question, children }: DialogPageProps) {
  return (
    <section class="dialog-box" aria-labelledby="dialog-question">
      <h2 id="dialog-question">{question}</h2>
      {children}
    </section>
  )
}

/** The row of buttons at the end of a dialog or a form: the way back first, the act last. */
export function DialogActs({ children }: { children: ComponentChildren }) {
  return <div class="dialog-acts">{children}</div>
}
